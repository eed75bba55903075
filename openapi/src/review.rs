//! Reviews: one provider's entries, shown and answered through the link of a mail.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::word::word;
use crate::{CapacityChange, Freshness, Hours, Noun, Texts};

word! {
    /// Where a review stands.
    ReviewState {
        /// Nobody has answered yet, or not for every entry.
        Open = "open",
        /// Every entry has its answer.
        Answered = "answered",
        /// Its campaign is over.
        Closed = "closed",
    }
}

word! {
    /// What was answered about an entry.
    ItemState {
        Unanswered = "unanswered",
        /// Still right as it stands.
        Confirmed = "confirmed",
        /// Corrected, and right since.
        Corrected = "corrected",
        /// It does not exist any more.
        Withdrawn = "withdrawn",
    }
}

word! {
    /// Whether mail reaches the provider.
    ContactState {
        Reached = "reached",
        /// There is no contact, or nobody has verified it.
        Missing = "missing",
        /// The mail server refused the address, or could not take mails for it.
        Broken = "broken",
        /// They asked for no more mails.
        Unsubscribed = "unsubscribed",
        /// They said that somebody else is in charge.
        WrongPerson = "wrong_person",
    }
}

word! {
    /// How an answer came.
    AnsweredVia {
        /// Through the link of a mail.
        Link = "link",
        /// Told to staff, by phone or in person.
        Phone = "phone",
    }
}

word! {
    /// What a program finds odd about an entry. Odd is not wrong: whoever knows the entry decides.
    OddityCode {
        /// Its website could not be reached, night after night.
        WebsiteBroken = "website_broken",
        /// It names no hours at all, and is no online offer.
        NoHours = "no_hours",
        /// All its dates are past.
        EventOver = "event_over",
        /// Its last day comes within 60 days.
        EndsSoon = "ends_soon",
        /// Its last day is past.
        Ended = "ended",
        /// Its phone number cannot be dialled as it is written.
        PhonePlan = "phone_plan",
    }
}

/// Something odd about an entry.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Oddity {
    /// Place in the entry as it is shown.
    #[cfg_attr(feature = "schema", schema(example = "#/website"))]
    pub pointer: String,
    /// What is odd.
    pub code: OddityCode,
    /// Since when, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<DateTime<Utc>>,
    /// The day it is about, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<NaiveDate>,
}

/// The secret of a link, to be exchanged for a session.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewToken {
    /// The last part of the link.
    #[cfg_attr(feature = "schema", schema(example = "rQ5Tq8o3uVbq3Jt0Vd2mMw7m1mGm3GJx"))]
    pub token: String,
}

/// A short session that is good for one review and for nothing else.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
pub struct ReviewSession {
    /// Send it as `Authorization: Bearer …`.
    pub access_token: String,
    /// Always `Bearer`.
    #[cfg_attr(feature = "schema", schema(example = "Bearer"))]
    pub token_type: String,
    /// Seconds it is good for.
    #[cfg_attr(feature = "schema", schema(example = 3600))]
    pub expires_in: i64,
    /// The review it is good for.
    pub review: String,
    /// Slug of the city.
    #[cfg_attr(feature = "schema", schema(example = "trier"))]
    pub city: String,
    /// Language of the mail (BCP 47).
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
}

/// A review with its entries as they are now.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Slug of the city.
    pub city: String,
    /// Name of the campaign.
    pub campaign: String,
    /// Slug of the provider.
    pub provider: String,
    /// Its name.
    pub title: String,
    /// Where the review stands.
    pub state: ReviewState,
    /// True while answers can be given and undone.
    pub open: bool,
    /// True when corrections are published at once; false when an editor looks at them first.
    pub publishes: bool,
    /// Its entries.
    pub items: Vec<ReviewItem>,
}

/// One entry of a review.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewItem {
    /// Id of the item.
    pub id: String,
    /// Kind of record.
    pub noun: Noun,
    /// Id of the record.
    pub record: String,
    /// Name in addresses.
    pub slug: String,
    /// Version that is shown here; an answer names it.
    pub version: i64,
    /// False when the record is not public any more.
    pub public: bool,
    /// What was answered.
    pub state: ItemState,
    /// True when a correction waits for an editor.
    pub pending: bool,
    /// When it was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<DateTime<Utc>>,
    /// The entry as the public sees it.
    pub shown: ShownEntry,
    /// How current it is.
    pub freshness: Freshness,
    /// What a program finds odd about it; nothing once it is said to exist no more.
    #[serde(default)]
    pub oddities: Vec<Oddity>,
}

/// What a provider checks of an entry: what the public sees of it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ShownEntry {
    /// Language of the texts (BCP 47).
    pub lang: String,
    /// The texts.
    pub texts: Texts,
    /// Sets of hours.
    pub hours: Vec<Hours>,
    /// Whether somebody can be taken in; offers only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity: Option<CapacityChange>,
    /// Public phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Public mailbox of a role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Website.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// When an event takes place, local time, with its recurrence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Last day it exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// Where it is; none where that is secret, or nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<PostalAddress>,
    /// Place of an event in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Where to join an event online.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub online_url: Option<String>,
    /// Minutes that an event takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<i32>,
    /// Other fields by name, as text, so that a difference shows itself.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub more: BTreeMap<String, String>,
}

/// A postal address.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PostalAddress {
    /// Street and number.
    #[cfg_attr(feature = "schema", schema(example = "Petrusstraße 28"))]
    pub street: String,
    /// Postal code.
    #[cfg_attr(feature = "schema", schema(example = "54292"))]
    pub postal_code: String,
    /// Town.
    #[cfg_attr(feature = "schema", schema(example = "Trier"))]
    pub town: String,
}
