//! Easy German: a check of its own, and hints beside a translation.

use std::borrow::Cow;

use actix_web::http::Method;
use porta_api::imports::{InputFile, Order, Silent, import};
use porta_api::rules::CHECKS;
use serde_json::json;

use super::scene::T;
use crate::catalog::scene::scene;

#[actix_web::test]
async fn a_text_is_checked_and_nothing_is_kept() {
    let scene = scene().await;
    let rows = scene.rows();
    let body = json!({"text": "Die Anmeldung wird geprüft. Wir helfen."});
    for name in ["editor", "member"] {
        let answer = scene
            .by(name, Method::POST, &format!("{T}/check-simple"), None, Some(&body))
            .await
            .expect(200);
        assert_eq!(
            answer["hints"],
            json!([{"rule": "passive", "from": 14, "until": 26, "words": "wird geprüft", "detail": "A passive. Say who does it."}])
        );
    }
    let long = json!({"text": "x".repeat(20_001)});
    let refused = scene
        .by("editor", Method::POST, &format!("{T}/check-simple"), None, Some(&long))
        .await;
    assert_eq!(refused.errors(), [("#/text".to_owned(), "too_long".to_owned())]);
    assert_eq!(scene.rows(), rows);
}

#[actix_web::test]
async fn a_translation_into_easy_german_comes_with_hints() {
    let scene = scene().await;
    let city = json!({
        "format": "porta", "version": 1,
        "city": {"slug": "leicht", "name": "Leicht", "time_zone": "Europe/Berlin", "country": "DE", "region": "DE-RP",
                 "languages": ["de", "de-simple"], "lat": 49.2, "lon": 6.9},
        "categories": [{"slug": "sport", "texts": {"de": {"title": "Sport"}}}]
    });
    let file = InputFile {
        name: "city.json".into(),
        bytes: Cow::Owned(city.to_string().into_bytes()),
    };
    let report = import(&scene.db, &scene.clock, CHECKS, &[file], &Order::default(), &Silent).unwrap();
    assert!(report.written);
    let path = "/v1/staff/cities/leicht/translations/category/sport/ls";
    let body = json!({"texts": {"title": "Sport", "summary": "Hier wird z.B. gelaufen."}, "origin": "human"});
    let put = scene
        .by("admin", Method::PUT, path, Some(1), Some(&body))
        .await
        .expect(200);
    assert_eq!((&put["lang"], &put["state"]), (&json!("de-simple"), &json!("current")));
    assert_eq!(
        put["hints"],
        json!([{"pointer": "#/texts/summary", "rule": "abbreviation", "from": 10, "until": 14, "words": "z.B.",
                "detail": "An abbreviation. Write the words."}])
    );
}
