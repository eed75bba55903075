//! Offers: what a provider offers, as the public reads it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Access, CapacityState, Closure, Contact, Cost, Freshness, HoursPurpose, Location, Named, Noun, OpenState, TextInfo,
    TextVersion, UnknownReason,
};

/// An offer in a list.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferItem {
    /// Always `offer`.
    pub noun: Noun,
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    #[cfg_attr(feature = "schema", schema(example = "cafe-welcome"))]
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
    /// Who offers it.
    pub provider: Named,
    /// Its categories, the main one first.
    pub categories: Vec<Named>,
    /// Whom it is for.
    pub target_groups: Vec<String>,
    /// Languages spoken there (BCP 47).
    pub languages: Vec<String>,
    /// Its public places.
    pub locations: Vec<Location>,
    /// Public phone, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The address to call (RFC 3966), such as `tel:+496517180`, or `tel:112` for a short number; absent when what is written
    /// is no number that can be dialled.
    #[cfg_attr(feature = "schema", schema(example = "tel:+496517180"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_uri: Option<String>,
    /// Public mailbox of a role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// How one gets in.
    #[serde(default)]
    pub access: Vec<Access>,
    /// Ways to register or get an appointment.
    #[serde(default)]
    pub contact_by: Vec<Contact>,
    /// What it costs.
    pub cost: Cost,
    /// Whether somebody can be taken in.
    pub capacity: Capacity,
    /// True for topics where a reader may have to leave the page fast.
    #[serde(default)]
    pub sensitive: bool,
    /// When anybody last changed it.
    pub updated_at: DateTime<Utc>,
    /// How current it is.
    pub freshness: Freshness,
    /// Open, closed or unknown at the instant asked for (now, if none was).
    pub open: OpenNow,
    /// All texts, with `lang=*`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, TextVersion>,
    /// Metres from the point asked for (to its nearest public place).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<u32>,
}

/// An offer with all that the public may read of it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// What a list shows of it.
    #[serde(flatten)]
    pub item: OfferItem,
    /// The whole text, Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Further short texts by field name, such as `access_note`, `cost_note`, `getting_there`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<String, String>,
    /// Its sets of hours.
    #[serde(default)]
    pub hours: Vec<Hours>,
    /// The coming seven days, from its hours for visits; closed while the provider is.
    #[serde(default)]
    pub days: Vec<Day>,
    /// First day it exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// Last day it exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// Last day it is paid for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funded_until: Option<NaiveDate>,
    /// For offers that take nobody in: similar ones that do, nearest first.
    #[serde(default)]
    pub alternatives: Vec<OfferItem>,
}

/// One set of hours.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// What they are for.
    pub purpose: HoursPurpose,
    /// How one gets in during them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
    /// OpenStreetMap `opening_hours` text.
    #[cfg_attr(feature = "schema", schema(example = "Tu 17:00-19:00"))]
    pub rule: String,
    /// A note for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Public location they hold for; absent: all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
}

/// Whether it is open at an instant.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenNow {
    /// Open, closed or unknown.
    pub state: OpenState,
    /// Why it is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<UnknownReason>,
    /// When the state changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<DateTime<Utc>>,
    /// When it opens next, if it is not open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_open: Option<DateTime<Utc>>,
    /// Closure of the provider that holds now or begins within the next 14 days. Closures that adjoin are told as one, with the
    /// reason of the one that holds or begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closure: Option<Closure>,
}

/// One day of the coming ones.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// The day, local.
    pub date: NaiveDate,
    /// Key of the public holiday on it, such as `german_unity`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holiday: Option<String>,
    /// Open ranges, local times.
    pub ranges: Vec<TimeRange>,
    /// `open` if there are ranges, `closed` if surely none, else `unknown`.
    pub state: OpenState,
}

/// What opening hours mean in a city, before anybody saves them.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoursPreview {
    /// The text in its usual form.
    #[cfg_attr(feature = "schema", schema(example = "Mo-Fr 09:00-12:00"))]
    pub rule: String,
    /// Whether it is open now.
    pub open: OpenNow,
    /// Today and the six days after it.
    pub days: Vec<Day>,
}

/// A range of local times.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeRange {
    /// Start, `HH:MM`.
    #[cfg_attr(feature = "schema", schema(example = "17:00"))]
    pub from: String,
    /// End, `HH:MM`; before `from` when it passes midnight; `24:00` at the day's end.
    #[cfg_attr(feature = "schema", schema(example = "19:00"))]
    pub to: String,
}

/// Whether somebody can be taken in, since and until when, and what instead.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// The state.
    pub state: CapacityState,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// Until when, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// A note for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The offer that follows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<Named>,
}
