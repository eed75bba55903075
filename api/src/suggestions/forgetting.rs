//! Forgetting what was suggested and by whom, some months after it was decided on.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::spine::clock::Clock;
use crate::spine::db::schema::{suggestion_contents, suggestion_senders, suggestions};
use crate::spine::db::{Database, DbError, Tx};
use crate::spine::jobs::{Handlers, Outcome};
use crate::spine::periods;

/// Kind of the job; schedule it daily.
pub const FORGET: &str = "suggestions.forget";

/// Deletes what was suggested, by whom, and what was written back, of suggestions that were decided on long ago; gives the number of rows.
///
/// # Errors
/// [`DbError`] when the database is of no help.
pub fn forget(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, DbError> {
    let old = || {
        suggestions::table
            .filter(suggestions::closed_at.lt((now - periods::SUGGESTION.time()).naive_utc()))
            .select(suggestions::id)
    };
    let senders = suggestion_senders::table.filter(suggestion_senders::suggestion_id.eq_any(old()));
    let contents = suggestion_contents::table.filter(suggestion_contents::suggestion_id.eq_any(old()));
    Ok(diesel::delete(senders).execute(tx.conn)? + diesel::delete(contents).execute(tx.conn)?)
}

/// Adds its handler.
#[must_use]
pub fn with_forgetting(handlers: Handlers, database: Database, clock: Clock) -> Handlers {
    handlers.blocking(FORGET, move |_| match database.write(|tx| forget(tx, clock.now())) {
        Ok(_) => Outcome::Done,
        Err(error) => Outcome::Retry(error.to_string()),
    })
}
