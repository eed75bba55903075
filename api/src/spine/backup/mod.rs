//! Backup and restore: the whole database as a folder of text files that either database reads.
//!
//! A backup is taken from one consistent state while writes go on. Each table is a file of JSON lines (NDJSON); `manifest.json`
//! comes last and names their counts and checksums, so a folder without it is no backup. Pictures lie beside them as they are. The other files of
//! the data folder (signing keys) are not in it.

mod error;
mod expire;
mod insert;
mod layout;
mod manifest;
mod pictures;
mod read;
mod restore;
mod save;
mod value;

pub use error::BackupError;
pub use expire::expire;
pub use manifest::{Manifest, TableFile};
pub use pictures::KeptFile;
pub use restore::restore;
pub use save::backup;

/// How far a backup or a restore has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The table at work.
    pub table: String,
    /// Rows of it that are done.
    pub rows: u64,
    /// Tables that are done.
    pub tables_done: usize,
    /// Tables in all.
    pub tables: usize,
}
