//! Words that mean the same in many languages, and the categories they lead to; the search reads them.

use chrono::{DateTime, Utc};
use porta_contract::TopicKind;
use serde::{Deserialize, Serialize};

use crate::catalog::change::Meta;
use crate::catalog::check::{language, slug};
use crate::catalog::ids::{CityId, Id, TopicId};
use std::collections::BTreeMap;

/// Words that mean the same in many languages, and the categories they lead to; the search reads them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// Its city.
    pub city: CityId,
    /// Name in addresses, unique in its city and noun.
    pub slug: String,
    /// What the words are of.
    pub kind: TopicKind,
    /// The words by language.
    pub words: BTreeMap<String, Vec<String>>,
    /// Slugs of the categories they lead to.
    pub categories: Vec<String>,
    /// Target groups they name.
    pub target_groups: Vec<String>,
    /// True when they narrow a need but are none themselves ("free", "evening").
    pub soft: bool,
    /// Records they lead to directly, as `noun:slug`.
    pub records: Vec<String>,
    /// Version, dates, external id and provenance.
    pub meta: Meta,
}

impl Topic {
    /// One without anything in it.
    #[must_use]
    pub fn blank(city: CityId, at: DateTime<Utc>) -> Self {
        Self {
            id: TopicId::fresh(),
            city,
            slug: String::new(),
            kind: TopicKind::Need,
            words: BTreeMap::new(),
            categories: Vec::new(),
            target_groups: Vec::new(),
            soft: false,
            records: Vec::new(),
            meta: Meta::new(at),
        }
    }

    /// What is wrong with a slug; none when it can be one. What stands before a colon is the kind of the words, what stands behind it
    /// the record they are of.
    #[must_use]
    pub fn slug_fault(text: &str) -> Option<&'static str> {
        match text.split_once(':') {
            None => slug::fault(text),
            Some(("category" | "target_group", of)) => slug::fault(of),
            Some(("language", tag)) if language::tag(tag).as_deref() == Some(tag) => None,
            Some(_) => Some("before a colon may stand category, target_group or language"),
        }
    }

    /// The kind that a slug speaks of.
    #[must_use]
    pub fn kind_of_slug(slug: &str) -> TopicKind {
        match slug.split_once(':') {
            Some(("category", _)) => TopicKind::Category,
            Some(("target_group", _)) => TopicKind::TargetGroup,
            Some(("language", _)) => TopicKind::Language,
            _ => TopicKind::Need,
        }
    }

    /// The category whose words they are, by its slug.
    #[must_use]
    pub fn category_of_slug(&self) -> Option<&str> {
        self.slug.strip_prefix("category:")
    }
}
