//! The manifest: what is in a backup.

use std::fs;
use std::io::Write;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{BackupError, KeptFile};
use crate::spine::private;

/// Name of the manifest's file.
pub(super) const FILE: &str = "manifest.json";
/// Version of the form of backups.
pub(super) const FORMAT: u32 = 2;

/// What is in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of this form.
    pub format: u32,
    /// The program that made it.
    pub program: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Kind of database it came from; it fits into either.
    pub database: String,
    /// Versions of the migrations that had run.
    pub migrations: Vec<String>,
    /// The tables.
    pub tables: Vec<TableFile>,
    /// The pictures; form 1 has none.
    #[serde(default)]
    pub pictures: Vec<KeptFile>,
}

/// A table of a backup, in the file `<name>.ndjson`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableFile {
    /// Name of the table.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// How many rows.
    pub rows: u64,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

impl TableFile {
    /// Name of the file.
    pub(super) fn file(name: &str) -> String {
        format!("{name}.ndjson")
    }
}

impl Manifest {
    /// Reads the manifest of a backup.
    pub fn read(folder: &Path) -> Result<Self, BackupError> {
        let refused = |why: String| BackupError::NotABackup(folder.display().to_string(), why);
        let text = fs::read_to_string(folder.join(FILE)).map_err(|error| refused(format!("{FILE}: {error}")))?;
        let format: Format = serde_json::from_str(&text).map_err(|error| refused(format!("{FILE}: {error}")))?;
        if format.format > FORMAT {
            return Err(BackupError::Newer(format!("form {}", format.format)));
        }
        let manifest: Self = serde_json::from_str(&text).map_err(|error| refused(format!("{FILE}: {error}")))?;
        let plain = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        let odd = manifest.tables.iter().find(|table| !plain(&table.name));
        odd.map_or(Ok(manifest.clone()), |table| {
            Err(refused(format!("`{}` is no table", table.name)))
        })
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), BackupError> {
        let path = folder.join(FILE);
        let mut file = private::create_file(&path).map_err(BackupError::at(&path))?;
        let text = serde_json::to_string_pretty(self).map_err(|error| BackupError::at(&path)(error.into()))?;
        writeln!(file, "{text}")
            .and_then(|()| file.sync_all())
            .map_err(BackupError::at(&path))
    }
}

#[derive(Deserialize)]
struct Format {
    format: u32,
}
