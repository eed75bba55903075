//! The queue in figures, for metrics and the cockpit.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::{count_star, min};
use diesel::prelude::*;

use super::state;
use crate::spine::db::schema::jobs;
use crate::spine::db::{AnyConnection, DbError};

/// How many jobs stand where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Waiting for their time or for another attempt.
    pub waiting: i64,
    /// At work.
    pub running: i64,
    /// Ended well, not yet purged.
    pub done: i64,
    /// Given up, not yet purged.
    pub failed: i64,
    /// The time of the longest overdue job: how far the workers are behind.
    pub oldest_due: Option<DateTime<Utc>>,
}

/// Counts the jobs.
pub fn counts(conn: &mut AnyConnection, now: DateTime<Utc>) -> Result<Counts, DbError> {
    let rows: Vec<(String, i64)> = jobs::table
        .group_by(jobs::state)
        .select((jobs::state, count_star()))
        .load(conn)?;
    let of = |wanted: &str| {
        rows.iter()
            .find(|(state, _)| state == wanted)
            .map_or(0, |(_, count)| *count)
    };
    let oldest: Option<NaiveDateTime> = jobs::table
        .filter(jobs::state.eq(state::WAITING))
        .filter(jobs::run_at.le(now.naive_utc()))
        .select(min(jobs::run_at))
        .get_result(conn)?;
    Ok(Counts {
        waiting: of(state::WAITING),
        running: of(state::RUNNING),
        done: of(state::DONE),
        failed: of(state::FAILED),
        oldest_due: oldest.map(|at| at.and_utc()),
    })
}
