//! Pages of standing information as the public reads them: a tree of texts, some with steps to take.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Direction, Freshness, Noun, TextInfo, TextVersion};

/// A page as other pages name it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageLink {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    #[cfg_attr(feature = "schema", schema(example = "i-ankommen"))]
    pub slug: String,
    /// Title.
    pub title: String,
    /// One or two sentences.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Language and state of the text.
    pub text: TextInfo,
}

/// A page in the list of all.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageItem {
    /// Always `page`.
    pub noun: Noun,
    /// Version, for `If-Match`.
    pub version: i64,
    /// How it is named, with its id and its slug.
    #[serde(flatten)]
    pub link: PageLink,
    /// Slug of the page above; absent at the top.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Levels above it: 0 at the top.
    pub level: u32,
    /// Pages right below it.
    pub children: u32,
    /// Steps of its check list; 0 if it has none.
    pub steps: u32,
    /// Whom it is for.
    #[serde(default)]
    pub target_groups: Vec<String>,
    /// True where it, or a page above it, is about something for which a reader may have to leave fast.
    #[serde(default)]
    pub sensitive: bool,
    /// When staff last checked it.
    pub freshness: Freshness,
    /// When anybody last changed it.
    pub updated_at: DateTime<Utc>,
    /// All texts, with `lang=*`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, TextVersion>,
}

/// A step of a check list. Its text may be in another language than the page's where it is not translated yet.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageStep {
    /// Name of the step, unique on its page.
    #[cfg_attr(feature = "schema", schema(example = "register"))]
    pub key: String,
    /// What is to be done, in a sentence or two.
    pub text: String,
    /// Language of the text.
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
    /// Writing direction of that language.
    pub dir: Direction,
    /// The record that helps with it, if it is public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<StepRecord>,
    /// Where to read on, outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A record that helps with a step.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRecord {
    /// Kind of record.
    pub noun: Noun,
    /// Stable id.
    pub id: String,
    /// Name in addresses.
    pub slug: String,
    /// Name in the reader's language, where there is one.
    pub name: String,
}

/// A page with its text and its way through the tree.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// What the list shows of it.
    #[serde(flatten)]
    pub item: PageItem,
    /// The whole text, Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Language and state of that text: where only the title is translated, it is another one than the title's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description_text: Option<TextInfo>,
    /// What to do, one after the other.
    #[serde(default)]
    pub check_list: Vec<PageStep>,
    /// The pages above it, from the top.
    #[serde(default)]
    pub trail: Vec<PageLink>,
    /// The pages right below it, in order.
    #[serde(default)]
    pub below: Vec<PageLink>,
    /// The page before it beside it, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<PageLink>,
    /// The page after it beside it, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<PageLink>,
}
