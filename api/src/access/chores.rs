//! The jobs of this room that return with the clock: forgetting what counts no more.

use std::sync::Arc;

use super::account::{AccountError, EMPTY_LOG, forget, tend};
use super::audit::forget_actors;
use super::seal::Seal;
use crate::spine::clock::Clock;
use crate::spine::db::{Database, DbError};
use crate::spine::jobs::{Handlers, Outcome};

/// Kind of the job that forgets old failures, sessions and links; schedule it daily.
pub const FORGET: &str = "access.forget_failures";
/// Kind of the job that warns, closes and erases accounts that nobody uses; schedule it daily.
pub const TEND: &str = "access.tend_accounts";
/// Kind of the job that puts pseudonyms into rows that are older than a year; schedule it daily.
pub const FORGET_ACTORS: &str = "access.forget_actors";

/// Adds the handlers.
#[must_use]
pub fn with_chores(handlers: Handlers, db: &Database, seal: &Seal, clock: &Clock) -> Handlers {
    let parts = Arc::new((db.clone(), seal.clone(), clock.clone()));
    let (forgetting, tending, naming, emptying) = (Arc::clone(&parts), Arc::clone(&parts), Arc::clone(&parts), parts);
    handlers
        .blocking(FORGET, move |_| {
            let (db, _, clock) = &*forgetting;
            done(db.write(|tx| forget(tx, clock.now())))
        })
        .blocking(TEND, move |_| {
            let (db, seal, clock) = &*tending;
            match tend(db, seal, clock.now()) {
                Ok(tended) => {
                    tracing::info!(?tended, "unused accounts looked after");
                    Outcome::Done
                }
                Err(AccountError::Database(error)) => Outcome::Retry(error.to_string()),
                Err(error) => Outcome::Fail(error.to_string()),
            }
        })
        .blocking(FORGET_ACTORS, move |_| {
            let (db, _, clock) = &*naming;
            done(db.write(|tx| forget_actors(tx, clock.now())))
        })
        .blocking(EMPTY_LOG, move |_| match emptying.0.empty_log() {
            Ok(true) => Outcome::Done,
            Ok(false) => Outcome::Retry("somebody is reading".to_owned()),
            Err(error) => Outcome::Retry(error.to_string()),
        })
}

fn done(count: Result<usize, DbError>) -> Outcome {
    match count {
        Ok(_) => Outcome::Done,
        Err(error) => Outcome::Retry(error.to_string()),
    }
}
