//! The job queue: work that follows a write, enqueued in its transaction and done after its commit.
//!
//! A job may run twice (a node can die after the work and before it says so): handlers are written so that this is boring.
//! Payloads carry ids only, never personal data: the row stays after the work is done.

mod backoff;
mod claim;
mod counts;
mod enqueue;
mod handlers;
mod pulse;
mod purge;
mod schedule;
mod work;
mod worker;

pub use backoff::backoff;
pub use claim::{Claimed, Request, claim, finish, renew};
pub use counts::{Counts, counts};
pub use enqueue::{JobId, NewJob, enqueue, enqueue_new};
pub use handlers::Handlers;
pub use pulse::Pulse;
pub use purge::{PURGE, purge, with_purge};
pub use schedule::{Schedule, ScheduleError, tick};
pub use work::{LeaseLost, Outcome, Work};
pub use worker::{Options, Worker};

/// Where a job stands, as it is stored.
mod state {
    /// Waits for its time, or for another attempt.
    pub const WAITING: &str = "waiting";
    /// Claimed; nobody else may take it before the lease ends.
    pub const RUNNING: &str = "running";
    /// Ended well.
    pub const DONE: &str = "done";
    /// Given up; staff should look.
    pub const FAILED: &str = "failed";
}
