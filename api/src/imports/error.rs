//! Why an import could not even report.

use std::path::PathBuf;

use crate::spine::db::DbError;

/// Why an import could not even report. What is wrong inside the files stands in the report instead.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The database refused.
    #[error(transparent)]
    Database(#[from] DbError),
    /// A file or folder cannot be read.
    #[error("{path} cannot be read: {reason}")]
    Unreadable {
        /// Which one.
        path: PathBuf,
        /// What the operating system says.
        reason: std::io::Error,
    },
    /// A folder without anything to import.
    #[error("{0} holds no file that ends in .json or .csv")]
    Empty(PathBuf),
    /// Larger than what is read at once.
    #[error("{path} is larger than {limit} MB; divide it into several files in one folder")]
    TooLarge {
        /// Which one.
        path: PathBuf,
        /// The limit in megabytes.
        limit: u64,
    },
}
