//! Providers and their locations.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{Confirmer, FreshnessState, Noun, Point, TextInfo, TextVersion, Wheelchair};

/// How current a record is. Nothing but a human check moves `confirmed_at`.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Freshness {
    /// The state in one word.
    pub state: FreshnessState,
    /// When a human last confirmed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Who did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<Confirmer>,
    /// When it is to be confirmed again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<DateTime<Utc>>,
}

/// A record named by another one.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Stable id.
    pub id: String,
    /// Name in addresses.
    pub slug: String,
    /// Name in the reader's language.
    pub name: String,
}

/// Organisation or office.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Provider {
    /// Always `provider`.
    pub noun: Noun,
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    pub slug: String,
    /// Version, for `If-Match`.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// Kind of organisation, such as `association`, `municipality`, `welfare`.
    pub kind: String,
    /// What it does.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Language and state of the text.
    pub text: TextInfo,
    /// All texts, with `lang=*`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, TextVersion>,
    /// Its public places.
    #[serde(default)]
    pub locations: Vec<Location>,
    /// Languages spoken.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Public phone, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The address to call (RFC 3966), such as `tel:+496517180`, or `tel:112` for a short number; absent when what is written
    /// is no number that can be dialled.
    #[cfg_attr(feature = "schema", schema(example = "tel:+496517180"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_uri: Option<String>,
    /// Public mailbox of a role, never of a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Days on which it is closed with all its offers, in order: those that hold now and those to come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closures: Vec<Closure>,
    /// Number of its published offers.
    #[serde(default)]
    pub offers: u64,
    /// When anybody last changed it.
    pub updated_at: DateTime<Utc>,
    /// How current it is.
    pub freshness: Freshness,
    /// Metres from the point asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<u32>,
}

/// Days on which a provider is closed, with all its offers and whatever their hours say.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// First day, in the time zone of the city.
    #[cfg_attr(feature = "schema", schema(example = "2026-12-21"))]
    pub from: NaiveDate,
    /// Last day; it is closed, too.
    #[cfg_attr(feature = "schema", schema(example = "2027-01-06"))]
    pub until: NaiveDate,
    /// Why, by language (BCP 47), up to 200 characters each.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schema(example = json!({"de": "Betriebsferien"})))]
    pub reason: BTreeMap<String, String>,
}

/// A public place of a provider. Secret places are never here.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Location {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name of the place, if it has one of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Street and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// Postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// Town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub town: Option<String>,
    /// District it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<Named>,
    /// Coordinates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// True when the coordinates are good to some hundred metres only.
    #[serde(default)]
    pub approximate: bool,
    /// Access with a wheelchair.
    pub wheelchair: Wheelchair,
    /// How to get there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub getting_there: Option<String>,
}

/// A place in the list of locations: the place, whose it is, and its version.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LocationRecord {
    /// Always `location`.
    pub noun: Noun,
    /// The place.
    #[serde(flatten)]
    pub place: Location,
    /// Whose place it is.
    pub provider: Named,
    /// Version, for `If-Match`.
    pub version: i64,
    /// Metres from the point asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<u32>,
}
