//! Bodies of requests that write series of figures, and what staff read back.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{FactPoint, FieldError, Patch, Publication, Texts};

/// A new series. It starts as a draft unless `publication` says `published`.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewFact {
    /// Language of the texts (one of the city's).
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
    /// The texts: what is counted; the note `unit` is the unit in words.
    pub texts: Texts,
    /// Name in addresses; made from the title if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "zuweisungen"))]
    pub slug: Option<String>,
    /// Slug or id of the district it is about; absent for the whole city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Place in the list, 0 to 100,000; 0 if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<i32>,
    /// The figures, 500 at most, each date once.
    #[serde(default)]
    pub points: Vec<FactPoint>,
    /// `draft` (if absent) or `published`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<Publication>,
}

/// A change of a series: only the fields that are mentioned change; `null` clears what can be cleared.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactChange {
    /// Texts in the source language, whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub texts: Option<Texts>,
    /// Slug or id of the district it is about; `null` for the whole city.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub district: Patch<String>,
    /// Place in the list, 0 to 100,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub position: Option<i32>,
    /// The figures, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub points: Option<Vec<FactPoint>>,
    /// `draft` or `published`; archiving has its own verb.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub publication: Option<Publication>,
}

/// A series as staff read it, drafts too.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactRecord {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    pub slug: String,
    /// Version; also the ETag, for `If-Match`.
    pub version: i64,
    /// Where it stands on its way to the public.
    pub publication: Publication,
    /// Language of the source texts.
    pub lang: String,
    /// Source texts.
    pub texts: Texts,
    /// Slug of the district it is about; absent for the whole city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Place in the list.
    pub position: i32,
    /// The figures, in order of time.
    pub points: Vec<FactPoint>,
    /// Where the facts come from: source, year, confidence and the like. Staff only.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub provenance: BTreeMap<String, String>,
    /// Id in the system it was imported from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// When anybody last changed it.
    pub updated_at: DateTime<Utc>,
    /// What is odd about what was just written; it was written all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<FieldError>,
}
