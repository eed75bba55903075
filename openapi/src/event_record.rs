//! Bodies of requests that write events, and what staff read back.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Audience, FieldError, Freshness, LocalTime, Occurrence, Patch, Publication, Texts};

/// A new event. It starts as a draft unless `publication` says `published`.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewEvent {
    /// Slug or id of the provider that holds it.
    #[cfg_attr(feature = "schema", schema(example = "caritas-migration"))]
    pub provider: String,
    /// Language of the texts (one of the city's).
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
    /// The texts.
    pub texts: Texts,
    /// Name in addresses; made from the title if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slug: Option<String>,
    /// Whom it is for.
    #[serde(default)]
    pub audience: Vec<Audience>,
    /// Further target groups.
    #[serde(default)]
    pub target_groups: Vec<String>,
    /// First start, local time of the city.
    #[cfg_attr(feature = "schema", schema(example = "2027-01-12T17:00:00"))]
    pub starts_at: LocalTime,
    /// Minutes it takes, 1 to 86,400 (60 days).
    #[cfg_attr(feature = "schema", schema(example = 120))]
    pub duration_minutes: i32,
    /// The series as an RRULE (RFC 5545), if it recurs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "FREQ=WEEKLY;BYDAY=TU"))]
    pub rrule: Option<String>,
    /// Starts that are left out, as the rule names them.
    #[serde(default)]
    pub exdates: Vec<LocalTime>,
    /// Further starts.
    #[serde(default)]
    pub rdates: Vec<LocalTime>,
    /// Occurrences that are moved, cancelled or of another length.
    #[serde(default)]
    pub overrides: Vec<OccurrenceChange>,
    /// Slug or id of the location, one of the provider's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Place in words, where it is no location of the provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "Park an der Porta"))]
    pub place: Option<String>,
    /// Where to join online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online_url: Option<String>,
    /// Where to register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_url: Option<String>,
    /// `draft` (if absent) or `published`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<Publication>,
}

/// What is different about one occurrence of an event.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OccurrenceChange {
    /// Which one: its start by the rule, local (RFC 5545 RECURRENCE-ID).
    #[cfg_attr(feature = "schema", schema(example = "2027-01-26T17:00:00"))]
    pub recurrence_id: LocalTime,
    /// True when it does not take place; it is shown as cancelled.
    #[serde(default)]
    pub cancelled: bool,
    /// New start, local.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "2027-01-27T18:00:00"))]
    pub moved_to: Option<LocalTime>,
    /// Minutes it takes instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<i32>,
}

/// A change of an event: only the fields that are mentioned change; `null` clears what can be cleared.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventChange {
    /// Texts in the source language, whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub texts: Option<Texts>,
    /// Whom it is for, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub audience: Option<Vec<Audience>>,
    /// Further target groups, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub target_groups: Option<Vec<String>>,
    /// First start, local time of the city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false, example = "2027-01-12T17:00:00"))]
    pub starts_at: Option<LocalTime>,
    /// Minutes it takes, 1 to 86,400 (60 days).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false, example = 120))]
    pub duration_minutes: Option<i32>,
    /// The series as an RRULE (RFC 5545); `null` for an event that takes place once.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, example = "FREQ=WEEKLY;BYDAY=TU"))]
    pub rrule: Patch<String>,
    /// Starts that are left out, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub exdates: Option<Vec<LocalTime>>,
    /// Further starts, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub rdates: Option<Vec<LocalTime>>,
    /// Occurrences that are moved, cancelled or of another length, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub overrides: Option<Vec<OccurrenceChange>>,
    /// Slug or id of the location, one of the provider's.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub location: Patch<String>,
    /// Place in words.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub place: Patch<String>,
    /// Where to join online.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub online_url: Patch<String>,
    /// Where to register.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub registration_url: Patch<String>,
    /// `draft` or `published`; archiving has its own verb.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub publication: Option<Publication>,
}

/// An event as staff read it: with drafts, its next occurrences, and where its facts come from.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventRecord {
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
    /// Whom it is for.
    pub audience: Vec<Audience>,
    /// Further target groups.
    pub target_groups: Vec<String>,
    /// First start, local time of the city.
    pub starts_at: LocalTime,
    /// Minutes it takes.
    pub duration_minutes: i32,
    /// The series as an RRULE (RFC 5545), if it recurs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rrule: Option<String>,
    /// Starts that are left out.
    pub exdates: Vec<LocalTime>,
    /// Further starts.
    pub rdates: Vec<LocalTime>,
    /// Occurrences that are moved, cancelled or of another length.
    pub overrides: Vec<OccurrenceChange>,
    /// Id of its location (a secret one, too: staff only).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Place in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Where to join online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online_url: Option<String>,
    /// Where to register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_url: Option<String>,
    /// The next occurrences, seven at most; none when all are past.
    pub next: Vec<Occurrence>,
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
