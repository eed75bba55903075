//! Bodies of requests that write districts, and what staff read back.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{FieldError, Patch, Point};

/// A new district. It is public at once.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewDistrict {
    /// Its name.
    #[cfg_attr(feature = "schema", schema(example = "Trier-Nord"))]
    pub name: String,
    /// Name in addresses; made from the name if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "nord"))]
    pub slug: Option<String>,
    /// Official number, where there is one, 0 to 1,000,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<i32>,
    /// Names of its parts.
    #[serde(default)]
    pub parts: Vec<String>,
    /// Postal codes found in it.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = json!(["54292"])))]
    pub postal_codes: Vec<String>,
    /// Rough centre.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub centre: Option<Point>,
    /// Outline as GeoJSON geometry (RFC 7946): a Polygon or MultiPolygon with closed rings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<Object>, example = json!({"type": "Polygon", "coordinates": [[[6.63, 49.76], [6.65, 49.76], [6.65, 49.77], [6.63, 49.76]]]})))]
    pub outline: Option<Value>,
}

/// A change of a district: only the fields that are mentioned change; `null` clears what can be cleared.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DistrictChange {
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub name: Option<String>,
    /// Official number, 0 to 1,000,000.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<i32>))]
    pub number: Patch<i32>,
    /// Names of its parts, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub parts: Option<Vec<String>>,
    /// Postal codes found in it, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub postal_codes: Option<Vec<String>>,
    /// Rough centre.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<Point>))]
    pub centre: Patch<Point>,
    /// Outline as GeoJSON geometry (RFC 7946): a Polygon or MultiPolygon with closed rings.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<Object>, example = json!({"type": "Polygon", "coordinates": [[[6.63, 49.76], [6.65, 49.76], [6.65, 49.77], [6.63, 49.76]]]})))]
    pub outline: Patch<Value>,
}

/// A district as staff read it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DistrictRecord {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    pub slug: String,
    /// Version; also the ETag, for `If-Match`.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// Official number, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<i32>,
    /// Names of its parts.
    pub parts: Vec<String>,
    /// Postal codes found in it.
    pub postal_codes: Vec<String>,
    /// Rough centre.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub centre: Option<Point>,
    /// Outline as GeoJSON geometry (RFC 7946).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<Object>, example = json!({"type": "Polygon", "coordinates": [[[6.63, 49.76], [6.65, 49.76], [6.65, 49.77], [6.63, 49.76]]]})))]
    pub outline: Option<Value>,
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
