//! Who may.

mod accounts;
mod guards;
mod keys;
mod login;
mod routes;
mod tokens;

use chrono::{DateTime, Utc};
use porta_api::access::account::{self, Account, AccountError, EmailAddress, NewAccount, Password, Passwords};
use porta_api::access::token::{KeyRing, Tokens};
use porta_api::spine::clock::Clock;
use porta_api::spine::db::Database;
use porta_api::spine::ids::CityId;
use porta_api::spine::randomness::Randomness;
use porta_contract::Role;
use secrecy::SecretString;

use crate::harness::at;

const ISSUER: &str = "https://api.trier.example";
const PASSWORD: &str = "correct horse battery";

fn noon() -> DateTime<Utc> {
    at("2026-11-22T12:00:00Z")
}

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

fn passwords() -> Passwords {
    Passwords::new(Randomness::seeded(1), 4).unwrap()
}

fn address(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

/// The keys that a seed gives.
fn keys(seed: u64) -> SecretString {
    KeyRing::fresh(&Randomness::seeded(seed).bytes())
}

fn tokens(clock: &Clock) -> Tokens {
    Tokens::new(KeyRing::parse(&keys(5)).unwrap(), ISSUER, clock.clone())
}

/// Makes an account whose password is [`PASSWORD`].
fn make(db: &Database, email: &str, role: Role, city: Option<&str>) -> Account {
    try_make(db, email, role, city).unwrap();
    db.read(|conn| account::by_email(conn, &address(email)))
        .unwrap()
        .unwrap()
}

fn try_make(db: &Database, email: &str, role: Role, city: Option<&str>) -> Result<(), AccountError> {
    let password = passwords().hash(&Password::parse(&secret(PASSWORD)).unwrap()).unwrap();
    let (email, city) = (address(email), city.map(CityId::from));
    let new = NewAccount {
        email: &email,
        password: &password,
        role,
        city: city.as_ref(),
    };
    db.write(|tx| account::create(tx, &new, noon())).map(drop)
}
