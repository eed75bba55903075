//! Campaigns: the twice-yearly check, as staff open and follow it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

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
