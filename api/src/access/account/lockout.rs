//! Locking an address after failed logins. Attempts are counted before the password is looked at, so that parallel ones count
//! too, and for unknown addresses as for known ones, so that a lock tells nothing.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;
use sha2::{Digest, Sha256};

use super::super::{AccessError, link, session};
use super::EmailAddress;
use crate::spine::clock::Clock;
use crate::spine::db::schema::login_failures;
use crate::spine::db::{AnyConnection, Both, Database, DbError, Tx};
use crate::spine::jobs::{Handlers, Outcome};

/// Failures without a lock.
const FREE: i32 = 10;
/// Longest lock.
const LONGEST_MINUTES: i64 = 60;
/// After this long without another attempt, failures are forgotten.
const MEMORY: TimeDelta = TimeDelta::days(1);

/// For so long a session that has ended is kept: a refresh token of it that comes again is known as such.
const KEPT: TimeDelta = TimeDelta::days(30);

/// Kind of the job that forgets old failures; schedule it daily.
pub const FORGET: &str = "access.forget_failures";

/// The key of an address: nobody can read the address out of the table without guessing it.
pub(super) fn key(address: &str) -> String {
    Sha256::digest(address.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Counts an attempt, as if it failed; refuses it while the address is locked.
pub(super) fn count(tx: &mut Tx<'_>, key: &str, now: DateTime<Utc>) -> Result<(), AccessError> {
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
    diesel::update(login_failures::table.find(key))
        .set((
            login_failures::failures.eq(failures),
            login_failures::locked_until.eq(lock(failures, now).map(|at| at.naive_utc())),
            login_failures::updated_at.eq(now.naive_utc()),
        ))
        .execute(tx.conn)
        .map_err(DbError::from)?;
    Ok(())
}

/// Counts a mail to an address, so that nobody is flooded: known or not, it is locked as by failed logins.
pub(in crate::access) fn count_mail(
    tx: &mut Tx<'_>,
    email: &EmailAddress,
    now: DateTime<Utc>,
) -> Result<(), AccessError> {
    count(tx, &key(&format!("mail/{email}")), now)
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
    session::forget(tx, now - KEPT)?;
    link::forget(tx, now - MEMORY)?;
    let old = login_failures::table.filter(login_failures::updated_at.lt((now - MEMORY).naive_utc()));
    Ok(diesel::delete(old).execute(tx.conn)?)
}

/// Adds the handler of [`FORGET`].
#[must_use]
pub fn with_forgetting(handlers: Handlers, db: Database, clock: Clock) -> Handlers {
    handlers.blocking(FORGET, move |_| match db.write(|tx| forget(tx, clock.now())) {
        Ok(_) => Outcome::Done,
        Err(error) => Outcome::Retry(error.to_string()),
    })
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
