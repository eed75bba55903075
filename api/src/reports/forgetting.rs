//! Forgetting what visitors wrote, some months after their report was closed.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::keep::WEEK;
use crate::spine::clock::Clock;
use crate::spine::db::schema::{barrier_texts, barriers, report_mails, report_texts, reports};
use crate::spine::db::{Database, DbError, Tx};
use crate::spine::jobs::{Handlers, Outcome};
use crate::spine::periods;

/// Kind of the job; schedule it daily.
pub const FORGET: &str = "reports.forget";

/// Deletes the texts of reports of entries and barriers that were closed long ago, and when providers were told where that does not matter any more; gives their
/// number.
///
/// # Errors
/// [`DbError`] when the database is of no help.
pub fn forget(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, DbError> {
    let old = reports::table
        .filter(reports::closed_at.lt((now - periods::REPORT.time()).naive_utc()))
        .select(reports::id);
    let texts = report_texts::table.filter(report_texts::report_id.eq_any(old));
    let told = report_mails::table.filter(report_mails::told_at.lt((now - WEEK).naive_utc()));
    let barriers = barriers::table
        .filter(barriers::closed_at.lt((now - periods::BARRIER.time()).naive_utc()))
        .select(barriers::id);
    let words = barrier_texts::table.filter(barrier_texts::barrier_id.eq_any(barriers));
    Ok(diesel::delete(texts).execute(tx.conn)?
        + diesel::delete(told).execute(tx.conn)?
        + diesel::delete(words).execute(tx.conn)?)
}

/// Adds its handler.
#[must_use]
pub fn with_forgetting(handlers: Handlers, database: Database, clock: Clock) -> Handlers {
    handlers.blocking(FORGET, move |_| match database.write(|tx| forget(tx, clock.now())) {
        Ok(_) => Outcome::Done,
        Err(error) => Outcome::Retry(error.to_string()),
    })
}
