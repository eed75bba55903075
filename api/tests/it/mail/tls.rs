//! Encryption: what a setting asks for happens, or nothing is sent.

use std::process::{Command, Output};

use porta_api::mail::{Transport, Verdict};
use porta_api::spine::clock::Clock;

use super::{manner, message, written};
use crate::harness::{Act, CERTIFICATE, MailServer, NameServer};

#[actix_web::test]
async fn nothing_is_sent_in_clear_to_a_server_without_starttls() {
    let server = MailServer::start(&["AUTH PLAIN"], |_| Act::Take);
    let url = format!("{}?tls=required", server.url.replace("smtp://", "smtp://porta:secret@"));
    let transport = Transport::smtp(&url, &manner(20_000, &Clock::fixed(written()))).unwrap();

    let verdict = transport
        .send("a", &message("a@b.example", "c@d.example", "x", "y"))
        .await;

    let why = "the mail server offers no STARTTLS, and nothing is sent in clear".to_owned();
    assert_eq!(verdict, Verdict::Later(why));
    assert_eq!((server.heard("MAIL"), server.heard("AUTH")), (0, 0));
}

#[actix_web::test]
async fn a_certificate_that_nobody_vouches_for_is_not_trusted() {
    let server = MailServer::start(&["STARTTLS", "AUTH PLAIN"], |_| Act::Take);
    for mode in ["required", "opportunistic"] {
        let url = format!("{}?tls={mode}", server.url.replace("smtp://", "smtp://porta:secret@"));
        let transport = Transport::smtp(&url, &manner(20_000, &Clock::fixed(written()))).unwrap();

        let verdict = transport
            .send("a", &message("a@b.example", "c@d.example", "x", "y"))
            .await;

        assert!(
            matches!(&verdict, Verdict::Later(why) if why.contains("TLS")),
            "{verdict:?}"
        );
    }
    assert_eq!((server.heard("MAIL"), server.heard("AUTH")), (0, 0));
}

/// The program in a world that trusts the test's certificate.
fn look(url: &str) -> Output {
    let names = NameServer::start();
    Command::new(env!("CARGO_BIN_EXE_porta-api"))
        .args(["check", "mail", "--dns", &names.address.to_string(), "--smtp-url", url])
        .env_clear()
        .env("SSL_CERT_FILE", CERTIFICATE)
        .output()
        .unwrap()
}

#[test]
fn with_a_certificate_that_is_trusted_everything_is_said_in_secret() {
    let offers_tls = MailServer::start(&["STARTTLS", "AUTH PLAIN"], |_| Act::Take);
    let always = MailServer::encrypted();
    let required = format!(
        "{}?tls=required",
        offers_tls.url.replace("smtp://", "smtp://porta:secret@")
    );
    for (server, url) in [
        (&offers_tls, required),
        (&always, always.url.replace("smtps://", "smtps://porta:secret@")),
    ] {
        let told = String::from_utf8(look(&url).stdout).unwrap();

        assert!(told.contains("answers, encrypted, and takes our login."), "{told}");
        assert_eq!((server.heard("AUTH"), server.heard("MAIL")), (1, 0));
    }
}
