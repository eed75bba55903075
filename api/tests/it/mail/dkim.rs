//! Signatures, verified by code of this test's own and by another implementation of the algorithms.

mod verify;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use porta_api::mail::{Signer, Transport, Verdict};
use porta_api::spine::clock::Clock;

use super::{manner, message, written};
use crate::harness::{Act, MailServer};
use verify::{Broken, signed_headers, verify};

const RSA: &str = include_str!("keys/rsa.pem");
const ED25519: &str = include_str!("keys/ed25519.pem");

fn signer(pem: &str) -> Signer {
    Signer::new("Porta.example", "porta2026", pem).unwrap()
}

fn signed(pem: &str) -> Vec<u8> {
    let mail = message(
        "Porta für Trier <porta@porta.example>",
        "office@bürgerhilfe.example",
        "Grüße: stimmt das noch? Eine sehr lange Zeile, die auf mehrere verteilt wird",
        "Guten Tag,\n\n  zwei  Blanks\tund ein Tab \n.\n\n\n",
    );
    signer(pem).sign(&mail.formatted()).unwrap()
}

#[test]
fn signatures_of_both_kinds_are_verified() {
    for pem in [RSA, include_str!("keys/rsa-pkcs1.pem"), ED25519] {
        let mail = signed(pem);
        assert_eq!(verify(&mail, &signer(pem).record()), Ok(()));
        assert_eq!(signer(pem).name(), "porta2026._domainkey.porta.example");
        assert_eq!(mail, signed(pem), "the same mail signed twice is the same bytes");
        assert!(mail.split(|byte| *byte == b'\n').all(|line| line.len() <= 79));
    }
    assert_eq!(verify(&signed(RSA), &signer(ED25519).record()), Err(Broken::Signature));
}

#[test]
fn the_verification_itself_is_right() {
    // RFC 8463, appendix A.
    assert_eq!(verify(verify::EXAMPLE.as_bytes(), verify::EXAMPLE_RECORD), Ok(()));
}

#[test]
fn every_header_that_counts_is_covered() {
    let covered = signed_headers(&signed(RSA));

    for name in [
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "mime-version",
        "content-type",
        "auto-submitted",
        "list-unsubscribe",
        "list-unsubscribe-post",
    ] {
        assert!(covered.iter().any(|own| own == name), "{name}: {covered:?}");
    }
    let time = written().timestamp();
    assert!(String::from_utf8(signed(RSA)).unwrap().contains(&format!(" t={time};")));
}

#[test]
fn whatever_is_changed_breaks_it() {
    let mail = String::from_utf8(signed(ED25519)).unwrap();
    let record = signer(ED25519).record();
    let with = |from: &str, to: &str| {
        assert!(mail.contains(from), "{from}");
        verify(mail.replacen(from, to, 1).as_bytes(), &record)
    };

    assert_eq!(with("To: office@", "To: others@"), Err(Broken::Signature));
    assert_eq!(with("\r\nDate: ", "\r\nDate: x"), Err(Broken::Signature));
    assert_eq!(with("=One-Click", "=Two-Click"), Err(Broken::Signature));
    assert_eq!(with("multipart/alternative", "multipart/mixed"), Err(Broken::Signature));
    assert_eq!(
        with("\r\nTo: ", "\r\nFrom: evil@world.example\r\nTo: "),
        Err(Broken::Signature)
    );
    assert_eq!(with("\r\nTo: ", "\r\nSubject: Win!\r\nTo: "), Err(Broken::Signature));
    assert_eq!(with("Blanks", "Blinks"), Err(Broken::Body));
    // What the road may do to a mail.
    assert_eq!(
        with("Content-Language: ", "X-Passed: yes\r\nContent-Language: "),
        Ok(())
    );
    assert_eq!(with("\r\nMessage-ID: ", "\r\nmessage-id:  \t"), Ok(()));
    assert_eq!(
        verify(format!("Received: by x.example\r\n{mail}\r\n\r\n").as_bytes(), &record),
        Ok(())
    );
}

#[actix_web::test]
async fn what_a_mail_server_takes_is_signed() {
    let server = MailServer::start(&[], |_| Act::Take);
    let transport = Transport::smtp(&server.url, &manner(20_000, &Clock::fixed(written()))).unwrap();
    let transport = transport.signed(Some(signer(RSA)));
    let mail = message("porta@porta.example", "office@verein.example", "x", ".\n..\nGuten Tag");

    assert_eq!(transport.send("a", &mail).await, Verdict::Sent);

    let taken = server.taken();
    assert_eq!(verify(taken[0].text.as_bytes(), &signer(RSA).record()), Ok(()));
}

#[test]
fn keys_that_do_not_do_are_refused() {
    for pem in [
        "",
        "no key",
        include_str!("keys/rsa-short.pem"),
        include_str!("keys/ec.pem"),
    ] {
        let error = Signer::new("porta.example", "porta", pem).unwrap_err();
        assert!(error.contains("openssl genpkey"), "{error}");
    }
    assert!(
        Signer::new("porta example", "porta", RSA)
            .unwrap_err()
            .contains("PORTA_DKIM_DOMAIN")
    );
    assert!(
        Signer::new("porta.example", "", RSA)
            .unwrap_err()
            .contains("PORTA_DKIM_SELECTOR")
    );
    assert!(
        Signer::new("porta.example", "a;b", RSA)
            .unwrap_err()
            .contains("PORTA_DKIM_SELECTOR")
    );
    let shown = format!("{:?}", signer(RSA));
    assert!(!shown.contains("PRIVATE") && shown.len() < 200, "{shown}");
}

/// What the program says at its start with these settings.
fn start(settings: &[(&str, &Path)]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_porta-api"))
        .args([
            "check",
            "mail",
            "--dns",
            "127.0.0.1:1",
            "--mail-from",
            "porta@localhost",
        ])
        .env_clear()
        .envs(settings.iter().copied())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn half_a_configuration_and_a_key_that_others_read_stop_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dkim.pem");
    fs::write(&file, RSA).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    let (domain, selector) = (
        ("PORTA_DKIM_DOMAIN", Path::new("porta.example")),
        ("PORTA_DKIM_SELECTOR", Path::new("porta")),
    );
    let key = ("PORTA_DKIM_KEY_FILE", file.as_path());

    let said = start(&[domain, selector]);
    assert!(
        said.contains("together, or not at all; missing: PORTA_DKIM_KEY_FILE"),
        "{said}"
    );
    let said = start(&[key, ("PORTA_DKIM_DOMAIN", Path::new(""))]);
    assert!(
        said.contains("missing: PORTA_DKIM_DOMAIN and PORTA_DKIM_SELECTOR"),
        "{said}"
    );
    let said = start(&[domain, selector, key]);
    assert!(said.contains("chmod 600"), "{said}");
    let nowhere = ("PORTA_DKIM_KEY_FILE", Path::new("/nowhere/dkim.pem"));
    assert!(start(&[domain, selector, nowhere]).contains("cannot be read"));

    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    // Nothing is wrong with the settings any more, only with what was looked at.
    assert_eq!(start(&[domain, selector, key]), "");
}
