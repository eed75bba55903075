//! Languages of texts, and what a record says of the text it shows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Direction, TextState};

/// Language, direction and state of the text a record shows.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextInfo {
    /// BCP 47 tag of the text that is shown.
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
    /// Writing direction of that language.
    pub dir: Direction,
    /// Where the text stands against its source.
    pub state: TextState,
    /// True when a machine made it, outdated or not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub machine: bool,
    /// Every language this record has a text in, the source first.
    #[cfg_attr(feature = "schema", schema(example = json!(["de", "en", "ar"])))]
    pub languages: Vec<String>,
}

/// The texts of one record in one language.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Texts {
    /// Title or name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// One or two sentences.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The whole text, Markdown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Further short texts by field name, such as `access_note` or `getting_there`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<String, String>,
}

/// One language's texts and where they stand; what `lang=*` gives for each language.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextVersion {
    /// Writing direction.
    pub dir: Direction,
    /// Where the text stands against its source.
    pub state: TextState,
    /// True when a machine made it, outdated or not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub machine: bool,
    /// The texts.
    #[serde(flatten)]
    pub texts: Texts,
}
