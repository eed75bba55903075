//! Messages as files in a folder.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::spine::private;

/// Writes a complete file beside its place and moves it there: nobody reads half a message.
pub(super) fn keep(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    private::create_folder(folder)?;
    let name: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    let draft = folder.join(format!(".{name}.draft"));
    drop(fs::remove_file(&draft));
    let mut file = private::create_file(&draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&draft, folder.join(format!("{name}.eml")))
}
