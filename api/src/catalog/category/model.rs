//! Kind of offers, a node of the city's tree; its name is the title of its text.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::catalog::change::Meta;
use crate::catalog::ids::{CategoryId, CityId};
use crate::catalog::text::Text;
use crate::spine::ids::Id;

/// Kind of offers, a node of the city's tree; its name is the title of its text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Category {
    /// Its id.
    pub id: CategoryId,
    /// Its city.
    pub city: CityId,
    /// The category above.
    pub parent: Option<CategoryId>,
    /// Name in addresses, unique in its city and noun.
    pub slug: String,
    /// Place among its siblings.
    pub position: i32,
    /// Name of its icon.
    pub icon: Option<String>,
    /// True for topics where a reader may have to leave the page fast.
    pub sensitive: bool,
    /// Language of the text that the others are made from.
    pub source_lang: String,
    /// Counts up when the source text changes.
    pub text_version: i64,
    /// Its texts, the source among them, by language.
    pub texts: Vec<Text>,
    /// Version, dates, external id and provenance.
    pub meta: Meta,
}

impl Category {
    /// One without anything in it.
    #[must_use]
    pub fn blank(city: CityId, at: DateTime<Utc>) -> Self {
        Self {
            id: CategoryId::fresh(),
            city,
            parent: None,
            slug: String::new(),
            position: 0,
            icon: None,
            sensitive: false,
            source_lang: String::new(),
            text_version: 0,
            texts: Vec::new(),
            meta: Meta::new(at),
        }
    }
}
