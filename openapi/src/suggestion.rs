//! What anybody proposes for the directory: an offer, or an organisation that wants to be listed.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::word::word;
use crate::{Noun, Publication, Texts};

word! {
    /// What is proposed.
    SuggestionKind {
        /// Something that people can go to or get.
        Offer = "offer",
        /// An organisation or office that wants to be listed.
        Provider = "provider",
    }
}

word! {
    /// Where a suggestion stands.
    SuggestionState {
        /// It waits for the editors.
        Waiting = "waiting",
        /// A draft has been made from it.
        Accepted = "accepted",
        /// It does not come into the directory.
        Declined = "declined",
    }
}

word! {
    /// Why a suggestion was declined.
    DeclineReason {
        /// The directory has it already.
        ListedAlready = "listed_already",
        /// It does not belong into this directory.
        DoesNotFit = "does_not_fit",
        /// Too little is known of it.
        Incomplete = "incomplete",
        /// It was no suggestion; nobody is written to.
        Spam = "spam",
    }
}

/// What whoever suggests something agrees to.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentText {
    /// Version of the text: the day it was written.
    #[cfg_attr(feature = "schema", schema(example = "2026-11-28"))]
    pub version: String,
    /// Language of the text (BCP 47).
    #[cfg_attr(feature = "schema", schema(example = "en"))]
    pub lang: String,
    /// The licence that it is about (SPDX).
    #[cfg_attr(feature = "schema", schema(example = "CC0-1.0"))]
    pub licence: String,
    /// The text.
    pub text: String,
}

/// What a form for a suggestion has to show and to send back.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestionForm {
    /// Proof of when the form was asked for; goes back as `form`.
    #[cfg_attr(feature = "schema", schema(example = "k1.pJ4uN0cXoQ3m"))]
    pub form: String,
    /// Seconds that somebody needs at least to fill in the form; what comes sooner is refused.
    #[cfg_attr(feature = "schema", schema(example = 3))]
    pub wait_seconds: i64,
    /// Until when the form can be sent.
    pub good_until: DateTime<Utc>,
    /// What has to be agreed to; its version goes back as `consent`.
    pub consent: ConsentText,
}

/// A suggestion by anybody.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewSuggestion {
    /// What is proposed.
    #[cfg_attr(feature = "schema", schema(example = "offer"))]
    pub kind: SuggestionKind,
    /// Language of the texts, one of the city's (BCP 47); the outcome is told in it, too.
    #[cfg_attr(feature = "schema", schema(example = "en"))]
    pub lang: String,
    /// Title of the offer, or name of the organisation, up to 200 characters.
    #[cfg_attr(feature = "schema", schema(example = "Bicycle workshop"))]
    pub title: String,
    /// What it is, and for whom, up to 4,000 characters.
    #[cfg_attr(
        feature = "schema",
        schema(example = "Repair your bicycle with volunteers. Tools are there.")
    )]
    pub text: String,
    /// Who offers it, in words, up to 200 characters; not for organisations, whose name is the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "Neighbourhood association"))]
    pub provider: Option<String>,
    /// Slug of the category it may belong to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "meet.cafe"))]
    pub category: Option<String>,
    /// Slug of the district it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "nord"))]
    pub district: Option<String>,
    /// Street, house number and how to find it, in words, up to 300 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "Example Street 1, in the yard"))]
    pub place: Option<String>,
    /// When it is open, as people write it, up to 300 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "Tuesdays from 5 to 7"))]
    pub hours: Option<String>,
    /// Phone that may be published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "0651 718-0"))]
    pub phone: Option<String>,
    /// Mailbox that may be published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "info@verein.example"))]
    pub email: Option<String>,
    /// Website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "https://www.verein.example"))]
    pub website: Option<String>,
    /// Languages spoken there (BCP 47), up to 20.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = json!(["de", "ar"])))]
    pub languages: Vec<String>,
    /// Name of whoever suggests it, up to 100 characters; for the editors only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "A. Example"))]
    pub sender_name: Option<String>,
    /// Mail address of whoever suggests it, for one mail that tells what has become of it; without one, nobody is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "sender@mail.example"))]
    pub sender_email: Option<String>,
    /// Version of the text that was agreed to: `consent.version` of the form.
    #[cfg_attr(feature = "schema", schema(example = "2026-11-28"))]
    pub consent: String,
    /// `form` of the form that was asked for when the page was shown.
    #[cfg_attr(feature = "schema", schema(example = "k1.pJ4uN0cXoQ3m"))]
    pub form: String,
    /// Stays empty: a field that people do not see, and machines fill in. What has it filled in is thrown away without a word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = ""))]
    pub fax: Option<String>,
}

/// A suggestion has been taken.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestionReceived {
    /// The day by which the editors are to have looked at it.
    pub due_on: NaiveDate,
}

/// What was proposed.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SuggestionContent {
    /// Title of the offer, or name of the organisation.
    pub title: String,
    /// What it is, and for whom.
    pub text: String,
    /// Who offers it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// Slug of the category it may belong to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Slug of the district it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Where it is, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// When it is open, as people write it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// Phone that may be published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Mailbox that may be published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Website.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Languages spoken there (BCP 47).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
}

/// Who suggested something.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestionSender {
    /// Name, if one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Mail address, if one was given. Nobody has checked whose it is: it is for the one mail that tells the outcome.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// Something there is already that may be the same.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimilarRecord {
    /// Kind of record: `offer`, `provider`, or `suggestion` for another one that waits.
    #[cfg_attr(feature = "schema", schema(example = "offer"))]
    pub noun: Noun,
    /// Its id.
    pub id: String,
    /// Its title, in whichever language is similar.
    pub title: String,
    /// Where it stands on its way to the public; none for suggestions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "published"))]
    pub publication: Option<Publication>,
}

/// A suggestion as staff see it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntrySuggestion {
    /// Its id.
    pub id: String,
    /// What is proposed.
    #[cfg_attr(feature = "schema", schema(example = "offer"))]
    pub kind: SuggestionKind,
    /// Language of the texts (BCP 47).
    #[cfg_attr(feature = "schema", schema(example = "en"))]
    pub lang: String,
    /// Where it stands.
    #[cfg_attr(feature = "schema", schema(example = "waiting"))]
    pub state: SuggestionState,
    /// True when its texts have many links.
    pub suspicious: bool,
    /// What was proposed; gone some months after the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<SuggestionContent>,
    /// Who suggested it, if that was said; gone some months after the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<SuggestionSender>,
    /// Version of the text that was agreed to.
    #[cfg_attr(feature = "schema", schema(example = "2026-11-28"))]
    pub consent: String,
    /// When that was.
    pub consented_at: DateTime<Utc>,
    /// What may be the same, the likest first, up to 5: in lists as it was when the suggestion came, in the suggestion itself as it is now.
    pub similar: Vec<SimilarRecord>,
    /// When it came.
    pub created_at: DateTime<Utc>,
    /// Id of the task among those of the review status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// The day by which it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<NaiveDate>,
    /// When it was accepted or declined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<DateTime<Utc>>,
    /// Why it was declined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "listed_already"))]
    pub reason: Option<DeclineReason>,
    /// Id of the draft that was made from it; of the kind of the suggestion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// What the editors wrote to the sender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// A page of suggestions.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntrySuggestions {
    /// The newest first.
    pub items: Vec<EntrySuggestion>,
    /// How many there are on all pages together.
    #[cfg_attr(feature = "schema", schema(example = 3))]
    pub total: u64,
    /// Pass it as `cursor` to get the next page; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What a draft is made with beside what was proposed.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptSuggestion {
    /// Slug or id of the provider that an offer belongs to; needed for offers, refused for organisations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "caritas-migration"))]
    pub provider: Option<String>,
    /// Category slugs of an offer, the main one first; the proposed one if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = json!(["meet.cafe"])))]
    pub categories: Option<Vec<String>>,
    /// Kind of an organisation, such as `association`; needed for organisations, refused for offers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "association"))]
    pub kind: Option<String>,
    /// Texts as they are to stand in the draft; those that were proposed if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub texts: Option<Texts>,
    /// Words to the sender, up to 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schema(example = "Thank you! We will call the association first.")
    )]
    pub words: Option<String>,
}

/// How a suggestion is declined.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclineSuggestion {
    /// Why.
    #[cfg_attr(feature = "schema", schema(example = "listed_already"))]
    pub reason: DeclineReason,
    /// Words to the sender, up to 1,000 characters; needed but for `spam`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schema(example = "We have it already, under the name of the association.")
    )]
    pub words: Option<String>,
}
