//! A page of standing information, a node of the city's tree.

use chrono::{DateTime, Utc};
use porta_contract::{Publication, Role};
use serde::{Deserialize, Serialize};

use crate::catalog::change::Meta;
use crate::catalog::freshness::Freshness;
use crate::catalog::ids::{CityId, PageId};
use crate::catalog::text::Text;
use crate::spine::ids::{AccountId, Id};

/// A page of standing information, a node of the city's tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Its id.
    pub id: PageId,
    /// Its city.
    pub city: CityId,
    /// The page above.
    pub parent: Option<PageId>,
    /// Name in addresses, unique in its city and noun.
    pub slug: String,
    /// Place among its siblings.
    pub position: i32,
    /// Where it stands on its way to the public.
    pub publication: Publication,
    /// Whom it is for.
    pub target_groups: Vec<String>,
    /// True for topics where a reader may have to leave the page fast; holds for all below it.
    pub sensitive: bool,
    /// What to do, one after the other.
    pub steps: Vec<Step>,
    /// Who of the staff looks after it; none for the city's editors. Never public.
    pub owner: Option<Owner>,
    /// Months after which it is to be checked again; none for the city's own period.
    pub review_months: Option<i32>,
    /// How current it is.
    pub freshness: Freshness,
    /// Language of the text that the others are made from.
    pub source_lang: String,
    /// Counts up when the source text changes.
    pub text_version: i64,
    /// Its texts, the source among them, by language.
    pub texts: Vec<Text>,
    /// Version, dates, external id and provenance.
    pub meta: Meta,
}

/// A step of a check list. Its words are a note of the texts: see [`step_note`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its name on the page.
    pub key: String,
    /// The record that helps with it, as `noun:slug`.
    pub record: Option<String>,
    /// Where to read on, outside.
    pub url: Option<String>,
}

/// Who of the staff looks after a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// Everybody of a role.
    Role(Role),
    /// One account.
    Account(AccountId),
}

/// The note of the texts that holds the words of a step.
#[must_use]
pub fn step_note(key: &str) -> String {
    format!("{STEP}{key}")
}

/// What the notes with words of steps begin with.
pub(super) const STEP: &str = "step_";

impl Page {
    /// One without anything in it.
    #[must_use]
    pub fn blank(city: CityId, at: DateTime<Utc>) -> Self {
        Self {
            id: PageId::fresh(),
            city,
            parent: None,
            slug: String::new(),
            position: 0,
            publication: Publication::Draft,
            target_groups: Vec::new(),
            sensitive: false,
            steps: Vec::new(),
            owner: None,
            review_months: None,
            freshness: Freshness::default(),
            source_lang: String::new(),
            text_version: 0,
            texts: Vec::new(),
            meta: Meta::new(at),
        }
    }
}
