//! Why somebody may not.

use chrono::{DateTime, Utc};

use crate::spine::db::DbError;
use crate::spine::http::Failure;

/// Why somebody may not come in, or may not do this.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// No token was sent.
    #[error("Send a token as `Authorization: Bearer …`; `POST /v1/auth/login` gives one.")]
    Missing,
    /// What was sent is no token of this installation.
    #[error("The token is not valid here; log in again.")]
    Invalid,
    /// It was valid once.
    #[error("The token has expired; log in again.")]
    Expired,
    /// Address and password match no account that may log in; says nothing about which of them is wrong.
    #[error("e-mail address and password do not match")]
    WrongLogin,
    /// Too many failures for this address, known or not.
    #[error("too many failed logins; locked for {} seconds", .seconds)]
    Locked {
        /// Seconds to wait.
        seconds: u64,
    },
    /// The account may not do this.
    #[error("This account may not write in this city.")]
    Forbidden,
    /// The path names no city.
    #[error("There is no such city.")]
    NoSuchCity,
    /// The database was of no help.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl AccessError {
    pub(super) fn locked(now: DateTime<Utc>, until: DateTime<Utc>) -> Self {
        Self::Locked {
            seconds: u64::try_from((until - now).num_seconds()).unwrap_or(0).max(1),
        }
    }
}

impl From<AccessError> for Failure {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::Missing | AccessError::Invalid | AccessError::Expired => {
                Self::Unauthenticated(error.to_string())
            }
            AccessError::WrongLogin => Self::WrongLogin,
            AccessError::Locked { seconds } => Self::TooMany(seconds),
            AccessError::Forbidden => Self::Forbidden(error.to_string()),
            AccessError::NoSuchCity => Self::NotFound(error.to_string()),
            AccessError::Database(error) => error.into(),
        }
    }
}
