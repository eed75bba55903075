//! Where files come from: one file, a folder, or embedded in the program.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::imports::error::ImportError;

/// The largest file that is read, in megabytes.
const LARGEST: u64 = 100;

/// A file to import.
#[derive(Clone, Debug)]
pub struct InputFile {
    /// Its name, without the folder.
    pub name: Arc<str>,
    /// What is in it.
    pub bytes: Cow<'static, [u8]>,
}

impl InputFile {
    /// A file that is embedded in the program.
    #[must_use]
    pub fn embedded(name: &str, text: &'static str) -> Self {
        Self {
            name: name.into(),
            bytes: Cow::Borrowed(text.as_bytes()),
        }
    }

    /// True when its name ends in `.csv`.
    #[must_use]
    pub fn is_csv(&self) -> bool {
        self.name.to_lowercase().ends_with(".csv")
    }
}

/// Opens a file, or every `.json` and `.csv` file of a folder in the order of their names.
pub fn open(path: &Path) -> Result<Vec<InputFile>, ImportError> {
    if !path.is_dir() {
        return Ok(vec![one(path)?]);
    }
    let unreadable = |reason| ImportError::Unreadable {
        path: path.to_owned(),
        reason,
    };
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.retain(|path| path.is_file() && has_known_ending(path));
    paths.sort();
    if paths.is_empty() {
        return Err(ImportError::Empty(path.to_owned()));
    }
    paths.iter().map(|path| one(path)).collect()
}

fn has_known_ending(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json") || ending.eq_ignore_ascii_case("csv"))
}

fn one(path: &Path) -> Result<InputFile, ImportError> {
    let unreadable = |reason| ImportError::Unreadable {
        path: path.to_owned(),
        reason,
    };
    if fs::metadata(path).map_err(unreadable)?.len() > LARGEST * 1_000_000 {
        return Err(ImportError::TooLarge {
            path: path.to_owned(),
            limit: LARGEST,
        });
    }
    let name = path
        .file_name()
        .map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    Ok(InputFile {
        name: name.as_ref().into(),
        bytes: Cow::Owned(fs::read(path).map_err(unreadable)?),
    })
}
