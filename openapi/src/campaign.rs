//! Campaigns: the twice-yearly check, as staff open and follow it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::Noun;
use crate::word::word;

word! {
    /// Where a campaign stands.
    CampaignState {
        /// Mails and reminders go out, answers come in.
        Running = "running",
        /// No mail goes out; answers come in.
        Paused = "paused",
        /// Over; links of it change nothing any more.
        Closed = "closed",
    }
}

word! {
    /// A rung of the ladder, and the receipt after an answer.
    ReviewStep {
        /// The first mail.
        Opening = "opening",
        FirstReminder = "first_reminder",
        SecondReminder = "second_reminder",
        /// To the provider's second contact.
        SecondContact = "second_contact",
        /// On the staff's list of whom to phone.
        Phone = "phone",
        /// What was confirmed and changed, after an answer.
        Receipt = "receipt",
        /// A fresh link, asked for.
        Link = "link",
    }
}

word! {
    /// Where a mail stands.
    MailState {
        Waiting = "waiting",
        /// Handed to the mail server, whose answer is not written down yet.
        Sending = "sending",
        /// The mail server has taken it.
        Sent = "sent",
        /// The mail server refused it for good (a reply of 500 to 599).
        Refused = "refused",
        /// The mail server could not take it, again and again.
        GivenUp = "given_up",
        /// Not needed any more before it went out: answered meanwhile, unsubscribed, closed.
        Dropped = "dropped",
    }
}

/// Which entries a campaign is about; parts are joined by AND, none means all.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CampaignSelection {
    /// Slug or id of a category: offers in it or below it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "meet.cafe"))]
    pub category: Option<String>,
    /// Slug or id of a provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "stadt-trier"))]
    pub provider: Option<String>,
    /// Only entries that nobody has confirmed for so many months (1 to 120).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = 6, minimum = 1, maximum = 120))]
    pub unconfirmed_months: Option<u32>,
    /// Ids of entries, up to 5000; all if empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schema(max_items = 5000))]
    pub entries: Vec<String>,
}

/// A campaign to open.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewCampaign {
    /// Name for staff, up to 100 characters; the month if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "Spring 2027"))]
    pub name: Option<String>,
    /// Which entries; all if absent.
    pub selection: CampaignSelection,
}

/// What opening a campaign would do; nothing has been written.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignPreview {
    /// Providers that would be asked.
    pub providers: i64,
    /// Entries they would be asked about.
    pub entries: i64,
    /// Mails that would go out.
    pub mails: i64,
    /// The first of these mails, up to 50, as they would be sent, the secret of their links masked.
    pub samples: Vec<MailPreview>,
    /// Providers whom no mail reaches: they have no contact, or nobody has verified it.
    pub unreached: Vec<Unreached>,
}

/// A mail before it is sent.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailPreview {
    /// To whom.
    #[cfg_attr(feature = "schema", schema(example = "office@verein.example"))]
    pub to: String,
    /// Language (BCP 47).
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
    /// Slugs of the providers that it has a section for.
    pub providers: Vec<String>,
    /// Subject line.
    pub subject: String,
    /// The plain text part.
    pub text: String,
}

/// A provider whom no mail reaches.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreached {
    /// Slug of the provider.
    pub provider: String,
    /// Its name.
    pub title: String,
    /// `none` (no contact) or `unverified`.
    #[cfg_attr(feature = "schema", schema(example = "unverified"))]
    pub reason: String,
}

/// A campaign with its figures.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name for staff.
    pub name: String,
    /// Where it stands.
    pub state: CampaignState,
    /// Which entries it is about.
    pub selection: CampaignSelection,
    /// True when the schedule opened it, false when a person did.
    pub scheduled: bool,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<DateTime<Utc>>,
    /// The next rung of the ladder, and when it is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<NextStep>,
    /// Its figures.
    pub counts: CampaignCounts,
    /// Counts up with every change of its state.
    pub version: i64,
}

/// A rung of the ladder to come.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    /// Which one.
    pub step: ReviewStep,
    /// Not before.
    pub at: DateTime<Utc>,
}

/// Figures of a campaign.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignCounts {
    /// Providers asked.
    pub providers: i64,
    /// Of these, how many have answered for every entry.
    pub answered: i64,
    /// Of these, how many have answered for some entries.
    pub begun: i64,
    /// Entries asked about.
    pub entries: i64,
    /// Entries confirmed as they are.
    pub confirmed: i64,
    /// Entries corrected.
    pub corrected: i64,
    /// Entries that do not exist any more.
    pub withdrawn: i64,
    /// Mails the mail server has taken.
    pub sent: i64,
    /// Mails still to go out.
    pub waiting: i64,
    /// Mails refused or given up.
    pub failed: i64,
    /// Mails that may have gone out twice, with the same Message-ID, because a worker was lost while sending.
    pub doubtful: i64,
}

/// The campaigns of a city, newest first.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaigns {
    /// The campaigns.
    pub items: Vec<Campaign>,
    /// How many there are.
    pub total: i64,
    /// The day on which the schedule opens the next one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_on: Option<NaiveDate>,
}

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
    pub state: crate::ReviewState,
    /// Whether mail reached the provider.
    pub contact: crate::ContactState,
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
    pub state: crate::ItemState,
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
    pub state: crate::ReviewState,
    /// Whether mail reaches it.
    pub contact: crate::ContactState,
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
    /// `phone`, `no_contact`, `broken_contact`, `unsubscribed`, `new_contact`, `word`, `correction`, `new_address`, `withdrawn` or `report`.
    #[cfg_attr(feature = "schema", schema(example = "phone"))]
    pub kind: String,
    /// Slug of the provider; empty if it is gone.
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
