//! Accounts: people who may write.

mod email;
mod generated;
mod lockout;
mod login;
mod model;
mod password;
mod queries;
pub mod routes;

pub use email::{EmailAddress, EmailError};
pub use generated::generated;
pub use lockout::{FORGET, forget, with_forgetting};
pub use login::log_in;
pub use model::{Account, AccountError, NewAccount};
pub use password::{Password, PasswordError, PasswordHash, Passwords};
pub use queries::{by_email, by_id, create, list, set_disabled, set_password};
