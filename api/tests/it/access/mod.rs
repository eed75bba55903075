//! Who may.

mod accounts;
mod attacks;
mod audit;
pub mod exchange;
mod factors;
mod guards;
mod inactive;
mod keys;
mod limits;
mod links;
mod login;
mod personal;
mod routes;
mod sessions;
mod tokens;

pub use exchange::make_client;

use chrono::{DateTime, Utc};
use porta_api::access::account::{self, Account, AccountError, EmailAddress, NewAccount, Password, Passwords};
use porta_api::access::grant::Grant;
use porta_api::access::limit::{Limits, Rates};
use porta_api::access::seal::Seal;
use porta_api::access::session;
use porta_api::access::token::{Holder, KeyRing, Tokens};
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

fn seal() -> Seal {
    Seal::parse(&keys(9), Randomness::machine()).unwrap()
}

fn limits(clock: &Clock) -> Limits {
    Limits::new(Rates::default(), &Randomness::seeded(8), clock.clone())
}

/// A token as a login gives it, without the login's work.
fn token_of(db: &Database, tokens: &Tokens, account: &Account) -> String {
    let (session, _) = db
        .write(|tx| session::open(tx, &Randomness::machine(), (&account.id, "a test"), tokens.now()))
        .unwrap();
    let holder = Holder::Session {
        account: &account.id,
        session: &session,
    };
    tokens.issue(&holder).unwrap()
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
    let provider = (role == Role::ProviderMember).then(|| "verein".to_owned());
    let grant = Grant {
        role,
        city: city.map(CityId::from),
        provider,
    };
    let new = NewAccount {
        email: &address(email),
        password: Some(&password),
        grant: &grant,
    };
    db.write(|tx| account::create(tx, &new, noon())).map(drop)
}
