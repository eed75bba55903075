//! Bodies of requests that write needs, and what staff read back.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{FieldError, Freshness, NeedKind, NeedState, Patch, Publication, Texts};

/// A new need. It starts as a draft unless `publication` says `published`.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewNeed {
    /// Slug or id of the provider that looks for it.
    #[cfg_attr(feature = "schema", schema(example = "caritas-migration"))]
    pub provider: String,
    /// Language of the texts (one of the city's).
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
    /// The texts. The note `not_needed` says what is not to be brought with it, the note `how` how to help.
    pub texts: Texts,
    /// Name in addresses; made from the title if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slug: Option<String>,
    /// What is looked for.
    #[cfg_attr(feature = "schema", schema(example = "goods"))]
    pub kind: NeedKind,
    /// Where it stands; `open` if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "open"))]
    pub state: Option<NeedState>,
    /// Slug or id of the district that it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "nord"))]
    pub district: Option<String>,
    /// Languages that help with it (BCP 47).
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = json!(["uk"])))]
    pub languages: Vec<String>,
    /// How many are wanted, 1 to 100,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = 20))]
    pub quantity: Option<i32>,
    /// Hours a week that it takes, 1 to 60.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = 2))]
    pub hours_per_week: Option<i32>,
    /// First day on which it is in lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "2026-11-01"))]
    pub from: Option<NaiveDate>,
    /// Last day on which it is in lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "2027-03-31"))]
    pub until: Option<NaiveDate>,
    /// `draft` (if absent) or `published`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<Publication>,
}

/// A change of a need: only the fields that are mentioned change; `null` clears what can be cleared.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeedChange {
    /// Texts in the source language, whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub texts: Option<Texts>,
    /// What is looked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub kind: Option<NeedKind>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub state: Option<NeedState>,
    /// Slug or id of the district that it is in.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub district: Patch<String>,
    /// Languages that help with it (BCP 47), whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub languages: Option<Vec<String>>,
    /// How many are wanted, 1 to 100,000.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<i32>))]
    pub quantity: Patch<i32>,
    /// Hours a week that it takes, 1 to 60.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<i32>))]
    pub hours_per_week: Patch<i32>,
    /// First day on which it is in lists.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<NaiveDate>, example = "2026-11-01"))]
    pub from: Patch<NaiveDate>,
    /// Last day on which it is in lists.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<NaiveDate>, example = "2027-03-31"))]
    pub until: Patch<NaiveDate>,
    /// `draft` or `published`; archiving has its own verb.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub publication: Option<Publication>,
}

/// A need as staff read it: with drafts, and where its facts come from.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NeedRecord {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    pub slug: String,
    /// Version; also the ETag, for `If-Match`.
    pub version: i64,
    /// Where it stands on its way to the public.
    pub publication: Publication,
    /// Slug of the provider.
    pub provider: String,
    /// Language of the source texts.
    pub lang: String,
    /// Source texts.
    pub texts: Texts,
    /// What is looked for.
    pub kind: NeedKind,
    /// Where it stands.
    pub state: NeedState,
    /// Slug of the district that it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Languages that help with it (BCP 47).
    pub languages: Vec<String>,
    /// How many are wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i32>,
    /// Hours a week that it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_per_week: Option<i32>,
    /// First day on which it is in lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Last day on which it is in lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// How current it is.
    pub freshness: Freshness,
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
