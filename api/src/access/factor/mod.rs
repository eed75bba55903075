//! The second factor: one-time passwords by time (RFC 6238, six digits, SHA-1, 30 seconds, as every authenticator has them), and
//! recovery codes for the day the telephone is lost.

mod queries;
pub mod routes;
mod rules;

pub use queries::{FactorError, NewFactor, begin, confirm, is_active, left, remove, verify};
pub use rules::{is_required, require};
