//! Responsibilities: which office is in charge of a concern, for people in which situation, and the guide that leads there.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Access, Direction, GuideAbout, Hours, HoursPurpose, Location, Named, Noun, OfferItem, OpenNow, Situation, TextInfo,
    TextVersion,
};

/// A responsibility in a list.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResponsibilityItem {
    /// Always `responsibility`.
    pub noun: Noun,
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    #[cfg_attr(feature = "schema", schema(example = "anmeldung"))]
    pub slug: String,
    /// Version, for `If-Match`.
    pub version: i64,
    /// Title: the concern.
    pub title: String,
    /// One or two sentences.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Language and state of the text.
    pub text: TextInfo,
    /// What it is about.
    pub topic: TopicNamed,
    /// For people in which situations; `everyone` stands alone.
    pub situations: Vec<Situation>,
    /// The responsible offices in order, the one in charge first.
    pub providers: Vec<Named>,
    /// Key of the service in the German catalogue of public services (LeiKa), 14 digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "99115005104000"))]
    pub leika: Option<String>,
    /// Official key of the area it holds for: AGS (2, 3, 5 or 8 digits) or ARS (9 or 12 digits).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "07211000"))]
    pub area: Option<String>,
    /// When anybody last changed it.
    pub updated_at: DateTime<Utc>,
    /// All texts, with `lang=*`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, TextVersion>,
}

/// A topic, named for a reader.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicNamed {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    #[cfg_attr(feature = "schema", schema(example = "child-benefit"))]
    pub slug: String,
    /// Its first word in the reader's language, as far as it has one, with a capital.
    pub name: String,
    /// Language of the name.
    pub lang: String,
    /// Writing direction of the name.
    pub dir: Direction,
}

/// A responsibility with all that the public may read of it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Responsibility {
    /// What a list shows of it.
    #[serde(flatten)]
    pub item: ResponsibilityItem,
    /// The whole text, Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Further short texts by field name: `bring` (what to bring along), `advice` (how best to get in touch).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<String, String>,
    /// The responsible offices in order, each with its way in and its state now.
    pub offices: Vec<Office>,
    /// Who helps with it besides.
    #[serde(default)]
    pub also: Vec<Named>,
    /// Where more is said.
    #[serde(default)]
    pub links: Vec<NamedLink>,
}

/// A responsible office: how it is reached for this concern. What is not recorded for the concern is what its provider has.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Office {
    /// Which provider it is.
    pub provider: Named,
    /// Public phone, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The address to call (RFC 3966); absent when what is written is no number that can be dialled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "tel:+496517180"))]
    pub phone_uri: Option<String>,
    /// Public mailbox of a role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// How one gets in.
    #[serde(default)]
    pub access: Vec<Access>,
    /// Its hours for this concern, by purpose.
    #[serde(default)]
    pub hours: Vec<Hours>,
    /// Open, closed or unknown now, from its hours for visits; where there are none, from those for calls.
    pub open: OpenNow,
    /// What `open` speaks of; absent where there are no hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_for: Option<HoursPurpose>,
    /// Its public main places.
    #[serde(default)]
    pub locations: Vec<Location>,
    /// Languages spoken there (BCP 47).
    #[serde(default)]
    pub languages: Vec<String>,
}

/// A link with what stands on it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedLink {
    /// Web address.
    #[cfg_attr(feature = "schema", schema(example = "https://stadt.example/anmeldung"))]
    pub url: String,
    /// What stands on it in the reader's language; absent: the address itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Language of the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

/// What the guide answers: the next question, or who is responsible.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guide {
    /// What is still open, with its choices; absent: here is the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<GuideQuestion>,
    /// The topic that was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<TopicNamed>,
    /// The situation that was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub situation: Option<Situation>,
    /// The responsibilities that fit, those for just this situation first; empty when none is recorded, and while a question is open.
    pub answers: Vec<Responsibility>,
    /// Offers that counsel on the topic, ten at most, what is nearest to it first, then what is open now; empty while a question is open.
    pub counselling: Vec<OfferItem>,
    /// True when the answer may be older than it should be, because the database is away.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stale: bool,
}

/// A question of the guide.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuideQuestion {
    /// What it asks, and the parameter that answers it.
    pub about: GuideAbout,
    /// What can be answered: topics by name, situations in the order of the vocabulary.
    pub choices: Vec<GuideChoice>,
}

/// What can be answered to a question of the guide.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuideChoice {
    /// The value of the parameter: slug of a topic, or word of a situation.
    #[cfg_attr(feature = "schema", schema(example = "recognised"))]
    pub value: String,
    /// Name of a topic, as far as possible in the reader's language; situations are words of a vocabulary and have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Language of the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// How many responsibilities it leads to.
    pub count: u64,
}
