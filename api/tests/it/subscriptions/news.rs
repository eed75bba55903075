//! The mails with news.

use actix_web::http::Method;
use chrono::TimeDelta;
use porta_api::mail::mailbox::read_all;
use porta_api::spine::jobs::Outcome;
use porta_api::subscriptions::{DIGEST, send_now};
use serde_json::json;

use super::scene::{carrier, claimed, deliver, ended, morning, public_event, public_offer, token, wishes};
use crate::catalog::scene::{scene, with};

#[actix_web::test]
async fn news_come_once_on_the_morning_after_and_end_with_one_click() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene.create(&public_offer("Schon da")).await.expect(201);
    let secret = scene.subscribed(&outbox, wishes()).await;
    scene.create(&public_offer("Nähstube <b>")).await.expect(201);
    scene.event(&public_event("Hoffest", "2026-11-28T15:00:00")).await;
    scene
        .create(&with(public_offer("Entwurf"), &json!({"publication": "draft"})))
        .await
        .expect(201);
    assert!(morning(&scene, &outbox).await.is_empty(), "not before its time");
    scene.clock.set(crate::harness::at("2026-11-25T06:00:00Z"));

    let mails = morning(&scene, &outbox).await;

    let [mail] = &mails[..] else { panic!("{mails:?}") };
    assert_eq!(mail.header("to"), Some("leserin@mail.example"));
    let stop = format!("<https://api.porta.example/v1/subscriptions/stop/{secret}>");
    assert_eq!(mail.header("list-unsubscribe"), Some(stop.as_str()));
    assert_eq!(mail.header("list-unsubscribe-post"), Some("List-Unsubscribe=One-Click"));
    assert_eq!(token(mail), secret);
    insta::assert_snapshot!(format!("{}\n\n{}", mail.subject, mail.text).replace(&secret, "pns_…"));
    assert!(mail.html.contains("Nähstube &lt;b&gt;"), "{}", mail.html);
    for _ in 0..3 {
        scene.clock.advance(TimeDelta::days(1));
        assert!(
            morning(&scene, &outbox).await.is_empty(),
            "nothing twice, and no empty mail"
        );
    }
    scene.create(&public_offer("Kochkurs")).await.expect(201);
    let post =
        actix_web::test::TestRequest::post().uri(stop.trim_matches(['<', '>']).split(".example").nth(1).unwrap());
    assert_eq!(scene.send(post).await.status.as_u16(), 200);
    scene.clock.advance(TimeDelta::days(1));
    assert!(morning(&scene, &outbox).await.is_empty(), "nothing more");
}

#[actix_web::test]
async fn news_are_in_the_readers_language_and_say_which_titles_are_not() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let secret = scene.subscribed(&outbox, with(wishes(), &json!({"lang": "ar"}))).await;
    scene.create(&public_offer("Nähstube")).await.expect(201);
    scene.event(&public_event("Hoffest", "2026-11-28T15:00:00")).await;
    scene.clock.advance(TimeDelta::days(1));

    let mails = morning(&scene, &outbox).await;

    insta::assert_snapshot!(format!("{}\n\n{}", mails[0].subject, mails[0].text).replace(&secret, "pns_…"));
    assert!(
        mails[0].html.contains("dir=\"rtl\"") && mails[0].html.contains(" lang=\"de\"><bdi>"),
        "{}",
        mails[0].html
    );
}

#[actix_web::test]
async fn an_article_is_told_of_on_its_first_day() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene
        .subscribed(&outbox, with(wishes(), &json!({"nouns": ["article"]})))
        .await;
    scene.clock.set(crate::harness::at("2026-11-25T08:00:00Z"));
    assert!(morning(&scene, &outbox).await.is_empty());
    let article = |title: &str, from: Option<&str>| {
        json!({
            "lang": "de", "texts": {"title": title}, "date": "2026-11-25", "visible_from": from, "publication": "published",
        })
    };
    let articles = "/v1/staff/cities/musterstadt/articles";
    for one in [article("Heute", None), article("Am Freitag", Some("2026-11-27"))] {
        scene.write(Method::POST, articles, None, &one).await.expect(201);
    }
    let mut told = Vec::new();
    for day in ["26", "27", "28", "29"] {
        scene.clock.set(crate::harness::at(&format!("2026-11-{day}T06:00:00Z")));
        let mails = morning(&scene, &outbox).await;
        let lines = mails.iter().flat_map(|mail| mail.text.lines());
        told.extend(
            lines
                .filter(|line| line.contains("Heute") || line.contains("Freitag"))
                .map(|line| format!("{day} {}", line.trim())),
        );
    }
    assert_eq!(told, ["26 * Heute", "27 * Am Freitag"]);
}

#[actix_web::test]
async fn only_what_is_public_and_still_holds_when_the_mail_goes_out_is_told() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene.subscribed(&outbox, wishes()).await;
    let ended = json!({"valid_until": "2026-11-24"});
    scene.create(&with(public_offer("Vorbei"), &ended)).await.expect(201);
    scene.event(&public_event("Gestern", "2026-11-24T18:00:00")).await;
    let archived = scene.create(&public_offer("Zurückgezogen")).await.expect(201);
    scene.create(&public_offer("Bleibt")).await.expect(201);
    scene.clock.set(crate::harness::at("2026-11-25T06:00:00Z"));
    assert_eq!(scene.tick(), 1);
    scene.archive(archived["slug"].as_str().unwrap(), 1).await.expect(200);

    let mails = deliver(&scene, &outbox, &[DIGEST]).await;

    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("Bleibt"), "{}", mails[0].text);
    for gone in ["Vorbei", "Gestern", "Zurückgezogen"] {
        assert!(!mails[0].text.contains(gone), "{}", mails[0].text);
    }
}

#[actix_web::test]
async fn wishes_narrow_what_has_what_they_are_about() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let arabic = json!({"languages": ["ar"], "categories": ["meet"], "email": "a@mail.example", "nouns": ["offer"]});
    scene.subscribed(&outbox, with(wishes(), &arabic)).await;
    let events = json!({"languages": ["ar"], "nouns": ["event"], "email": "b@mail.example"});
    scene.subscribed(&outbox, with(wishes(), &events)).await;
    scene
        .create(&with(public_offer("Ohne Sprache"), &json!({"languages": ["de"]})))
        .await
        .expect(201);
    scene
        .create(&with(public_offer("Mit Sprache"), &json!({"languages": ["de", "ar"]})))
        .await
        .expect(201);
    scene.event(&public_event("Hoffest", "2026-11-28T15:00:00")).await;
    scene.clock.advance(TimeDelta::days(1));

    let mut mails = morning(&scene, &outbox).await;

    mails.sort_by(|a, b| a.header("to").cmp(&b.header("to")));
    let [offers, events] = &mails[..] else {
        panic!("{mails:?}")
    };
    assert!(
        offers.text.contains("Mit Sprache"),
        "below the category, in the language"
    );
    assert!(
        !offers.text.contains("Ohne Sprache") && !offers.text.contains("Hoffest"),
        "{}",
        offers.text
    );
    assert!(
        events.text.contains("Hoffest") && !events.text.contains("Sprache"),
        "{}",
        events.text
    );
}

#[actix_web::test]
async fn what_is_looked_for_is_news_while_it_is() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let wanted = json!({"nouns": ["need"], "languages": ["ar"]});
    scene.subscribed(&outbox, with(wishes(), &wanted)).await;
    for (title, more) in [
        ("Lesehilfe", json!({})),
        ("Arabisch", json!({"languages": ["ar"]})),
        ("Russisch", json!({"languages": ["ru"]})),
        ("Vorbei", json!({"until": "2026-11-24"})),
        ("Gefunden", json!({"state": "fulfilled"})),
    ] {
        let need = json!({
            "provider": "verein", "lang": "de", "kind": "volunteers", "publication": "published", "texts": {"title": title},
        });
        let path = "/v1/staff/cities/musterstadt/needs";
        scene
            .write(Method::POST, path, None, &with(need, &more))
            .await
            .expect(201);
    }
    scene.clock.advance(TimeDelta::days(1));

    let mails = morning(&scene, &outbox).await;

    assert_eq!(mails.len(), 1);
    let text = &mails[0].text;
    assert!(text.contains("Lesehilfe") && text.contains("Arabisch"), "{text}");
    assert!(text.contains("/de/help/lesehilfe"), "{text}");
    for other in ["Russisch", "Vorbei", "Gefunden"] {
        assert!(!text.contains(other), "{text}");
    }
}

#[actix_web::test]
async fn articles_are_news_of_the_city_itself() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene
        .subscribed(&outbox, with(wishes(), &json!({"nouns": ["article"]})))
        .await;
    for (title, more) in [
        ("Neues Haus", json!({})),
        ("Alt", json!({"visible_until": "2026-11-24"})),
    ] {
        let article =
            json!({"lang": "de", "date": "2026-11-24", "publication": "published", "texts": {"title": title}});
        let path = "/v1/staff/cities/musterstadt/articles";
        scene
            .write(Method::POST, path, None, &with(article, &more))
            .await
            .expect(201);
    }
    scene.clock.advance(TimeDelta::days(1));

    let mails = morning(&scene, &outbox).await;

    assert_eq!(mails.len(), 1);
    let text = &mails[0].text;
    assert!(
        text.contains("Neues Haus") && text.contains("/de/news/neues-haus") && !text.contains("Alt\n"),
        "{text}"
    );
}

#[actix_web::test]
async fn what_is_withdrawn_and_published_again_is_no_news() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene
        .subscribed(&outbox, with(wishes(), &json!({"rhythm": "weekly"})))
        .await;
    scene.archive("tee", 1).await.expect(200);
    let path = "/v1/staff/cities/musterstadt/offers/tee/publish";
    let again = scene.write(Method::POST, path, Some(2), &serde_json::Value::Null).await;
    assert_eq!(again.status.as_u16(), 200, "{}", again.body);
    scene.clock.advance(TimeDelta::days(7));

    assert!(morning(&scene, &outbox).await.is_empty());
}

#[actix_web::test]
async fn a_mail_whose_worker_died_before_noting_it_is_sent_with_the_same_id() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene.subscribed(&outbox, wishes()).await;
    scene.create(&public_offer("Nähstube")).await.expect(201);
    scene.clock.advance(TimeDelta::days(1));
    assert_eq!(scene.tick(), 1);
    assert_eq!(scene.tick(), 0, "whoever looks second finds nothing due");
    let carrier = carrier(&scene, &outbox, None);
    let job = claimed(&scene, &[DIGEST]).remove(0);
    assert_eq!(send_now(&carrier, &job).await, Outcome::Done);
    let first = read_all(outbox.path()).remove(0);

    scene.clock.advance(TimeDelta::minutes(6));
    let again = claimed(&scene, &[DIGEST]).remove(0);
    let outcome = send_now(&carrier, &again).await;
    ended(&scene, &again, &outcome);

    let second = read_all(outbox.path()).remove(0);
    assert_eq!(first.header("message-id"), second.header("message-id"));
    assert_eq!(
        (first.subject, first.text, first.html),
        (second.subject, second.text, second.html)
    );
    assert!(claimed(&scene, &[DIGEST]).is_empty());
}
