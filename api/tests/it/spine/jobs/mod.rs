//! The job queue.

mod claims;
mod enqueueing;
mod outcomes;
mod schedules;
mod workers;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use porta_api::spine::db::schema::jobs;
use porta_api::spine::db::{Database, DbError};
use porta_api::spine::jobs::{Claimed, NewJob, Outcome, Request, claim, enqueue, finish};

use crate::harness::at;

const KIND: &str = "test.work";

fn noon() -> DateTime<Utc> {
    at("2026-11-22T12:00:00Z")
}

fn minutes(count: i64) -> TimeDelta {
    TimeDelta::minutes(count)
}

/// Enqueues a job that is due at noon and may be tried three times.
fn put(db: &Database, key: &str) -> bool {
    let job = NewJob {
        kind: KIND,
        unique_key: key,
        payload: &key,
        run_at: noon(),
        max_attempts: 3,
    };
    db.write::<_, DbError>(|tx| enqueue(tx, noon(), &job)).unwrap()
}

/// Claims with a lease of five minutes.
fn take(db: &Database, worker: &str, limit: usize, now: DateTime<Utc>) -> Vec<Claimed> {
    let request = Request {
        worker,
        kinds: &[KIND],
        limit,
        now,
        lease: minutes(5),
    };
    db.write(|tx| claim(tx, &request)).unwrap()
}

/// Ends an attempt; a retry comes a minute later.
fn end(db: &Database, job: &Claimed, outcome: &Outcome, now: DateTime<Utc>) -> bool {
    db.write(|tx| finish(tx, job, outcome, now, now + minutes(1))).unwrap()
}

fn state(db: &Database, key: &str) -> (String, i32, Option<String>) {
    let columns = (jobs::state, jobs::attempts, jobs::last_error);
    db.read::<_, DbError>(|c| Ok(jobs::table.filter(jobs::unique_key.eq(key)).select(columns).first(c)?))
        .unwrap()
}
