//! Bodies of requests that write topics, the words of the search, and what staff read back.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{FieldError, TopicKind};

/// New words for the search.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewTopic {
    /// Name in addresses. Words of a category, a target group or a language have `category:`, `target_group:` or `language:` before its slug, word or tag.
    #[cfg_attr(feature = "schema", schema(example = "food"))]
    pub slug: String,
    /// What the words are of; what stands before the colon of the slug if absent, else a need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<TopicKind>,
    /// The words by language (BCP 47; it need not be one of the city's); one word at least.
    #[cfg_attr(feature = "schema", schema(example = json!({"de": ["Tafel"], "en": ["food bank"]})))]
    pub words: BTreeMap<String, Vec<String>>,
    /// Slugs of the categories they lead to.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = json!(["meet.cafe"])))]
    pub categories: Vec<String>,
    /// Target groups they name.
    #[serde(default)]
    pub target_groups: Vec<String>,
    /// Records they lead to directly, as `noun:slug`; nouns are offer, provider, event, district and category.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = json!(["offer:cafe-welcome"])))]
    pub records: Vec<String>,
    /// True when they narrow a need but are none themselves (free, evening).
    #[serde(default)]
    pub soft: bool,
}

/// A change of a topic: only the fields that are mentioned change.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicChange {
    /// What the words are of; it goes with what stands before the colon of the slug.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub kind: Option<TopicKind>,
    /// The words by language, whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false, example = json!({"de": ["Tafel"], "en": ["food bank"]})))]
    pub words: Option<BTreeMap<String, Vec<String>>>,
    /// Slugs of the categories they lead to, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub categories: Option<Vec<String>>,
    /// Target groups they name, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub target_groups: Option<Vec<String>>,
    /// Records they lead to directly, as `noun:slug`, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub records: Option<Vec<String>>,
    /// True when they narrow a need but are none themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub soft: Option<bool>,
}

/// A topic as staff read it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TopicRecord {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    pub slug: String,
    /// Version; also the ETag, for `If-Match`.
    pub version: i64,
    /// What the words are of.
    pub kind: TopicKind,
    /// The words by language.
    #[cfg_attr(feature = "schema", schema(example = json!({"de": ["Tafel"], "en": ["food bank"]})))]
    pub words: BTreeMap<String, Vec<String>>,
    /// Slugs of the categories they lead to.
    pub categories: Vec<String>,
    /// Target groups they name.
    pub target_groups: Vec<String>,
    /// Records they lead to directly, as `noun:slug`.
    pub records: Vec<String>,
    /// True when they narrow a need but are none themselves.
    pub soft: bool,
    /// When anybody last changed it.
    pub updated_at: DateTime<Utc>,
    /// What is odd about what was just written; it was written all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<FieldError>,
}
