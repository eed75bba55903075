//! `porta-api check mail`, with a name server and a mail server on loopback.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Output};

use porta_api::mail::Signer;
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{Act, MailServer, NameServer};

const KEY: &str = include_str!("keys/rsa.pem");

/// An installation where all is well, until something is taken away.
struct World {
    names: NameServer,
    server: MailServer,
    folder: TempDir,
    args: Vec<(&'static str, String)>,
}

impl World {
    fn new() -> Self {
        let (names, server) = (
            NameServer::start(),
            MailServer::start(&["AUTH PLAIN", "SMTPUTF8"], |_| Act::Take),
        );
        names.txt("city.example", "v=spf1 mx include:_spf.relay.example -all");
        names.txt("city.example", "some-verification=abc");
        names.txt("_spf.relay.example", "v=spf1 ip4:192.0.2.0/24 ip4:127.0.0.0/8 ~all");
        names.mx("city.example", "mail.city.example");
        names.address("mail.city.example", "192.0.2.25");
        names.txt("_dmarc.city.example", "v=DMARC1; p=quarantine");
        let world = Self {
            args: vec![
                ("--dns", names.address.to_string()),
                ("--smtp-url", server.url.replace("smtp://", "smtp://porta:secret@")),
                ("--mail-from", "Porta <porta@city.example>".to_owned()),
                ("--issuer", "https://api.city.example".to_owned()),
                ("--web-public-url", "https://www.city.example".to_owned()),
                ("--dkim-domain", "city.example".to_owned()),
                ("--dkim-selector", "porta".to_owned()),
            ],
            names,
            server,
            folder: tempfile::tempdir().unwrap(),
        };
        world
            .names
            .txt("porta._domainkey.city.example", &world.signer().record());
        world
    }

    fn signer(&self) -> Signer {
        Signer::new("city.example", "porta", KEY).unwrap()
    }

    fn key(&self) -> PathBuf {
        let file = self.folder.path().join("dkim.pem");
        if !file.exists() {
            fs::write(&file, KEY).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        }
        file
    }

    fn set(&mut self, name: &str, value: &str) {
        let arg = self.args.iter_mut().find(|(own, _)| *own == name).unwrap();
        value.clone_into(&mut arg.1);
    }

    fn call(&self, more: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_porta-api"))
            .args(["check", "mail", "--dkim-key-file"])
            .arg(self.key())
            .args(self.args.iter().flat_map(|(name, value)| [*name, value]))
            .args(more)
            .env_clear()
            .output()
            .unwrap()
    }

    /// What is told, and whether all is well.
    fn look(&self) -> (bool, String) {
        let output = self.call(&[]);
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        (output.status.success(), told)
    }

    /// Something is to be set, and the lines say so.
    #[track_caller]
    fn expect(&self, lines: &[&str]) {
        let (well, told) = self.look();
        let missing: Vec<_> = lines.iter().filter(|line| !told.contains(*line)).collect();
        assert!(!well && missing.is_empty(), "{missing:?} not in\n{told}");
    }
}

#[test]
fn where_all_is_well_every_line_says_so() {
    let world = World::new();

    let (well, told) = world.look();

    assert!(well, "{told}");
    assert!(told.lines().all(|line| line.starts_with("ok  ")), "{told}");
    for about in ["smtp", "spf", "dkim", "dmarc", "mx", "unsubscribe", "links"] {
        assert!(told.lines().any(|line| line.contains(about)), "{about}\n{told}");
    }
    assert_eq!(world.server.heard("AUTH"), 1);
    assert_eq!(
        (world.server.heard("MAIL"), world.server.heard("QUIT")),
        (0, 1),
        "nothing is sent"
    );
}

#[test]
fn where_dns_knows_nothing_every_record_is_told() {
    let world = World::new();
    for name in [
        "city.example",
        "_spf.relay.example",
        "_dmarc.city.example",
        "porta._domainkey.city.example",
    ] {
        world.names.forget(name);
    }
    let record = world.signer().record();
    let (first, second) = record.split_at(255);

    world.expect(&[
        "city.example. TXT \"v=spf1 mx -all\"",
        &format!("porta._domainkey.city.example. TXT \"{first}\" \"{second}\""),
        "_dmarc.city.example. TXT \"v=DMARC1; p=none\"",
        "city.example. MX 10 mail.city.example.",
    ]);
}

#[test]
fn json_says_the_same() {
    let world = World::new();
    world.names.forget("_dmarc.city.example");

    let output = world.call(&["--json"]);

    assert_eq!(output.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["ok"], false);
    let findings = told["findings"].as_array().unwrap();
    let dmarc = findings.iter().find(|finding| finding["about"] == "dmarc").unwrap();
    assert_eq!(dmarc["level"], "set");
    assert_eq!(dmarc["record"]["kind"], "TXT");
    assert_eq!(findings.iter().filter(|finding| finding["level"] == "ok").count(), 6);
}

#[test]
fn an_spf_record_must_be_one_that_receivers_can_use() {
    let world = World::new();
    let spf = |text: &str| {
        world.names.forget("city.example");
        world.names.mx("city.example", "mail.city.example");
        world.names.txt("city.example", text);
    };

    spf("v=spf1 mx -all");
    world.names.txt("city.example", "v=spf1 -all");
    world.expect(&["set   spf          city.example has 2 SPF records"]);
    spf("v=spf1 mx ip4:192.0.2 -all");
    world.expect(&["cannot be read at `ip4:192.0.2`"]);
    spf("v=spf1 include:nothing.example -all");
    world.expect(&["nothing.example, which it includes, has 0 records"]);
    spf("v=spf1 include:loop.example -all");
    world.names.txt("loop.example", "v=spf1 include:loop.example -all");
    world.expect(&["more than 10 questions"]);
    world.names.txt("deep9.example", "v=spf1 ip4:127.0.0.1 -all");
    for number in 0..9 {
        let text = format!("v=spf1 include:deep{}.example -all", number + 1);
        world.names.txt(&format!("deep{number}.example"), &text);
    }
    spf("v=spf1 include:deep0.example -all");
    assert!(world.look().0, "ten questions are allowed");
    spf("v=spf1 mx include:deep0.example -all");
    world.expect(&["more than 10 questions"]);

    for right in [
        "v=spf1 a:host.example -all",
        "v=spf1 mx:lists.example ~all",
        "V=SPF1 redirect=_spf.relay.example",
        "v=spf1 -ip6:2001:db8::/32 ?ip4:10.0.0.0/8 +ip4:127.0.0.1 -all",
    ] {
        spf(right);
        world.names.forget("host.example");
        world.names.forget("lists.example");
        world.names.address("host.example", "127.0.0.1");
        world.names.mx("lists.example", "host.example");
        let (well, told) = world.look();
        assert!(
            well && told.contains("city.example lets 127.0.0.1 send for it."),
            "{right}\n{told}"
        );
    }
    spf("v=spf1 exists:%{i}._spf.example -all");
    let (well, told) = world.look();
    assert!(
        well && told.contains("look  spf"),
        "what only receivers can tell is not held against it\n{told}"
    );
}

#[test]
fn a_key_in_dns_must_be_the_one_that_signs() {
    let world = World::new();
    let name = "porta._domainkey.city.example";
    let other = Signer::new("city.example", "porta", include_str!("keys/ed25519.pem")).unwrap();
    let own = world.signer().record();
    let another = own.replace("p=MII", "p=MIJ");
    for (text, told) in [
        (other.record(), "is of the kind ed25519"),
        ("v=DKIM1; p=".to_owned(), "has been withdrawn"),
        ("v=DKIM1; p=###".to_owned(), "cannot be read"),
        (another, "is not the one that mails are signed with"),
        (own.replace("v=DKIM1", "v=DKIM2"), "of another version"),
        (own.replace("k=rsa", "h=sha1"), "allows no SHA-256"),
    ] {
        world.names.forget(name);
        world.names.txt(name, &text);
        world.expect(&[told, "porta._domainkey.city.example. TXT \"v=DKIM1; k=rsa; p=MII"]);
    }
    world.names.txt(name, &own);
    world.expect(&["2 keys"]);
    // Without a kind it is RSA; blanks in a long key do not matter.
    world.names.forget(name);
    world
        .names
        .txt(name, &own.replace("k=rsa; ", "").replace("IDAQAB", " IDAQAB "));
    assert!(world.look().0);
}

#[test]
fn dmarc_is_looked_for_upwards_and_compares_domains() {
    let mut world = World::new();
    world.set("--mail-from", "porta@mails.city.example");
    world.names.txt("mails.city.example", "v=spf1 ip4:127.0.0.1 -all");
    world.names.mx("mails.city.example", "mail.city.example");

    let (well, told) = world.look();
    assert!(well, "{told}");
    assert!(
        told.contains("_dmarc.city.example, with the policy quarantine"),
        "{told}"
    );
    assert!(told.contains("signed for city.example, which counts for it"), "{told}");

    world
        .names
        .txt("_dmarc.mails.city.example", "v=DMARC1; p=reject; adkim=s");
    world.expect(&["set PORTA_DKIM_DOMAIN=mails.city.example"]);
    world.names.forget("_dmarc.mails.city.example");
    world.names.txt("_dmarc.mails.city.example", "v=DMARC1; p=maybe");
    world.expect(&["says neither p=none nor"]);
    world.names.txt("_dmarc.mails.city.example", "v=DMARC1; p=none");
    world.expect(&["2 DMARC records"]);
    world.set("--mail-from", "porta@town.example");
    world.names.txt("_dmarc.town.example", "v=DMARC1; p=none");
    world.expect(&["which does not count for it"]);
}

#[test]
fn what_comes_back_must_arrive_somewhere() {
    let world = World::new();
    world.names.forget("mail.city.example");
    world.expect(&["mail.city.example. of city.example has no address"]);
    world.names.forget("city.example");
    world.names.txt("city.example", "v=spf1 ip4:127.0.0.1 -all");
    world.names.mx("city.example", "");
    world.expect(&["takes no mail at all"]);
}

#[test]
fn settings_that_cannot_do_are_told_with_what_to_set() {
    let mut world = World::new();
    world.set("--mail-from", "Porta <porta@localhost>");
    world.set("--issuer", "http://127.0.0.1:8080");
    world.set("--web-public-url", "http://127.0.0.1:3000");
    world.set("--smtp-url", "");
    world.expect(&[
        "Set PORTA_SMTP_URL.",
        "set PORTA_MAIL_FROM",
        "set PORTA_ISSUER",
        "set PORTA_WEB_PUBLIC_URL",
    ]);

    let wrong = world.server.url.replace("smtp://", "smtp://porta:wrong@");
    world.set("--smtp-url", &wrong);
    world.expect(&["refuses the login (535): correct user and password in PORTA_SMTP_URL."]);
    let starttls = format!("{}?tls=required", world.server.url);
    world.set("--smtp-url", &starttls);
    world.expect(&["offers no STARTTLS"]);
    world.set("--smtp-url", "smtp://127.0.0.1:1");
    world.expect(&["127.0.0.1:1 cannot be reached"]);
}

#[test]
fn a_name_server_that_is_silent_is_no_domain_without_records() {
    let mut world = World::new();
    world.set("--dns", "127.0.0.1:1");

    world.expect(&["set   dns          DNS gave no answer about city.example"]);
}
