//! What visitors say is wrong with an entry.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::Noun;
use crate::word::word;

word! {
    /// What is wrong with an entry.
    ReportReason {
        /// The opening hours, or the time.
        WrongHours = "wrong_hours",
        /// Phone, mail address or contact.
        WrongContact = "wrong_contact",
        /// The address, or the way there.
        WrongPlace = "wrong_place",
        /// It does not exist any more, or takes place no more.
        DoesNotExist = "does_not_exist",
        /// Somebody went there and was sent away.
        WasTurnedAway = "was_turned_away",
        /// A link leads nowhere, or somewhere else.
        BrokenLink = "broken_link",
        /// What is written about it.
        WrongText = "wrong_text",
        /// It offends or harms people.
        Offensive = "offensive",
        /// Something else; then the text says what.
        Other = "other",
    }
}

word! {
    /// Where a report stands.
    ReportState {
        /// It waits for the editors.
        Open = "open",
        /// They have looked at it.
        Closed = "closed",
    }
}

word! {
    /// What a report came to.
    ReportOutcome {
        /// The entry was wrong, and has been corrected.
        Corrected = "corrected",
        /// The entry is right.
        NotTrue = "not_true",
        /// It was no report.
        Spam = "spam",
        /// Another report says the same.
        Duplicate = "duplicate",
    }
}

/// What a form for a report has to send back.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportForm {
    /// Proof of when the form was asked for; goes back as `form`.
    #[cfg_attr(feature = "schema", schema(example = "k1.pJ4uN0cXoQ3m"))]
    pub form: String,
    /// Seconds that somebody needs at least to fill in the form; what comes sooner is refused.
    #[cfg_attr(feature = "schema", schema(example = 3))]
    pub wait_seconds: i64,
    /// Until when the form can be sent.
    pub good_until: DateTime<Utc>,
}

/// A report by a visitor.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewReport {
    /// Kind of entry: `offer`, `event`, `provider`, `need`, `responsibility`, `page`, `article` or `fact`.
    #[cfg_attr(feature = "schema", schema(example = "offer"))]
    pub noun: Noun,
    /// Slug or id of the entry.
    #[cfg_attr(feature = "schema", schema(example = "cafe-welcome"))]
    pub record: String,
    /// What is wrong.
    #[cfg_attr(feature = "schema", schema(example = "wrong_hours"))]
    pub reason: ReportReason,
    /// In the visitor's words, up to 1,000 characters; needed for `other`. Whoever it is about can be told, so forms should ask people to
    /// leave names out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "On Fridays the door was locked."))]
    pub text: Option<String>,
    /// Language of the text (BCP 47).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "en"))]
    pub lang: Option<String>,
    /// `form` of the form that was asked for when the page was shown.
    #[cfg_attr(feature = "schema", schema(example = "k1.pJ4uN0cXoQ3m"))]
    pub form: String,
    /// Stays empty: a field that people do not see, and machines fill in. What has it filled in is thrown away without a word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = ""))]
    pub website: Option<String>,
}

/// A report has been taken.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportReceived {
    /// The day by which the editors are to have looked at it.
    pub due_on: NaiveDate,
}

/// A report as staff see it: everybody's who said the same of an entry within a week.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Its id.
    pub id: String,
    /// Kind of entry.
    #[cfg_attr(feature = "schema", schema(example = "offer"))]
    pub noun: Noun,
    /// Id of the entry.
    pub record: String,
    /// Slug of the entry; none if it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "cafe-welcome"))]
    pub slug: Option<String>,
    /// Its title; none if it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What is wrong.
    #[cfg_attr(feature = "schema", schema(example = "wrong_hours"))]
    pub reason: ReportReason,
    /// True when a text has many links: nobody but staff gets to see it.
    pub suspicious: bool,
    /// How many have said so.
    #[cfg_attr(feature = "schema", schema(example = 3))]
    pub count: i64,
    /// What they wrote, the oldest first: at most 50, and gone some months after the end.
    pub texts: Vec<ReportText>,
    /// When the first one came.
    pub first_at: DateTime<Utc>,
    /// When the last one came.
    pub last_at: DateTime<Utc>,
    /// Where it stands.
    #[cfg_attr(feature = "schema", schema(example = "open"))]
    pub state: ReportState,
    /// Id of the task among those of the review status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// The day by which it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<NaiveDate>,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<DateTime<Utc>>,
    /// What it came to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "corrected"))]
    pub outcome: Option<ReportOutcome>,
    /// What was noted when it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What a visitor wrote.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportText {
    /// The words.
    pub text: String,
    /// Their language (BCP 47), if it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "en"))]
    pub lang: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A page of reports.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reports {
    /// The newest first.
    pub items: Vec<Report>,
    /// How many there are on all pages together.
    #[cfg_attr(feature = "schema", schema(example = 12))]
    pub total: u64,
    /// Pass it as `cursor` to get the next page; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// How a report ends.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseReport {
    /// What it came to.
    #[cfg_attr(feature = "schema", schema(example = "corrected"))]
    pub outcome: ReportOutcome,
    /// A note for the other editors, up to 1,000 characters; goes with the texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "Phoned them: closed on Fridays since May."))]
    pub note: Option<String>,
}
