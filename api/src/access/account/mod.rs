//! Accounts: people who may write.

mod data;
mod email;
mod erase;
mod generated;
mod inactive;
mod lang;
mod lockout;
mod login;
mod model;
mod password;
pub mod personal;
mod queries;
pub mod routes;
pub mod staff;
mod wire;
mod words;

pub use email::{EmailAddress, EmailError};
pub use erase::{EMPTY_LOG, erase};
pub(super) use erase::{PSEUDONYM, pseudonym};
pub use generated::generated;
pub use inactive::{Tended, tend};
pub use lang::language;
pub use lockout::forget;
pub(super) use lockout::{clear as clear_failures, count_mail};
pub use login::{LoginTry, log_in};
pub use model::{Account, AccountError, NewAccount};
pub use password::{Password, PasswordError, PasswordHash, Passwords};
pub use queries::{by_email, by_id, create, list, set_disabled, set_email, set_lang, set_password};
