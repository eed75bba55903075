//! How the check stands in a city: shares, providers, tasks, history.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{Campaign, ContactState, DuePage, ItemState, Noun, ReviewState, ReviewStep};

/// How the check stands in a city, for staff.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewStatus {
    /// Slug of the city.
    #[cfg_attr(feature = "schema", schema(example = "trier"))]
    pub city: String,
    /// When this was counted.
    pub at: DateTime<Utc>,
    /// How current the published entries are.
    pub currency: Currency,
    /// The same of offers by category, with all below it; by slug.
    #[serde(default)]
    pub by_category: Vec<CurrencyPart>,
    /// The same of offers by district of their places; by slug.
    #[serde(default)]
    pub by_district: Vec<CurrencyPart>,
    /// How it was, a row a day, oldest first, for up to five years.
    #[serde(default)]
    pub over_time: Vec<CurrencyDay>,
    /// The latest campaign; none if there has not been one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign: Option<Campaign>,
    /// How each provider stands in that campaign, by name in addresses.
    pub providers: Vec<ProviderStatus>,
    /// What waits for staff, the most urgent first.
    pub tasks: Vec<ReviewTask>,
    /// Published pages of the city that its staff should check, the most urgent first.
    #[serde(default)]
    pub pages: Vec<DuePage>,
}

/// How current the published entries of a city are.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Currency {
    /// Published providers, offers and events.
    pub entries: i64,
    /// Share of them that a human confirmed within the last six months, 0 to 1.
    #[cfg_attr(feature = "schema", schema(example = 0.92))]
    pub within_6_months: f64,
    /// Share of them that a human confirmed within the last twelve months, 0 to 1.
    #[cfg_attr(feature = "schema", schema(example = 0.98))]
    pub within_12_months: f64,
    /// Entries that nobody has ever confirmed.
    pub never: i64,
    /// Entries whose check has been due for longer than the period of grace.
    pub overdue: i64,
}

/// How current a part of a city is.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CurrencyPart {
    /// Slug of the category or district.
    #[cfg_attr(feature = "schema", schema(example = "meet.cafe"))]
    pub slug: String,
    /// Its figures.
    pub currency: Currency,
}

/// How current a city was on a day.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CurrencyDay {
    /// The day.
    pub day: NaiveDate,
    /// Published providers, offers and events.
    pub entries: i64,
    /// Share of them that a human confirmed within the last six months, 0 to 1.
    #[cfg_attr(feature = "schema", schema(example = 0.92))]
    pub within_6_months: f64,
    /// Share of them that a human confirmed within the last twelve months, 0 to 1.
    #[cfg_attr(feature = "schema", schema(example = 0.98))]
    pub within_12_months: f64,
}

/// What was asked of a provider, newest first.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewHistory {
    /// Slug of the provider.
    #[cfg_attr(feature = "schema", schema(example = "stadt-trier"))]
    pub provider: String,
    /// Its reviews.
    pub reviews: Vec<AskedReview>,
}

/// One review of a provider, for staff.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedReview {
    /// Its id.
    pub id: String,
    /// Name of the campaign.
    pub campaign: String,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// Where it stands.
    pub state: ReviewState,
    /// Whether mail reached the provider.
    pub contact: ContactState,
    /// The rung it reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<ReviewStep>,
    /// When the first mail was taken by the mail server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_at: Option<DateTime<Utc>>,
    /// When the last answer came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<DateTime<Utc>>,
    /// What it was about.
    pub items: Vec<AskedItem>,
}

/// An entry that was asked about, and what was answered.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedItem {
    /// Kind of record.
    pub noun: Noun,
    /// Id of the record.
    pub record: String,
    /// Name in addresses; empty when it is deleted.
    pub slug: String,
    /// Its title in its own language; empty when it is deleted.
    pub title: String,
    /// What was answered.
    pub state: ItemState,
    /// True when a correction waits for an editor.
    pub pending: bool,
    /// The version that the answer made or confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<DateTime<Utc>>,
    /// In which role: `provider` or `staff`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "provider"))]
    pub answered_by: Option<String>,
    /// How: `link` or `phone`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "link"))]
    pub answered_via: Option<String>,
}

/// How a provider stands in a campaign.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderStatus {
    /// Slug of the provider.
    pub provider: String,
    /// Its name.
    pub title: String,
    /// Its public phone, for the list of whom to call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Id of its review.
    pub review: String,
    /// Where the review stands.
    pub state: ReviewState,
    /// Whether mail reaches it.
    pub contact: ContactState,
    /// The rung it has reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<ReviewStep>,
    /// When the first mail was taken by the mail server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_at: Option<DateTime<Utc>>,
    /// When the last answer came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<DateTime<Utc>>,
    /// Entries asked about.
    pub entries: i64,
    /// Of these, how many have an answer.
    pub answered: i64,
    /// True when staff should phone.
    pub to_phone: bool,
}

/// Something that waits for staff.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewTask {
    /// Its id.
    pub id: String,
    /// `phone`, `no_contact`, `broken_contact`, `unsubscribed`, `new_contact`, `word`, `correction`, `new_address`, `withdrawn`, `report`, `suggestion`,
    /// `barrier` or `barrier_due`.
    #[cfg_attr(feature = "schema", schema(example = "phone"))]
    pub kind: String,
    /// Slug of the provider; empty if it is gone, or there is none.
    pub provider: String,
    /// Kind of the entry, of a task that comes from no review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "offer"))]
    pub noun: Option<Noun>,
    /// Id of that entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// Id of the review it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<String>,
    /// Id of the entry it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// What was written with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The day by which it is due.
    pub due_on: NaiveDate,
}

/// Whom the check writes to; who sets it has verified the address.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerifiedContact {
    /// The address.
    #[cfg_attr(feature = "schema", schema(example = "office@verein.example"))]
    pub email: String,
    /// Language of the mails (BCP 47).
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
    /// True for the second contact, whom mails go to when the first is silent.
    #[serde(default)]
    pub second: bool,
}
