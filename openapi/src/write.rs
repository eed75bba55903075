//! Bodies of requests that write offers, and what staff read back.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Access, CapacityState, Contact, Cost, FieldError, Freshness, Hours, Publication, Texts};

/// A field of a change: absent (leave it), null (clear it) or a value (RFC 7396 told apart in types).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    /// Not mentioned: stays as it is.
    #[default]
    Absent,
    /// `null`: cleared.
    Null,
    /// Set to this.
    Value(T),
}

impl<T> Patch<T> {
    /// Of a record that is sent whole: what it does not say is cleared.
    pub fn whole(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }

    /// True when the field was not mentioned; for `skip_serializing_if`.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(Option::<T>::deserialize(d)?.map_or(Self::Null, Self::Value))
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(s),
            _ => s.serialize_none(),
        }
    }
}

/// A new offer. It starts as a draft unless `publication` says `published`.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewOffer {
    /// Slug or id of the provider.
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
    /// Category slugs, the main one first; at least one.
    #[cfg_attr(feature = "schema", schema(example = json!(["meet.cafe"])))]
    pub categories: Vec<String>,
    /// Target groups.
    #[serde(default)]
    pub target_groups: Vec<String>,
    /// Languages spoken there.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Ids of locations of the provider.
    #[serde(default)]
    pub locations: Vec<String>,
    /// Sets of hours.
    #[serde(default)]
    pub hours: Vec<Hours>,
    /// How one gets in.
    #[serde(default)]
    pub access: Vec<Access>,
    /// Ways to register or get an appointment.
    #[serde(default)]
    pub contact_by: Vec<Contact>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Cost>,
    /// Whether somebody can be taken in; open if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<CapacityChange>,
    /// Public phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Public mailbox of a role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// First day it exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// Last day it exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// Last day it is paid for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funded_until: Option<NaiveDate>,
    /// `draft` (if absent) or `published`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<Publication>,
}

/// Whether somebody can be taken in, as written by staff.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapacityChange {
    /// The state.
    pub state: CapacityState,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// Until when, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Slug or id of the offer that follows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<String>,
}

/// A change of an offer: only the fields that are mentioned change; `null` clears what can be cleared.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferChange {
    /// Texts in the source language, whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub texts: Option<Texts>,
    /// Category slugs, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub categories: Option<Vec<String>>,
    /// Target groups, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub target_groups: Option<Vec<String>>,
    /// Languages spoken, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub languages: Option<Vec<String>>,
    /// Ids of locations, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub locations: Option<Vec<String>>,
    /// Sets of hours, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub hours: Option<Vec<Hours>>,
    /// How one gets in, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub access: Option<Vec<Access>>,
    /// Ways to register, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub contact_by: Option<Vec<Contact>>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub cost: Option<Cost>,
    /// Whether somebody can be taken in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub capacity: Option<CapacityChange>,
    /// Public phone.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub phone: Patch<String>,
    /// Public mailbox of a role.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub email: Patch<String>,
    /// Website.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub website: Patch<String>,
    /// First day it exists.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<NaiveDate>))]
    pub valid_from: Patch<NaiveDate>,
    /// Last day it exists.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<NaiveDate>))]
    pub valid_until: Patch<NaiveDate>,
    /// Last day it is paid for.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<NaiveDate>))]
    pub funded_until: Patch<NaiveDate>,
    /// `draft` or `published`; archiving has its own verb.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub publication: Option<Publication>,
}

/// An offer as staff read it: with drafts, and where its facts come from.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferRecord {
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
    /// Category slugs, the main one first.
    pub categories: Vec<String>,
    /// Target groups.
    pub target_groups: Vec<String>,
    /// Languages spoken.
    pub languages: Vec<String>,
    /// Ids of its locations; secret ones only for staff who see those.
    pub locations: Vec<String>,
    /// Sets of hours.
    pub hours: Vec<Hours>,
    /// How one gets in.
    pub access: Vec<Access>,
    /// Ways to register.
    pub contact_by: Vec<Contact>,
    /// What it costs.
    pub cost: Cost,
    /// Whether somebody can be taken in.
    pub capacity: CapacityChange,
    /// Public phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Public mailbox of a role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// First day it exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// Last day it exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// Last day it is paid for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funded_until: Option<NaiveDate>,
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
