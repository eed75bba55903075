//! What can go wrong with the database, told apart as callers need it.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// An error of the database.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// It cannot be reached, is restarting, has no free connection or met a conflict that passes: try again later.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// Its disk is full: reads go on, writes wait for room.
    #[error("the database has no room left: {0}")]
    Full(String),
    /// A rule of the schema (unique, foreign key, check) was broken.
    #[error("a rule of the database was broken: {0}")]
    Constraint(String),
    /// No such row.
    #[error("no such row")]
    NotFound,
    /// A stored value that this version cannot read.
    #[error("a stored value cannot be read: {0}")]
    Unreadable(String),
    /// Anything else; a defect.
    #[error("the database refused a statement: {0}")]
    Other(String),
}

/// Words by which the databases tell that the disk is full (SQLSTATE 53100 and SQLITE_FULL; diesel hides the codes).
const FULL: [&str; 4] = [
    "No space left on device",
    "database or disk is full",
    "disk I/O error",
    "could not extend file",
];
/// Words by which they tell that they are going away, starting, gone or too busy (SQLSTATE classes 08, 40 and 57).
const AWAY: [&str; 11] = [
    "terminating connection",
    "server closed the connection",
    "the database system is",
    "could not connect",
    "connection to server",
    "no connection to the server",
    "SSL connection has been closed",
    "database is locked",
    "deadlock detected",
    "due to statement timeout",
    "unable to open database file",
];

impl DbError {
    fn of_text(text: String) -> Self {
        if FULL.iter().any(|word| text.contains(word)) {
            Self::Full(text)
        } else if AWAY.iter().any(|word| text.contains(word)) {
            Self::Unavailable(text)
        } else {
            Self::Other(text)
        }
    }

    /// True when waiting may help.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Full(_))
    }
}

impl From<DieselError> for DbError {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::NotFound,
            DieselError::DatabaseError(kind, info) => {
                let text = info.message().to_owned();
                match kind {
                    DatabaseErrorKind::UniqueViolation
                    | DatabaseErrorKind::ForeignKeyViolation
                    | DatabaseErrorKind::NotNullViolation
                    | DatabaseErrorKind::CheckViolation
                    | DatabaseErrorKind::RestrictViolation => Self::Constraint(text),
                    DatabaseErrorKind::ClosedConnection
                    | DatabaseErrorKind::UnableToSendCommand
                    | DatabaseErrorKind::SerializationFailure => Self::Unavailable(text),
                    _ => Self::of_text(text),
                }
            }
            DieselError::DeserializationError(inner) => Self::Unreadable(inner.to_string()),
            other => Self::of_text(other.to_string()),
        }
    }
}

impl From<diesel::ConnectionError> for DbError {
    fn from(error: diesel::ConnectionError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

impl From<diesel::r2d2::PoolError> for DbError {
    fn from(error: diesel::r2d2::PoolError) -> Self {
        Self::Unavailable(error.to_string())
    }
}
