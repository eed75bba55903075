//! Mails to those who write: about their accounts, as access has noted them down, and about what an editor sent back.

mod compose;
mod job;
mod sent_back;

pub use job::{Postman, handlers, send_now};
