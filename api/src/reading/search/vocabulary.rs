//! The words a city's staff can edit: labels and synonyms of categories, topics, target groups and languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

/// Words by language code.
pub type Words = BTreeMap<String, Vec<String>>;

/// The format name of a topics file.
pub const TOPICS_FORMAT: &str = "porta-topics";
/// The version of the topics format that is read and written.
pub const TOPICS_VERSION: u32 = 1;

/// All words that lead to records although the records do not hold them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vocabulary {
    /// The tree of categories.
    pub categories: Vec<CategoryWords>,
    /// Topics: sets of words in all languages that mean the same.
    pub topics: Vec<TopicWords>,
    /// Names of target groups, by their keys ("women").
    pub target_groups: Vec<NamedKey>,
    /// Names of spoken languages, by their codes ("ar").
    pub languages: Vec<NamedKey>,
}

/// A category and how people call it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryWords {
    /// The category's slug, as documents name it.
    pub slug: String,
    /// The slug of the category above.
    pub parent: Option<String>,
    /// Its label in each language.
    pub labels: BTreeMap<String, String>,
    /// Further words for it in each language.
    pub synonyms: Words,
}

/// Words in all languages that mean one thing, such as Tafel, food bank and بنك الطعام.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicWords {
    /// A stable key ("food-bank").
    pub key: String,
    /// Words and short phrases by language; a phrase matches when all its words occur, in any order.
    pub words: Words,
    /// Slugs of the categories that answer this topic.
    #[serde(default)]
    pub categories: Vec<String>,
    /// Keys of the target groups this topic names.
    #[serde(default)]
    pub target_groups: Vec<String>,
    /// Records that answer this topic although nothing in them says so, as "noun:slug"; to be used sparingly.
    #[serde(default)]
    pub records: Vec<String>,
    /// Narrows a need but is none itself ("free", "women"): does not have to be matched.
    #[serde(default)]
    pub soft: bool,
}

/// A key and its names by language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedKey {
    /// The key or code.
    pub key: String,
    /// Its names.
    pub words: Words,
}

/// A file of topics, as staff import and export it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicsFile {
    /// Always [`TOPICS_FORMAT`].
    pub format: String,
    /// Always [`TOPICS_VERSION`].
    pub version: u32,
    /// The topics.
    pub topics: Vec<TopicWords>,
    /// Further words for categories, by category slug.
    #[serde(default)]
    pub category_synonyms: BTreeMap<String, Words>,
    /// Names of target groups, by key.
    #[serde(default)]
    pub target_groups: Vec<NamedKey>,
    /// Names of languages, by code.
    #[serde(default)]
    pub languages: Vec<NamedKey>,
}

/// Why a topics file was refused.
#[derive(Debug, thiserror::Error)]
pub enum TopicsError {
    /// Not JSON of the expected shape.
    #[error("the topics file can't be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// Another format or version.
    #[error("the file says format {format:?}, version {version}; this program reads \"porta-topics\", version 1")]
    OtherFormat {
        /// The format the file names.
        format: String,
        /// The version the file names.
        version: u32,
    },
}

impl TopicsFile {
    /// Reads a topics file.
    ///
    /// # Errors
    /// [`TopicsError`] if it is no JSON of this format and version.
    pub fn parse(json: &str) -> Result<Self, TopicsError> {
        let file: Self = serde_json::from_str(json)?;
        if file.format != TOPICS_FORMAT || file.version != TOPICS_VERSION {
            return Err(TopicsError::OtherFormat {
                format: file.format,
                version: file.version,
            });
        }
        Ok(file)
    }

    /// Joins the file with a city's categories; synonyms of categories that do not exist are left out.
    pub fn into_vocabulary(mut self, mut categories: Vec<CategoryWords>) -> Vocabulary {
        for category in &mut categories {
            for (lang, words) in self.category_synonyms.remove(&category.slug).unwrap_or_default() {
                category.synonyms.entry(lang).or_default().extend(words);
            }
        }
        Vocabulary {
            categories,
            topics: self.topics,
            target_groups: self.target_groups,
            languages: self.languages,
        }
    }
}

impl Vocabulary {
    /// A number that changes whenever documents must be indexed anew to honour this vocabulary.
    pub fn fingerprint(&self) -> u64 {
        let json = serde_json::to_vec(self).unwrap_or_default();
        xxh3_64(&json)
    }
}
