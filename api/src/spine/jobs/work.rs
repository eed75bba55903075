//! What a handler gets and what it answers.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::TimeDelta;
use serde::de::DeserializeOwned;

use super::{Claimed, renew};
use crate::spine::clock::Clock;
use crate::spine::db::{Database, DbError};

/// How an attempt ended. Reasons are for staff and logs: no personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// It did not work this time: again after a while, until the attempts are used up.
    Retry(String),
    /// It will never work.
    Fail(String),
}

/// The lease of a job ended and another worker may have it: stop, and leave no half work behind.
#[derive(Debug, thiserror::Error)]
pub enum LeaseLost {
    /// Another claim holds the job, or it has ended.
    #[error("another worker may have the job")]
    Taken,
    /// The database could not be asked.
    #[error(transparent)]
    Database(#[from] DbError),
}

/// A job at work.
#[derive(Clone, Debug)]
pub struct Work {
    /// The job.
    pub job: Claimed,
    pub(super) db: Database,
    pub(super) clock: Clock,
    pub(super) lease: TimeDelta,
    pub(super) stopping: Arc<AtomicBool>,
}

impl Work {
    /// What was enqueued, or the outcome to answer when this version cannot read it.
    pub fn payload<P: DeserializeOwned>(&self) -> Result<P, Outcome> {
        self.job
            .payload()
            .map_err(|error| Outcome::Fail(format!("the payload cannot be read: {error}")))
    }

    /// Prolongs the lease to its full length from now. Long work calls it between its steps, each well under the lease; blocking.
    pub fn renew(&self) -> Result<(), LeaseLost> {
        let until = self.clock.now() + self.lease;
        if self.db.write(|tx| renew(tx, &self.job, until))? {
            Ok(())
        } else {
            Err(LeaseLost::Taken)
        }
    }

    /// True when the node is shutting down: long work comes to an end at its next step and answers [`Outcome::Retry`].
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }
}
