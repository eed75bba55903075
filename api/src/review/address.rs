//! The place of an entry whose address a provider checks and corrects. A secret one is not among them: nothing of it leaves the system.

use std::collections::HashMap;

use diesel::prelude::*;
use porta_contract::{ChangeAction, LocationChange, Patch, PostalAddress, Publication};

use super::Entry;
use crate::catalog::change::Author;
use crate::catalog::city::City;
use crate::catalog::ids::CityId;
use crate::catalog::location::{self, Location};
use crate::catalog::record::{self, Record};
use crate::catalog::selection::Selection;
use crate::catalog::writing::{Sheet, Written};
use crate::review::tools::Tools;
use crate::spine::db::schema::locations;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// Places that entries name, by id.
#[derive(Debug, Default)]
pub struct Places(HashMap<String, Location>);

impl Places {
    /// All of a city, for many entries at once.
    pub fn of_city(conn: &mut AnyConnection, city: &CityId) -> Result<Self, DbError> {
        Ok(Self::from(location::load(conn, Selection::City(city))?))
    }

    /// Those of one entry.
    pub fn of_entry(conn: &mut AnyConnection, entry: &Entry) -> Result<Self, DbError> {
        let ids: Vec<String> = match entry {
            Entry::Offer(record) => {
                let of_hours = record.hours.iter().filter_map(|set| set.location.as_ref());
                record
                    .locations
                    .iter()
                    .chain(of_hours)
                    .map(ToString::to_string)
                    .collect()
            }
            Entry::Event(record) => record.location.iter().map(ToString::to_string).collect(),
            Entry::Need(_) => Vec::new(),
            Entry::Provider(record) => locations::table
                .filter(locations::provider_id.eq(&record.id))
                .filter(locations::main.eq(true))
                .select(locations::id)
                .load(conn)?,
        };
        if ids.is_empty() {
            return Ok(Self::default());
        }
        Ok(Self::from(location::load(conn, Selection::Ids(&ids))?))
    }

    /// The place of an entry: the first of an offer's, an event's own, a provider's seat.
    #[must_use]
    pub fn of(&self, entry: &Entry) -> Option<&Location> {
        let is_public = |one: &&Location| !one.secret && one.publication == Publication::Published;
        match entry {
            Entry::Offer(record) => {
                let own = record.locations.iter().filter_map(|id| self.0.get(id.as_str()));
                own.into_iter().find(is_public)
            }
            Entry::Event(record) => {
                let own = record.location.as_ref().and_then(|id| self.0.get(id.as_str()));
                own.filter(is_public)
            }
            Entry::Need(_) => None,
            Entry::Provider(record) => {
                let seat = |one: &&Location| one.main && one.provider == record.id && is_public(one);
                self.0.values().find(seat)
            }
        }
    }

    /// True for a place that may be named: nothing of a secret one leaves the system.
    #[must_use]
    pub fn may_name(&self, id: &str) -> bool {
        self.0.get(id).is_some_and(|place| !place.secret)
    }

    /// The address of an entry, if it has a public one.
    #[must_use]
    pub fn address(&self, entry: &Entry) -> Option<PostalAddress> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        self.of(entry).map(|place| PostalAddress {
            street: text(&place.street),
            postal_code: text(&place.postal_code),
            town: text(&place.town),
        })
    }
}

impl From<Vec<Location>> for Places {
    fn from(all: Vec<Location>) -> Self {
        Self(all.into_iter().map(|place| (place.id.to_string(), place)).collect())
    }
}

/// Reads a new address onto a place. It is not where it was on the map, and perhaps in another district: both wait for the staff.
///
/// # Errors
/// [`Failure::Invalid`] with what is wrong.
pub fn read(
    conn: &mut AnyConnection,
    (tools, city): (&Tools, &City),
    place: &mut Location,
    given: &PostalAddress,
) -> Result<(), Failure> {
    let text = |text: &str| match text.trim() {
        "" => Patch::Null,
        text => Patch::Value(text.to_owned()),
    };
    let change = LocationChange {
        street: text(&given.street),
        postal_code: text(&given.postal_code),
        town: text(&given.town),
        district: Patch::Null,
        point: Patch::Null,
        ..LocationChange::default()
    };
    let mut sheet = Sheet::new(city, tools.rules);
    place.read_change(conn, &mut sheet, change, false)?;
    sheet.finish().map(drop)
}

/// Writes a place.
///
/// # Errors
/// [`Failure::Stale`] when somebody else has just changed it.
pub fn write(tx: &mut Tx<'_>, author: &Author<'_>, place: &mut Location) -> Result<(), Failure> {
    if record::change(tx, author, place, ChangeAction::Updated)? {
        return Ok(());
    }
    Err(Failure::Stale(None))
}

/// Puts a place back as it was, if nobody has changed it since.
///
/// # Errors
/// [`DbError`] when the database is of no help.
pub fn put_back(tx: &mut Tx<'_>, author: &Author<'_>, mut before: Location) -> Result<(), Failure> {
    let now = Location::stored(tx.conn, before.id.as_str())?;
    let own = before.meta.version + 1;
    if now.is_some_and(|now| now.meta.version == own) {
        before.meta.version = own;
        write(tx, author, &mut before)?;
    }
    Ok(())
}
