//! Who may: accounts, the tokens they get, and the guards that ask for them.

pub mod account;
mod error;
mod guard;
pub mod token;

pub use error::AccessError;
pub use guard::{Editor, Principal, Staff, admit, authenticate, authorise_editor};
