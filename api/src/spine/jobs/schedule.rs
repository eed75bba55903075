//! Recurring jobs: whichever node looks first enqueues the one job of an instant.

use std::str::FromStr;

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use croner::Cron;
use diesel::prelude::*;
use serde_json::json;

use super::{NewJob, enqueue};
use crate::spine::db::schema::schedules;
use crate::spine::db::{Both, DbError, Tx};

/// A job that comes again and again.
#[derive(Clone, Debug)]
pub struct Schedule {
    name: &'static str,
    kind: &'static str,
    pattern: Cron,
    zone: Tz,
}

/// A pattern that is no schedule.
#[derive(Debug, thiserror::Error)]
#[error("`{pattern}` is no schedule ({reason}); write minute, hour, day, month and weekday, for example `30 3 * * *`")]
pub struct ScheduleError {
    pattern: String,
    reason: String,
}

impl Schedule {
    /// A job of a kind by a cron pattern (minute, hour, day of the month, month, weekday) on the clocks of a time zone.
    pub fn new(name: &'static str, kind: &'static str, pattern: &str, zone: Tz) -> Result<Self, ScheduleError> {
        let wrong = |reason: croner::errors::CronError| ScheduleError {
            pattern: pattern.to_owned(),
            reason: reason.to_string(),
        };
        Ok(Self {
            name,
            kind,
            pattern: Cron::from_str(pattern).map_err(wrong)?,
            zone,
        })
    }

    /// Its name, its row's key.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The first instant after the given one; none when the pattern never comes again.
    #[must_use]
    pub fn next_after(&self, instant: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.pattern
            .find_next_occurrence(&instant.with_timezone(&self.zone), false)
            .ok()
            .map(|next| next.to_utc())
    }
}

/// Enqueues what is due and gives the next instant at which something will be. What was missed while no worker ran is done once,
/// not as often as it was missed. The job's unique key is name and instant, its payload the instant.
pub fn tick(tx: &mut Tx<'_>, all: &[Schedule], now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, DbError> {
    let mut earliest: Option<DateTime<Utc>> = None;
    for schedule in all {
        let Some(next) = schedule.next_after(now) else { continue };
        advance(tx, schedule, now, next)?;
        earliest = Some(earliest.map_or(next, |other| other.min(next)));
    }
    Ok(earliest)
}

/// Moves one schedule on to `next`. A pattern that was changed holds from now on, whatever the old one had planned.
fn advance(tx: &mut Tx<'_>, schedule: &Schedule, now: DateTime<Utc>, next: DateTime<Utc>) -> Result<(), DbError> {
    let row = (
        schedules::name.eq(schedule.name),
        schedules::next_at.eq(next.naive_utc()),
    );
    Both(
        diesel::insert_into(schedules::table)
            .values(row)
            .on_conflict(schedules::name)
            .do_nothing(),
    )
    .execute(tx.conn)?;
    let planned: NaiveDateTime = schedules::table
        .find(schedule.name)
        .select(schedules::next_at)
        .first(tx.conn)?;
    if planned == next.naive_utc() {
        return Ok(());
    }
    let due = planned <= now.naive_utc();
    if due {
        fire(tx, schedule, planned.and_utc(), now)?;
    }
    let unmoved = schedules::table
        .filter(schedules::name.eq(schedule.name))
        .filter(schedules::next_at.eq(planned));
    diesel::update(unmoved)
        .set((
            schedules::next_at.eq(next.naive_utc()),
            due.then(|| schedules::last_at.eq(planned)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

fn fire(tx: &mut Tx<'_>, schedule: &Schedule, instant: DateTime<Utc>, now: DateTime<Utc>) -> Result<bool, DbError> {
    let job = NewJob {
        kind: schedule.kind,
        unique_key: &format!("schedule/{}/{}", schedule.name, instant.to_rfc3339()),
        payload: &json!({ "at": instant }),
        run_at: now,
        max_attempts: 10,
    };
    enqueue(tx, now, &job)
}
