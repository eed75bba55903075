//! Bodies of requests that write pages, and what staff read back.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{FieldError, Freshness, FreshnessState, Patch, Publication, Role, Texts};

/// A step of a check list. Its words are the note `step_` and its key of the texts, so that they are translated with them.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageStepRecord {
    /// Name of the step on its page: a–z, 0–9 and _, 40 characters at most.
    #[cfg_attr(feature = "schema", schema(example = "register"))]
    pub key: String,
    /// The record that helps with it, as noun:slug.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "offer:erstorientierung"))]
    pub record: Option<String>,
    /// Where to read on, outside: http or https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "https://stadt.example/anmeldung"))]
    pub url: Option<String>,
}

/// Who of the staff looks after a page: everybody of a role, or one account. Give one of the two.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageOwner {
    /// `administrator`, `city_administrator` or `editor`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Id of an account that may write in the city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "0197c000-0000-7000-8000-000000000001"))]
    pub account: Option<String>,
}

/// A new page. It starts as a draft unless `publication` says `published`.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPage {
    /// Language of the texts (one of the city's).
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
    /// The texts; the description is Markdown, the notes hold the words of the steps.
    pub texts: Texts,
    /// Name in addresses; made from the title if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "ankommen"))]
    pub slug: Option<String>,
    /// Slug or id of the page above; absent for one at the top.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Place among its siblings, 0 to 100,000; 0 if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<i32>,
    /// Whom it is for.
    #[serde(default)]
    pub target_groups: Vec<String>,
    /// True for topics where a reader may have to leave the page fast (violence); holds for all below it.
    #[serde(default)]
    pub sensitive: bool,
    /// What to do, one after the other; 100 steps at most.
    #[serde(default)]
    pub steps: Vec<PageStepRecord>,
    /// Who of the staff looks after it; the city's editors if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PageOwner>,
    /// Months after which it is to be checked again, 1 to 60; the city's own period if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_months: Option<i32>,
    /// `draft` (if absent) or `published`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<Publication>,
}

/// A change of a page: only the fields that are mentioned change; `null` clears what can be cleared.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageChange {
    /// Texts in the source language, whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub texts: Option<Texts>,
    /// Slug or id of the page above; `null` puts it at the top.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub parent: Patch<String>,
    /// Place among its siblings, 0 to 100,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub position: Option<i32>,
    /// Whom it is for, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub target_groups: Option<Vec<String>>,
    /// True for topics where a reader may have to leave the page fast (violence); holds for all below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub sensitive: Option<bool>,
    /// What to do, one after the other, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub steps: Option<Vec<PageStepRecord>>,
    /// Who of the staff looks after it; `null` for the city's editors.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<PageOwner>))]
    pub owner: Patch<PageOwner>,
    /// Months after which it is to be checked again, 1 to 60; `null` for the city's own period.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<i32>))]
    pub review_months: Patch<i32>,
    /// `draft` or `published`; archiving has its own verb.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub publication: Option<Publication>,
}

/// A page as staff read it: with drafts, its owner, and where its facts come from.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageRecord {
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
    /// Slug of the page above; absent at the top.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Place among its siblings.
    pub position: i32,
    /// Whom it is for.
    pub target_groups: Vec<String>,
    /// True for topics where a reader may have to leave the page fast.
    pub sensitive: bool,
    /// What to do, one after the other.
    pub steps: Vec<PageStepRecord>,
    /// Who of the staff looks after it; the city's editors if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PageOwner>,
    /// Months after which it is to be checked again; the city's own period if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_months: Option<i32>,
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

/// A published page that waits for a check by the staff.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuePage {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    #[cfg_attr(feature = "schema", schema(example = "i-ankommen"))]
    pub slug: String,
    /// Title in its own language.
    pub title: String,
    /// Version, for the `If-Match` of its confirmation.
    pub version: i64,
    /// `due`, `overdue` or `never`.
    pub state: FreshnessState,
    /// When it was due; absent if nobody has ever checked it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<DateTime<Utc>>,
    /// Who of the staff looks after it; the city's editors if absent. Not told to applications.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PageOwner>,
}
