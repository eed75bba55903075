//! Search and suggestions.

use serde::{Deserialize, Serialize};

use crate::{Direction, Facets, Freshness, Named, Noun, TextState};

/// The answer of a search.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchAnswer {
    /// Hits, best first.
    pub items: Vec<SearchHit>,
    /// How many there are.
    pub total: u64,
    /// Counts by noun.
    #[serde(default)]
    pub facets: Facets,
    /// Pass it as `cursor` to get the next page; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// A spelling that would find more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub did_you_mean: Option<String>,
    /// True when the database could not be reached and the answer may be older than it should.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stale: bool,
}

/// One hit.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchHit {
    /// Kind of record.
    pub noun: Noun,
    /// Stable id.
    pub id: String,
    /// Name in addresses.
    pub slug: String,
    /// Title or name.
    pub title: String,
    /// Part of the text, HTML-escaped, hits in `<mark>`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub snippet: String,
    /// Language of title and snippet.
    pub lang: String,
    /// Writing direction of that language.
    pub dir: Direction,
    /// Where that text stands against its source; absent for records without translations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<TextState>,
    /// True when a machine made it, outdated or not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub machine: bool,
    /// Whose it is, for offers, events and needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<Named>,
    /// Where it is, if public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<Named>,
    /// How current it is, for records that are checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub freshness: Option<Freshness>,
}

/// Suggestions while typing.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestions {
    /// Best first.
    pub items: Vec<Suggestion>,
}

/// One suggestion.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Text to show and to search for.
    pub text: String,
    /// Kind of record it names.
    pub noun: Noun,
    /// Its name in addresses.
    pub slug: String,
}
