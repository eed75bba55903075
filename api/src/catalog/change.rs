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

/// What the change log says of a record.
#[derive(Clone, Copy, Debug)]
pub struct Logged<'a> {
    /// Kind of record.
    pub noun: Noun,
    /// Its city.
    pub city: &'a CityId,
    /// Its id.
    pub record: &'a str,
    /// Version it has since.
    pub version: i64,
    /// What happened.
    pub action: ChangeAction,
    /// True when the record is public after it.
    pub public: bool,
    /// Names of the fields that changed.
    pub changed: &'a [&'a str],
}

/// Writes a change-log row that names the fields that changed.
pub fn log_fields(tx: &mut Tx<'_>, author: &Author<'_>, logged: &Logged<'_>) -> Result<(), DbError> {
    let change = NewChange {
        city: Some(logged.city),
        noun: logged.noun,
        record: logged.record,
        version: logged.version,
        action: logged.action,
        public: logged.public,
        changed: logged.changed,
    };
    change_log::record(tx, author.actor, author.at, &change)
}

/// Writes the change-log row of a record whose fields are nobody's business.
pub fn log(
    tx: &mut Tx<'_>,
    author: &Author<'_>,
    (noun, city, record): (Noun, &CityId, &str),
    (version, action): (i64, ChangeAction),
    public: bool,
) -> Result<(), DbError> {
    let logged = Logged {
        noun,
        city,
        record,
        version,
        action,
        public,
        changed: &[],
    };
    log_fields(tx, author, &logged)
}

/// True when the public may read it.
#[must_use]
pub fn is_public(publication: Publication) -> bool {
    publication == Publication::Published
}
