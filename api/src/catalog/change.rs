//! What all records have in common when they are written.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use porta_contract::{ChangeAction, Noun, Publication};
use serde::{Deserialize, Serialize};

use crate::spine::change_log::{self, Actor, NewChange};
use crate::spine::db::{DbError, Tx};
use crate::spine::ids::CityId;

/// Columns that every record has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Id in the system it was imported from, unique in its city and noun.
    pub external_id: Option<String>,
    /// Where its facts come from (source, year, confidence …). For staff, never public.
    pub provenance: BTreeMap<String, String>,
    /// Counts up with every change.
    pub version: i64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When anybody last changed it.
    pub updated_at: DateTime<Utc>,
}

impl Meta {
    /// For a record that is made now.
    #[must_use]
    pub const fn new(at: DateTime<Utc>) -> Self {
        Self {
            external_id: None,
            provenance: BTreeMap::new(),
            version: 1,
            created_at: at,
            updated_at: at,
        }
    }

    /// One version on, changed now.
    pub const fn bump(&mut self, at: DateTime<Utc>) {
        self.version += 1;
        self.updated_at = at;
    }
}

/// Who writes, and when.
#[derive(Clone, Debug)]
pub struct Author<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// When.
    pub at: DateTime<Utc>,
}

/// Writes the change-log row of a record.
pub fn log(
    tx: &mut Tx<'_>,
    author: &Author<'_>,
    (noun, city, record): (Noun, &CityId, &str),
    (version, action): (i64, ChangeAction),
    public: bool,
) -> Result<(), DbError> {
    let changed = serde_json::Value::Object(serde_json::Map::new());
    let change = NewChange {
        city: Some(city),
        noun,
        record,
        version,
        action,
        public,
        changed,
    };
    change_log::record(tx, author.actor, author.at, &change)
}

/// True when the public may read it.
#[must_use]
pub fn is_public(publication: Publication) -> bool {
    publication == Publication::Published
}
