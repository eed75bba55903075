//! What can be done with a record of any noun: moved on its way to the public, deleted and brought back, looked at as it once was, noted
//! on, proposed and approved, written in bulk. One route each, whatever the noun.

mod bulk;
mod moderation;
mod notes;
mod nouns;
pub mod routes;
mod trash;
mod verbs;
mod versions;

pub use moderation::MAIL as PROPOSAL_MAIL;
pub use notes::put as put_note;
pub use trash::{EMPTY_TRASH, empty, with_emptying};
