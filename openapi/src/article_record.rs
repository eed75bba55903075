//! Bodies of requests that write articles, and what staff read back.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{FieldError, Patch, PictureFile, Publication, Texts};

/// A picture of an article: one that was uploaded before, with the words that belong to it here.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticlePicture {
    /// Id of an uploaded picture of this city.
    #[cfg_attr(feature = "schema", schema(example = "0198f3b1-7a4c-7000-8000-0123456789ab"))]
    pub picture: String,
    /// What is to be seen on it, in words, by language of the city. In the language of the article it must be there before the article
    /// can be published. 500 characters at most.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = json!({"de": "Drei Frauen an einem gedeckten Tisch"})))]
    pub alt: BTreeMap<String, String>,
    /// Who made it, and under which terms; must be there before the article can be published. 200 characters at most.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = "Stadt Trier, CC BY 4.0"))]
    pub credit: String,
}

/// A new article. It starts as a draft unless `publication` says `published`.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewArticle {
    /// Language of the texts (one of the city's).
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
    /// The texts: headline, teaser (`summary`) and the whole text in Markdown (`description`).
    pub texts: Texts,
    /// Name in addresses; made from the headline if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slug: Option<String>,
    /// The day it is of.
    #[cfg_attr(feature = "schema", schema(example = "2026-11-28"))]
    pub date: NaiveDate,
    /// The first day on which it is to be read; absent: at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible_from: Option<NaiveDate>,
    /// The last day on which it is to be read; absent: for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible_until: Option<NaiveDate>,
    /// Slugs or ids of the categories it is about.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = json!(["meet.cafe"])))]
    pub categories: Vec<String>,
    /// Who wrote it, as it is to be said in public; nobody's name need be given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "Integrationsbeirat"))]
    pub author: Option<String>,
    /// Its pictures, in order; ten at most.
    #[serde(default)]
    pub pictures: Vec<ArticlePicture>,
    /// `draft` (if absent) or `published`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<Publication>,
}

/// A change of an article: only the fields that are mentioned change; `null` clears what can be cleared.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleChange {
    /// Texts in the source language, whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub texts: Option<Texts>,
    /// The day it is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub date: Option<NaiveDate>,
    /// The first day on which it is to be read; `null`: at once.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<NaiveDate>))]
    pub visible_from: Patch<NaiveDate>,
    /// The last day on which it is to be read; `null`: for good.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<NaiveDate>))]
    pub visible_until: Patch<NaiveDate>,
    /// Slugs or ids of the categories it is about, whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub categories: Option<Vec<String>>,
    /// Who wrote it, as it is to be said in public.
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub author: Patch<String>,
    /// Its pictures, whole list; ten at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub pictures: Option<Vec<ArticlePicture>>,
    /// `draft` or `published`; archiving has its own verb.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub publication: Option<Publication>,
}

/// An article as staff read it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// Stable id (UUIDv7).
    pub id: String,
    /// Name in addresses.
    pub slug: String,
    /// Version; also the ETag, for `If-Match`.
    pub version: i64,
    /// Where it stands on its way to the public.
    pub publication: Publication,
    /// Language of the source texts.
    pub lang: String,
    /// Source texts.
    pub texts: Texts,
    /// The day it is of.
    pub date: NaiveDate,
    /// The first day on which it is to be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible_from: Option<NaiveDate>,
    /// The last day on which it is to be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible_until: Option<NaiveDate>,
    /// Slugs of the categories it is about.
    pub categories: Vec<String>,
    /// Who wrote it, as it is said in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Its pictures, in order.
    pub pictures: Vec<ArticlePicture>,
    /// Where the facts come from: source, year, confidence and the like. Staff only.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub provenance: BTreeMap<String, String>,
    /// Id in the system it was imported from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// When anybody last changed it.
    pub updated_at: DateTime<Utc>,
    /// What is odd about what was just written; it was written all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<FieldError>,
}

/// A picture that was uploaded: re-encoded in several widths, without anything that its file said beside the picture itself.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPicture {
    /// Stable id (UUIDv7), for `pictures` of an article.
    #[cfg_attr(feature = "schema", schema(example = "0198f3b1-7a4c-7000-8000-0123456789ab"))]
    pub id: String,
    /// Its files, the narrowest first.
    pub files: Vec<PictureFile>,
    /// When it was uploaded first. A picture that no article has is deleted 30 days after.
    pub created_at: DateTime<Utc>,
}
