//! The place of an entry whose address a provider checks and corrects. A secret one is not among them: nothing of it leaves the system.

use diesel::prelude::*;
use porta_contract::{ChangeAction, LocationChange, Patch, PostalAddress, Publication};

use super::Entry;
use crate::catalog::change::Author;
use crate::catalog::city::City;
use crate::catalog::location::{self, Location};
use crate::catalog::record::{self, Record};
use crate::catalog::selection::Selection;
use crate::catalog::writing::{Sheet, Written};
use crate::review::tools::Tools;
use crate::spine::db::schema::locations;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// The place of an entry: the first of an offer's, an event's own, a provider's seat.
pub fn of_entry(conn: &mut AnyConnection, entry: &Entry) -> Result<Option<Location>, DbError> {
    let ids: Vec<String> = match entry {
        Entry::Offer(record) => record.locations.iter().map(ToString::to_string).collect(),
        Entry::Event(record) => record.location.iter().map(ToString::to_string).collect(),
        Entry::Provider(record) => locations::table
            .filter(locations::provider_id.eq(&record.id))
            .filter(locations::main.eq(true))
            .select(locations::id)
            .load(conn)?,
    };
    if ids.is_empty() {
        return Ok(None);
    }
    let mut found = location::load(conn, Selection::Ids(&ids))?;
    let place = |id: &String| ids.iter().position(|own| own == id);
    found.sort_by_key(|one| place(&one.id.to_string()));
    let is_public = |one: &Location| !one.secret && one.publication == Publication::Published;
    Ok(found.into_iter().find(is_public))
}

/// The address of an entry, if it has a public one.
pub fn shown(conn: &mut AnyConnection, entry: &Entry) -> Result<Option<PostalAddress>, DbError> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Ok(of_entry(conn, entry)?.map(|place| PostalAddress {
        street: text(&place.street),
        postal_code: text(&place.postal_code),
        town: text(&place.town),
    }))
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
