//! The key file of a single node: made at the first start, readable by its owner only.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use secrecy::{ExposeSecret, SecretString};

use super::{KeyError, KeyRing};
use crate::spine::ids::fresh_uuid;
use crate::spine::private;
use crate::spine::randomness::Randomness;

/// Folder and file below the data folder.
const FOLDER: &str = "keys";
const FILE: &str = "access-tokens";

impl KeyRing {
    /// The keys of this node: those given for all nodes, or its own file, made now if it is missing. Processes that start
    /// together agree on one.
    pub fn load(given: Option<&SecretString>, data_dir: &Path, randomness: &Randomness) -> Result<Self, KeyError> {
        if let Some(given) = given {
            return Self::parse(given);
        }
        let file = data_dir.join(FOLDER).join(FILE);
        if !file.exists() {
            make(&file, randomness).map_err(|error| {
                KeyError::File(format!("the signing key {} cannot be made: {error}", file.display()))
            })?;
        }
        Self::parse(&read(&file)?)
    }
}

/// Writes a complete file beside it and links it into place: nobody ever reads half a key, and the first one wins.
fn make(file: &Path, randomness: &Randomness) -> std::io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    private::create_folder(folder)?;
    let draft = folder.join(format!(".{FILE}-{}", fresh_uuid()));
    let mut written = private::create_file(&draft)?;
    writeln!(written, "{}", KeyRing::fresh(&randomness.bytes()).expose_secret())?;
    written.sync_all()?;
    let linked = fs::hard_link(&draft, file);
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

fn read(file: &Path) -> Result<SecretString, KeyError> {
    let refused = |what: &str| KeyError::File(format!("the signing key {} {what}", file.display()));
    if private::is_open_to_others(file).map_err(|error| refused(&format!("cannot be read: {error}")))? {
        return Err(refused(
            "can be read by others; take their rights away with `chmod 600`",
        ));
    }
    let text = fs::read_to_string(file).map_err(|error| refused(&format!("cannot be read: {error}")))?;
    Ok(SecretString::from(text))
}
