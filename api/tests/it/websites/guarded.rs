//! What the guard keeps the check from, end to end: whoever writes an address in the directory must not reach what is not public.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use porta_api::websites::{Asker, Guard, Kind, Names, Roots};
use porta_contract::WebsiteReason;
use rustls::RootCertStore;

use super::scene::{HERE, PAGES, asker, hasty};
use super::server::{Reply, Server};

#[tokio::test]
async fn no_redirect_leads_to_what_is_not_public() {
    let secret = Server::start(|_| Reply::Status(200)).await;
    let port = secret.address.port();
    for (target, reason) in [
        (format!("http://127.0.0.1:{port}/"), WebsiteReason::Port),
        (format!("http://verein.example:{port}/"), WebsiteReason::Port),
        ("http://127.0.0.1/".to_owned(), WebsiteReason::NotPublic),
        ("http://localhost/".to_owned(), WebsiteReason::NotPublic),
        ("http://2130706433/".to_owned(), WebsiteReason::NotPublic),
        ("http://0x7f.1/".to_owned(), WebsiteReason::NotPublic),
        ("http://0/".to_owned(), WebsiteReason::NotPublic),
        ("http://[::1]/".to_owned(), WebsiteReason::NotPublic),
        ("http://[::ffff:127.0.0.1]/".to_owned(), WebsiteReason::NotPublic),
        ("http://[64:ff9b::a9fe:a9fe]/".to_owned(), WebsiteReason::NotPublic),
        (
            "http://169.254.169.254/latest/meta-data/".to_owned(),
            WebsiteReason::NotPublic,
        ),
        ("https://inside.example/".to_owned(), WebsiteReason::NotPublic),
        ("http://10.0.0.1/".to_owned(), WebsiteReason::NotPublic),
        (
            "http://user:word@verein.example/".to_owned(),
            WebsiteReason::Credentials,
        ),
        ("file:///etc/passwd".to_owned(), WebsiteReason::Scheme),
        ("ftp://verein.example/".to_owned(), WebsiteReason::Scheme),
    ] {
        let leads = target.clone();
        let server = Server::start(move |_| Reply::To(302, leads.clone())).await;

        let found = asker(&[server.address]).look(&server.url("verein.example", "/")).await;

        assert_eq!((found.kind, found.reason), (Kind::Refused, Some(reason)), "{target}");
        assert_eq!(server.asked().len(), 1);
    }
    assert!(secret.asked().is_empty(), "it was asked: {:?}", secret.lines());
}

#[tokio::test]
async fn what_an_entry_names_itself_is_looked_at_as_well() {
    let asker = asker(&[]);
    for url in [
        "http://169.254.169.254/",
        "http://127.0.0.1:22/",
        "http://inside.example/",
        "gopher://verein.example/",
        "no address",
    ] {
        assert_eq!(asker.look(url).await.kind, Kind::Refused, "{url}");
    }
}

#[tokio::test]
async fn a_name_is_looked_up_once_for_each_request_and_means_the_same_until_its_end() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/" => Reply::To(302, "/next".to_owned()),
        _ => Reply::Status(200),
    })
    .await;
    let (lookups, counted) = (Arc::new(AtomicUsize::new(0)), Arc::default());
    // Somebody who has power over the name shows an innocent address first, and another one when the connection is made.
    let turning = Arc::clone(&lookups);
    let names = Names::told(move |_| match turning.fetch_add(1, Ordering::SeqCst) {
        0 => Ok(vec![HERE]),
        _ => Ok(vec![[10, 0, 0, 7].into()]),
    });
    let guard = Guard::but_for(vec![server.address]);
    let roots = Roots::these(RootCertStore::empty());
    let asker = Asker::new(guard, names, &roots, hasty(&counted), PAGES).unwrap();

    let found = asker.look(&server.url("turning.example", "/")).await;

    assert_eq!(
        server.lines(),
        ["HEAD turning.example/"],
        "the first request went where the guard had looked"
    );
    assert_eq!(lookups.load(Ordering::SeqCst), 2);
    assert_eq!(
        (found.kind, found.reason),
        (Kind::Refused, Some(WebsiteReason::NotPublic))
    );
}
