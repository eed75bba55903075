//! Who did what, for administrators: the list over the change log and the audit, and what this room itself writes down.

mod forget;
mod params;
mod routes;

pub use forget::forget_actors;
pub(super) use routes::entries;
pub use routes::routes;

use chrono::{DateTime, Utc};

use super::account;
use crate::spine::audit::{NewEntry, note};
use crate::spine::change_log::Actor;
use crate::spine::db::{DbError, Tx};
use crate::spine::ids::{AccountId, CityId, Id};

/// Writes down what was done to an account; in its city, if it works in one only.
pub(super) fn note_account(
    tx: &mut Tx<'_>,
    actor: &Actor,
    at: DateTime<Utc>,
    (account, action): (&AccountId, &'static str),
) -> Result<(), DbError> {
    let city = home(tx, account)?;
    let entry = NewEntry::new(action, "account", Some(account.as_str()));
    note(tx, actor, at, &entry.in_city(city.as_ref()))
}

/// Writes down what a person did to the own account.
pub(super) fn note_own(
    tx: &mut Tx<'_>,
    at: DateTime<Utc>,
    account: &AccountId,
    action: &'static str,
) -> Result<(), DbError> {
    note_account(tx, &Actor::Account(account.clone()), at, (account, action))
}

/// The one city an account works in; none where it works in several, or in all.
pub(super) fn home(tx: &mut Tx<'_>, account: &AccountId) -> Result<Option<CityId>, DbError> {
    let found = account::by_id(tx.conn, account)?;
    let mut cities = found
        .into_iter()
        .flat_map(|account| account.grants)
        .map(|grant| grant.city);
    let first = cities.next().flatten();
    Ok(first.filter(|first| cities.all(|city| city.as_ref() == Some(first))))
}
