//! Hints at personal data in what the public reads: mailboxes and phones of one person, names of people.
//!
//! A hint is a question to whoever writes, never a refusal: some people want to be named, and machines misread.

mod mail;
mod mobile;
mod name;
mod role;
#[cfg(test)]
mod tests;

/// A place in a text that looks like personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Stable code: `personal_email`, `freemail`, `mobile_number` or `personal_name`.
    pub code: &'static str,
    /// What it looks like and what would be better. It repeats nothing of what was found.
    pub message: String,
    /// Where it stands: first character, and the one after the last, counted in characters.
    pub range: (usize, usize),
}

impl Hint {
    fn new(code: &'static str, message: &str, range: (usize, usize)) -> Self {
        Self {
            code,
            message: message.to_owned(),
            range,
        }
    }
}

/// What looks like personal data in a public text, mailbox or phone number of a city's country (ISO 3166-1), in the order of the text.
#[must_use]
pub fn hints(text: &str, country: &str) -> Vec<Hint> {
    let chars: Vec<char> = text.chars().collect();
    let mut hints = mail::hints(&chars);
    hints.extend(mobile::hints(&chars, country));
    hints.extend(name::hints(&chars));
    hints.sort_by_key(|hint| hint.range);
    hints
}

/// The text of some characters; what lies outside is left out.
fn piece(chars: &[char], (from, until): (usize, usize)) -> String {
    chars.iter().take(until).skip(from).collect()
}
