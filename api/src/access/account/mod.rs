//! Accounts: people who may write.

mod email;
mod generated;
mod lockout;
mod login;
mod model;
mod password;
mod queries;
pub mod routes;
pub mod staff;
mod wire;
mod words;

pub use email::{EmailAddress, EmailError};
pub use generated::generated;
pub use lockout::{FORGET, forget, with_forgetting};
pub(super) use lockout::{clear as clear_failures, count_mail};
pub use login::{LoginTry, log_in};
pub use model::{Account, AccountError, NewAccount};
pub use password::{Password, PasswordError, PasswordHash, Passwords};
pub use queries::{by_email, by_id, create, list, set_disabled, set_email, set_password};
