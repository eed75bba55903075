//! Putting a job into the queue, in the transaction of the write that it follows.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde::Serialize;

use super::state;
use crate::spine::db::schema::jobs;
use crate::spine::db::{Both, DbError, Tx};
use crate::spine::ids::Id;

crate::id! {
    /// Id of a job.
    JobId
}

/// A job to come.
#[derive(Clone, Debug)]
pub struct NewJob<'a, P> {
    /// Names its handler.
    pub kind: &'a str,
    /// What makes it one job, such as campaign, provider and step. Holds until the finished job is purged.
    pub unique_key: &'a str,
    /// What the handler needs: ids only.
    pub payload: &'a P,
    /// Not before.
    pub run_at: DateTime<Utc>,
    /// How often it may be tried.
    pub max_attempts: i32,
}

/// Enqueues the job; `at` is now. False when a job with this key exists already, finished or not: then nothing changes.
pub fn enqueue<P: Serialize>(tx: &mut Tx<'_>, at: DateTime<Utc>, job: &NewJob<'_, P>) -> Result<bool, DbError> {
    let payload = serde_json::to_string(job.payload)
        .map_err(|error| DbError::Other(format!("the payload of a {} job is no JSON: {error}", job.kind)))?;
    let row = (
        jobs::id.eq(JobId::fresh()),
        jobs::kind.eq(job.kind),
        jobs::unique_key.eq(job.unique_key),
        jobs::payload.eq(payload),
        jobs::state.eq(state::WAITING),
        jobs::run_at.eq(job.run_at.naive_utc()),
        jobs::attempts.eq(0),
        jobs::max_attempts.eq(job.max_attempts),
        jobs::created_at.eq(at.naive_utc()),
    );
    let insert = diesel::insert_into(jobs::table)
        .values(row)
        .on_conflict(jobs::unique_key)
        .do_nothing();
    let new = Both(insert).execute(tx.conn)? > 0;
    tx.enqueued |= new;
    Ok(new)
}
