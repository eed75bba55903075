//! The key files of a single node: made at the first start, readable by its owner only.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use secrecy::{ExposeSecret, SecretString};

use super::{KeyError, KeyRing};
use crate::access::seal::Seal;
use crate::spine::ids::fresh_uuid;
use crate::spine::private;
use crate::spine::randomness::Randomness;

/// Folder and file below the data folder.
const FOLDER: &str = "keys";
const FILE: &str = "access-tokens";
const SEALING: &str = "sealing";

impl KeyRing {
    /// The keys of this node: those given for all nodes, or its own file, made now if it is missing. Processes that start
    /// together agree on one.
    pub fn load(given: Option<&SecretString>, data_dir: &Path, randomness: &Randomness) -> Result<Self, KeyError> {
        Self::parse(&given_or_kept(given, data_dir, FILE, randomness)?)
    }
}

impl Seal {
    /// The sealing keys of this node: those given for all nodes, or its own file, made now if it is missing.
    pub fn load(given: Option<&SecretString>, data_dir: &Path, randomness: &Randomness) -> Result<Self, KeyError> {
        Self::parse(
            &given_or_kept(given, data_dir, SEALING, randomness)?,
            randomness.clone(),
        )
    }
}

fn given_or_kept(
    given: Option<&SecretString>,
    data_dir: &Path,
    name: &str,
    randomness: &Randomness,
) -> Result<SecretString, KeyError> {
    if let Some(given) = given {
        return Ok(given.clone());
    }
    let file = data_dir.join(FOLDER).join(name);
    if !file.exists() {
        make(&file, randomness)
            .map_err(|error| KeyError::File(format!("the key {} cannot be made: {error}", file.display())))?;
    }
    read(&file)
}

/// Writes a complete file beside it and links it into place: nobody ever reads half a key, and the first one wins.
fn make(file: &Path, randomness: &Randomness) -> std::io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    private::create_folder(folder)?;
    let draft = folder.join(format!(".draft-{}", fresh_uuid()));
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
    let refused = |what: &str| KeyError::File(format!("the key {} {what}", file.display()));
    if private::is_open_to_others(file).map_err(|error| refused(&format!("cannot be read: {error}")))? {
        return Err(refused(
            "can be read by others; take their rights away with `chmod 600`",
        ));
    }
    let text = fs::read_to_string(file).map_err(|error| refused(&format!("cannot be read: {error}")))?;
    Ok(SecretString::from(text))
}
