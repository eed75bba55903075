//! What a provider answers in a review, and what an answer has done.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{CapacityChange, Hours, LocalTime, Patch, PostalAddress, ReviewItem, ReviewState, Texts};

/// *Still right*, for the version that was shown.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmItem {
    /// The version that the page showed.
    #[cfg_attr(feature = "schema", schema(example = 3))]
    pub version: i64,
}

/// A correction: only what is mentioned changes, `null` clears what can be cleared.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectItem {
    /// The version that the page showed.
    #[cfg_attr(feature = "schema", schema(example = 3))]
    pub version: i64,
    /// Texts in the source language, whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub texts: Option<Texts>,
    /// Sets of hours, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Vec<Hours>>,
    /// Whether somebody can be taken in; `temporarily_closed` with `until` is a pause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
    /// Last day it exists; offers only.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<NaiveDate>))]
    pub valid_until: Patch<NaiveDate>,
    /// The new address of its place, whole; what else is at that place moves with it. Staff put it on the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<PostalAddress>,
    /// First start, local time of the city; events only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<LocalTime>,
    /// Minutes it takes; events only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<i32>,
    /// Place in words; events only.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub place: Patch<String>,
    /// Where to join online; events only.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub online_url: Patch<String>,
}

/// An offer that is not in the directory yet.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddEntry {
    /// Language of the texts, one of the city's; that of the provider's texts if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: Option<String>,
    /// The texts.
    pub texts: Texts,
    /// Category slugs, the main one first; at least one.
    #[cfg_attr(feature = "schema", schema(example = json!(["meet.cafe"])))]
    pub categories: Vec<String>,
    /// Sets of hours.
    #[serde(default)]
    pub hours: Vec<Hours>,
    /// Public phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Public mailbox of a role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
}

/// *It does not exist any more.*
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawItem {
    /// The version that the page showed.
    #[cfg_attr(feature = "schema", schema(example = 3))]
    pub version: i64,
    /// Slug or id of the offer that follows it, or that people should go to now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<String>,
}

/// *All the rest is right*: each entry with the version that the page showed.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmRest {
    /// Up to 500 entries; those that have an answer already keep it.
    pub items: Vec<ShownVersion>,
}

/// An entry and the version that the page showed of it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownVersion {
    /// Id of the item.
    pub item: String,
    /// The version.
    #[cfg_attr(feature = "schema", schema(example = 3))]
    pub version: i64,
}

/// What an answer has done.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// Where the review stands now.
    pub state: ReviewState,
    /// The entries that were answered, as they are now.
    pub items: Vec<ReviewItem>,
    /// Entries that were not, because they had moved on: shown with what changed, and asked again.
    pub moved: Vec<MovedItem>,
}

/// An entry that has moved on since a page showed it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MovedItem {
    /// The entry as it is now.
    pub item: ReviewItem,
    /// What differs from what the check began with.
    pub changed: Vec<ChangedField>,
}

/// A field that has another value now.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedField {
    /// Place in the entry as it is shown.
    #[cfg_attr(feature = "schema", schema(example = "#/hours"))]
    pub pointer: String,
    /// What it was, as JSON.
    #[cfg_attr(feature = "schema", schema(value_type = Object))]
    pub before: serde_json::Value,
    /// What it is, as JSON.
    #[cfg_attr(feature = "schema", schema(value_type = Object))]
    pub now: serde_json::Value,
}

/// Somebody else is in charge now.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewContact {
    /// Whom to write to instead, if that is known. Staff verify the address before any mail goes there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "office@verein.example"))]
    pub email: Option<String>,
    /// Language of the mails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: Option<String>,
    /// A word about it, up to 1000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A word to the staff.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordToStaff {
    /// Up to 4000 characters.
    #[cfg_attr(feature = "schema", schema(example = "We move to Saarstraße in May."))]
    pub text: String,
}

/// The registered address that a fresh link is to go to.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkRequest {
    /// The address.
    #[cfg_attr(feature = "schema", schema(example = "office@verein.example"))]
    pub email: String,
}
