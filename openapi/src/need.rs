//! Needs: what providers look for, and what they ask people not to bring.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::word::word;
use crate::{Freshness, Named, Noun, TextInfo, TextVersion};

word! {
    /// What a need is for, and what a pledge offers.
    NeedKind {
        /// Time: people who lend a hand.
        Volunteers = "volunteers",
        /// What somebody is good at: languages, a trade, the law.
        Skills = "skills",
        /// A flat, a room, a place to stay.
        Housing = "housing",
        /// Things.
        Goods = "goods",
        /// Donations of money. Nobody pledges them here: they go to the provider itself.
        Money = "money",
    }
}

word! {
    /// Where a need stands.
    NeedState {
        /// Help is wanted.
        Open = "open",
        /// Not at the moment.
        Paused = "paused",
        /// There is enough; thank you.
        Fulfilled = "fulfilled",
        /// Please do not bring this: it is an entry of the list of what is not needed.
        NotNeeded = "not_needed",
    }
}

/// A need in a list.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NeedItem {
    /// Always `need`.
    pub noun: Noun,
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    #[cfg_attr(feature = "schema", schema(example = "h-wohnung"))]
    pub slug: String,
    /// Version, for `If-Match`.
    pub version: i64,
    /// What is looked for.
    #[cfg_attr(feature = "schema", schema(example = "housing"))]
    pub kind: NeedKind,
    /// Where it stands.
    #[cfg_attr(feature = "schema", schema(example = "open"))]
    pub state: NeedState,
    /// Title.
    pub title: String,
    /// One or two sentences.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// What is not to be brought with it, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub not_needed: String,
    /// Language and state of the text.
    pub text: TextInfo,
    /// Who looks for it.
    pub provider: Named,
    /// Part of the city that it is in; absent where that does not matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<Named>,
    /// Languages that help with it (BCP 47).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schema(example = json!(["uk", "ru"])))]
    pub languages: Vec<String>,
    /// How many are wanted, where somebody counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = 20))]
    pub quantity: Option<i32>,
    /// Hours a week that it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = 2))]
    pub hours_per_week: Option<i32>,
    /// First day on which it is in lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "2026-11-01"))]
    pub from: Option<NaiveDate>,
    /// Last day on which it is in lists; it leaves them by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "2027-03-31"))]
    pub until: Option<NaiveDate>,
    /// True when its last day is over: it is in no list any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ended: bool,
    /// When anybody last changed it.
    pub updated_at: DateTime<Utc>,
    /// How current it is.
    pub freshness: Freshness,
    /// All texts, with `lang=*`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, TextVersion>,
}

/// A need with all that the public may read of it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Need {
    /// What a list shows of it.
    #[serde(flatten)]
    pub item: NeedItem,
    /// The whole text, Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// How to help with it, in words: where to bring things, when to call.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub how: String,
    /// Public phone of its provider, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The same as a `tel:` address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_uri: Option<String>,
    /// Public mailbox of its provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Website of its provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// True when a pledge can be made for it here: it is open, has not ended, and is not about money.
    pub takes_pledges: bool,
}
