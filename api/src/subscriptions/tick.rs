//! Mornings: whoever's has come gets a job for what is new since the last one.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{Rhythm, SubscriptionState};

use super::deliver::{DIGEST, Payload};
use super::digest::{self, Stretch};
use super::morning;
use super::rows::Row;
use crate::catalog::city;
use crate::spine::change_log::{self, Position};
use crate::spine::clock::Clock;
use crate::spine::db::schema::subscriptions;
use crate::spine::db::{Database, DbError, Tx};
use crate::spine::jobs::{Handlers, NewJob, Outcome, enqueue};

/// Kind of the job; schedule it every some minutes.
pub const TICK: &str = "subscriptions.tick";
/// Subscriptions of one transaction.
const BATCH: i64 = 200;

/// Takes up everybody whose morning has come; gives the number of mails that were queued; blocking.
///
/// # Errors
/// [`DbError`] when the database is of no help.
pub fn tick(database: &Database, now: DateTime<Utc>) -> Result<usize, DbError> {
    let mut queued = 0;
    loop {
        let (seen, some) = database.write(|tx| batch(tx, now))?;
        queued += some;
        if seen < usize::try_from(BATCH).unwrap_or(usize::MAX) {
            return Ok(queued);
        }
    }
}

/// How many were due, and how many mails that gives.
fn batch(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<(usize, usize), DbError> {
    let due: Vec<Row> = subscriptions::table
        .filter(subscriptions::state.eq(SubscriptionState::Confirmed.as_str()))
        .filter(subscriptions::next_at.le(now.naive_utc()))
        .order((subscriptions::next_at, subscriptions::id))
        .limit(BATCH)
        .select(Row::as_select())
        .load(tx.conn)?;
    let head = change_log::head(tx.conn)?;
    let mut queued = 0;
    for row in &due {
        let rhythm = Rhythm::parse(&row.rhythm).unwrap_or(Rhythm::Daily);
        let city = city::named(tx.conn, &String::from(row.city_id.clone()))?;
        let zone = city.map_or(chrono_tz::UTC, |city| city.time_zone);
        let morning = row.next_at.map_or(now, |at| at.and_utc());
        let stretch = Stretch {
            between: (row.position(), head),
            days: (
                morning::before(rhythm, zone, morning),
                now.with_timezone(&zone).date_naive(),
            ),
        };
        if advance(tx, (row, head), morning::next(rhythm, zone, now))? && has_news(tx, row, stretch)? {
            queue(tx, row, stretch, now)?;
            queued += 1;
        }
    }
    Ok((due.len(), queued))
}

/// Moves a subscription on to its next morning and to the end of the log; false when another worker was faster.
fn advance(tx: &mut Tx<'_>, (row, head): (&Row, Position), next: DateTime<Utc>) -> Result<bool, DbError> {
    let unmoved = subscriptions::table
        .filter(subscriptions::id.eq(&row.id))
        .filter(subscriptions::next_at.eq(row.next_at));
    let moved = diesel::update(unmoved)
        .set((
            subscriptions::next_at.eq(next.naive_utc()),
            subscriptions::tx.eq(head.tx),
            subscriptions::seq.eq(head.seq),
        ))
        .execute(tx.conn)?;
    Ok(moved > 0)
}

/// False when nothing of the kinds that are wished for has become public.
fn has_news(tx: &mut Tx<'_>, row: &Row, stretch: Stretch) -> Result<bool, DbError> {
    Ok(!digest::news(tx.conn, (row, &row.wishes()?.nouns), stretch)?.is_empty())
}

fn queue(tx: &mut Tx<'_>, row: &Row, stretch: Stretch, now: DateTime<Utc>) -> Result<(), DbError> {
    let job = NewJob {
        kind: DIGEST,
        unique_key: &format!("{DIGEST}/{}/{}/{}", row.id, stretch.between.1, stretch.days.1),
        payload: &Payload::news(&row.id, stretch),
        run_at: now,
        max_attempts: 8,
    };
    enqueue(tx, now, &job).map(drop)
}

/// Adds its handler.
#[must_use]
pub fn with_ticks(handlers: Handlers, database: Database, clock: Clock) -> Handlers {
    handlers.blocking(TICK, move |_| match tick(&database, clock.now()) {
        Ok(_) => Outcome::Done,
        Err(error) => Outcome::Retry(error.to_string()),
    })
}
