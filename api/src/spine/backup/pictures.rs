//! The files beside the database: each as it is, in a folder of the backup.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::BackupError;
use crate::spine::files::{Files, FilesError};
use crate::spine::private;

/// Name of their folder.
const FOLDER: &str = "pictures";

/// A file of a backup, in the folder `pictures`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFile {
    /// Its name in the store.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// Copies every file of the store; after the rows, so that none of them names a file that is not here.
pub(super) fn save(files: &Files, folder: &Path) -> Result<Vec<KeptFile>, BackupError> {
    let folder = folder.join(FOLDER);
    private::create_folder(&folder).map_err(BackupError::at(&folder))?;
    wait(async {
        let mut kept = Vec::new();
        for name in files.names().await? {
            let path = path(&folder, &name)?;
            // Deleted since it was listed: then no row names it any more.
            let Some(bytes) = files.get(&name).await? else { continue };
            let mut file = private::create_file(&path).map_err(BackupError::at(&path))?;
            file.write_all(&bytes)
                .and_then(|()| file.sync_all())
                .map_err(BackupError::at(&path))?;
            let sha256 = hash(&bytes);
            kept.push(KeptFile { name, sha256 });
        }
        Ok(kept)
    })
}

/// Compares the files of a backup with its manifest.
pub(super) fn check(folder: &Path, kept: &[KeptFile]) -> Result<(), BackupError> {
    let folder = folder.join(FOLDER);
    for one in kept {
        let path = path(&folder, &one.name)?;
        let bytes = fs::read(&path).map_err(BackupError::at(&path))?;
        if hash(&bytes) != one.sha256 {
            let what = format!("{FOLDER}/{}: it has changed since the backup was made", one.name);
            return Err(BackupError::Damaged(what));
        }
    }
    Ok(())
}

/// Puts the files of a backup into a store. Those that are there already stay as they are: a name stands for its bytes.
pub(super) fn restore(files: &Files, folder: &Path, kept: &[KeptFile]) -> Result<(), BackupError> {
    let folder = folder.join(FOLDER);
    wait(async {
        for one in kept {
            let path = path(&folder, &one.name)?;
            let bytes = fs::read(&path).map_err(BackupError::at(&path))?;
            files.put(&one.name, media(&one.name), bytes).await?;
        }
        Ok(())
    })
}

/// What a file is, by the end of its name.
fn media(name: &str) -> &'static str {
    match name.rsplit_once('.') {
        Some((_, "jpg")) => "image/jpeg",
        Some((_, "png")) => "image/png",
        _ => "application/octet-stream",
    }
}

/// The path of a file. A manifest that somebody has written leads nowhere else.
fn path(folder: &Path, name: &str) -> Result<PathBuf, BackupError> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.is_empty() || name.starts_with('.') || !name.chars().all(plain) {
        return Err(BackupError::Damaged(format!("`{name}` is no name of a picture")));
    }
    Ok(folder.join(name))
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Runs something on a thread and a runtime of its own, wherever it is called from.
fn wait<T: Send>(work: impl Future<Output = Result<T, BackupError>> + Send) -> Result<T, BackupError> {
    let own = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime
            .map_err(|error| FilesError::new(&error.to_string()).into())
            .and_then(|runtime| runtime.block_on(work))
    };
    std::thread::scope(|scope| match scope.spawn(own).join() {
        Ok(done) => done,
        Err(panic) => std::panic::resume_unwind(panic),
    })
}
