//! Articles: news of the city, with pictures.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{Direction, Named, Noun, TextInfo, TextVersion};

/// One file of a picture: the same picture in one width.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureFile {
    /// Its address, as a path of this API. It holds the hash of the bytes: what lies there never changes.
    #[cfg_attr(
        feature = "schema",
        schema(example = "/v1/pictures/9f86d081884c7d659a2feaa0c55ad015.jpg")
    )]
    pub url: String,
    /// The last part of the address.
    #[cfg_attr(feature = "schema", schema(example = "9f86d081884c7d659a2feaa0c55ad015.jpg"))]
    pub name: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

/// A picture of an article, as the public sees it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// What is to be seen on it, in words, for those who do not see it.
    pub alt: String,
    /// Language of these words.
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub alt_lang: String,
    /// Writing direction of that language.
    pub alt_dir: Direction,
    /// Who made it, and under which terms it may be shown.
    pub credit: String,
    /// Its files, the narrowest first.
    pub files: Vec<PictureFile>,
}

/// An article in a list.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleItem {
    /// Always `article`.
    pub noun: Noun,
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    pub slug: String,
    /// Version, for `If-Match`.
    pub version: i64,
    /// Headline.
    pub title: String,
    /// One or two sentences that lead into it (the teaser).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Language and state of the text.
    pub text: TextInfo,
    /// The day it is of.
    pub date: NaiveDate,
    /// The categories it is about.
    #[serde(default)]
    pub categories: Vec<Named>,
    /// Who wrote it, as the city wants it said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Its first picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// When anybody last changed it.
    pub updated_at: DateTime<Utc>,
    /// All texts, with `lang=*`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, TextVersion>,
}

/// An article with all that the public may read of it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// What a list shows of it.
    #[serde(flatten)]
    pub item: ArticleItem,
    /// The whole text, Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// All its pictures, in order.
    #[serde(default)]
    pub pictures: Vec<Picture>,
    /// The last day on which it is to be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible_until: Option<NaiveDate>,
}
