//! One translation beside its source.

use actix_web::http::{Method, header};
use porta_api::catalog::{category, offer, provider};
use porta_contract::Texts;
use serde_json::json;

use super::scene::{T, TEA, long_tea, one, words};
use crate::catalog::scene::scene;

#[actix_web::test]
async fn it_takes_its_place_with_its_row_in_the_log() {
    let scene = scene().await;
    let rows = scene.rows();
    let read = scene.by("editor", Method::GET, TEA, None, None).await;
    assert_eq!(
        (read.header(header::ETAG), read.header(header::CACHE_CONTROL)),
        ("\"1\"", "no-store")
    );
    assert_eq!(
        read.expect(200)["source"],
        json!({"lang": "de", "version": 1, "texts": {"title": "Tee"}})
    );

    let put = scene
        .by("editor", Method::PUT, TEA, Some(1), Some(&words(" شاي ", "human")))
        .await;
    assert_eq!(put.header(header::ETAG), "\"2\"");
    let put = put.expect(200);
    assert_eq!(
        (&put["state"], &put["text"]["texts"]["title"]),
        (&json!("current"), &json!("شاي"))
    );
    assert_eq!(put["text"]["translator"], scene.account("editor").to_string());
    assert_eq!(scene.public_tea().await["title"], "شاي");
    assert_eq!(scene.rows(), rows + 1);

    let same = scene
        .by("editor", Method::PUT, TEA, Some(2), Some(&words("شاي", "human")))
        .await;
    assert_eq!(same.expect(200)["version"], 2);
    assert_eq!(scene.rows(), rows + 1);
}

#[actix_web::test]
async fn every_noun_with_texts_is_translated_alike() {
    let scene = scene().await;
    for (path, version) in [("category/meet", 1), ("provider/verein", 1), ("offer/entwurf", 1)] {
        let path = format!("{T}/{path}/ar");
        let put = scene
            .by("editor", Method::PUT, &path, Some(version), Some(&words("نص", "human")))
            .await;
        assert_eq!(put.expect(200)["state"], "current", "{path}");
    }
    assert_eq!(one(&scene.db, "meet", category::load).texts.len(), 2);
    assert_eq!(one(&scene.db, "verein", provider::load).texts.len(), 2);
    assert_eq!(one(&scene.db, "entwurf", offer::load).texts.len(), 2);
    assert_eq!(
        scene
            .get("/v1/cities/musterstadt/categories/meet?lang=ar")
            .await
            .expect(200)["name"],
        "نص"
    );
}

#[actix_web::test]
async fn what_is_not_there_and_the_source_itself_are_refused() {
    let scene = scene().await;
    for (path, status) in [
        ("offer/tee/de", 409),
        ("location/haus/ar", 409),
        ("offer/tee/xx", 404),
        ("offer/tee/fr", 404),
        ("offer/nobody/ar", 404),
        ("district/tee/ar", 404),
        ("thing/tee/ar", 404),
    ] {
        let path = format!("{T}/{path}");
        scene.by("editor", Method::GET, &path, None, None).await.refused(status);
        let put = scene
            .by("editor", Method::PUT, &path, Some(1), Some(&words("x", "human")))
            .await;
        put.refused(status);
        scene
            .by("editor", Method::DELETE, &path, Some(1), None)
            .await
            .refused(status);
    }
    let body = words("x", "human");
    assert_eq!(
        scene
            .by("editor", Method::PUT, TEA, None, Some(&body))
            .await
            .refused(428),
        "needs_if_match"
    );
    assert_eq!(
        scene
            .by("editor", Method::PUT, TEA, Some(9), Some(&body))
            .await
            .refused(412),
        "stale"
    );
    scene
        .by("editor", Method::DELETE, TEA, Some(1), None)
        .await
        .refused(404);
}

#[actix_web::test]
async fn what_is_wrong_is_named_by_its_place() {
    let scene = scene().await;
    let long = "x".repeat(201);
    for (body, wanted) in [
        (
            json!({"texts": {}, "origin": "human"}),
            vec![("#/texts/title", "missing")],
        ),
        (
            json!({"texts": {"title": long}, "origin": "human"}),
            vec![("#/texts/title", "too_long")],
        ),
        (
            json!({"texts": {"title": "x", "notes": {"geting_there": "y"}}, "origin": "human"}),
            vec![("#/texts/notes/geting_there", "unknown_note")],
        ),
        (
            json!({"texts": {"title": "x"}, "origin": "machine"}),
            vec![("#/origin", "bad_origin")],
        ),
        (
            json!({"texts": {"title": "x"}, "origin": "draft", "reviewed": true}),
            vec![("#/reviewed", "not_reviewable")],
        ),
        (json!({"texts": {"title": "x"}}), vec![("#", "missing")]),
    ] {
        let put = scene.by("editor", Method::PUT, TEA, Some(1), Some(&body)).await;
        let wanted: Vec<_> = wanted
            .into_iter()
            .map(|(at, code)| (at.to_owned(), code.to_owned()))
            .collect();
        assert_eq!(put.errors(), wanted, "{body}");
    }
}

#[actix_web::test]
async fn a_review_is_noted_and_ends_with_other_words() {
    let scene = scene().await;
    let reviewed = json!({"texts": {"title": "شاي"}, "origin": "human", "reviewed": true});
    let text = scene.put_tea(&reviewed).await["text"].clone();
    assert_eq!(
        (&text["reviewed"], &text["reviewed_by"]),
        (&json!(true), &json!(scene.account("editor").to_string()))
    );
    assert_eq!(scene.put_tea(&words("شاي", "human")).await["text"]["reviewed"], true);
    assert_eq!(
        scene.put_tea(&words("شاي أخضر", "human")).await["text"]["reviewed"],
        false
    );
}

#[actix_web::test]
async fn a_draft_is_taken_away_before_the_translation_is() {
    let scene = scene().await;
    scene.put_tea(&words("شاي", "human")).await;
    let draft = scene.put_tea(&words("شاي أخضر", "draft")).await;
    assert_eq!(
        (&draft["state"], &draft["draft"]["texts"]["title"]),
        (&json!("draft"), &json!("شاي أخضر"))
    );
    assert_eq!(scene.public_tea().await["title"], "شاي");

    let left = scene.by("editor", Method::DELETE, TEA, Some(3), None).await.expect(200);
    assert_eq!((&left["state"], left.get("draft")), (&json!("current"), None));
    let left = scene.by("editor", Method::DELETE, TEA, Some(4), None).await.expect(200);
    assert_eq!((&left["state"], left.get("text")), (&json!("missing"), None));
    assert_eq!(scene.public_tea().await["text"]["lang"], "de");
}

#[actix_web::test]
async fn another_source_outdates_and_a_minor_change_does_not() {
    let scene = scene().await;
    scene.put_tea(&words("شاي", "human")).await;
    let titled = |title: &str| Texts {
        title: title.to_owned(),
        ..Texts::default()
    };
    scene.set_source("tee", offer::load, titled("Tee."), true);
    assert_eq!(scene.tea().await, "current");
    scene.set_source("tee", offer::load, long_tea(), false);
    assert_eq!(scene.tea().await, "outdated");
    let change = json!({"texts": {"title": "Tee und Saft"}});
    let version = scene.read(TEA).await["version"].as_i64().unwrap();
    scene.put_tea(&words("شاي", "human")).await;
    scene
        .write(
            Method::PATCH,
            "/v1/staff/cities/musterstadt/offers/tee",
            Some(version + 1),
            &change,
        )
        .await
        .expect(200);
    assert_eq!(scene.public_tea().await["text"]["state"], "outdated");
}
