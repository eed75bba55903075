//! Claiming jobs by a lease, renewing it, and writing down how they ended.
//!
//! No transaction stays open while a job runs. A worker that dies leaves a lease that ends by itself; the attempt's number then
//! tells the new claim from the old one, so that the late worker can neither finish nor renew what is no longer its own.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use serde::de::DeserializeOwned;

use super::{JobId, Outcome, state};
use crate::spine::db::schema::jobs;
use crate::spine::db::{AnyConnection, DbError, Tx};

/// What a worker asks for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Its name.
    pub worker: &'a str,
    /// Kinds it has handlers for.
    pub kinds: &'a [&'a str],
    /// How many it can take.
    pub limit: usize,
    /// Now.
    pub now: DateTime<Utc>,
    /// How long nobody else may take them.
    pub lease: TimeDelta,
}

/// A claimed job.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = jobs)]
pub struct Claimed {
    /// Its id.
    pub id: JobId,
    /// Names its handler.
    pub kind: String,
    /// What makes it one job.
    pub unique_key: String,
    payload: String,
    /// The attempt at work, from 1.
    #[diesel(column_name = attempts)]
    pub attempt: i32,
    /// How often it may be tried.
    pub max_attempts: i32,
    claimed_by: Option<String>,
}

impl Claimed {
    /// What was enqueued. An error means that another version wrote it: fail the job, it will not get better.
    pub fn payload<P: DeserializeOwned>(&self) -> Result<P, serde_json::Error> {
        serde_json::from_str(&self.payload)
    }
}

/// Claims jobs that are due, and those whose lease has ended, oldest first. A job whose worker was lost on its last attempt is
/// given up here.
pub fn claim(tx: &mut Tx<'_>, request: &Request<'_>) -> Result<Vec<Claimed>, DbError> {
    let mut ids = Vec::new();
    let mut exhausted = Vec::new();
    for (id, attempts, max_attempts) in abandoned(tx.conn, request)? {
        if attempts < max_attempts {
            ids.push(id)
        } else {
            exhausted.push(id)
        }
    }
    give_up(tx, &exhausted, request.now)?;
    let room = request.limit.saturating_sub(ids.len());
    ids.extend(waiting(tx.conn, request, room)?);
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut claimed: Vec<Claimed> = diesel::update(jobs::table.filter(jobs::id.eq_any(&ids)))
        .set((
            jobs::state.eq(state::RUNNING),
            jobs::attempts.eq(jobs::attempts + 1),
            jobs::claimed_by.eq(request.worker),
            jobs::claimed_until.eq((request.now + request.lease).naive_utc()),
        ))
        .returning((
            jobs::id,
            jobs::kind,
            jobs::unique_key,
            jobs::payload,
            jobs::attempts,
            jobs::max_attempts,
            jobs::claimed_by,
        ))
        .get_results(tx.conn)?;
    claimed.sort_by_key(|job| ids.iter().position(|id| *id == job.id));
    Ok(claimed)
}

/// Jobs whose lease has ended. On PostgreSQL they are locked, and those that another claim holds are passed over.
fn abandoned(conn: &mut AnyConnection, request: &Request<'_>) -> QueryResult<Vec<(JobId, i32, i32)>> {
    let query = jobs::table
        .select((jobs::id, jobs::attempts, jobs::max_attempts))
        .filter(jobs::state.eq(state::RUNNING))
        .filter(jobs::claimed_until.lt(request.now.naive_utc()))
        .filter(jobs::kind.eq_any(request.kinds))
        .order(jobs::run_at)
        .limit(rows(request.limit));
    match conn {
        AnyConnection::Pg(pg) => query.for_update().skip_locked().load(pg),
        AnyConnection::Sqlite(sqlite) => query.load(sqlite),
    }
}

/// Jobs whose time has come; locked as above.
fn waiting(conn: &mut AnyConnection, request: &Request<'_>, room: usize) -> QueryResult<Vec<JobId>> {
    let query = jobs::table
        .select(jobs::id)
        .filter(jobs::state.eq(state::WAITING))
        .filter(jobs::run_at.le(request.now.naive_utc()))
        .filter(jobs::kind.eq_any(request.kinds))
        .order(jobs::run_at)
        .limit(rows(room));
    match conn {
        AnyConnection::Pg(pg) => query.for_update().skip_locked().load(pg),
        AnyConnection::Sqlite(sqlite) => query.load(sqlite),
    }
}

fn rows(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

fn give_up(tx: &mut Tx<'_>, ids: &[JobId], now: DateTime<Utc>) -> QueryResult<usize> {
    if ids.is_empty() {
        return Ok(0);
    }
    diesel::update(jobs::table.filter(jobs::id.eq_any(ids)))
        .set((
            jobs::state.eq(state::FAILED),
            jobs::last_error.eq("its worker was lost on the last attempt"),
            jobs::finished_at.eq(now.naive_utc()),
            jobs::claimed_until.eq(None::<chrono::NaiveDateTime>),
        ))
        .execute(tx.conn)
}

/// The job as long as this claim holds it.
#[diesel::dsl::auto_type]
fn own<'a>(job: &'a Claimed) -> _ {
    let id: &'a JobId = &job.id;
    let attempt: i32 = job.attempt;
    let worker: Option<&'a str> = job.claimed_by.as_deref();
    let running: &'static str = state::RUNNING;
    jobs::table
        .filter(jobs::id.eq(id))
        .filter(jobs::state.eq(running))
        .filter(jobs::attempts.eq(attempt))
        .filter(jobs::claimed_by.eq(worker))
}

/// Gives the job more time. False when the lease was lost: another worker may have it, stop.
pub fn renew(tx: &mut Tx<'_>, job: &Claimed, until: DateTime<Utc>) -> Result<bool, DbError> {
    Ok(diesel::update(own(job))
        .set(jobs::claimed_until.eq(until.naive_utc()))
        .execute(tx.conn)?
        > 0)
}

/// Writes down how the attempt ended; a retry runs at `again`. False when the lease was lost: nothing is written then.
///
/// May be called in the transaction of the work itself; then both are done, or neither.
pub fn finish(
    tx: &mut Tx<'_>,
    job: &Claimed,
    outcome: &Outcome,
    now: DateTime<Utc>,
    again: DateTime<Utc>,
) -> Result<bool, DbError> {
    let (state, reason) = match outcome {
        Outcome::Done => (state::DONE, None),
        Outcome::Retry(reason) if job.attempt < job.max_attempts => (state::WAITING, Some(reason)),
        Outcome::Retry(reason) | Outcome::Fail(reason) => (state::FAILED, Some(reason)),
    };
    let ended = state != state::WAITING;
    let written = diesel::update(own(job))
        .set((
            jobs::state.eq(state),
            jobs::last_error.eq(reason.map(|text| text.chars().take(1000).collect::<String>())),
            jobs::finished_at.eq(ended.then(|| now.naive_utc())),
            jobs::claimed_until.eq(None::<chrono::NaiveDateTime>),
            (!ended).then(|| jobs::run_at.eq(again.naive_utc())),
        ))
        .execute(tx.conn)?;
    Ok(written > 0)
}
