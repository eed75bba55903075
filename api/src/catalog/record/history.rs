//! The history of versions: each version keeps what the fields that it changed held before. So the newest state is the record
//! itself, and an older one is found by putting back, version by version. Values lie here and not in the change log, since this can
//! be erased.

use diesel::prelude::*;

use super::fields::is_text;
use super::{Fields, Record, fields};
use crate::catalog::change::Author;
use crate::catalog::stored;
use crate::spine::db::schema::record_versions;
use crate::spine::db::{AnyConnection, DbError, Tx};

/// Keeps what a new version of a record gave up.
pub(super) fn keep<R: Record>(
    tx: &mut Tx<'_>,
    author: &Author<'_>,
    record: &R,
    given_up: &Fields,
) -> Result<(), DbError> {
    let row = (
        record_versions::record_id.eq(record.id()),
        record_versions::version.eq(record.meta().version),
        record_versions::city_id.eq(record.city()),
        record_versions::noun.eq(R::NOUN.as_str()),
        record_versions::given_up.eq(stored::write(given_up)?),
        record_versions::at.eq(author.at.naive_utc()),
    );
    diesel::insert_into(record_versions::table)
        .values(row)
        .execute(tx.conn)?;
    Ok(())
}

/// Forgets the history of a record.
pub fn forget(tx: &mut Tx<'_>, record: &str) -> Result<(), DbError> {
    diesel::delete(record_versions::table.filter(record_versions::record_id.eq(record))).execute(tx.conn)?;
    Ok(())
}

/// A version of a record and the one before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its fields.
    pub fields: Fields,
    /// Those of the version before; none of the first one.
    pub before: Option<Fields>,
}

/// A version of a record; none when it has never had that version, or when that is not kept any more.
pub fn history<R: Record>(conn: &mut AnyConnection, record: &R, version: i64) -> Result<Option<Kept>, DbError> {
    let current = record.meta().version;
    if !(1..=current).contains(&version) {
        return Ok(None);
    }
    let rows: Vec<(i64, String)> = record_versions::table
        .filter(record_versions::record_id.eq(record.id()))
        .filter(record_versions::version.ge(version))
        .order(record_versions::version.desc())
        .select((record_versions::version, record_versions::given_up))
        .load(conn)?;
    let mut fields = fields(record)?;
    let mut at = current;
    for (row, given_up) in rows {
        if row != at {
            return Ok(None);
        }
        let mut before = fields.clone();
        put_back(&mut before, stored::read("record_versions.given_up", &given_up)?);
        if at == version {
            let before = Some(before);
            return Ok(Some(Kept { fields, before }));
        }
        fields = before;
        at -= 1;
    }
    // A first version gave nothing up.
    Ok((at == version && version == 1).then_some(Kept { fields, before: None }))
}

fn put_back(fields: &mut Fields, given_up: Fields) {
    for (name, value) in given_up {
        // A text is there or not; every other field is always there, if only as `null`.
        if value.is_null() && is_text(&name) {
            fields.remove(&name);
        } else {
            fields.insert(name, value);
        }
    }
}
