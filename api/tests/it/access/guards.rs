//! Guards, without HTTP: who is let in, and where to.

use actix_web::http::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use chrono::TimeDelta;
use porta_api::access::account::{self, Password};
use porta_api::access::{AccessError, Principal, admit, authenticate, authorise_editor};
use porta_api::spine::clock::Clock;
use porta_api::spine::ids::{AccountId, CityId};
use porta_contract::Role;

use super::{make, noon, passwords, secret, tokens};
use crate::harness::TestDatabase;

fn headers(values: &[&str]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for value in values {
        headers.append(AUTHORIZATION, HeaderValue::from_str(value).unwrap());
    }
    headers
}

#[test]
fn the_header_holds_one_bearer_token() {
    let test = TestDatabase::new();
    let tokens = tokens(&Clock::fixed(noon()));
    let token = tokens
        .issue(&make(&test, "a@trier.example", Role::Administrator, None))
        .unwrap();
    let good = format!("Bearer {token}");

    assert!(authenticate(&headers(&[&good]), &tokens).is_ok());
    assert!(authenticate(&headers(&[&format!("bearer  {token} ")]), &tokens).is_ok());
    assert!(matches!(
        authenticate(&headers(&[]), &tokens),
        Err(AccessError::Missing)
    ));
    assert!(matches!(
        authenticate(&headers(&[&token]), &tokens),
        Err(AccessError::Missing)
    ));
    assert!(matches!(
        authenticate(&headers(&["Basic YTpi"]), &tokens),
        Err(AccessError::Missing)
    ));
    assert!(matches!(
        authenticate(&headers(&["Bearer x"]), &tokens),
        Err(AccessError::Invalid)
    ));
    assert!(matches!(
        authenticate(&headers(&[&good, &good]), &tokens),
        Err(AccessError::Invalid)
    ));
}

#[test]
fn a_token_opens_nothing_once_its_account_is_disabled_or_gone() {
    let test = TestDatabase::new();
    let tokens = tokens(&Clock::fixed(noon()));
    let account = make(&test, "a@trier.example", Role::Editor, Some("trier"));
    let claims = tokens.read(&tokens.issue(&account).unwrap()).unwrap();
    let admitted = || test.read(|conn| admit(conn, &claims));
    let disable = |disabled| {
        test.write(|tx| account::set_disabled(tx, &account.id, disabled, noon()))
            .unwrap()
    };

    let before = admitted().unwrap();
    disable(true);
    let during = admitted();
    disable(false);
    let after = admitted().unwrap();
    let mut stranger = claims.clone();
    stranger.sub = "somebody else".to_owned();

    assert_eq!(before.city, Some(CityId::from("trier")));
    assert!(matches!(during, Err(AccessError::Invalid)));
    assert_eq!(before, after);
    assert!(matches!(
        test.read(|conn| admit(conn, &stranger)),
        Err(AccessError::Invalid)
    ));
}

#[test]
fn another_password_voids_the_tokens_so_far() {
    let test = TestDatabase::new();
    let clock = Clock::fixed(noon());
    let tokens = tokens(&clock);
    let account = make(&test, "a@trier.example", Role::Administrator, None);
    let claims = || tokens.read(&tokens.issue(&account).unwrap()).unwrap();
    let old = claims();
    let hash = passwords()
        .hash(&Password::parse(&secret("another good one")).unwrap())
        .unwrap();

    test.write(|tx| account::set_password(tx, &account.id, &hash, noon()))
        .unwrap();
    clock.advance(TimeDelta::seconds(1));
    let new = claims();

    assert!(matches!(test.read(|conn| admit(conn, &old)), Err(AccessError::Invalid)));
    assert!(test.read(|conn| admit(conn, &new)).is_ok());
}

#[test]
fn a_role_is_what_the_database_says_not_the_token() {
    let test = TestDatabase::new();
    let tokens = tokens(&Clock::fixed(noon()));
    let account = make(&test, "a@trier.example", Role::ProviderMember, Some("trier"));
    let mut claims = tokens.read(&tokens.issue(&account).unwrap()).unwrap();
    claims.role = "administrator".to_owned();

    let principal = test.read(|conn| admit(conn, &claims)).unwrap();

    assert_eq!(principal.role, Role::ProviderMember);
}

#[test]
fn editors_write_in_their_own_city_administrators_everywhere() {
    let (trier, metz) = (CityId::from("trier"), CityId::from("metz"));
    let may = |role, home: Option<&CityId>, city| {
        let principal = Principal {
            account: AccountId::from("a"),
            role,
            city: home.cloned(),
        };
        authorise_editor(&principal, city).is_ok()
    };

    assert!(may(Role::Administrator, None, &trier));
    for role in [Role::CityAdministrator, Role::Editor] {
        assert!(may(role, Some(&trier), &trier));
        assert!(!may(role, Some(&trier), &metz));
        assert!(!may(role, None, &trier));
    }
    for role in [Role::ProviderMember, Role::Unrecognised] {
        assert!(!may(role, Some(&trier), &trier));
    }
}
