//! Tokens that were made otherwise, sent to the API: 401, with a challenge.

use actix_web::http::header;
use actix_web::test::TestRequest;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use porta_api::access::token::KeyRing;
use porta_api::spine::randomness::Randomness;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::catalog::scene::{OFFERS, scene};

fn part(token: &str, place: usize) -> Value {
    let part = token.split('.').nth(place).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

/// Signed with the scene's own key, whatever header and claims say.
fn signed(header: &Header, claims: &Value) -> String {
    let key = KeyRing::fresh(&Randomness::seeded(5).bytes());
    let seed = key.expose_secret().split_once(':').unwrap().1.to_owned();
    let mut der = b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20".to_vec();
    der.extend(URL_SAFE_NO_PAD.decode(seed).unwrap());
    jsonwebtoken::encode(header, claims, &EncodingKey::from_ed_der(&der)).unwrap()
}

fn with(claims: &Value, name: &str, value: impl Into<Value>) -> Value {
    let mut claims = claims.clone();
    claims[name] = value.into();
    claims
}

#[actix_web::test]
async fn no_forged_token_opens_anything() {
    let scene = scene().await;
    let good = scene.editor();
    let (head, claims) = (part(&good, 0), part(&good, 1));
    let header: Header = serde_json::from_value(head.clone()).unwrap();
    let (now, body) = (scene.clock.now().timestamp(), good.split('.').nth(1).unwrap());
    let public = scene.tokens.public_keys().next().unwrap().1.to_vec();
    let mut confused = Header::new(Algorithm::HS256);
    confused.typ.clone_from(&header.typ);
    confused.kid.clone_from(&header.kid);
    let mut stranger = header.clone();
    stranger.kid = Some("unknown".to_owned());
    let none = URL_SAFE_NO_PAD.encode(json!({"typ": "at+jwt", "alg": "none", "kid": head["kid"]}).to_string());
    let rsa = URL_SAFE_NO_PAD.encode(json!({"typ": "at+jwt", "alg": "RS256", "kid": head["kid"]}).to_string());
    let signature = good.rsplit('.').next().unwrap();
    let forged = [
        ("expired", signed(&header, &with(&claims, "exp", now))),
        ("audience", signed(&header, &with(&claims, "aud", "another"))),
        (
            "issuer",
            signed(&header, &with(&claims, "iss", "https://elsewhere.example")),
        ),
        ("future", signed(&header, &with(&claims, "nbf", now + 60))),
        ("issued in the future", signed(&header, &with(&claims, "iat", now + 60))),
        ("a long life", signed(&header, &with(&claims, "exp", now + 86_400))),
        ("unknown key", signed(&stranger, &claims)),
        ("no session", signed(&header, &with(&claims, "sid", Value::Null))),
        ("another session", signed(&header, &with(&claims, "sid", "another"))),
        ("another account", signed(&header, &with(&claims, "sub", "another"))),
        (
            "account and client",
            signed(&header, &with(&claims, "client_id", "another")),
        ),
        ("no algorithm", format!("{none}.{body}.")),
        ("no algorithm, signed", format!("{none}.{body}.{signature}")),
        ("another algorithm", format!("{rsa}.{body}.{signature}")),
        ("the public key as a secret", {
            jsonwebtoken::encode(&confused, &claims, &EncodingKey::from_secret(&public)).unwrap()
        }),
    ];
    let read = |token: &str| {
        TestRequest::get()
            .uri(&format!("{OFFERS}/tee"))
            .insert_header((header::AUTHORIZATION, format!("Bearer {token}")))
    };

    let none = scene.send(TestRequest::get().uri(&format!("{OFFERS}/tee"))).await;
    let challenge = none.header(header::WWW_AUTHENTICATE);
    assert_eq!(
        challenge, "Bearer realm=\"porta\"",
        "nothing is wrong with a token that was not sent"
    );
    scene.send(read(&good)).await.expect(200);
    scene.send(read(&signed(&header, &claims))).await.expect(200);
    for (what, token) in forged {
        let answer = scene.send(read(&token)).await;
        let challenge = answer.header(header::WWW_AUTHENTICATE);
        assert_eq!(challenge, "Bearer realm=\"porta\", error=\"invalid_token\"", "{what}");
        assert_eq!(answer.refused(401), "unauthenticated", "{what}");
    }
    scene.clock.advance(TimeDelta::minutes(15));
    scene.send(read(&good)).await.refused(401);
}
