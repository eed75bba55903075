//! Backups expire: what was erased from the database must not live on in them.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};

use super::manifest::{FILE, Manifest};
use super::{BackupError, TableFile};

/// Deletes the backups that stand beside a new one and are older than so many days; gives their folders. Only what a manifest names is
/// deleted, and a folder that holds anything else stays, without its tables.
///
/// # Errors
/// [`BackupError`] for the first that cannot be deleted.
pub fn expire(new: &Path, days: i64, now: DateTime<Utc>) -> Result<Vec<PathBuf>, BackupError> {
    let Some(beside) = new.parent().map(|parent| {
        if parent.as_os_str().is_empty() {
            Path::new(".")
        } else {
            parent
        }
    }) else {
        return Ok(Vec::new());
    };
    let before = now - TimeDelta::days(days);
    let mut expired = Vec::new();
    for entry in fs::read_dir(beside).map_err(BackupError::at(beside))?.flatten() {
        let folder = entry.path();
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let Some(manifest) = is_folder.then(|| Manifest::read(&folder).ok()).flatten() else {
            continue;
        };
        if manifest.made_at < before && folder.file_name() != new.file_name() {
            delete(&folder, &manifest)?;
            expired.push(folder);
        }
    }
    expired.sort();
    Ok(expired)
}

/// The tables first: what is left when it breaks off is no backup for anybody, but is found again by its manifest.
fn delete(folder: &Path, manifest: &Manifest) -> Result<(), BackupError> {
    let plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    for table in manifest.tables.iter().filter(|table| plain(&table.name)) {
        let file = folder.join(TableFile::file(&table.name));
        if file.exists() {
            fs::remove_file(&file).map_err(BackupError::at(&file))?;
        }
    }
    let manifest = folder.join(FILE);
    fs::remove_file(&manifest).map_err(BackupError::at(&manifest))?;
    // Not empty: something else is kept there.
    drop(fs::remove_dir(folder));
    Ok(())
}
