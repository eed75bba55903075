//! Making accounts and changing them.

use porta_api::access::account::{self, AccountError, Password, PasswordError};
use porta_api::access::grant::GrantError;
use porta_api::spine::ids::AccountId;
use porta_contract::Role;

use super::{make, noon, passwords, secret, try_make};
use crate::harness::TestDatabase;

#[test]
fn an_address_has_one_account_however_it_is_spelled() {
    let test = TestDatabase::new();
    make(&test, "staff@trier.example", Role::Administrator, None);

    let again = try_make(&test, " Staff@TRIER.example", Role::Administrator, None);

    assert!(matches!(again, Err(AccountError::Taken)), "{again:?}");
}

#[test]
fn every_role_but_the_administrator_belongs_to_a_city() {
    let test = TestDatabase::new();
    let try_role = |role, city| try_make(&test, "a@trier.example", role, city);

    assert!(matches!(
        try_role(Role::Editor, None),
        Err(AccountError::Grant(GrantError::CityNeeded))
    ));
    assert!(matches!(
        try_role(Role::ProviderMember, None),
        Err(AccountError::Grant(GrantError::CityNeeded))
    ));
    assert!(matches!(
        try_role(Role::Administrator, Some("trier")),
        Err(AccountError::Grant(GrantError::NoCityWanted))
    ));
    assert!(matches!(
        try_role(Role::Unrecognised, Some("trier")),
        Err(AccountError::Grant(GrantError::NoSuchRole))
    ));
    assert!(try_role(Role::Editor, Some("trier")).is_ok());
}

#[test]
fn accounts_are_listed_by_address_without_their_passwords() {
    let test = TestDatabase::new();
    make(&test, "b@trier.example", Role::Editor, Some("trier"));
    make(&test, "a@trier.example", Role::Administrator, None);

    let accounts = test.read(account::list).unwrap();

    assert_eq!(
        accounts.iter().map(|a| a.email.as_str()).collect::<Vec<_>>(),
        ["a@trier.example", "b@trier.example"]
    );
    assert!(!format!("{accounts:?}").contains("argon2"));
}

#[test]
fn a_change_of_an_account_that_does_not_exist_says_so() {
    let test = TestDatabase::new();
    let nobody = AccountId::from("nobody");
    let hash = passwords()
        .hash(&Password::parse(&secret("another good one")).unwrap())
        .unwrap();

    let password = test.write(|tx| account::set_password(tx, &nobody, &hash, noon()));
    let disabled = test.write(|tx| account::set_disabled(tx, &nobody, true, noon()));

    assert!(matches!(password, Err(AccountError::Unknown)));
    assert!(matches!(disabled, Err(AccountError::Unknown)));
}

#[test]
fn passwords_are_long_and_hashes_are_argon2id_with_a_salt_of_their_own() {
    let parse = |text: &str| Password::parse(&secret(text)).map(drop);
    let passwords = passwords();
    let password = Password::parse(&secret(super::PASSWORD)).unwrap();

    let (one, two) = (passwords.hash(&password).unwrap(), passwords.hash(&password).unwrap());

    assert_eq!(parse("elevenchars"), Err(PasswordError::Length));
    assert_eq!(parse("aaaaaaaaaaaaaaaa"), Err(PasswordError::Length));
    assert_eq!(parse(&"long ones too".repeat(100)), Err(PasswordError::Length));
    assert_eq!(parse("пароль из слов"), Ok(()));
    assert_ne!(one, two);
    assert_eq!(format!("{one:?}"), "PasswordHash(…)");
}

#[test]
fn the_stored_hash_states_the_parameters_of_owasp() {
    use diesel::prelude::*;
    use porta_api::spine::db::{DbError, schema::accounts};
    let test = TestDatabase::new();
    make(&test, "a@trier.example", Role::Administrator, None);

    let hash: String = test
        .read::<_, DbError>(|conn| Ok(accounts::table.select(accounts::password_hash).first(conn)?))
        .unwrap();

    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
}
