//! Locking an address after failed logins. Attempts are counted before the password is looked at, so that parallel ones count
//! too, and for unknown addresses as for known ones, so that a lock tells nothing.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;
use sha2::{Digest, Sha256};

use super::super::{AccessError, audit, link, session};
use super::EmailAddress;
use crate::spine::audit::{NewEntry, note};
use crate::spine::change_log::Actor;
use crate::spine::db::schema::login_failures;
use crate::spine::db::{AnyConnection, Both, DbError, Tx};
use crate::spine::ids::{AccountId, Id};
use crate::spine::periods;

/// Failures without a lock.
const FREE: i32 = 10;
/// Longest lock.
const LONGEST_MINUTES: i64 = 60;
/// After this long without another attempt, failures are forgotten.
const MEMORY: TimeDelta = periods::FAILURE.time();

/// The key of an address: nobody can read the address out of the table without guessing it.
pub(super) fn key(address: &str) -> String {
    Sha256::digest(address.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Counts an attempt, as if it failed; refuses it while the address is locked. True when a failure of this attempt locks it.
pub(super) fn count(tx: &mut Tx<'_>, key: &str, now: DateTime<Utc>) -> Result<bool, AccessError> {
    let first = (
        login_failures::address_hash.eq(key),
        login_failures::failures.eq(0),
        login_failures::updated_at.eq(now.naive_utc()),
    );
    let insert = diesel::insert_into(login_failures::table).values(first);
    Both(insert.on_conflict(login_failures::address_hash).do_nothing())
        .execute(tx.conn)
        .map_err(DbError::from)?;
    let (failures, locked_until, updated_at) = locked_row(tx.conn, key).map_err(DbError::from)?;
    if let Some(until) = locked_until.map(|at| at.and_utc()).filter(|until| *until > now) {
        return Err(AccessError::locked(now, until));
    }
    let old = updated_at.and_utc() + MEMORY < now;
    let failures = if old { 1 } else { failures.saturating_add(1) };
    let lock = lock(failures, now);
    diesel::update(login_failures::table.find(key))
        .set((
            login_failures::failures.eq(failures),
            login_failures::locked_until.eq(lock.map(|at| at.naive_utc())),
            login_failures::updated_at.eq(now.naive_utc()),
        ))
        .execute(tx.conn)
        .map_err(DbError::from)?;
    Ok(lock.is_some())
}

/// Counts an attempt at an account, or at an address that has none, and writes down when it locks; the work is the same for both.
pub(super) fn count_noted(
    tx: &mut Tx<'_>,
    key: &str,
    account: impl FnOnce(&mut Tx<'_>) -> Result<Option<AccountId>, DbError>,
    now: DateTime<Utc>,
) -> Result<(), AccessError> {
    if count(tx, key, now)? {
        let account = account(tx)?;
        let city = account
            .as_ref()
            .map(|account| audit::home(tx, account))
            .transpose()?
            .flatten();
        let entry = NewEntry::new("locked", "account", account.as_ref().map(Id::as_str));
        note(tx, &Actor::System, now, &entry.in_city(city.as_ref()))?;
    }
    Ok(())
}

/// Counts a mail to an address, so that nobody is flooded: known or not, it is locked as by failed logins.
pub(in crate::access) fn count_mail(
    tx: &mut Tx<'_>,
    email: &EmailAddress,
    now: DateTime<Utc>,
) -> Result<(), AccessError> {
    count(tx, &key(&format!("mail/{email}")), now).map(drop)
}

/// The row; on PostgreSQL locked, so that parallel attempts are counted one by one.
fn locked_row(conn: &mut AnyConnection, key: &str) -> QueryResult<(i32, Option<NaiveDateTime>, NaiveDateTime)> {
    let columns = (
        login_failures::failures,
        login_failures::locked_until,
        login_failures::updated_at,
    );
    let query = login_failures::table.find(key).select(columns);
    match conn {
        AnyConnection::Pg(pg) => query.for_update().first(pg),
        AnyConnection::Sqlite(sqlite) => query.first(sqlite),
    }
}

/// From the tenth failure on: one minute, doubling up to an hour.
fn lock(failures: i32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let beyond = u32::try_from(failures - FREE).ok()?;
    let minutes = 1i64
        .checked_shl(beyond.min(10))
        .unwrap_or(LONGEST_MINUTES)
        .min(LONGEST_MINUTES);
    Some(now + TimeDelta::minutes(minutes))
}

/// Forgets the failures of an address that has logged in.
pub(in crate::access) fn clear(tx: &mut Tx<'_>, key: &str) -> Result<(), DbError> {
    diesel::delete(login_failures::table.find(key)).execute(tx.conn)?;
    Ok(())
}

/// Forgets failures that count no more, sessions and links that are over; gives the number of addresses.
pub fn forget(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, DbError> {
    // A refresh token of a session that has ended is known as such for a while, if it comes again.
    session::forget(tx, now - periods::SESSION.time())?;
    link::forget(tx, now - periods::LINK.time())?;
    let old = login_failures::table.filter(login_failures::updated_at.lt((now - MEMORY).naive_utc()));
    Ok(diesel::delete(old).execute(tx.conn)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_begin_at_the_tenth_failure_and_end_after_an_hour_at_most() {
        let minutes = |failures| lock(failures, DateTime::UNIX_EPOCH).map(|until| until.timestamp() / 60);

        assert_eq!([1, 9, 10, 11, 12].map(minutes), [None, None, Some(1), Some(2), Some(4)]);
        assert_eq!([16, 17, 50, i32::MAX].map(minutes), [Some(60); 4]);
    }
}
