//! Bodies of requests that write cities, and what staff read back.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{CityNotice, FieldError, Patch, Point, Theme};

/// A new city.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewCity {
    /// Name in addresses, unique in the installation; it stays.
    #[cfg_attr(feature = "schema", schema(example = "trier"))]
    pub slug: String,
    /// Its name.
    #[cfg_attr(feature = "schema", schema(example = "Trier"))]
    pub name: String,
    /// IANA time zone.
    #[cfg_attr(feature = "schema", schema(example = "Europe/Berlin"))]
    pub time_zone: String,
    /// ISO 3166-1 country.
    #[cfg_attr(feature = "schema", schema(example = "DE"))]
    pub country: String,
    /// ISO 3166-2 region; decides the public holidays.
    #[cfg_attr(feature = "schema", schema(example = "DE-RP"))]
    pub region: String,
    /// Languages in order (BCP 47); the first is the city's own.
    #[cfg_attr(feature = "schema", schema(example = json!(["de", "en", "ar"])))]
    pub languages: Vec<String>,
    /// Centre, for maps.
    pub centre: Point,
    /// True for demonstration data, which is not for real help.
    #[serde(default)]
    pub demo: bool,
    /// Title of the directory by language.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = json!({"de": "Hilfe in Trier", "en": "Help in Trier"})))]
    pub title: BTreeMap<String, String>,
    /// Numbers to call in need, in order.
    #[serde(default)]
    pub emergency: Vec<EmergencyContact>,
    /// Months from one confirmation to the next check, 1 to 60; 6 if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm_every_months: Option<u32>,
    /// Days from *due* to *overdue*, 0 to 730; 42 if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grace_days: Option<u64>,
    /// Days from *overdue* until an entry leaves the lists that do not ask for its freshness, 0 to 3650; never if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leave_lists_after: Option<u64>,
    /// Colours of its pages.
    #[serde(default, skip_serializing_if = "Theme::is_plain")]
    pub theme: Theme,
}

/// A number to call in need, as staff write it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmergencyContact {
    /// As dialled.
    #[cfg_attr(feature = "schema", schema(example = "112"))]
    pub phone: String,
    /// Whom one reaches, by language.
    #[cfg_attr(feature = "schema", schema(example = json!({"de": "Feuerwehr und Rettungsdienst"})))]
    pub label: BTreeMap<String, String>,
}

/// A change of a city: only the fields that are mentioned change.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CityChange {
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub name: Option<String>,
    /// IANA time zone; for administrators of the installation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub time_zone: Option<String>,
    /// ISO 3166-1 country; for administrators of the installation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub country: Option<String>,
    /// ISO 3166-2 region; for administrators of the installation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub region: Option<String>,
    /// Languages in order, whole list. One in which records have texts is taken out with `force` only; the texts are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub languages: Option<Vec<String>>,
    /// Centre, for maps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub centre: Option<Point>,
    /// True for demonstration data; for administrators of the installation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub demo: Option<bool>,
    /// Title of the directory by language, whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false, example = json!({"de": "Hilfe in Trier", "en": "Help in Trier"})))]
    pub title: Option<BTreeMap<String, String>>,
    /// Numbers to call in need, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub emergency: Option<Vec<EmergencyContact>>,
    /// Urgent notices, whole list, 10 at most. Editors write them at `…/notices`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub notices: Option<Vec<CityNotice>>,
    /// Months from one confirmation to the next check, 1 to 60. Dates that are set already stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub confirm_every_months: Option<u32>,
    /// Days from *due* to *overdue*, 0 to 730.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub grace_days: Option<u64>,
    /// Days from *overdue* until an entry leaves the lists that do not ask for its freshness, 0 to 3650; `null` for never.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<u64>))]
    pub leave_lists_after: Patch<u64>,
    /// Colours of its pages, whole: one that is not mentioned is Porta's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub theme: Option<Theme>,
}

/// A city as staff read it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CityRecord {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    pub slug: String,
    /// Version; also the ETag, for `If-Match`.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// IANA time zone.
    pub time_zone: String,
    /// ISO 3166-1 country.
    pub country: String,
    /// ISO 3166-2 region; decides the public holidays.
    pub region: String,
    /// Languages in order (BCP 47); the first is the city's own.
    pub languages: Vec<String>,
    /// Centre, for maps.
    pub centre: Point,
    /// True for demonstration data.
    pub demo: bool,
    /// Title of the directory by language.
    pub title: BTreeMap<String, String>,
    /// Numbers to call in need, in order.
    pub emergency: Vec<EmergencyContact>,
    /// Urgent notices, in order: those that are to come and those that are over, too.
    #[serde(default)]
    pub notices: Vec<CityNotice>,
    /// Months from one confirmation to the next check.
    pub confirm_every_months: u32,
    /// Days from *due* to *overdue*.
    pub grace_days: u64,
    /// Days from *overdue* until an entry leaves the lists that do not ask for its freshness; never if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leave_lists_after: Option<u64>,
    /// Colours of its pages.
    #[serde(default, skip_serializing_if = "Theme::is_plain")]
    pub theme: Theme,
    /// When anybody last changed it.
    pub updated_at: DateTime<Utc>,
    /// What is odd about what was just written; it was written all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<FieldError>,
}
