//! What a file gives, whatever its format.

/// A file with translations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct GivenFile {
    /// Language of the sources, where the file says it once for all.
    pub source_lang: Option<String>,
    /// Language of the translations.
    pub lang: String,
    /// Its units, in order.
    pub units: Vec<GivenUnit>,
}

/// One text of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct GivenUnit {
    /// Where it stands: the `file` of an XLIFF document, the line of a table.
    pub place: String,
    /// Its id as written.
    pub id: String,
    /// The translation; empty when nobody has written one.
    pub target: String,
    /// How far it is.
    pub stage: Stage,
}

/// How far a text is, as the file says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// Nobody says that it is done; it counts when it is another one than what went out.
    #[default]
    Open,
    /// Somebody says that it is done, even if it is what went out.
    Translated,
    /// A second human has read it.
    Reviewed,
}

/// Why a file cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Unreadable {
    /// Stable code.
    pub code: &'static str,
    /// What is wrong and what would be right.
    pub message: String,
}

impl Unreadable {
    /// From its code and its words.
    #[must_use]
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}
