//! Barriers that somebody meets on the pages (accessibility), with a number and a day by which an answer is due.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::ReportState;
use crate::word::word;

word! {
    /// What the report of a barrier came to.
    BarrierOutcome {
        /// The barrier is gone.
        Removed = "removed",
        /// What was asked for has been given in another form.
        GivenOtherwise = "given_otherwise",
        /// It stays for now; why, was said.
        Stays = "stays",
        /// It is none of these pages'.
        Elsewhere = "elsewhere",
        /// It was no report.
        Spam = "spam",
    }
}

/// The report of a barrier by a visitor.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewBarrier {
    /// What does not work, or what is needed in another form; 1 to 2,000 characters.
    #[cfg_attr(feature = "schema", schema(example = "My screen reader says nothing on the map."))]
    pub text: String,
    /// Which page it is about, in any form, up to 500 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "/en/map"))]
    pub page: Option<String>,
    /// Language of the text (BCP 47).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "en"))]
    pub lang: Option<String>,
    /// Where the answer is to go to, if one is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "reader@mail.example"))]
    pub email: Option<String>,
    /// `form` of the form that was asked for when the page was shown.
    #[cfg_attr(feature = "schema", schema(example = "k1.pJ4uN0cXoQ3m"))]
    pub form: String,
    /// Stays empty: a field that people do not see, and machines fill in. What has it filled in is thrown away without a word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = ""))]
    pub website: Option<String>,
}

/// The report of a barrier has been taken.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BarrierReceived {
    /// Its number, to name it by.
    #[cfg_attr(feature = "schema", schema(example = "B-4F2A9C03D1"))]
    pub number: String,
    /// The day by which an answer is due; 30 days after it came.
    pub due_on: NaiveDate,
}

/// The report of a barrier as staff see it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Barrier {
    /// Its id.
    pub id: String,
    /// Its number, to name it by.
    #[cfg_attr(feature = "schema", schema(example = "B-4F2A9C03D1"))]
    pub number: String,
    /// What does not work; gone some months after the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Which page it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Language of the text (BCP 47), if it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "en"))]
    pub lang: Option<String>,
    /// Where the answer is to go to, if one is wanted; gone with the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// When it came.
    pub created_at: DateTime<Utc>,
    /// The day by which an answer is due.
    pub due_on: NaiveDate,
    /// When staff were reminded of it: 20 days after it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminded_at: Option<DateTime<Utc>>,
    /// Where it stands.
    #[cfg_attr(feature = "schema", schema(example = "open"))]
    pub state: ReportState,
    /// Id of the task among those of the review status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<DateTime<Utc>>,
    /// What it came to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "removed"))]
    pub outcome: Option<BarrierOutcome>,
}

/// A page of reports of barriers.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Barriers {
    /// The newest first.
    pub items: Vec<Barrier>,
    /// How many there are on all pages together.
    #[cfg_attr(feature = "schema", schema(example = 2))]
    pub total: u64,
    /// Pass it as `cursor` to get the next page; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// How the report of a barrier ends.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseBarrier {
    /// What it came to.
    #[cfg_attr(feature = "schema", schema(example = "removed"))]
    pub outcome: BarrierOutcome,
    /// A note for the other editors, up to 1,000 characters; goes with the texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schema(example = "The map has a list beside it now; answered by mail.")
    )]
    pub note: Option<String>,
}
