//! Guards, without HTTP: who is let in, and where to.

use actix_web::http::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use chrono::TimeDelta;
use porta_api::access::account::{self, Password};
use porta_api::access::grant::{self, Grant};
use porta_api::access::{AccessError, Caller, admit, authenticate, factor};
use porta_api::spine::clock::Clock;
use porta_api::spine::ids::CityId;
use porta_contract::Role;

use super::factors::set_up_factor;
use super::{make, noon, passwords, secret, token_of, tokens};
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
    let token = token_of(
        &test,
        &tokens,
        &make(&test, "a@trier.example", Role::Administrator, None),
    );
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
    let claims = tokens.read(&token_of(&test, &tokens, &account)).unwrap();
    let admitted = || test.read(|conn| admit(conn, &claims)).and_then(Caller::person);
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

    assert_eq!(before.grants[0].city, Some(CityId::from("trier")));
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
    let claims = || tokens.read(&token_of(&test, &tokens, &account)).unwrap();
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
fn a_role_is_what_the_database_says_at_the_moment() {
    let test = TestDatabase::new();
    let tokens = tokens(&Clock::fixed(noon()));
    let account = make(&test, "a@trier.example", Role::Editor, Some("trier"));
    let claims = tokens.read(&token_of(&test, &tokens, &account)).unwrap();
    let (trier, metz) = (CityId::from("trier"), CityId::from("metz"));
    let admitted = || test.read(|conn| admit(conn, &claims)).and_then(Caller::person).unwrap();
    let edits = |city: &CityId| admitted().may(|grant| grant.edits(city)).is_ok();

    let more = Grant::new(Role::Editor, Some(metz.clone()));
    assert!(edits(&trier) && !edits(&metz));
    assert!(test.write(|tx| grant::grant(tx, &account.id, &more, noon())).unwrap());
    assert!(!test.write(|tx| grant::grant(tx, &account.id, &more, noon())).unwrap());
    assert!(edits(&trier) && edits(&metz), "a person may hold several");
    test.write(|tx| grant::withdraw(tx, &account.id, &trier)).unwrap();
    assert!(!edits(&trier) && edits(&metz));
}

#[test]
fn editors_write_in_their_own_city_administrators_everywhere() {
    let (trier, metz) = (CityId::from("trier"), CityId::from("metz"));
    let edits = |role, home: Option<&CityId>, city| Grant::new(role, home.cloned()).edits(city);
    let member = Grant::member(trier.clone(), "verein");

    assert!(edits(Role::Administrator, None, &trier));
    for role in [Role::CityAdministrator, Role::Editor] {
        assert!(edits(role, Some(&trier), &trier));
        assert!(!edits(role, Some(&trier), &metz));
        assert!(!edits(role, None, &trier));
    }
    assert!(Grant::new(Role::CityAdministrator, Some(trier.clone())).administers(&trier));
    assert!(!Grant::new(Role::Editor, Some(trier.clone())).administers(&trier));
    assert!(!edits(Role::Unrecognised, Some(&trier), &trier) && !member.edits(&trier));
    assert!(member.writes_for(&trier, "verein"));
    assert!(!member.writes_for(&trier, "amt") && !member.writes_for(&metz, "verein"));
}

#[test]
fn a_place_that_asks_for_a_second_factor_holds_its_staff_back_until_they_have_one() {
    let test = TestDatabase::new();
    let tokens = tokens(&Clock::fixed(noon()));
    let account = make(&test, "a@trier.example", Role::Editor, Some("trier"));
    let claims = tokens.read(&token_of(&test, &tokens, &account)).unwrap();
    let trier = CityId::from("trier");
    let may = || {
        let principal = test.read(|conn| admit(conn, &claims)).and_then(Caller::person).unwrap();
        principal.may(|grant| grant.edits(&trier))
    };
    let require = |needed| {
        test.write(|tx| factor::require(tx, Some(&trier), needed, noon()))
            .unwrap();
    };

    assert!(may().is_ok());
    require(true);
    assert!(matches!(may(), Err(AccessError::FactorNeeded)));
    set_up_factor(&test, &account, noon());
    assert!(may().is_ok());
    test.write(|tx| factor::remove(tx, &account.id)).unwrap();
    assert!(matches!(may(), Err(AccessError::FactorNeeded)));
    require(false);
    assert!(may().is_ok());
}
