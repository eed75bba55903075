//! Mails of the check: queued with the write that calls for them, composed and sent by a job.

mod compose;
mod job;
mod list;
mod queue;
mod record;
pub mod routes;

pub use compose::{Composed, compose};
pub use job::{MAIL, Sender, handlers, send_now};
pub use list::{Asked, list, read};
pub use queue::{Round, queue, receipt, requeue, send_again};
pub(super) use record::{fail, sections};
