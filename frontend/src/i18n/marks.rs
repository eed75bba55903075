//! Who has read a text: every file of a translation says so in its first line, and a key of its own in the line above it.

use super::{FILES, UiLang};

/// First line of a file that a machine has translated and nobody has read yet.
pub const MACHINE: &str = "# Translated by machine, not yet reviewed by a person.";
/// First line of a file that a person has translated or read.
pub const REVIEWED: &str = "# Reviewed by a person.";
/// Line above a single text of a machine's file that a person has read since.
pub const KEY_REVIEWED: &str = "# Reviewed:";

/// Who stands behind a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is the German original.
    Source,
    /// A machine made it.
    Machine,
    /// A person made or read it.
    Reviewed,
}

/// The mark of every text of a file, by its key. None for a file that does not say who stands behind it.
#[must_use]
pub fn marks(lang: UiLang, text: &str) -> Option<Vec<(String, Mark)>> {
    let whole = match (lang, text.lines().next()) {
        (UiLang::De, _) => Mark::Source,
        (_, Some(MACHINE)) => Mark::Machine,
        (_, Some(REVIEWED)) => Mark::Reviewed,
        _ => return None,
    };
    let mut found = Vec::new();
    let mut above = "";
    for line in text.lines() {
        if let Some((key, _)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '#'])) {
            let read = whole == Mark::Machine && above.starts_with(KEY_REVIEWED);
            found.push((key.to_owned(), if read { Mark::Reviewed } else { whole }));
        }
        above = line;
    }
    Some(found)
}

/// True if a text of the language was made by a machine and not read since.
#[must_use]
pub fn any_by_machine(lang: UiLang) -> bool {
    FILES
        .iter()
        .flat_map(|(_, texts)| texts.iter().filter(|(of, _)| *of == lang))
        .flat_map(|(_, text)| marks(lang, text).unwrap_or_default())
        .any(|(_, mark)| mark == Mark::Machine)
}
