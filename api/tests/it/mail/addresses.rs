//! Addresses of any script and names of any kind, through a conversation with a mail server.

use porta_api::mail::{Transport, Verdict};
use porta_api::spine::clock::Clock;

use super::{manner, message, written};
use crate::harness::{Act, MailServer, Taken};

async fn sent(offers: &'static [&'static str], message: &lettre::Message) -> (Verdict, Vec<Taken>) {
    let server = MailServer::start(offers, |_| Act::Take);
    let transport = Transport::smtp(&server.url, &manner(20_000, &Clock::fixed(written()))).unwrap();
    let verdict = transport.send("a", message).await;
    assert!(
        server.heard("MAIL") <= 1 && server.heard("RCPT") <= 1,
        "one message, one recipient"
    );
    (verdict, server.taken())
}

#[actix_web::test]
async fn domains_of_any_script_go_out_in_ascii() {
    let mail = message(
        "Porta <porta@straße.example>",
        "office@bürgerhilfe.example",
        "Noch richtig?",
        "Ja?",
    );

    let (verdict, taken) = sent(&[], &mail).await;

    assert_eq!(verdict, Verdict::Sent);
    assert_eq!(taken[0].to, "office@xn--brgerhilfe-9db.example");
    assert_eq!(taken[0].from, "porta@xn--strae-oqa.example");
    assert_eq!(taken[0].header("To").unwrap(), "office@xn--brgerhilfe-9db.example");
    assert_eq!(taken[0].header("From").unwrap(), "Porta <porta@xn--strae-oqa.example>");
    assert!(taken[0].text.is_ascii());
}

#[actix_web::test]
async fn letters_beyond_ascii_before_the_at_go_to_servers_that_carry_them() {
    let mail = message("porta@porta.example", "büro@bürgerhilfe.example", "x", "y");

    let (verdict, taken) = sent(&["SMTPUTF8"], &mail).await;
    assert_eq!(verdict, Verdict::Sent);
    assert_eq!(taken[0].to, "büro@xn--brgerhilfe-9db.example");

    let (verdict, taken) = sent(&[], &mail).await;
    assert!(
        matches!(&verdict, Verdict::Refused(why) if why.contains("SMTPUTF8")),
        "{verdict:?}"
    );
    assert!(taken.is_empty());
}

/// What people may call themselves, with what is read of it in a subject.
fn names() -> Vec<(String, String)> {
    let long = "Verein".repeat(400);
    [
        ("Verein\r\nBcc: all@world.example", "Verein Bcc: all@world.example"),
        ("Verein\r\n\r\n<html>", "Verein <html>"),
        (
            "Verein\u{2028}Bcc: all@world.example\u{85}x",
            "Verein Bcc: all@world.example x",
        ),
        (
            "\"Verein\" <all@world.example>, \\",
            "\"Verein\" <all@world.example>, \\",
        ),
        (
            "=?utf-8?b?QmNjOiBhbGxAd29ybGQuZXhhbXBsZQ==?=",
            "=?utf-8?b?QmNjOiBhbGxAd29ybGQuZXhhbXBsZQ==?=",
        ),
        ("=?utf-8?q?=0D=0ABcc:_all?= é", "=?utf-8?q?=0D=0ABcc:_all?= é"),
        ("\u{202e}nierevcilprot\u{202c} e.V.", "nierevcilprot e.V."),
        ("جمعية المساعدة 🤝", "جمعية المساعدة 🤝"),
        ("Verein\0\u{7}\u{1b}[31m", "Verein [31m"),
        (long.as_str(), long.as_str()),
    ]
    .map(|(given, read)| (given.to_owned(), read.to_owned()))
    .into()
}

#[actix_web::test]
async fn no_name_adds_a_header_a_recipient_or_a_second_message() {
    for (name, read) in names() {
        let text =
            format!("Guten Tag,\n{name}\n.\r\n.\nMAIL FROM:<evil@world.example>\r\nRCPT TO:<all@world.example>\n\n.");
        let plain = message(
            "Porta <porta@porta.example>",
            "office@verein.example",
            "Noch richtig?",
            "Ja?",
        );
        let mail = message("Porta <porta@porta.example>", "office@verein.example", &name, &text);

        let (verdict, taken) = sent(&[], &mail).await;

        assert_eq!(verdict, Verdict::Sent, "{name}");
        let names_of = |text: &str| -> Vec<String> {
            let head = text
                .split("\r\n\r\n")
                .next()
                .unwrap()
                .replace("\r\n ", " ")
                .replace("\r\n\t", " ");
            head.lines()
                .map(|line| line.split(':').next().unwrap().to_owned())
                .collect()
        };
        let expected = names_of(std::str::from_utf8(&plain.formatted()).unwrap());
        assert_eq!(names_of(&taken[0].text), expected, "{name}");
        assert!(taken[0].text.lines().all(|line| line.len() <= 998), "{name}");
        assert!(taken[0].text.replace("\r\n", "").find(['\r', '\n']).is_none(), "{name}");
        let folder = tempfile::tempdir().unwrap();
        Transport::outbox(folder.path().to_owned()).send("a", &mail).await;
        let kept = porta_api::mail::mailbox::read_all(folder.path());
        assert_eq!(kept[0].subject, read);
    }
}

#[test]
fn an_address_is_one_address() {
    for evil in [
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example> RCPT TO:<c@d.example",
        "a@b.example, c@d.example",
        "\"a\r\nRCPT TO:<c@d.example>\"@b.example",
        "a b@c.example",
        "a@b.example\0",
        "a@",
        "@b.example",
        "a@b..example",
        "a@\u{202e}b.example",
        "",
    ] {
        let from = "porta@porta.example".parse().unwrap();
        let letter = porta_api::mail::Letter {
            from: &from,
            to: evil,
            subject: "x",
            text: "x",
            html: "x",
            lang: "de",
            id: "a@b.example",
            date: written(),
            stop: None,
        };
        let built = porta_api::mail::build(&letter);
        assert!(
            matches!(built, Err(porta_api::mail::MessageError::Address)),
            "{evil:?}: {built:?}"
        );
    }
}
