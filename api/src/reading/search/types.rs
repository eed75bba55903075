//! What goes into the search and what comes out: documents, queries, answers, errors.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The kinds of record that can be found; the string names are those of the API ("offer").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Noun {
    /// A service somebody can use.
    Offer,
    /// An organisation.
    Provider,
    /// Something that happens at a time.
    Event,
    /// A part of the city.
    District,
    /// A branch of the tree of topics.
    Category,
    /// Who is in charge of a concern.
    Responsibility,
    /// A news article.
    Article,
    /// A standing page of information.
    Page,
    /// A figure about the city.
    Fact,
    /// Something volunteers or donors can give.
    Need,
}

impl Noun {
    /// All kinds, in the order that breaks ties of equal scores.
    pub const ALL: [Self; 10] = [
        Self::Offer,
        Self::Responsibility,
        Self::Page,
        Self::Provider,
        Self::Event,
        Self::Need,
        Self::Article,
        Self::Fact,
        Self::Category,
        Self::District,
    ];

    /// The name used by the API, in the singular.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Offer => "offer",
            Self::Provider => "provider",
            Self::Event => "event",
            Self::District => "district",
            Self::Category => "category",
            Self::Responsibility => "responsibility",
            Self::Article => "article",
            Self::Page => "page",
            Self::Fact => "fact",
            Self::Need => "need",
        }
    }

    /// The number kept in the index; never reuse one.
    pub(super) const fn code(self) -> u8 {
        match self {
            Self::Offer => 0,
            Self::Provider => 1,
            Self::Event => 2,
            Self::District => 3,
            Self::Category => 4,
            Self::Responsibility => 5,
            Self::Article => 6,
            Self::Page => 7,
            Self::Fact => 8,
            Self::Need => 9,
        }
    }

    /// The kind kept under this number.
    pub(super) fn from_code(code: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|noun| u64::from(noun.code()) == code)
    }
}

impl fmt::Display for Noun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Noun {
    type Err = UnknownNoun;

    fn from_str(name: &str) -> Result<Self, UnknownNoun> {
        Self::ALL
            .into_iter()
            .find(|noun| noun.name() == name)
            .ok_or_else(|| UnknownNoun(name.to_owned()))
    }
}

/// A name that is no kind of record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no kind of record; use one of offer, provider, event, district, category, responsibility, article, page, fact, need"
)]
pub struct UnknownNoun(pub String);

/// A record's text in one language, as plain text (no Markdown, no HTML).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentText {
    /// The language's code, such as "de", "de-simple" or "ar".
    pub lang: String,
    /// The headline.
    pub title: String,
    /// One or two sentences; may be empty.
    pub summary: String,
    /// Everything else worth finding; may be empty.
    pub body: String,
}

/// One record as the search sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchDocument {
    /// The kind of record.
    pub noun: Noun,
    /// The record's id, unique over all kinds; an upsert replaces the document of the same id.
    pub id: String,
    /// The record's name in addresses; its words are found as names ("jmd-trier").
    pub slug: String,
    /// Its texts, the original first.
    pub texts: Vec<DocumentText>,
    /// Further proper names: the provider's name, sub-districts, the street, abbreviations.
    pub names: Vec<String>,
    /// Slugs of its categories; labels and synonyms come from the vocabulary.
    pub categories: Vec<String>,
    /// The name of its district, as that district's own document is titled.
    pub district: Option<String>,
    /// Keys of the groups it is for ("women").
    pub target_groups: Vec<String>,
    /// Codes of the languages spoken there.
    pub spoken: Vec<String>,
    /// Closed records are found by their name only.
    pub closed: bool,
    /// The caller's handle, given back with each hit.
    pub slot: u64,
}

/// A question to the search.
#[derive(Clone, Debug)]
pub struct Query<'a> {
    /// What the person typed; at most [`super::MAX_QUERY_CHARS`] characters.
    pub text: &'a str,
    /// The reader's language code.
    pub lang: &'a str,
    /// Kinds of record wanted; empty means all.
    pub nouns: &'a [Noun],
    /// How many hits to give back.
    pub limit: usize,
    /// How many hits to leave out before them.
    pub offset: usize,
}

/// The answer to a [`Query`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchAnswer {
    /// How many records match, on all pages.
    pub total: usize,
    /// This page of them, best first.
    pub hits: Vec<Hit>,
    /// The query with its typing errors mended, if the search had to mend any.
    pub did_you_mean: Option<String>,
    /// How many records of each kind match, whatever kinds were wanted.
    pub by_noun: BTreeMap<Noun, usize>,
}

/// One record that answers a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The kind of record.
    pub noun: Noun,
    /// The record's id.
    pub id: String,
    /// The record's slug.
    pub slug: String,
    /// The handle the caller gave.
    pub slot: u64,
    /// How well it answers; comparable within one answer only.
    pub score: f32,
    /// The language of title and snippet.
    pub lang: String,
    /// The title, its matching words marked.
    pub title_marked: Vec<Segment>,
    /// A passage of the text, its matching words marked; empty if the record has only a title.
    pub snippet: Vec<Segment>,
}

/// A run of text, for the caller to escape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The text as written in the record.
    pub text: String,
    /// Whether it matched the query.
    pub hit: bool,
}

/// A title that continues what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The title in the reader's language if there is one.
    pub text: String,
    /// The kind of record.
    pub noun: Noun,
    /// The record's slug.
    pub slug: String,
}

/// Why the search could not answer.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The query is longer than [`super::MAX_QUERY_CHARS`].
    #[error("the search text has {given} characters; shorten it to {max}")]
    QueryTooLong {
        /// How many characters were given.
        given: usize,
        /// How many are allowed.
        max: usize,
    },
    /// The index on disk could not be read or written.
    #[error("the search index failed: {0}")]
    Index(#[from] tantivy::TantivyError),
    /// The index's folder could not be read or written.
    #[error("the search index's folder failed: {0}")]
    Folder(#[from] std::io::Error),
    /// The index's folder holds files of something else.
    #[error("the folder {0} holds something else than a search index; name an empty folder")]
    ForeignFolder(String),
    /// A stored document could not be read; rebuild the index.
    #[error("a stored search document is damaged; rebuild the index")]
    Damaged,
    /// Another thread failed while it changed the index; restart the process.
    #[error("the search index's writer was left half done by an earlier failure; restart the process")]
    WriterLost,
}
