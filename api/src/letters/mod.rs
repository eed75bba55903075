//! Mails to those who write: about their accounts, as access has noted them down, and about what an editor sent back.
//! Rooms above have letters of their own delivered here.

mod compose;
mod job;
mod postman;
mod sent_back;

pub use compose::title;
pub use job::{handlers, send_now};
pub use postman::{Postman, Ready, Written, built, built_for_list, deliver};
