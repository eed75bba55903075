//! Words that mean the same in many languages, and the categories they lead to; the search reads them.

use porta_contract::TopicKind;
use serde::{Deserialize, Serialize};

use crate::catalog::change::Meta;
use crate::catalog::ids::{CityId, TopicId};
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
