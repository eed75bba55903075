//! Clearing away finished jobs.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::{Handlers, Outcome, state};
use crate::spine::clock::Clock;
use crate::spine::db::schema::jobs;
use crate::spine::db::{Database, DbError, Tx};

/// Kind of the job that purges; schedule it daily.
pub const PURGE: &str = "jobs.purge";

/// Deletes jobs that ended before an instant, well or not; gives their number. Their unique keys are free again.
pub fn purge(tx: &mut Tx<'_>, before: DateTime<Utc>) -> Result<usize, DbError> {
    let old = jobs::table
        .filter(jobs::state.eq_any([state::DONE, state::FAILED]))
        .filter(jobs::finished_at.lt(before.naive_utc()));
    Ok(diesel::delete(old).execute(tx.conn)?)
}

/// Adds the handler of [`PURGE`], which keeps finished jobs for some days.
#[must_use]
pub fn with_purge(handlers: Handlers, db: Database, clock: Clock, days: u16) -> Handlers {
    handlers.blocking(PURGE, move |_| {
        let before = clock.now() - TimeDelta::days(i64::from(days));
        match db.write(|tx| purge(tx, before)) {
            Ok(purged) => {
                tracing::info!(purged, "finished jobs purged");
                Outcome::Done
            }
            Err(error) => Outcome::Retry(error.to_string()),
        }
    })
}
