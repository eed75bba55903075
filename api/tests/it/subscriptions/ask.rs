//! Asking for news, and confirming.

use actix_web::test::TestRequest;
use chrono::TimeDelta;
use porta_api::spine::periods;
use porta_api::subscriptions::{self, ASK};
use serde_json::json;

use super::scene::{SUBSCRIPTIONS, deliver, token, wishes};
use crate::catalog::scene::{scene, with};

#[actix_web::test]
async fn nothing_goes_to_an_address_but_one_mail_before_it_is_confirmed() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let asked = scene.subscribe(wishes()).await;
    assert_eq!(asked.status.as_u16(), 202);

    let mails = deliver(&scene, &outbox, &[ASK]).await;

    let [mail] = &mails[..] else { panic!("{mails:?}") };
    assert_eq!(mail.header("to"), Some("leserin@mail.example"));
    assert_eq!(mail.header("list-unsubscribe"), None, "it is none of a list yet");
    let secret = token(mail);
    insta::assert_snapshot!(format!("{}\n\n{}", mail.subject, mail.text).replace(&secret, "pns_…"));
    for _ in 0..10 {
        let seen = scene.by_link("read", &json!({"token": secret})).await.expect(200);
        assert_eq!(
            (&seen["state"], seen.get("next_at")),
            (&json!("asked"), None),
            "looking changes nothing"
        );
    }
    scene.clock.advance(TimeDelta::days(1));
    assert_eq!(scene.tick(), 0);
    let confirmed = scene.by_link("confirm", &json!({"token": secret})).await.expect(200);
    let expected = json!({
        "city": "musterstadt", "email": "leserin@mail.example", "state": "confirmed", "lang": "de", "nouns": ["event", "offer"],
        "possible": ["event", "offer"], "categories": [], "districts": [], "languages": [], "rhythm": "daily",
        "next_at": "2026-11-26T06:00:00Z",
    });
    assert_eq!(confirmed, expected);
    assert_eq!(
        scene.by_link("confirm", &json!({"token": secret})).await.expect(200),
        expected,
        "twice is once"
    );
    let feed = scene.feed("musterstadt", 100).await;
    assert!(
        !json!(feed).to_string().contains("subscription"),
        "nothing of it is in the feed"
    );
}

#[actix_web::test]
async fn the_mail_is_in_the_language_that_was_chosen() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene
        .subscribe(with(wishes(), &json!({"lang": "ar"})))
        .await
        .expect(202);

    let mails = deliver(&scene, &outbox, &[ASK]).await;

    let secret = token(&mails[0]);
    insta::assert_snapshot!(format!("{}\n\n{}", mails[0].subject, mails[0].text).replace(&secret, "pns_…"));
    assert!(mails[0].html.contains("dir=\"rtl\""));
}

#[actix_web::test]
async fn everything_that_is_wrong_is_told_at_once() {
    let scene = scene().await;
    let wrong = json!({
        "email": "nobody", "lang": "sw", "nouns": ["city"], "categories": ["none"], "districts": ["none"], "languages": ["arabic"],
        "rhythm": "hourly", "form": "forged",
    });
    let answer = scene
        .send(TestRequest::post().uri(SUBSCRIPTIONS).set_json(&wrong))
        .await;
    let mut errors = answer.errors();
    errors.sort();
    let errors: Vec<String> = errors.iter().map(|(at, code)| format!("{at} {code}")).collect();
    insta::assert_snapshot!(errors.join("\n"));
    let none = scene.subscribe(with(wishes(), &json!({"nouns": []}))).await.errors();
    assert_eq!(none, [("#/nouns".to_owned(), "missing".to_owned())]);
    let trapped = with(wishes(), &json!({"website": "x", "form": "whatever"}));
    let trapped = scene
        .send(TestRequest::post().uri(SUBSCRIPTIONS).set_json(&trapped))
        .await;
    assert_eq!(trapped.status.as_u16(), 202);
    assert_eq!(scene.stored_subscriptions(), (0, 0));
}

#[actix_web::test]
async fn nobodys_mailbox_is_flooded_and_nobody_learns_who_subscribes() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    for _ in 0..5 {
        scene.subscribe(wishes()).await.expect(202);
    }
    let mails = deliver(&scene, &outbox, &[ASK]).await;
    assert_eq!(mails.len(), 1, "one an hour");
    assert_eq!(scene.stored_subscriptions(), (1, 1));
    let secret = token(&mails[0]);
    scene.by_link("confirm", &json!({"token": secret})).await.expect(200);
    scene.clock.advance(TimeDelta::hours(1));

    let other = with(
        wishes(),
        &json!({"email": "Leserin@MAIL.example", "nouns": ["offer"], "rhythm": "weekly"}),
    );
    let answer = scene.subscribe(other).await;

    assert_eq!((answer.status.as_u16(), answer.body), (202, serde_json::Value::Null));
    let mails = deliver(&scene, &outbox, &[ASK]).await;
    assert!(mails[0].subject.contains("schon"), "{}", mails[0].subject);
    assert_eq!(token(&mails[0]), secret);
    let kept = scene.by_link("read", &json!({"token": secret})).await.expect(200);
    assert_eq!(kept["rhythm"], "daily", "only its link changes it");
}

#[actix_web::test]
async fn what_nobody_confirms_is_deleted_with_its_address() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene
        .subscribed(&outbox, with(wishes(), &json!({"email": "other@mail.example"})))
        .await;
    scene.subscribe(wishes()).await.expect(202);
    let forget = || {
        let now = scene.clock.now();
        scene.db.write(|tx| subscriptions::forget(tx, now)).unwrap()
    };
    scene.clock.advance(periods::UNCONFIRMED.time());
    assert_eq!(forget(), 0);
    scene.clock.advance(TimeDelta::seconds(1));

    assert_eq!(forget(), 1);

    assert_eq!(scene.stored_subscriptions(), (1, 1));
    assert!(
        deliver(&scene, &outbox, &[ASK]).await.is_empty(),
        "a late mail is needless"
    );
}
