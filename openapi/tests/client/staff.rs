//! Logging in and writing.

use porta_contract::client::ClientError;
use porta_contract::{Login, OfferChange, Patch};
use wiremock::matchers::{body_json, header, method, path};
use wiremock::{Mock, ResponseTemplate};

use crate::api;

const RECORD: &str = r#"{"id":"1","slug":"cafe","version":8,"publication":"published","provider":"p","lang":"de","texts":{},
    "categories":[],"target_groups":[],"languages":[],"locations":[],"hours":[],"access":[],"contact_by":[],"cost":"free",
    "capacity":{"state":"open"},"freshness":{"state":"never"},"updated_at":"2026-11-20T10:00:00Z"}"#;

#[tokio::test]
async fn login_gives_a_token() {
    let (server, client) = api().await;
    Mock::given(method("POST"))
        .and(path("/v1/auth/login"))
        .respond_with(ResponseTemplate::new(200).set_body_raw(
            r#"{"access_token":"t","token_type":"Bearer","expires_in":900,"refresh_token":"r","grants":[{"role":"editor","city":"t"}],"second_factor_needed":false}"#,
            "application/json",
        ))
        .mount(&server)
        .await;
    let login = Login {
        email: "staff@trier.example".to_owned(),
        password: "correct horse".to_owned(),
        code: None,
    };
    assert_eq!(client.login(&login).await.unwrap().access_token, "t");
}

#[tokio::test]
async fn a_change_names_the_version_it_was_made_on() {
    let (server, client) = api().await;
    Mock::given(method("PATCH"))
        .and(path("/v1/staff/cities/trier/offers/cafe"))
        .and(header("Authorization", "Bearer t"))
        .and(header("If-Match", "\"7\""))
        .and(body_json(serde_json::json!({"phone": null})))
        .respond_with(ResponseTemplate::new(200).set_body_raw(RECORD, "application/json"))
        .mount(&server)
        .await;
    let change = OfferChange {
        phone: Patch::Null,
        ..OfferChange::default()
    };
    let record = client.change_offer("t", "trier", "cafe", 7, &change).await;
    assert_eq!(record.unwrap().version, 8);
}

#[tokio::test]
async fn a_stale_version_is_a_problem() {
    let (server, client) = api().await;
    let body = r#"{"type":"/problems/stale","title":"Changed meanwhile","status":412,"code":"version_stale"}"#;
    Mock::given(path("/v1/staff/cities/trier/offers/cafe/archive"))
        .respond_with(ResponseTemplate::new(412).set_body_raw(body, "application/problem+json"))
        .mount(&server)
        .await;
    let error = client.archive_offer("t", "trier", "cafe", 6).await;
    let error = error.unwrap_err();
    assert!(matches!(&error, ClientError::Problem(p) if p.code == "version_stale"));
    assert_eq!(error.status(), Some(412));
}
