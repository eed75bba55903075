//! The second factor.

use chrono::{DateTime, TimeDelta, Utc};
use porta_api::access::AccessError;
use porta_api::access::account::{Account, LoginTry, log_in};
use porta_api::access::factor::{self, FactorError};
use porta_api::spine::db::Database;
use porta_contract::Role;
use secrecy::{ExposeSecret, SecretString};
use totp_rs::{Builder, Secret};

use super::{PASSWORD, make, noon, passwords, seal, secret};
use crate::harness::TestDatabase;

/// The one-time password of a moment, as an authenticator shows it.
pub fn code_at(secret: &SecretString, at: DateTime<Utc>) -> SecretString {
    let secret = Secret::try_from_base32(secret.expose_secret()).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    SecretString::from(totp.generate(u64::try_from(at.timestamp()).unwrap()).to_string())
}

/// Sets one up; gives its secret and the recovery codes.
pub fn set_up_factor(db: &Database, account: &Account, at: DateTime<Utc>) -> (SecretString, Vec<SecretString>) {
    let new = db
        .write(|tx| factor::begin(tx, &seal(), (&account.id, &account.email), at))
        .unwrap();
    let code = code_at(&new.secret, at);
    let codes = db
        .write(|tx| factor::confirm(tx, &seal(), (&account.id, &code), at))
        .unwrap();
    (new.secret, codes)
}

fn try_code(db: &Database, code: Option<&SecretString>, at: DateTime<Utc>) -> Result<Account, AccessError> {
    let login = LoginTry {
        address: "a@trier.example",
        password: &secret(PASSWORD),
        code,
    };
    log_in(db, &passwords(), &seal(), &login, at)
}

#[test]
fn a_login_asks_for_the_second_factor_once_it_is_confirmed() {
    let test = TestDatabase::new();
    let account = make(&test, "a@trier.example", Role::Editor, Some("trier"));
    test.write(|tx| factor::begin(tx, &seal(), (&account.id, &account.email), noon()))
        .unwrap();
    assert!(try_code(&test, None, noon()).is_ok(), "not confirmed yet");

    let (key, _) = set_up_factor(&test, &account, noon());
    let later = noon() + TimeDelta::seconds(60);

    assert!(matches!(try_code(&test, None, later), Err(AccessError::CodeNeeded)));
    let wrong = secret("000000");
    assert!(matches!(
        try_code(&test, Some(&wrong), later),
        Err(AccessError::WrongCode)
    ));
    assert!(try_code(&test, Some(&code_at(&key, later)), later).is_ok());
}

#[test]
fn a_one_time_password_is_good_once_and_for_a_moment() {
    let test = TestDatabase::new();
    let account = make(&test, "a@trier.example", Role::Editor, Some("trier"));
    let (key, _) = set_up_factor(&test, &account, noon());
    let verify = |code: &SecretString, at| {
        test.write(|tx| factor::verify(tx, &seal(), (&account.id, code), at))
            .unwrap()
    };
    let later = noon() + TimeDelta::minutes(5);

    assert!(!verify(&code_at(&key, noon()), noon()), "used when it was confirmed");
    assert!(!verify(&code_at(&key, later - TimeDelta::seconds(60)), later));
    assert!(!verify(&code_at(&key, later + TimeDelta::seconds(60)), later));
    assert!(
        verify(&code_at(&key, later - TimeDelta::seconds(30)), later),
        "a slow clock"
    );
    assert!(verify(&code_at(&key, later), later));
    assert!(!verify(&code_at(&key, later), later), "a second time");
    for text in ["", "1", "12345678901234567890", "äöüäöü", "+12345", "-12345"] {
        assert!(!verify(&secret(text), later), "{text}");
    }
}

#[test]
fn recovery_codes_are_good_once_each_and_for_their_account() {
    let test = TestDatabase::new();
    let account = make(&test, "a@trier.example", Role::Editor, Some("trier"));
    let other = make(&test, "b@trier.example", Role::Editor, Some("trier"));
    let (_, codes) = set_up_factor(&test, &account, noon());
    let (_, others) = set_up_factor(&test, &other, noon());

    assert_eq!(codes.len(), 10);
    let typed = secret(&codes[0].expose_secret().to_uppercase().replace('-', " "));
    assert!(try_code(&test, Some(&typed), noon()).is_ok());
    assert!(matches!(
        try_code(&test, Some(&codes[0]), noon()),
        Err(AccessError::WrongCode)
    ));
    assert!(matches!(
        try_code(&test, Some(&others[0]), noon()),
        Err(AccessError::WrongCode)
    ));
    assert_eq!(test.read(|conn| factor::left(conn, &account.id)).unwrap(), 9);
}

#[test]
fn an_active_factor_is_not_replaced_and_its_secret_is_sealed() {
    use diesel::prelude::*;
    use porta_api::spine::db::{DbError, schema::second_factors};
    let test = TestDatabase::new();
    let account = make(&test, "a@trier.example", Role::Editor, Some("trier"));
    let (key, _) = set_up_factor(&test, &account, noon());

    let again = test.write(|tx| factor::begin(tx, &seal(), (&account.id, &account.email), noon()));
    let stored: String = test
        .read::<_, DbError>(|conn| {
            Ok(second_factors::table
                .select(second_factors::sealed_secret)
                .first(conn)?)
        })
        .unwrap();

    assert!(matches!(again, Err(FactorError::Active)));
    assert!(!stored.contains(key.expose_secret()));
}

#[test]
fn guesses_at_the_second_factor_lock_the_address() {
    let test = TestDatabase::new();
    let account = make(&test, "a@trier.example", Role::Editor, Some("trier"));
    set_up_factor(&test, &account, noon());

    for _ in 0..10 {
        assert!(matches!(
            try_code(&test, Some(&secret("000000")), noon()),
            Err(AccessError::WrongCode)
        ));
    }

    assert!(matches!(try_code(&test, None, noon()), Err(AccessError::Locked { .. })));
}

#[actix_web::test]
async fn a_second_factor_is_set_up_asked_for_and_taken_away_over_http() {
    use actix_web::http::header;
    use actix_web::test::TestRequest;
    use serde_json::{Value, json};
    let scene = crate::catalog::scene::scene().await;
    let token = scene.log_in("editor").await;
    let send = async |request: TestRequest, token: &str| {
        scene
            .send(request.insert_header((header::AUTHORIZATION, format!("Bearer {token}"))))
            .await
    };
    let post = |path: &str, body: &Value| TestRequest::post().uri(path).set_json(body);
    let shown = |secret: &SecretString| json!({ "code": code_at(secret, scene.clock.now()).expose_secret() });
    let login = |code: Option<&str>| {
        let mut body = json!({"email": "editor@musterstadt.example", "password": PASSWORD});
        if let Some(code) = code {
            body["code"] = code.into();
        }
        post("/v1/auth/login", &body)
    };
    let rule = |required: bool| {
        let rule = TestRequest::put().uri("/v1/staff/cities/musterstadt/second-factor");
        rule.set_json(json!({ "required": required }))
    };
    let draft = || TestRequest::get().uri("/v1/staff/cities/musterstadt/offers/entwurf");

    let admin = scene.log_in("admin").await;
    send(rule(true), &admin).await.expect(200);
    assert_eq!(send(draft(), &token).await.refused(403), "second_factor_needed");
    let begun = send(post("/v1/auth/second-factor", &Value::Null), &token)
        .await
        .expect(201);
    let secret = SecretString::from(begun["secret"].as_str().unwrap());
    assert!(
        begun["uri"]
            .as_str()
            .unwrap()
            .starts_with("otpauth://totp/Porta:editor%40musterstadt.example?")
    );
    let confirm = "/v1/auth/second-factor/confirm";
    let wrong = send(post(confirm, &json!({"code": "000000"})), &token).await.errors();
    assert_eq!(wrong, [("#/code".to_owned(), "wrong_code".to_owned())]);
    let codes = send(post(confirm, &shown(&secret)), &token).await.expect(200);
    assert_eq!(codes["codes"].as_array().unwrap().len(), 10);
    send(draft(), &token).await.expect(200);

    assert_eq!(scene.send(login(None)).await.refused(401), "mfa_required");
    assert_eq!(scene.send(login(Some("000000"))).await.refused(401), "wrong_code");
    let code = codes["codes"][0].as_str().unwrap();
    assert_eq!(
        scene.send(login(Some(code))).await.expect(200)["second_factor_needed"],
        false
    );
    let state = send(TestRequest::get().uri("/v1/auth/second-factor"), &token)
        .await
        .expect(200);
    assert_eq!(state, json!({"active": true, "recovery_codes_left": 9}));
    scene.clock.advance(TimeDelta::seconds(60));
    let remove = post("/v1/auth/second-factor/remove", &shown(&secret));
    assert_eq!(send(remove, &token).await.status.as_u16(), 204);
    assert_eq!(send(draft(), &token).await.refused(403), "second_factor_needed");
    send(rule(false), &admin).await.expect(200);
    send(draft(), &token).await.expect(200);
}
