//! Tokens by RFC 8725: what was made otherwise is refused.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use porta_api::access::AccessError;
use porta_api::access::account::Account;
use porta_api::access::session::SessionId;
use porta_api::access::token::{Claims, Holder, KeyRing, Tokens};
use porta_api::spine::clock::Clock;
use porta_contract::Role;
use secrecy::{ExposeSecret, SecretString};

use super::{ISSUER, keys, make, noon, tokens};
use crate::harness::TestDatabase;

fn account() -> Account {
    make(
        &TestDatabase::sqlite(),
        "staff@trier.example",
        Role::Editor,
        Some("trier"),
    )
}

fn issued(tokens: &Tokens, account: &Account) -> String {
    let holder = Holder::Session {
        account: &account.id,
        session: &SessionId::from("a session"),
    };
    tokens.issue(&holder).unwrap()
}

fn ring(text: &str) -> KeyRing {
    KeyRing::parse(&SecretString::from(text)).unwrap()
}

/// The parts of a token as JSON, header first.
fn parts(token: &str) -> Vec<serde_json::Value> {
    let decode = |part: &str| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap();
    token.split('.').take(2).map(decode).collect()
}

#[test]
fn a_token_says_who_what_where_and_until_when() {
    let (clock, account) = (Clock::fixed(noon()), account());
    let tokens = tokens(&clock);

    let token = issued(&tokens, &account);

    let parts = parts(&token);
    let key = keys(5);
    let id = key.expose_secret().split(':').next().unwrap();
    assert_eq!(
        parts[0],
        serde_json::json!({ "typ": "at+jwt", "alg": "EdDSA", "kid": id })
    );
    assert_eq!(
        tokens.read(&token).unwrap(),
        Claims {
            iss: ISSUER.to_owned(),
            aud: "porta-api".to_owned(),
            sub: account.id.to_string(),
            sid: Some("a session".to_owned()),
            client_id: None,
            scope: None,
            per_minute: None,
            jti: tokens.read(&token).unwrap().jti,
            iat: noon().timestamp(),
            nbf: noon().timestamp(),
            exp: noon().timestamp() + 900,
        }
    );
}

#[test]
fn a_token_ends_after_a_quarter_of_an_hour() {
    let clock = Clock::fixed(noon());
    let tokens = tokens(&clock);
    let token = issued(&tokens, &account());

    clock.advance(TimeDelta::seconds(899));
    let last = tokens.read(&token);
    clock.advance(TimeDelta::seconds(1));
    let after = tokens.read(&token);
    clock.set(noon() - TimeDelta::minutes(1));
    let before = tokens.read(&token);

    assert!(last.is_ok());
    assert!(matches!(after, Err(AccessError::Expired)));
    assert!(matches!(before, Err(AccessError::Invalid)));
}

#[test]
fn tokens_of_others_are_refused() {
    let (clock, account) = (Clock::fixed(noon()), account());
    let ours = tokens(&clock);
    let (id, _) = keys(5)
        .expose_secret()
        .split_once(':')
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    let same_id = format!("{id}:{}", keys(6).expose_secret().split_once(':').unwrap().1);
    let others = [
        Tokens::new(ring(keys(6).expose_secret()), ISSUER, clock.clone()),
        Tokens::new(ring(&same_id), ISSUER, clock.clone()),
        Tokens::new(ring(keys(5).expose_secret()), "https://elsewhere.example", clock),
    ];

    for other in others {
        let token = issued(&other, &account);
        assert!(other.read(&token).is_ok());
        assert!(matches!(ours.read(&token), Err(AccessError::Invalid)), "{other:?}");
    }
}

/// A token signed with our own key, but with another header or other claims.
fn forged(change: impl Fn(&mut Header, &mut serde_json::Value)) -> String {
    let clock = Clock::fixed(noon());
    let good = parts(&issued(&tokens(&clock), &account()));
    let mut header: Header = serde_json::from_value(good[0].clone()).unwrap();
    let mut claims = good[1].clone();
    change(&mut header, &mut claims);
    let secret = keys(5).expose_secret().split_once(':').unwrap().1.to_owned();
    let mut der = b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20".to_vec();
    der.extend(URL_SAFE_NO_PAD.decode(secret).unwrap());
    jsonwebtoken::encode(&header, &claims, &EncodingKey::from_ed_der(&der)).unwrap()
}

#[test]
fn another_audience_type_key_id_or_a_long_life_is_refused_though_the_signature_is_right() {
    let tokens = tokens(&Clock::fixed(noon()));
    let set = |name: &'static str, value: serde_json::Value| {
        forged(move |_, claims| {
            claims[name] = value.clone();
        })
    };
    let without = |name: &'static str| {
        forged(move |_, claims| {
            claims.as_object_mut().unwrap().remove(name);
        })
    };

    assert!(tokens.read(&forged(|_, _| {})).is_ok(), "the forger's tools work");
    let bad = [
        ("audience", set("aud", "another-api".into())),
        ("no audience", without("aud")),
        ("no issuer", without("iss")),
        ("no end", without("exp")),
        ("no beginning", without("nbf")),
        ("no account", without("sub")),
        ("a year", set("exp", (noon().timestamp() + 31_536_000).into())),
        ("tomorrow", set("nbf", (noon().timestamp() + 86_400).into())),
        ("type", forged(|header, _| header.typ = Some("JWT".to_owned()))),
        ("no type", forged(|header, _| header.typ = None)),
        ("unknown key", forged(|header, _| header.kid = Some("other".to_owned()))),
        ("no key", forged(|header, _| header.kid = None)),
    ];
    for (what, token) in bad {
        assert!(matches!(tokens.read(&token), Err(AccessError::Invalid)), "{what}");
    }
}

#[test]
fn another_algorithm_is_refused_even_with_the_public_key_as_its_secret() {
    let tokens = tokens(&Clock::fixed(noon()));
    let good = issued(&tokens, &account());
    let (header, claims) = (&parts(&good)[0], &parts(&good)[1]);
    let mut confused = Header::new(Algorithm::HS256);
    confused.typ = Some("at+jwt".to_owned());
    confused.kid = header["kid"].as_str().map(str::to_owned);
    let seed = URL_SAFE_NO_PAD
        .decode(keys(5).expose_secret().split_once(':').unwrap().1)
        .unwrap();
    let public = ed25519_dalek::SigningKey::from_bytes(&seed.try_into().unwrap()).verifying_key();
    let with_public = jsonwebtoken::encode(&confused, claims, &EncodingKey::from_secret(public.as_bytes())).unwrap();
    let none =
        URL_SAFE_NO_PAD.encode(serde_json::json!({ "typ": "at+jwt", "alg": "none", "kid": header["kid"] }).to_string());
    let body = good.split('.').nth(1).unwrap();

    for token in [with_public, format!("{none}.{body}."), format!("{none}.{body}")] {
        assert!(matches!(tokens.read(&token), Err(AccessError::Invalid)), "{token}");
    }
}

#[test]
fn no_text_that_is_no_token_does_harm() {
    let tokens = tokens(&Clock::fixed(noon()));
    let good = issued(&tokens, &account());
    let mut changed = good.clone().into_bytes();
    let middle = good.find('.').unwrap() + 10;
    changed[middle] = if changed[middle] == b'A' { b'B' } else { b'A' };

    for text in [
        "",
        ".",
        "..",
        "a.b.c",
        "ä.ö.ü",
        &"x".repeat(100_000),
        &good[1..],
        &good[..good.len() - 1],
    ] {
        assert!(
            matches!(tokens.read(text), Err(AccessError::Invalid)),
            "{}",
            &text[..text.len().min(20)]
        );
    }
    assert!(matches!(
        tokens.read(&String::from_utf8(changed).unwrap()),
        Err(AccessError::Invalid)
    ));
}

#[test]
fn keys_change_without_logging_anybody_out() {
    let (clock, account) = (Clock::fixed(noon()), account());
    let (old, new) = (keys(5), keys(6));
    let (old, new) = (old.expose_secret(), new.expose_secret());
    let node = |text: &str| Tokens::new(ring(text), ISSUER, clock.clone());
    let before = issued(&node(old), &account);

    let announced = node(&format!("{old},{new}"));
    let changed = node(&format!("{new},{old}"));
    let after = issued(&changed, &account);

    assert!(changed.read(&before).is_ok() && announced.read(&after).is_ok());
    assert!(
        matches!(node(old).read(&after), Err(AccessError::Invalid)),
        "nodes learn of the new key first"
    );
    assert!(matches!(node(new).read(&before), Err(AccessError::Invalid)));
}
