//! Events and their occurrences.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Audience, Freshness, Location, Named, Noun, TextInfo, TextVersion};

/// One occurrence of an event.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// Start by its rule, local time (RFC 5545 RECURRENCE-ID); names the occurrence.
    #[cfg_attr(feature = "schema", schema(value_type = String, example = "2027-01-12T17:00:00"))]
    pub recurrence_id: NaiveDateTime,
    /// Start.
    pub start: DateTime<Utc>,
    /// End.
    pub end: DateTime<Utc>,
    /// Start, local time of the city.
    #[cfg_attr(feature = "schema", schema(value_type = String, example = "2027-01-12T17:00:00"))]
    pub start_local: NaiveDateTime,
    /// End, local time of the city.
    #[cfg_attr(feature = "schema", schema(value_type = String, example = "2027-01-12T17:00:00"))]
    pub end_local: NaiveDateTime,
    /// True when this one does not take place.
    #[serde(default)]
    pub cancelled: bool,
    /// Local start it was moved from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, example = "2027-01-12T17:00:00"))]
    pub moved_from: Option<NaiveDateTime>,
}

/// An event in a list: one entry per occurrence.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventItem {
    /// Always `event`.
    pub noun: Noun,
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    pub slug: String,
    /// Version, for `If-Match`.
    pub version: i64,
    /// Title.
    pub title: String,
    /// One or two sentences.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Language and state of the text.
    pub text: TextInfo,
    /// Who holds it.
    pub provider: Named,
    /// Whom it is for.
    pub audience: Vec<Audience>,
    /// Further target groups.
    #[serde(default)]
    pub target_groups: Vec<String>,
    /// Public place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// Place in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Where to join online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online_url: Option<String>,
    /// Where to register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_url: Option<String>,
    /// The series as an RRULE (RFC 5545), if it recurs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "FREQ=WEEKLY;BYDAY=TU"))]
    pub rrule: Option<String>,
    /// When anybody last changed it.
    pub updated_at: DateTime<Utc>,
    /// How current it is.
    pub freshness: Freshness,
    /// This occurrence; on a record, the next one (absent when all are past).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<Occurrence>,
    /// All texts, with `lang=*`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, TextVersion>,
    /// Metres from the point asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<u32>,
}

/// An event with all that the public may read of it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// What a list shows of it.
    #[serde(flatten)]
    pub item: EventItem,
    /// The whole text, Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The next occurrences, ten at most.
    #[serde(default)]
    pub next: Vec<Occurrence>,
}
