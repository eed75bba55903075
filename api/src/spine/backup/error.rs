//! Why a backup or a restore did not work, and what to do.

use std::io;
use std::path::Path;

use crate::spine::db::DbError;
use crate::spine::files::FilesError;

/// Why a backup or a restore did not work.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The target of a backup holds something.
    #[error("the folder {0} is not empty; name a new one")]
    FolderNotEmpty(String),
    /// The target of a restore holds something.
    #[error("the database holds data (table `{0}`); restore into an empty one")]
    DatabaseNotEmpty(String),
    /// Not a backup, or not a whole one.
    #[error("{0} is no complete backup: {1}")]
    NotABackup(String, String),
    /// A file has changed since.
    #[error("the backup is damaged: {0}; use another one")]
    Damaged(String),
    /// Made by a newer program.
    #[error("the backup was made by a newer version ({0}); restore it with that one")]
    Newer(String),
    /// A file could not be read or written.
    #[error("{path}: {error}")]
    File {
        /// Which.
        path: String,
        /// Why.
        error: io::Error,
    },
    /// The store of pictures was of no help.
    #[error(transparent)]
    Files(#[from] FilesError),
    /// The database was of no help.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl BackupError {
    /// For `map_err` on a path.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.display().to_string();
        move |error| Self::File { path, error }
    }
}

impl From<diesel::result::Error> for BackupError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}
