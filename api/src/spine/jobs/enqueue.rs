//! Putting a job into the queue, in the transaction of the write that it follows.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use serde::Serialize;

use super::state;
use crate::each;
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
    let insert = diesel::insert_into(jobs::table)
        .values(Row::of(job, at)?)
        .on_conflict(jobs::unique_key)
        .do_nothing();
    let new = Both(insert).execute(tx.conn)? > 0;
    tx.enqueued |= new;
    Ok(new)
}

/// Enqueues many jobs of keys that no job has yet; `at` is now.
///
/// # Errors
/// [`DbError`] for a key that a job has already, too.
pub fn enqueue_new<P: Serialize>(tx: &mut Tx<'_>, at: DateTime<Utc>, new: &[NewJob<'_, P>]) -> Result<(), DbError> {
    let rows: Vec<Row<'_>> = new.iter().map(|job| Row::of(job, at)).collect::<Result<_, _>>()?;
    for rows in rows.chunks(BATCH) {
        each!(&mut *tx.conn, native => diesel::insert_into(jobs::table).values(rows).execute(native))?;
        tx.enqueued = true;
    }
    Ok(())
}

/// Rows that go into one statement.
const BATCH: usize = 400;

#[derive(Insertable)]
#[diesel(table_name = jobs)]
struct Row<'j> {
    id: JobId,
    kind: &'j str,
    unique_key: &'j str,
    payload: String,
    state: &'static str,
    run_at: NaiveDateTime,
    attempts: i32,
    max_attempts: i32,
    created_at: NaiveDateTime,
}

impl<'j> Row<'j> {
    fn of<P: Serialize>(job: &NewJob<'j, P>, at: DateTime<Utc>) -> Result<Self, DbError> {
        let payload = serde_json::to_string(job.payload)
            .map_err(|error| DbError::Other(format!("the payload of a {} job is no JSON: {error}", job.kind)))?;
        Ok(Self {
            id: JobId::fresh(),
            kind: job.kind,
            unique_key: job.unique_key,
            payload,
            state: state::WAITING,
            run_at: job.run_at.naive_utc(),
            attempts: 0,
            max_attempts: job.max_attempts,
            created_at: at.naive_utc(),
        })
    }
}
