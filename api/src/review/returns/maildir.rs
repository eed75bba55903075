//! Messages that came back, collected from a maildir: where a mail server puts what comes to the address that mails are from.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::{LONGEST, take};
use crate::review::tools::Tools;
use crate::spine::http::Failure;
use crate::spine::jobs::{Handlers, Outcome};

/// Kind of the job; schedule it every few minutes.
pub const COLLECT: &str = "review.returns";
/// Most messages of one run; the next run takes the others.
const MOST: usize = 1000;

/// Adds its handler. Without a folder there is nothing to collect.
#[must_use]
pub fn with_collecting(handlers: Handlers, tools: Tools) -> Handlers {
    handlers.blocking(COLLECT, move |_| match &tools.setup.returns {
        None => Outcome::Done,
        Some(folder) => match collect(&tools, folder) {
            Ok(_) => Outcome::Done,
            Err(reason) => Outcome::Retry(reason),
        },
    })
}

/// Takes what is in `new`, and puts it into `cur`: seen (`S`) when it was about a mail of the check, else unseen, for a human. Says how many
/// were about mails of the check.
///
/// # Errors
/// What stands in the way; all that is left stays where it is.
pub fn collect(tools: &Tools, folder: &Path) -> Result<usize, String> {
    let new = folder.join("new");
    let entries =
        fs::read_dir(&new).map_err(|error| format!("the maildir {} cannot be read: {error}", new.display()))?;
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort_unstable();
    let mut about = 0;
    for name in names.into_iter().take(MOST) {
        let file = new.join(&name);
        let Some(bytes) = read(&file)? else { continue };
        let known = match take(tools, None, &bytes) {
            Ok(noted) => noted.kind.is_some(),
            Err(Failure::BadRequest(_)) => false,
            Err(error) => return Err(error.to_string()),
        };
        about += usize::from(known);
        let flags = if known { "S" } else { "" };
        let plain = name.split(":2,").next().unwrap_or(&name);
        let place = folder.join("cur").join(format!("{plain}:2,{flags}"));
        match fs::rename(&file, &place) {
            Ok(()) => {}
            // Another worker was faster; the message counts once.
            Err(error) if error.kind() == ErrorKind::NotFound && !file.exists() => {}
            Err(error) => return Err(format!("{} cannot be moved to `cur`: {error}", file.display())),
        }
    }
    Ok(about)
}

/// A message, its end cut off where it is very long: what matters stands at its beginning. None when it has gone meanwhile.
fn read(file: &Path) -> Result<Option<Vec<u8>>, String> {
    let wrong = |error: std::io::Error| format!("{} cannot be read: {error}", file.display());
    let open = match File::open(file) {
        Ok(open) => open,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(wrong(error)),
    };
    let mut bytes = Vec::new();
    let most = u64::try_from(LONGEST).unwrap_or(u64::MAX);
    open.take(most).read_to_end(&mut bytes).map_err(wrong)?;
    Ok(Some(bytes))
}
