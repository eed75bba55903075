//! The multilingual search over everything a city publishes: it knows no database and no HTTP.
//!
//! `text` turns words of ten languages into comparable forms, `lexicon` turns the city's vocabulary into concepts,
//! `index` keeps the documents on disk, `query` reads what people type and ranks what answers it.

mod index;
mod lexicon;
mod query;
mod text;
mod types;
mod vocabulary;

pub use index::{SearchIndex, VocabularyChange};
pub use types::{
    DocumentText, Hit, Noun, Query, SearchAnswer, SearchDocument, SearchError, Segment, Suggestion, UnknownNoun,
};
pub use vocabulary::{
    CategoryWords, NamedKey, TOPICS_FORMAT, TOPICS_VERSION, TopicWords, TopicsError, TopicsFile, Vocabulary, Words,
};

/// The longest query that is answered, in characters; longer ones are [`SearchError::QueryTooLong`].
pub const MAX_QUERY_CHARS: usize = 500;
