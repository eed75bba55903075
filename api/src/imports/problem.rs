//! What can be wrong with a row or a file, in plain words that say what to do.

use serde::Serialize;

pub use crate::catalog::check::quote;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The row is taken; somebody should know.
    Notice,
    /// The row is rejected.
    Error,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Field it concerns, such as `texts.de.title`; empty: the whole row or file.
    pub field: String,
    /// Stable code, such as `bad_hours`.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub message: String,
}

impl Problem {
    /// An error: the row is rejected.
    #[must_use]
    pub fn error(field: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            field: field.into(),
            code,
            message: message.into(),
        }
    }

    /// A notice: the row is taken.
    #[must_use]
    pub fn notice(field: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Notice,
            field: field.into(),
            code,
            message: message.into(),
        }
    }

    /// True for errors.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
