//! The fields of a text, by the names they have on the wire and in files.

use porta_contract::Texts;

use crate::catalog::check::{self, Fault, is_key, limits};

/// A field of a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Title or name.
    Title,
    /// One or two sentences.
    Summary,
    /// The whole text.
    Description,
    /// A further short text, by its name.
    Note(String),
}

impl Field {
    /// Its name: `title`, `note.getting_there`.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Title => "title".to_owned(),
            Self::Summary => "summary".to_owned(),
            Self::Description => "description".to_owned(),
            Self::Note(key) => format!("note.{key}"),
        }
    }

    /// Reads such a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "title" => Some(Self::Title),
            "summary" => Some(Self::Summary),
            "description" => Some(Self::Description),
            other => {
                let key = other.strip_prefix("note.").filter(|key| is_key(key))?;
                Some(Self::Note(key.to_owned()))
            }
        }
    }

    /// Where it lies in a body, as names of fields.
    #[must_use]
    pub fn path(&self) -> Vec<&str> {
        match self {
            Self::Title => vec!["title"],
            Self::Summary => vec!["summary"],
            Self::Description => vec!["description"],
            Self::Note(key) => vec!["notes", key],
        }
    }

    /// Its words; empty when there are none.
    #[must_use]
    pub fn of<'t>(&self, texts: &'t Texts) -> &'t str {
        match self {
            Self::Title => &texts.title,
            Self::Summary => &texts.summary,
            Self::Description => &texts.description,
            Self::Note(key) => texts.notes.get(key).map_or("", String::as_str),
        }
    }

    /// Puts words in place of its own; no words take a note away.
    pub fn set(&self, texts: &mut Texts, words: String) {
        match self {
            Self::Title => texts.title = words,
            Self::Summary => texts.summary = words,
            Self::Description => texts.description = words,
            Self::Note(key) if words.is_empty() => {
                texts.notes.remove(key);
            }
            Self::Note(key) => {
                texts.notes.insert(key.clone(), words);
            }
        }
    }

    const fn longest(&self) -> usize {
        match self {
            Self::Title => limits::TITLE,
            Self::Summary => limits::SUMMARY,
            Self::Description => limits::DESCRIPTION,
            Self::Note(_) => limits::NOTE,
        }
    }

    /// Words as they are kept, or what is wrong with them. White space inside them stays as it is.
    ///
    /// # Errors
    /// Too long, or with characters that cannot be shown.
    pub fn clean(&self, written: &str) -> Result<String, Fault> {
        let words = written.trim().replace("\r\n", "\n");
        check::text(&self.name(), &words, self.longest())?;
        Ok(words)
    }
}

/// The fields of a text that have words, in order.
#[must_use]
pub fn filled(texts: &Texts) -> Vec<Field> {
    let notes = texts.notes.keys().cloned().map(Field::Note);
    let all = [Field::Title, Field::Summary, Field::Description]
        .into_iter()
        .chain(notes);
    all.filter(|field| !field.of(texts).is_empty()).collect()
}
