//! The recurring job that moves campaigns on.

use super::campaign::tick;
use super::tools::Tools;
use crate::spine::http::Failure;
use crate::spine::jobs::{Handlers, Outcome};

/// Kind of the job.
pub const TICK: &str = "review.tick";

/// Adds its handler.
#[must_use]
pub fn with_ticks(handlers: Handlers, tools: Tools) -> Handlers {
    handlers.blocking(TICK, move |_| match tick(&tools) {
        Ok(_) => Outcome::Done,
        Err(Failure::Unavailable(_)) => Outcome::Retry("the database is away".to_owned()),
        Err(error) => Outcome::Retry(error.to_string()),
    })
}
