//! Barriers: a number and a day for whoever reports one, tasks for staff, and an end.

use actix_web::http::Method;
use actix_web::test::TestRequest;
use chrono::TimeDelta;
use diesel::prelude::*;
use porta_api::reports::{self, remind};
use porta_api::spine::db::DbError;
use porta_api::spine::db::schema::barrier_texts;
use serde_json::{Value, json};

use crate::catalog::scene::{scene, with};

const BARRIERS: &str = "/v1/cities/musterstadt/barriers";

/// The token of a form that is shown now.
macro_rules! form {
    ($scene:expr) => {
        $scene.get(&format!("{BARRIERS}/form")).await.expect(200)["form"]
            .as_str()
            .unwrap()
            .to_owned()
    };
}

/// Sends one some seconds after its form was shown.
macro_rules! send {
    ($scene:expr, $body:expr) => {{
        let form = form!($scene);
        $scene.clock.advance(TimeDelta::seconds(5));
        let body = with($body, &json!({"form": form}));
        $scene.send(TestRequest::post().uri(BARRIERS).set_json(&body)).await
    }};
}

#[actix_web::test]
async fn a_barrier_gets_a_number_a_day_and_a_task() {
    let scene = scene().await;
    let body =
        json!({"text": " Die Karte\r\nist stumm. ", "page": "/de/map", "lang": "DE", "email": "leserin@post.example"});

    let received = send!(scene, body).expect(202);

    assert_eq!(received["due_on"], "2026-12-24");
    let number = received["number"].as_str().unwrap();
    assert!(number.len() == 12 && number.starts_with("B-"), "{number}");
    let page = scene
        .read_as(&scene.editor(), &format!("{BARRIERS}?state=open"))
        .await
        .expect(200);
    let one = &page["items"][0];
    let expected = json!({
        "id": one["id"], "number": number, "text": "Die Karte\nist stumm.", "page": "/de/map", "lang": "de", "email": "leserin@post.example",
        "created_at": "2026-11-24T10:00:05Z", "due_on": "2026-12-24", "state": "open", "task": one["task"],
    });
    assert_eq!(one, &expected);
    let task = json!({"id": one["task"], "kind": "barrier", "provider": "", "noun": "report", "record": one["id"], "due_on": "2026-12-24"});
    assert_eq!(scene.tasks().await, std::slice::from_ref(&task));
    let done = format!(
        "/v1/cities/musterstadt/review-tasks/{}/done",
        task["id"].as_str().unwrap()
    );
    assert_eq!(
        scene.write(Method::POST, &done, None, &json!({})).await.refused(409),
        "conflict"
    );
}

#[actix_web::test]
async fn everything_that_is_wrong_is_told_and_nothing_is_kept() {
    let scene = scene().await;
    let long = "x".repeat(2_001);
    for (body, pointer, code) in [
        (json!({"text": " "}), "#/text", "missing"),
        (json!({"text": long}), "#/text", "too_long"),
        (json!({"text": "a", "email": "nobody"}), "#/email", "bad_email"),
        (json!({"text": "a", "page": "x".repeat(501)}), "#/page", "too_long"),
        (json!({"text": "a", "lang": "??"}), "#/lang", "bad_language"),
    ] {
        assert_eq!(send!(scene, body).errors(), [(pointer.to_owned(), code.to_owned())]);
    }
    let early = json!({"text": "a", "form": form!(scene)});
    let early = scene.send(TestRequest::post().uri(BARRIERS).set_json(&early)).await;
    assert_eq!(early.errors(), [("#/form".to_owned(), "too_fast".to_owned())]);
    let trapped = send!(scene, json!({"text": "a", "website": "https://spam.example"})).expect(202);
    assert!(trapped["number"].as_str().unwrap().starts_with("B-"));
    let page = scene.read_as(&scene.editor(), BARRIERS).await.expect(200);
    assert_eq!(page["total"], 0);
}

#[actix_web::test]
async fn a_second_tap_gets_the_same_number() {
    let scene = scene().await;
    let form = form!(scene);
    scene.clock.advance(TimeDelta::seconds(5));
    let body = json!({"text": "Zu klein.", "form": form});
    let mut numbers = Vec::new();
    for _ in 0..2 {
        let sent = scene
            .send(TestRequest::post().uri(BARRIERS).set_json(&body))
            .await
            .expect(202);
        numbers.push(sent["number"].clone());
    }
    assert_eq!(numbers[0], numbers[1]);
    assert_eq!(scene.read_as(&scene.editor(), BARRIERS).await.expect(200)["total"], 1);
}

#[actix_web::test]
async fn staff_are_reminded_once_after_twenty_days_and_closing_ends_it_all() {
    let scene = scene().await;
    send!(scene, json!({"text": "Zu klein.", "email": "leserin@post.example"})).expect(202);
    let reminded = || {
        let now = scene.clock.now();
        scene.db.write(|tx| remind(tx, now)).unwrap()
    };
    scene.clock.advance(TimeDelta::days(20) - TimeDelta::seconds(1));
    assert_eq!(reminded(), 0);
    scene.clock.advance(TimeDelta::seconds(1));
    assert_eq!((reminded(), reminded()), (1, 0));
    let kinds = |tasks: &[Value]| tasks.iter().map(|task| task["kind"].clone()).collect::<Vec<_>>();
    let mut found = kinds(&scene.tasks().await);
    found.sort_by_key(Value::to_string);
    assert_eq!(found, ["barrier", "barrier_due"]);

    let page = scene.read_as(&scene.editor(), BARRIERS).await.expect(200);
    let path = format!("{BARRIERS}/{}/close", page["items"][0]["id"].as_str().unwrap());
    let shrug = scene
        .write(Method::POST, &path, None, &json!({"outcome": "shrug"}))
        .await;
    assert_eq!(shrug.errors()[0].0, "#/outcome");
    let closing = json!({"outcome": "removed", "note": "Größer gemacht."});
    let closed = scene.write(Method::POST, &path, None, &closing).await.expect(200);
    assert_eq!(
        (&closed["state"], &closed["outcome"]),
        (&json!("closed"), &json!("removed"))
    );
    assert_eq!(
        scene.write(Method::POST, &path, None, &closing).await.refused(409),
        "conflict"
    );
    assert_eq!(scene.tasks().await, [Value::Null; 0]);

    let kept = || {
        let count = barrier_texts::table.count();
        scene
            .db
            .read::<i64, DbError>(|conn| Ok(count.get_result(conn)?))
            .unwrap()
    };
    let forget = || {
        let now = scene.clock.now();
        scene.db.write(|tx| reports::forget(tx, now)).unwrap();
    };
    scene.clock.advance(TimeDelta::days(180));
    forget();
    assert_eq!(kept(), 1);
    scene.clock.advance(TimeDelta::seconds(1));
    forget();
    assert_eq!(kept(), 0);
    let page = scene.read_as(&scene.editor(), BARRIERS).await.expect(200);
    assert_eq!(
        (&page["items"][0]["text"], &page["items"][0]["email"]),
        (&Value::Null, &Value::Null)
    );
}
