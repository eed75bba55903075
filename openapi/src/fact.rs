//! Series of figures as the public reads them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Named, Noun, PartialDate, TextInfo, TextVersion};

/// A figure of a series.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactPoint {
    /// When it holds: a day, a month or a year.
    pub date: PartialDate,
    /// The figure, in the unit of the series, below 10¹² with three decimals at most; absent where nobody has published one, so that the
    /// gap is seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = 330.0))]
    pub value: Option<f64>,
    /// Who says so.
    #[cfg_attr(feature = "schema", schema(example = "Stadt Trier"))]
    pub source: String,
    /// Where they say so: http or https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "https://stadt.example/zahlen"))]
    pub source_url: Option<String>,
    /// What has to be known of this figure, in the series' own language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A series in the list of all.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactItem {
    /// Always `fact`.
    pub noun: Noun,
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    #[cfg_attr(feature = "schema", schema(example = "asylsuchende-zuweisungen"))]
    pub slug: String,
    /// Version, for `If-Match`.
    pub version: i64,
    /// What is counted.
    pub title: String,
    /// One or two sentences.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Unit of the figures in words; absent for plain counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Language and state of the text.
    pub text: TextInfo,
    /// Language in which the notes of its figures are written.
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub source_lang: String,
    /// The district it is about; absent for the whole city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<Named>,
    /// How many dates the series has, those without a figure too.
    pub count: u32,
    /// The last figure there is; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<FactPoint>,
    /// When anybody last changed it.
    pub updated_at: DateTime<Utc>,
    /// All texts, with `lang=*`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, TextVersion>,
}

/// A series with its figures, in order of time.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// What the list shows of it.
    #[serde(flatten)]
    pub item: FactItem,
    /// How it is counted and what it does not say, Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Language and state of that text: where only the title is translated, it is another one than the title's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description_text: Option<TextInfo>,
    /// The figures.
    pub points: Vec<FactPoint>,
}
