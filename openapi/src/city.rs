//! Cities, districts and categories.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Direction, Notice, TextInfo, TextVersion, Theme};

/// One municipality served.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct City {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    #[cfg_attr(feature = "schema", schema(example = "trier"))]
    pub slug: String,
    /// Its name.
    #[cfg_attr(feature = "schema", schema(example = "Trier"))]
    pub name: String,
    /// Title of the directory in the reader's language.
    pub title: String,
    /// IANA time zone.
    #[cfg_attr(feature = "schema", schema(example = "Europe/Berlin"))]
    pub time_zone: String,
    /// ISO 3166-1 country.
    #[cfg_attr(feature = "schema", schema(example = "DE"))]
    pub country: String,
    /// ISO 3166-2 region; decides the public holidays.
    #[cfg_attr(feature = "schema", schema(example = "DE-RP"))]
    pub region: String,
    /// Languages in order; the first is the city's own.
    pub languages: Vec<Language>,
    /// Centre, for maps.
    pub centre: Point,
    /// True for demonstration data, which is not for real help.
    #[serde(default)]
    pub demo: bool,
    /// Emergency numbers.
    #[serde(default)]
    pub emergency: Vec<EmergencyNumber>,
    /// Urgent notices that hold now, in order: to be shown on every page.
    #[serde(default)]
    pub notices: Vec<Notice>,
    /// Colours of its pages.
    #[serde(default, skip_serializing_if = "Theme::is_plain")]
    pub theme: Theme,
    /// Share of published offers confirmed within the last six months, 0 to 1; absent without offers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_share_6_months: Option<f64>,
    /// Number of published records by noun.
    #[serde(default)]
    pub counts: BTreeMap<String, u64>,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// A language of a city.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// BCP 47 tag.
    #[cfg_attr(feature = "schema", schema(example = "ar"))]
    pub tag: String,
    /// Its name in itself.
    #[cfg_attr(feature = "schema", schema(example = "العربية"))]
    pub name: String,
    /// Writing direction.
    pub dir: Direction,
}

/// A number to call in need.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyNumber {
    /// As dialled.
    #[cfg_attr(feature = "schema", schema(example = "112"))]
    pub phone: String,
    /// The address to call (RFC 3966); absent when what is written is no number that can be dialled.
    #[cfg_attr(feature = "schema", schema(example = "tel:112"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_uri: Option<String>,
    /// Whom one reaches, in the reader's language.
    pub label: String,
    /// Language of the label.
    pub lang: String,
}

/// A point on earth (WGS 84), degrees.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Latitude, −90 to 90.
    #[cfg_attr(feature = "schema", schema(example = 49.756))]
    pub lat: f64,
    /// Longitude, −180 to 180.
    #[cfg_attr(feature = "schema", schema(example = 6.643))]
    pub lon: f64,
}

/// Part of a city (Stadtteil).
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct District {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    pub slug: String,
    /// Official number, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<i32>,
    /// Its name.
    pub name: String,
    /// Names of its parts.
    #[serde(default)]
    pub parts: Vec<String>,
    /// Postal codes found in it.
    #[serde(default)]
    pub postal_codes: Vec<String>,
    /// Rough centre.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub centre: Option<Point>,
    /// Number of published offers there.
    #[serde(default)]
    pub offers: u64,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// Kind of offers, a node of the city's tree.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Category {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses; a subcategory's begins with its parent's.
    #[cfg_attr(feature = "schema", schema(example = "meet.cafe"))]
    pub slug: String,
    /// Slug of the category above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Name in the reader's language.
    pub name: String,
    /// Name of its icon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub icon: Option<String>,
    /// True for topics where a reader may have to leave the page fast (violence).
    #[serde(default)]
    pub sensitive: bool,
    /// Language and state of the name.
    pub text: TextInfo,
    /// All names, with `lang=*`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, TextVersion>,
    /// Number of published offers in it and below.
    #[serde(default)]
    pub offers: u64,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// When something was last changed by anybody; not to be confused with being confirmed.
pub type Changed = DateTime<Utc>;
