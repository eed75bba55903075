//! Why somebody may not.

use chrono::{DateTime, Utc};

use super::account::AccountError;
use super::client::ClientError;
use super::factor::FactorError;
use super::tools::wrong;
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
    #[error("You may not do this here.")]
    Forbidden,
    /// The token lacks a scope.
    #[error("This token lacks the scope `{0}`.")]
    ScopeNeeded(&'static str),
    /// The place asks for a second factor, and the account has none.
    #[error("Staff need a second factor here; set one up with `POST /v1/auth/second-factor`.")]
    FactorNeeded,
    /// The password is right, and the account has a second factor.
    #[error("send the one-time password of your second factor, or a recovery code, as `code`")]
    CodeNeeded,
    /// The one-time password does not fit.
    #[error("the one-time password is wrong, too old, or was used before")]
    WrongCode,
    /// The path names no account.
    #[error("There is no such account.")]
    NoSuchAccount,
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
            AccessError::Missing => Self::Unauthenticated(error.to_string()),
            AccessError::Invalid | AccessError::Expired => Self::BadToken(error.to_string()),
            AccessError::WrongLogin => Self::WrongLogin,
            AccessError::Locked { seconds } => Self::TooMany(seconds),
            AccessError::Forbidden => Self::Forbidden(error.to_string()),
            AccessError::ScopeNeeded(scope) => Self::ScopeNeeded(scope),
            AccessError::FactorNeeded => Self::FactorNeeded(error.to_string()),
            AccessError::CodeNeeded => Self::CodeNeeded,
            AccessError::WrongCode => Self::WrongCode,
            AccessError::NoSuchCity | AccessError::NoSuchAccount => Self::NotFound(error.to_string()),
            AccessError::Database(error) => error.into(),
        }
    }
}

impl From<AccountError> for Failure {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Taken => Self::Conflict("This address has an account already.".to_owned()),
            AccountError::LastAdministrator => {
                Self::Conflict("The last administrator cannot be erased; make another one first.".to_owned())
            }
            AccountError::Unknown => Self::NotFound("There is no such account.".to_owned()),
            AccountError::Grant(error) => wrong("role", "wrong_place", &format!("{error}.")),
            AccountError::Database(error) => error.into(),
        }
    }
}

impl From<FactorError> for Failure {
    fn from(error: FactorError) -> Self {
        match error {
            FactorError::Active | FactorError::None => Self::Conflict(error.to_string()),
            FactorError::WrongCode => wrong("code", "wrong_code", &error.to_string()),
            FactorError::Unreadable(text) => Self::Internal(text),
            FactorError::Database(error) => error.into(),
        }
    }
}

impl From<ClientError> for Failure {
    fn from(error: ClientError) -> Self {
        match error {
            ClientError::NameNeeded => wrong("name", "bad_name", "A client needs a name of 1 to 100 characters."),
            ClientError::ProviderNeeded => {
                wrong("provider", "missing", "A client that writes is bound to one provider.")
            }
            ClientError::CityNeeded => wrong("city", "missing", "A provider belongs to a city; give both."),
            ClientError::Unknown => Self::NotFound("There is no such client.".to_owned()),
            ClientError::Database(error) => error.into(),
        }
    }
}
