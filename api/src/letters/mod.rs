//! Mails about accounts: what access has noted down is composed and sent.

mod compose;
mod job;

pub use job::{Postman, handlers, send_now};
