//! Pledges: what citizens offer, for whoever is in charge of it and nobody else.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::word::word;
use crate::{Named, NeedKind};

word! {
    /// Where a pledge stands.
    PledgeState {
        /// Its mail address has not been confirmed; only whoever made it knows of it.
        Unconfirmed = "unconfirmed",
        /// It waits for whoever is in charge.
        New = "new",
        /// Somebody has got in touch.
        InContact = "in_contact",
        /// It has led to something; it is deleted some months later.
        Settled = "settled",
        /// It cannot be taken up; it is deleted some months later.
        Declined = "declined",
    }
}

/// What a form for a pledge has to send back and to show.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PledgeForm {
    /// Proof of when the form was asked for; goes back as `form`.
    #[cfg_attr(feature = "schema", schema(example = "k1.pJ4uN0cXoQ3m"))]
    pub form: String,
    /// Seconds that somebody needs at least to fill in the form; what comes sooner is refused.
    #[cfg_attr(feature = "schema", schema(example = 3))]
    pub wait_seconds: i64,
    /// Until when the form can be sent.
    pub good_until: DateTime<Utc>,
    /// What is to be agreed to; its version goes back as `consent`.
    pub consent: PledgeConsent,
    /// Who is in charge of what is offered: the provider of the need, or the one that the city has named for this kind; the city's editors if
    /// absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Named>,
    /// The need that it is for; absent if for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need: Option<Named>,
}

/// What whoever offers something agrees to.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PledgeConsent {
    /// Version of the text: the day it was written.
    #[cfg_attr(feature = "schema", schema(example = "2026-11-28"))]
    pub version: String,
    /// Language of the text (BCP 47).
    #[cfg_attr(feature = "schema", schema(example = "en"))]
    pub lang: String,
    /// The text.
    pub text: String,
}

/// What a citizen offers.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPledge {
    /// What is offered: `volunteers` (time), `skills`, `housing` or `goods`. Money goes to providers themselves.
    #[cfg_attr(feature = "schema", schema(example = "housing"))]
    pub kind: NeedKind,
    /// Slug or id of the need that it is for: one of the same kind that takes pledges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "h-wohnung"))]
    pub need: Option<String>,
    /// What is offered, in the person's words, up to 2,000 characters.
    #[cfg_attr(
        feature = "schema",
        schema(example = "A flat of three rooms, 70 m², for rent from February on.")
    )]
    pub text: String,
    /// Slug or id of the district that it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "nord"))]
    pub district: Option<String>,
    /// The person's name, up to 200 characters.
    #[cfg_attr(feature = "schema", schema(example = "Kim Muster"))]
    pub name: String,
    /// The person's mail address: a link is sent there first, and nothing is passed on before it is used.
    #[cfg_attr(feature = "schema", schema(example = "kim@mail.example"))]
    pub email: String,
    /// The person's phone number, if they like to be called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "0651 000000"))]
    pub phone: Option<String>,
    /// Language of the person (BCP 47); mails are in it, as far as it is one of the city's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "en"))]
    pub lang: Option<String>,
    /// Version of the text that was agreed to: `consent.version` of the form.
    #[cfg_attr(feature = "schema", schema(example = "2026-11-28"))]
    pub consent: String,
    /// `form` of the form that was asked for when the page was shown.
    #[cfg_attr(feature = "schema", schema(example = "k1.pJ4uN0cXoQ3m"))]
    pub form: String,
    /// Stays empty: a field that people do not see, and machines fill in. What has it filled in is thrown away without a word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = ""))]
    pub website: Option<String>,
}

/// A pledge has been taken; a mail is on its way.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PledgeReceived {
    /// Until when the link of the mail can be used; without that, everything is deleted then.
    pub confirm_until: DateTime<Utc>,
}

/// The token of the link in a mail about a pledge.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PledgeToken {
    /// The token, as it stands at the end of the link.
    #[cfg_attr(
        feature = "schema",
        schema(example = "ppl_0000000000000000000000000000000000000000000")
    )]
    pub token: String,
}

/// How a pledge stands, for whoever has its link. It says neither who made it nor what they wrote.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PledgeStanding {
    /// Slug of the city.
    #[cfg_attr(feature = "schema", schema(example = "trier"))]
    pub city: String,
    /// What is offered.
    #[cfg_attr(feature = "schema", schema(example = "housing"))]
    pub kind: NeedKind,
    /// Where it stands.
    #[cfg_attr(feature = "schema", schema(example = "unconfirmed"))]
    pub state: PledgeState,
    /// The need that it is for; absent if for none, or if that is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need: Option<Named>,
    /// Who is in charge; the city's editors if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Named>,
    /// Until when it can be confirmed.
    pub confirm_until: DateTime<Utc>,
    /// The day on which it is deleted if nothing else happens.
    pub deleted_on: NaiveDate,
}

/// A pledge, for whoever is in charge of it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pledge {
    /// Its id.
    pub id: String,
    /// Its version; also the ETag, for `If-Match`.
    pub version: i64,
    /// What is offered.
    #[cfg_attr(feature = "schema", schema(example = "housing"))]
    pub kind: NeedKind,
    /// Where it stands.
    #[cfg_attr(feature = "schema", schema(example = "new"))]
    pub state: PledgeState,
    /// The need that it is for; absent if for none, or if that is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need: Option<Named>,
    /// Who is in charge; the city's editors if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Named>,
    /// What is offered, in the person's words.
    pub text: String,
    /// True when the text has many links; nobody has been written to about it.
    pub suspicious: bool,
    /// The district that it is in, if they said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<Named>,
    /// The person's name.
    pub name: String,
    /// The person's mail address; it has been confirmed.
    pub email: String,
    /// The person's phone number, if they gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The person's language (BCP 47).
    #[cfg_attr(feature = "schema", schema(example = "en"))]
    pub lang: String,
    /// Version of the text that was agreed to.
    #[cfg_attr(feature = "schema", schema(example = "2026-11-28"))]
    pub consent: String,
    /// When that was.
    pub consented_at: DateTime<Utc>,
    /// When the address was confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_at: Option<DateTime<Utc>>,
    /// When its state last changed.
    pub changed_at: DateTime<Utc>,
    /// The day on which it is deleted, with everything that belongs to it.
    pub deleted_on: NaiveDate,
    /// What those in charge have noted, the oldest first.
    pub notes: Vec<PledgeNote>,
}

/// What somebody in charge has noted on a pledge.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PledgeNote {
    /// The words.
    pub text: String,
    /// Id of the account that wrote them.
    pub account: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A page of pledges.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pledges {
    /// The newest first.
    pub items: Vec<Pledge>,
    /// How many there are on all pages together.
    #[cfg_attr(feature = "schema", schema(example = 3))]
    pub total: u64,
    /// Pass it as `cursor` to get the next page; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What somebody in charge does with a pledge: another state, a note, or both.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PledgeChange {
    /// Where it stands now: `new`, `in_contact`, `settled` or `declined`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false, example = "in_contact"))]
    pub state: Option<PledgeState>,
    /// A note for the others in charge, up to 1,000 characters; it is deleted with the pledge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schema(nullable = false, example = "Phoned; viewing on Thursday.")
    )]
    pub note: Option<String>,
}

/// Who is in charge of pledges that are for no need of anybody's.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PledgeOffices {
    /// Slugs or ids of providers by kind (`volunteers`, `skills`, `housing`, `goods`). The city's editors are in charge of kinds that are not
    /// here.
    #[cfg_attr(feature = "schema", schema(example = json!({"housing": "sozialamt-trier"})))]
    pub offices: BTreeMap<String, String>,
}
