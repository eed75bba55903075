//! Bodies of requests that write responsibilities, and what staff read back.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Access, FieldError, HoursPurpose, Patch, Publication, Situation, Texts};

/// A new responsibility. It starts as a draft unless `publication` says `published`.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewResponsibility {
    /// Slug or id of its topic, one of the kind `need`.
    #[cfg_attr(feature = "schema", schema(example = "registration"))]
    pub topic: String,
    /// Language of the texts (one of the city's).
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
    /// The texts: the title names the concern; notes `bring` (what to bring along) and `advice` (how best to get in touch).
    pub texts: Texts,
    /// Name in addresses; made from the title if absent. `guide` is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slug: Option<String>,
    /// For people in which situations, one at least; `everyone` stands alone.
    #[cfg_attr(feature = "schema", schema(min_items = 1))]
    pub situations: Vec<Situation>,
    /// The responsible offices in order, 1 to 20, each provider once.
    pub offices: Vec<OfficeRecord>,
    /// Slugs or ids of providers that help with it besides.
    #[serde(default)]
    pub also: Vec<String>,
    /// Key of the service in the German catalogue of public services (LeiKa): 14 digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "99115005104000"))]
    pub leika: Option<String>,
    /// Official key of the area it holds for: AGS (2, 3, 5 or 8 digits) or ARS (9 or 12 digits).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "07211000"))]
    pub area: Option<String>,
    /// Where more is said, 20 at most.
    #[serde(default)]
    pub links: Vec<WrittenLink>,
    /// `draft` (if absent) or `published`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<Publication>,
}

/// A responsible office and how it is reached for this concern; what is absent is what its provider has.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeRecord {
    /// Slug or id of the provider.
    #[cfg_attr(feature = "schema", schema(example = "caritas-migration"))]
    pub provider: String,
    /// Public phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "0651 718-0"))]
    pub phone: Option<String>,
    /// Public mailbox of a role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// How one gets in.
    #[serde(default)]
    pub access: Vec<Access>,
    /// Hours for this concern, by purpose.
    #[serde(default)]
    pub hours: Vec<OfficeHours>,
}

/// A set of hours of an office for a concern.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeHours {
    /// What they are for.
    pub purpose: HoursPurpose,
    /// How one gets in during them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
    /// OpenStreetMap `opening_hours` text.
    #[cfg_attr(feature = "schema", schema(example = "Mo-Fr 09:00-12:00"))]
    pub rule: String,
    /// A note for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A link with what stands on it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenLink {
    /// Web address.
    #[cfg_attr(feature = "schema", schema(example = "https://stadt.example/anmeldung"))]
    pub url: String,
    /// What stands on it, by language of the city.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schema(example = json!({"de": "Termin buchen"})))]
    pub label: BTreeMap<String, String>,
}

/// A change of a responsibility: only the fields that are mentioned change; `null` clears what can be cleared.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponsibilityChange {
    /// Slug or id of its topic, one of the kind `need`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false, example = "registration"))]
    pub topic: Option<String>,
    /// Texts in the source language, whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub texts: Option<Texts>,
    /// For people in which situations, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false, min_items = 1))]
    pub situations: Option<Vec<Situation>>,
    /// The responsible offices in order, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub offices: Option<Vec<OfficeRecord>>,
    /// Slugs or ids of providers that help with it besides, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub also: Option<Vec<String>>,
    /// Key of the service (LeiKa): 14 digits.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, example = "99115005104000"))]
    pub leika: Patch<String>,
    /// Official key of the area: AGS (2, 3, 5 or 8 digits) or ARS (9 or 12 digits).
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, example = "07211000"))]
    pub area: Patch<String>,
    /// Where more is said, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub links: Option<Vec<WrittenLink>>,
    /// `draft` or `published`; archiving has its own verb.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub publication: Option<Publication>,
}

/// A responsibility as staff read it: with drafts, and where its facts come from.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResponsibilityRecord {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    pub slug: String,
    /// Version; also the ETag, for `If-Match`.
    pub version: i64,
    /// Where it stands on its way to the public.
    pub publication: Publication,
    /// Slug of its topic.
    pub topic: String,
    /// Language of the source texts.
    pub lang: String,
    /// Source texts.
    pub texts: Texts,
    /// For people in which situations.
    pub situations: Vec<Situation>,
    /// The responsible offices in order, providers by slug.
    pub offices: Vec<OfficeRecord>,
    /// Slugs of providers that help with it besides.
    pub also: Vec<String>,
    /// Key of the service (LeiKa), 14 digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leika: Option<String>,
    /// Official key of the area (AGS or ARS).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// Where more is said.
    pub links: Vec<WrittenLink>,
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
