//! What writing needs, and how it is committed.

use crate::catalog::check::Rules;
use crate::spine::clock::Clock;
use crate::spine::db::{Database, DbError, Tx};
use crate::spine::http::Failure;

/// What writing needs.
#[derive(Clone, Debug)]
pub struct Tools {
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// The grammars of opening hours and recurrences.
    pub rules: Rules,
}

/// How a write ends that is not committed.
enum Undone<T> {
    /// It was only tried.
    Tried(T),
    Failed(Failure),
}

impl<T> From<DbError> for Undone<T> {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

impl Tools {
    /// Writes in one transaction; a trial does all of it, and leaves nothing behind.
    pub fn commit<T>(&self, trial: bool, work: impl FnOnce(&mut Tx<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        let written = self.database.write(|tx| match work(tx) {
            Ok(value) if trial => Err(Undone::Tried(value)),
            Ok(value) => Ok(value),
            Err(failure) => Err(Undone::Failed(failure)),
        });
        match written {
            Ok(value) | Err(Undone::Tried(value)) => Ok(value),
            Err(Undone::Failed(failure)) => Err(failure),
        }
    }
}
