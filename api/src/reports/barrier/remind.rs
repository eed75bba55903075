//! Reminding staff of barriers that nobody has answered for twenty days.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use porta_contract::ReportState;

use super::BarrierId;
use crate::catalog::ids::CityId;
use crate::review::tasks::{self, CityTask, kind};
use crate::spine::clock::Clock;
use crate::spine::db::schema::barriers;
use crate::spine::db::{Database, DbError, Tx};
use crate::spine::ids::Id;
use crate::spine::jobs::{Handlers, Outcome};

/// Kind of the job; schedule it daily.
pub const REMIND: &str = "reports.remind";
/// When staff are reminded; ten days are left then.
const AFTER: TimeDelta = TimeDelta::days(20);

/// Adds a task for each barrier that has waited that long, once; gives their number.
///
/// # Errors
/// [`DbError`] when the database is of no help.
pub fn remind(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, DbError> {
    let waiting: Vec<(BarrierId, CityId, NaiveDate)> = barriers::table
        .filter(barriers::state.eq(ReportState::Open.as_str()))
        .filter(barriers::reminded_at.is_null())
        .filter(barriers::created_at.le((now - AFTER).naive_utc()))
        .order(barriers::id)
        .select((barriers::id, barriers::city_id, barriers::due_on))
        .load(tx.conn)?;
    for (id, city, due) in &waiting {
        let task = CityTask {
            kind: kind::BARRIER_DUE,
            city,
            key: id.as_str(),
            due: *due,
        };
        tasks::add_for_city(tx, &task, now)?;
        diesel::update(barriers::table.find(id))
            .set(barriers::reminded_at.eq(now.naive_utc()))
            .execute(tx.conn)?;
    }
    Ok(waiting.len())
}

/// Adds its handler.
#[must_use]
pub fn with_reminding(handlers: Handlers, database: Database, clock: Clock) -> Handlers {
    handlers.blocking(REMIND, move |_| match database.write(|tx| remind(tx, clock.now())) {
        Ok(_) => Outcome::Done,
        Err(error) => Outcome::Retry(error.to_string()),
    })
}
