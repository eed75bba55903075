//! Values as the tables keep them: JSON in text, words as text, instants in UTC.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::spine::db::DbError;

/// JSON from a text column.
pub fn read<T: DeserializeOwned>(column: &str, text: &str) -> Result<T, DbError> {
    serde_json::from_str(text).map_err(|error| DbError::Unreadable(format!("{column}: {error}")))
}

/// JSON for a text column.
pub fn write<T: Serialize>(value: &T) -> Result<String, DbError> {
    serde_json::to_string(value).map_err(|error| DbError::Unreadable(error.to_string()))
}

/// A word from a text column.
pub fn word<T>(column: &str, text: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, DbError> {
    parse(text).ok_or_else(|| DbError::Unreadable(format!("{column}: `{text}` is not one of its words")))
}

/// An instant from a column.
#[must_use]
pub fn instant(at: Option<NaiveDateTime>) -> Option<DateTime<Utc>> {
    at.map(|at| at.and_utc())
}

/// An instant for a column.
#[must_use]
pub fn naive(at: Option<DateTime<Utc>>) -> Option<NaiveDateTime> {
    at.map(|at| at.naive_utc())
}
