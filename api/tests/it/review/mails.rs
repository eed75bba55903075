//! Mails as they go out.

use porta_api::mail::Transport;
use porta_api::review::mailing::send_now;
use porta_api::spine::jobs::Outcome;

use super::scene::{check, contact, tokens};

#[actix_web::test]
async fn one_address_gets_one_mail_with_a_section_for_each_provider() {
    let check = check().await;
    contact(&check.scene.db, "amt", "Office@Verein.example", "de", true);
    check.open().await;

    let sent = check.deliver().await;

    assert_eq!(sent.len(), 1);
    let mail = &sent[0];
    assert_eq!(mail.header("to"), Some("office@verein.example"));
    assert_eq!(tokens(mail).len(), 2);
    assert_ne!(tokens(mail)[0], tokens(mail)[1]);
    assert!(
        mail.text.contains("\nVerein\n------\n") && mail.text.contains("\nAmt\n---\n"),
        "{}",
        mail.text
    );
}

#[actix_web::test]
async fn mails_say_what_they_are_in_german_and_arabic() {
    let check = check().await;
    check.open().await;

    let sent = check.deliver().await;

    let [arabic, german] = &sent[..] else {
        panic!("{sent:?}")
    };
    insta::with_settings!({filters => vec![(r"/review/[A-Za-z0-9_-]{32}", "/review/[token]")]}, {
        insta::assert_snapshot!("opening_de", format!("{}\n\n{}", german.subject, german.text));
        insta::assert_snapshot!("opening_ar", format!("{}\n\n{}", arabic.subject, arabic.text));
        insta::assert_snapshot!("opening_ar_html", arabic.html);
    });
    for mail in [arabic, german] {
        assert_eq!(mail.header("Auto-Submitted"), Some("auto-generated"));
        assert_eq!(mail.header("List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
        let stop = mail.header("List-Unsubscribe").unwrap();
        assert!(
            stop.starts_with("<https://api.porta.example/v1/review-mails/stop/"),
            "{stop}"
        );
        assert!(mail.header("Message-ID").unwrap().ends_with("@www.porta.example>"));
    }
}

#[actix_web::test]
async fn a_mail_goes_out_once_and_a_doubtful_one_is_the_same() {
    let check = check().await;
    let campaign = check.open().await;
    let mail = check.mails("waiting")[0].clone();
    let sender = check.sender(Transport::outbox(check.outbox.path().to_owned()));

    assert_eq!(send_now(&sender, &mail, false).await, Outcome::Done);
    let first = check.kept();
    assert_eq!(send_now(&sender, &mail, false).await, Outcome::Done);
    assert_eq!(check.kept(), first);

    // A worker that dies between the mail server's answer and its own note leaves the mail as it was: about to go out.
    check.forget(&mail);
    assert_eq!(send_now(&sender, &mail, false).await, Outcome::Done);
    assert_eq!(check.kept(), first, "the same bytes, the same Message-ID");
    let counts = check.get(&campaign).await.expect(200)["counts"].clone();
    assert_eq!(
        (counts["sent"].as_i64(), counts["doubtful"].as_i64()),
        (Some(1), Some(1))
    );
}
