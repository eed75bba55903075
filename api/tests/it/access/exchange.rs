//! The token endpoint: clients, and refresh tokens.

use actix_web::http::header;
use actix_web::test::TestRequest;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use porta_api::access::client::{self, ClientId, NewClient, OVERLAP, Scope, Scopes};
use porta_api::spine::db::Database;
use porta_api::spine::randomness::Randomness;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

use crate::catalog::scene::{Answer, OFFERS, scene};

const TOKEN: &str = "/v1/auth/token";

fn form(body: &str) -> TestRequest {
    TestRequest::post()
        .uri(TOKEN)
        .insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"))
        .set_payload(body.to_owned())
}

/// Makes a client that reads drafts of the city and writes offers of its provider.
pub fn make_client(db: &Database, scopes: &[Scope], bound: (&str, Option<&str>)) -> (ClientId, SecretString) {
    let city = db
        .read(|conn| porta_api::catalog::city::by_slug(conn, bound.0))
        .unwrap()
        .unwrap()
        .id;
    let provider = bound.1.map(|slug| {
        db.read(|conn| porta_api::access::provider_named(conn, &city, slug))
            .unwrap()
            .unwrap()
    });
    let scopes: Scopes = scopes.iter().copied().collect();
    let new = NewClient {
        name: "a partner",
        scopes: &scopes,
        city: Some(&city),
        provider: provider.as_deref(),
        per_minute: None,
    };
    let at = crate::harness::at("2026-11-24T10:00:00Z");
    db.write(|tx| client::create(tx, &Randomness::machine(), &new, at))
        .unwrap()
}

#[track_caller]
fn refused(answer: Answer, status: u16) -> String {
    assert_eq!(answer.header(header::CONTENT_TYPE), "application/json");
    assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
    if status == 401 {
        assert!(answer.header(header::WWW_AUTHENTICATE).starts_with("Basic"));
    }
    let body = answer.expect(status);
    assert!(body["error_description"].as_str().unwrap().len() > 10);
    body["error"].as_str().unwrap().to_owned()
}

fn text(body: &Value, field: &str) -> String {
    body[field].as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn a_client_gets_a_token_by_header_or_by_form() {
    let scene = scene().await;
    let (id, secret) = make_client(&scene.db, &[Scope::ReadDrafts], ("musterstadt", None));
    let posted = format!(
        "grant_type=client_credentials&client_id={id}&client_secret={}",
        secret.expose_secret()
    );
    let basic = STANDARD.encode(format!("{id}:{}", secret.expose_secret()));
    let by_header = form("grant_type=client_credentials&scope=offers:read-drafts")
        .insert_header((header::AUTHORIZATION, format!("Basic {basic}")));

    for request in [form(&posted), by_header] {
        let answer = scene.send(request).await;
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
        let body = answer.expect(200);
        assert_eq!(
            (body["token_type"].as_str(), body["expires_in"].as_i64()),
            (Some("Bearer"), Some(900))
        );
        assert_eq!(body["scope"], "offers:read-drafts");
        assert!(body.get("refresh_token").is_none(), "RFC 6749, section 4.4.3");
        let read = TestRequest::get()
            .uri(&format!("{OFFERS}/tee"))
            .insert_header((header::AUTHORIZATION, format!("Bearer {}", text(&body, "access_token"))));
        scene.send(read).await.expect(200);
    }
}

#[actix_web::test]
async fn what_is_no_such_request_is_refused_in_the_words_of_the_standard() {
    let scene = scene().await;
    let (id, secret) = make_client(&scene.db, &[Scope::ReadDrafts], ("musterstadt", None));
    let secret = secret.expose_secret();
    let good = format!("grant_type=client_credentials&client_id={id}&client_secret={secret}");
    let basic = |text: &str| format!("Basic {}", STANDARD.encode(text));

    for (body, status, error) in [
        (String::new(), 400, "invalid_request"),
        (
            "grant_type=password&username=a&password=b".to_owned(),
            400,
            "unsupported_grant_type",
        ),
        ("grant_type=refresh_token".to_owned(), 400, "invalid_request"),
        (
            "grant_type=refresh_token&refresh_token=prt_none".to_owned(),
            400,
            "invalid_grant",
        ),
        (format!("{good}&client_id={id}"), 400, "invalid_request"),
        (format!("{good}&scope=offers:write"), 400, "invalid_scope"),
        (format!("{good}&scope=everything"), 400, "invalid_scope"),
        ("grant_type=client_credentials".to_owned(), 401, "invalid_client"),
        (
            format!("grant_type=client_credentials&client_id={id}&client_secret=x"),
            401,
            "invalid_client",
        ),
        (
            format!("grant_type=client_credentials&client_id=x&client_secret={secret}"),
            401,
            "invalid_client",
        ),
    ] {
        assert_eq!(refused(scene.send(form(&body)).await, status), error, "{body}");
    }
    let both = form(&good).insert_header((header::AUTHORIZATION, basic(&format!("{id}:{secret}"))));
    assert_eq!(refused(scene.send(both).await, 400), "invalid_request");
    for header in ["Basic", "Basic %%%", "Bearer x", &basic("no colon")] {
        let request = form("grant_type=client_credentials").insert_header((header::AUTHORIZATION, header));
        assert_eq!(refused(scene.send(request).await, 401), "invalid_client", "{header}");
    }
    let json = TestRequest::post()
        .uri(TOKEN)
        .set_json(serde_json::json!({"grant_type": "client_credentials"}));
    assert_eq!(refused(scene.send(json).await, 400), "invalid_request");
}

#[actix_web::test]
async fn a_secret_is_replaced_with_overlap_ends_and_can_be_revoked() {
    let scene = scene().await;
    let (id, old) = make_client(&scene.db, &[Scope::ReadDrafts], ("musterstadt", None));
    let now = || scene.clock.now();
    let status = async |secret: &SecretString| {
        let body = format!(
            "grant_type=client_credentials&client_id={id}&client_secret={}",
            secret.expose_secret()
        );
        scene.send(form(&body)).await.status.as_u16()
    };

    assert_eq!(
        scene
            .db
            .read(|conn| client::by_id(conn, &id, now()))
            .unwrap()
            .unwrap()
            .last_used_at,
        None
    );
    assert_eq!(status(&old).await, 200);
    let seen = scene.db.read(|conn| client::by_id(conn, &id, now())).unwrap().unwrap();
    assert_eq!(
        (seen.last_used_at, seen.secrets[0].last_used_at),
        (Some(now()), Some(now()))
    );
    let new = scene
        .db
        .write(|tx| client::rotate(tx, &Randomness::machine(), (&id, OVERLAP), now()))
        .unwrap();
    assert_eq!((status(&old).await, status(&new).await), (200, 200));
    scene.clock.advance(OVERLAP);
    assert_eq!((status(&old).await, status(&new).await), (401, 200));
    scene.clock.advance(TimeDelta::days(365));
    assert_eq!(status(&new).await, 401, "a secret ends after a year");
    let last = scene
        .db
        .write(|tx| client::rotate(tx, &Randomness::machine(), (&id, OVERLAP), now()))
        .unwrap();
    let body = format!(
        "grant_type=client_credentials&client_id={id}&client_secret={}",
        last.expose_secret()
    );
    let token = text(&scene.send(form(&body)).await.expect(200), "access_token");
    scene.db.write(|tx| client::revoke(tx, &id, now())).unwrap();
    assert_eq!(status(&last).await, 401);
    let read = TestRequest::get()
        .uri(&format!("{OFFERS}/tee"))
        .insert_header((header::AUTHORIZATION, format!("Bearer {token}")));
    scene.send(read).await.refused(401);
}

#[actix_web::test]
async fn a_refresh_token_is_good_once_and_a_second_use_ends_the_session() {
    let scene = scene().await;
    let login = serde_json::json!({"email": "editor@musterstadt.example", "password": "correct horse battery"});
    let login = TestRequest::post().uri("/v1/auth/login").set_json(login);
    let first = scene.send(login).await.expect(200);
    let refresh = async |token: &str| {
        scene
            .send(form(&format!("grant_type=refresh_token&refresh_token={token}")))
            .await
    };
    let reads = async |token: &str| {
        let request = TestRequest::get()
            .uri("/v1/auth/account")
            .insert_header((header::AUTHORIZATION, format!("Bearer {token}")));
        scene.send(request).await.status.as_u16()
    };

    let second = refresh(&text(&first, "refresh_token")).await.expect(200);
    let third = refresh(&text(&second, "refresh_token")).await.expect(200);
    assert_eq!(reads(&text(&third, "access_token")).await, 200);
    assert_eq!(
        refused(refresh(&text(&first, "refresh_token")).await, 400),
        "invalid_grant"
    );

    assert_eq!(
        refused(refresh(&text(&third, "refresh_token")).await, 400),
        "invalid_grant"
    );
    for pair in [&first, &second, &third] {
        assert_eq!(
            reads(&text(pair, "access_token")).await,
            401,
            "the whole family is dead"
        );
    }
}

#[actix_web::test]
async fn a_session_ends_by_itself_when_it_is_not_used_and_at_last_in_any_case() {
    let scene = scene().await;
    let login = serde_json::json!({"email": "editor@musterstadt.example", "password": "correct horse battery"});
    let log_in = async || {
        let login = TestRequest::post().uri("/v1/auth/login").set_json(login.clone());
        text(&scene.send(login).await.expect(200), "refresh_token")
    };
    let refresh = async |token: &str| {
        scene
            .send(form(&format!("grant_type=refresh_token&refresh_token={token}")))
            .await
    };

    let idle = log_in().await;
    scene.clock.advance(TimeDelta::days(14));
    assert_eq!(refused(refresh(&idle).await, 400), "invalid_grant");
    let mut token = log_in().await;
    for _ in 0..6 {
        scene.clock.advance(TimeDelta::days(13));
        token = text(&refresh(&token).await.expect(200), "refresh_token");
    }
    scene.clock.advance(TimeDelta::days(12));
    assert_eq!(refused(refresh(&token).await, 400), "invalid_grant");
}

#[actix_web::test]
async fn the_public_keys_verify_the_tokens() {
    let scene = scene().await;
    let keys = scene.get("/v1/auth/keys").await.expect(200);
    let key = &keys["keys"][0];
    let token = scene.editor();
    let (body, signature) = token.rsplit_once('.').unwrap();
    let head: Value =
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.split('.').next().unwrap()).unwrap()).unwrap();

    assert_eq!(
        (&key["kty"], &key["crv"], &key["alg"], &key["use"]),
        (
            &Value::from("OKP"),
            &Value::from("Ed25519"),
            &Value::from("EdDSA"),
            &Value::from("sig")
        )
    );
    assert_eq!(key["kid"], head["kid"]);
    let public: [u8; 32] = URL_SAFE_NO_PAD.decode(text(key, "x")).unwrap().try_into().unwrap();
    let signature: [u8; 64] = URL_SAFE_NO_PAD.decode(signature).unwrap().try_into().unwrap();
    let public = ed25519_dalek::VerifyingKey::from_bytes(&public).unwrap();
    public
        .verify_strict(body.as_bytes(), &ed25519_dalek::Signature::from_bytes(&signature))
        .unwrap();
}
