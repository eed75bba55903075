//! What one look at a website finds.

use std::sync::Arc;
use std::time::Duration;

use porta_api::websites::{Asker, Guard, Kind, Manners, Roots};
use porta_contract::WebsiteReason;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::PrivateKeyDer;
use rustls::{RootCertStore, ServerConfig};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::scene::{PAGES, asker, asker_with, hasty, names};
use super::server::{Reply, Server};

#[tokio::test]
async fn a_page_that_answers_is_reachable_and_asked_once() {
    let server = Server::start(|_| Reply::Status(200)).await;

    let found = asker(&[server.address])
        .look(&server.url("verein.example", "/über?uns=a b#hier"))
        .await;

    assert_eq!(
        (found.kind, found.reason, found.http_status),
        (Kind::Reachable, None, Some(200))
    );
    assert_eq!(server.lines(), ["HEAD verein.example/%C3%BCber?uns=a%20b"]);
    let head = &server.asked()[0].head;
    assert!(head.contains("user-agent: porta/"), "{head}");
    assert!(head.contains(PAGES), "it says who asks: {head}");
}

#[tokio::test]
async fn where_head_is_refused_the_page_itself_is_asked() {
    for status in [403, 404, 405, 501] {
        let server = Server::start(move |asked| match asked.method.as_str() {
            "HEAD" => Reply::Status(status),
            _ => Reply::Status(200),
        })
        .await;

        let found = asker(&[server.address]).look(&server.url("verein.example", "/")).await;

        assert_eq!(found.kind, Kind::Reachable, "{status}");
        assert_eq!(server.lines(), ["HEAD verein.example/", "GET verein.example/"]);
    }
    let server = Server::start(|asked| match asked.method.as_str() {
        "HEAD" => Reply::Close,
        _ => Reply::Endless,
    })
    .await;
    let found = asker(&[server.address]).look(&server.url("verein.example", "/")).await;
    assert_eq!(found.kind, Kind::Reachable, "a body without end is dropped");
}

#[tokio::test]
async fn a_dead_page_a_wall_and_a_server_in_trouble_are_three_things() {
    for (status, kind, reason) in [
        (404, Kind::Missing, WebsiteReason::NotFound),
        (410, Kind::Missing, WebsiteReason::NotFound),
        (401, Kind::Unclear, WebsiteReason::Withheld),
        (403, Kind::Unclear, WebsiteReason::Withheld),
        (429, Kind::Unclear, WebsiteReason::Withheld),
        (500, Kind::Trouble, WebsiteReason::ServerError),
        (503, Kind::Trouble, WebsiteReason::ServerError),
    ] {
        let server = Server::start(move |_| Reply::Status(status)).await;

        let found = asker(&[server.address]).look(&server.url("verein.example", "/")).await;

        assert_eq!(
            (found.kind, found.reason, found.http_status),
            (kind, Some(reason), Some(status))
        );
    }
}

#[tokio::test]
async fn redirects_are_followed_step_by_step_without_cookies() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/a" => Reply::To(301, "b".to_owned()),
        "/b" => Reply::To(
            302,
            format!(
                "//neu.example:{}/c",
                asked
                    .head
                    .split(':')
                    .nth(2)
                    .unwrap_or_default()
                    .split('\r')
                    .next()
                    .unwrap()
            ),
        ),
        "/c" => Reply::To(308, "/d".to_owned()),
        _ => Reply::Status(200),
    })
    .await;

    let found = asker(&[server.address]).look(&server.url("alt.example", "/a")).await;

    assert_eq!(found.kind, Kind::Reachable);
    let way = ["alt.example/a", "alt.example/b", "neu.example/c", "neu.example/d"];
    assert_eq!(server.lines(), way.map(|place| format!("HEAD {place}")));
    assert!(server.asked().iter().all(|asked| !asked.head.contains("cookie")));
}

#[tokio::test]
async fn a_circle_of_redirects_ends_and_blames_nobody() {
    let server = Server::start(|_| Reply::To(302, "/".to_owned())).await;
    let found = asker(&[server.address]).look(&server.url("verein.example", "/")).await;
    assert_eq!(
        (found.kind, found.reason),
        (Kind::Unclear, Some(WebsiteReason::Redirects))
    );
    assert_eq!(server.asked().len(), 6, "five redirects are followed");

    let server = Server::start(|_| Reply::To(302, "http://[".to_owned())).await;
    let found = asker(&[server.address]).look(&server.url("verein.example", "/")).await;
    assert_eq!(
        (found.kind, found.reason),
        (Kind::Trouble, Some(WebsiteReason::Redirects))
    );
}

#[tokio::test]
async fn who_says_nothing_is_not_waited_for() {
    let server = Server::start(|_| Reply::Nothing).await;
    let short = Manners {
        answer: Duration::from_millis(50),
        ..hasty(&Arc::default())
    };

    let found = asker_with(&[server.address], short)
        .look(&server.url("verein.example", "/"))
        .await;

    assert_eq!(
        (found.kind, found.reason),
        (Kind::Trouble, Some(WebsiteReason::Timeout))
    );
    assert!(!found.was_answered());
}

#[tokio::test]
async fn names_that_are_not_there_are_told_from_servers_that_are_not() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = closed.local_addr().unwrap();
    drop(closed);
    let asker = asker(&[address]);
    let url = |name: &str| format!("http://{name}.example:{}/", address.port());

    let kinds = [
        ("nowhere", Kind::Missing),
        ("perhaps", Kind::Trouble),
        ("verein", Kind::Trouble),
    ];
    for (name, kind) in kinds {
        let found = asker.look(&url(name)).await;
        assert_eq!(found.kind, kind, "{name}: {found:?}");
        assert!(!found.was_answered());
    }
    let found = asker.look(&url("verein")).await;
    assert_eq!(found.reason, Some(WebsiteReason::NoConnection));
}

/// A server of a name with a certificate that nobody has signed, and who believes it.
async fn sealed() -> (Server, RootCertStore) {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["verein.example".to_owned()]).unwrap();
    let key = PrivateKeyDer::Pkcs8(signing_key.serialize_der().into());
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(cert.der().clone()).unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    (Server::sealed(acceptor, |_| Reply::Status(200)).await, roots)
}

#[tokio::test]
async fn certificates_are_looked_at_as_browsers_do() {
    let (server, roots) = sealed().await;
    let look = async |roots: RootCertStore, name: &str| {
        let guard = Guard::but_for(vec![server.address]);
        let asker = Asker::new(guard, names(), &Roots::these(roots), hasty(&Arc::default()), PAGES).unwrap();
        let url = format!("https://{name}:{}/", server.address.port());
        let found = asker.look(&url).await;
        (found.kind, found.reason)
    };

    assert_eq!(look(roots.clone(), "verein.example").await, (Kind::Reachable, None));
    let odd = Some(WebsiteReason::Certificate);
    assert_eq!(look(roots, "amt.example").await, (Kind::Trouble, odd));
    assert_eq!(
        look(RootCertStore::empty(), "verein.example").await,
        (Kind::Unclear, odd),
        "browsers may know who has signed it"
    );
    assert_eq!(server.lines(), ["HEAD verein.example/"]);
}
