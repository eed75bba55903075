//! Mails of the check: queued with the write that calls for them, composed and sent by a job.

mod compose;
mod job;
mod queue;
mod record;

pub use compose::{Composed, compose, page_lang};
pub use job::{MAIL, Sender, handlers, send_now};
pub use queue::{Round, queue, receipt, requeue};
