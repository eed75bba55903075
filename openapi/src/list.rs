//! Lists, facets and cursors.

use serde::{Deserialize, Serialize};

/// One page of a list.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
pub struct List<T> {
    /// The records of this page.
    pub items: Vec<T>,
    /// How many records match, on all pages together.
    #[cfg_attr(feature = "schema", schema(example = 133))]
    pub total: u64,
    /// Counts of hits per value, each under the other filters. Empty where a list has none.
    #[serde(default)]
    pub facets: Facets,
    /// Pass it as `cursor` to get the next page; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// When a district has none of a kind: the nearest ones elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Nearest<T>>,
    /// True when the database could not be reached and the answer may be older than it should.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stale: bool,
}

/// The nearest records when the chosen districts have none.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Nearest<T> {
    /// Slugs of the districts that have none.
    pub districts: Vec<String>,
    /// Nearest first, with `distance_m` from the centre of the first chosen district.
    pub items: Vec<T>,
}

/// Counts per filter.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facets {
    /// By category slug; a category counts its subtree.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub category: Vec<Facet>,
    /// By district slug.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub district: Vec<Facet>,
    /// By spoken language.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub language: Vec<Facet>,
    /// By target group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub target_group: Vec<Facet>,
    /// By kind (needs only).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kind: Vec<Facet>,
    /// By noun (search only).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub noun: Vec<Facet>,
}

/// How many records a filter value would give.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// Value to pass as parameter.
    #[cfg_attr(feature = "schema", schema(example = "advice.asylum"))]
    pub value: String,
    /// Its name in the reader's language, where the city gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// How many records the list would have with this value chosen.
    pub count: u64,
}
