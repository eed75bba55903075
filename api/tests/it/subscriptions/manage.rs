//! What the link of a mail is good for.

use actix_web::http::header;
use actix_web::test::TestRequest;
use chrono::TimeDelta;
use diesel::prelude::*;
use porta_api::access::account;
use porta_api::spine::change_log::Actor;
use porta_api::spine::db::DbError;
use porta_api::spine::db::schema::subscription_addresses;
use serde_json::{Value, json};

use super::scene::{morning, public_offer, wishes};
use crate::catalog::scene::{scene, with};

#[actix_web::test]
async fn wishes_are_changed_by_the_link_and_hold_from_the_next_mail() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let secret = scene.subscribed(&outbox, wishes()).await;
    scene.create(&public_offer("Nähstube")).await.expect(201);
    let change = |body: Value| with(body, &json!({"token": secret}));
    let weekly = json!({
        "lang": "en", "nouns": ["offer"], "categories": ["meet"], "districts": [], "languages": ["ar"], "rhythm": "weekly",
    });
    let wrong = change(with(weekly.clone(), &json!({"nouns": [], "categories": ["none"]})));
    assert_eq!(scene.by_link("change", &wrong).await.errors().len(), 2);

    let changed = scene.by_link("change", &change(weekly)).await.expect(200);

    assert_eq!(
        (
            &changed["lang"],
            &changed["nouns"],
            &changed["categories"],
            &changed["languages"]
        ),
        (&json!("en"), &json!(["offer"]), &json!(["meet"]), &json!(["ar"]))
    );
    assert_eq!(changed["next_at"], "2026-11-30T06:00:00Z", "a Monday");
    scene.clock.advance(TimeDelta::days(7));
    assert!(morning(&scene, &outbox).await.is_empty(), "nothing of that kind");
}

#[actix_web::test]
async fn ending_deletes_everything_and_the_link_with_it() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let secret = scene.subscribed(&outbox, wishes()).await;

    let ended = scene.by_link("end", &json!({"token": secret})).await;

    assert_eq!(ended.status.as_u16(), 204);
    assert_eq!(ended.header(header::CACHE_CONTROL), "no-store");
    assert_eq!(scene.stored_subscriptions(), (0, 0));
    for verb in ["read", "confirm", "end"] {
        assert_eq!(
            scene.by_link(verb, &json!({"token": secret})).await.refused(404),
            "not_found"
        );
    }
    let change = with(wishes(), &json!({"token": secret}));
    assert_eq!(scene.by_link("change", &change).await.errors()[0].1, "unknown_field");
}

#[actix_web::test]
async fn mail_programs_end_it_with_one_post_and_no_get() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let secret = scene.subscribed(&outbox, wishes()).await;
    let path = format!("/v1/subscriptions/stop/{secret}");
    for _ in 0..10 {
        assert_eq!(scene.get(&path).await.status.as_u16(), 405);
    }
    assert_eq!(
        scene.stored_subscriptions(),
        (1, 1),
        "scanners that open links end nothing"
    );

    let request = || {
        let post = TestRequest::post().uri(&path);
        post.insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"))
            .set_payload("List-Unsubscribe=One-Click")
    };
    assert_eq!(scene.send(request()).await.status.as_u16(), 200);

    assert_eq!(scene.stored_subscriptions(), (0, 0));
    assert_eq!(scene.send(request()).await.status.as_u16(), 200, "twice is once");
}

#[actix_web::test]
async fn whoever_is_erased_gets_no_news() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let own = json!({"email": "member@musterstadt.example"});
    scene.subscribed(&outbox, with(wishes(), &own)).await;
    let sender = json!({"sender_email": "member@musterstadt.example"});
    scene
        .suggest(with(crate::suggestions::scene::workshop(), &sender))
        .await
        .expect(202);
    let id = scene.account("member");

    account::erase(&scene.db, &id, &Actor::System, scene.clock.now()).unwrap();

    assert_eq!(scene.stored_subscriptions(), (0, 0));
    assert_eq!(scene.stored_people().1, 0);
    let addresses: i64 = scene
        .db
        .read::<_, DbError>(|conn| Ok(subscription_addresses::table.count().get_result(conn)?))
        .unwrap();
    assert_eq!(addresses, 0);
}
