//! How any record is written: row, parts, texts, address, version and change-log row, always together.

mod fields;
mod history;

use diesel::prelude::*;
use porta_contract::{ChangeAction, Noun};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use fields::{Fields, assemble, difference, fields};
pub use history::{Kept, forget, history};

use super::address::{self, Address};
use super::change::{Author, Logged, Meta, log_fields};
use super::selection::Selection;
use super::text::{self, Text};
use crate::spine::db::schema::{hours, texts};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::CityId;

/// A record of a city.
pub trait Record: Clone + Serialize + DeserializeOwned {
    /// Its kind.
    const NOUN: Noun;
    /// Its id.
    fn id(&self) -> &str;
    /// Its city.
    fn city(&self) -> &CityId;
    /// Name in addresses.
    fn slug(&self) -> &str;
    /// Common columns.
    fn meta(&self) -> &Meta;
    /// Common columns, to be bumped.
    fn meta_mut(&mut self) -> &mut Meta;
    /// Its texts; none for nouns without.
    fn texts(&self) -> &[Text];
    /// True when the public may read it.
    fn is_public(&self) -> bool;
    /// Records as they are stored.
    fn select(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Self>, DbError>;
    /// The record of an id as it is stored.
    fn stored(conn: &mut AnyConnection, id: &str) -> Result<Option<Self>, DbError> {
        Ok(Self::select(conn, Selection::Ids(&[id.to_owned()]))?.pop())
    }
    /// Inserts its own row.
    fn insert_row(&self, tx: &mut Tx<'_>) -> Result<(), DbError>;
    /// Updates its own row, if it still has the given version; says how many rows that were.
    fn update_row(&self, tx: &mut Tx<'_>, from_version: i64) -> Result<usize, DbError>;
    /// Deletes its own row, if it still has its version, with what the database deletes along; says how many rows that were.
    fn delete_row(&self, tx: &mut Tx<'_>) -> Result<usize, DbError>;
    /// Replaces what lies in tables of its parts.
    fn replace_parts(&self, _tx: &mut Tx<'_>) -> Result<(), DbError> {
        Ok(())
    }
    /// True when another state of it has the same parts.
    fn has_parts_of(&self, _other: &Self) -> bool {
        true
    }
}

/// Writes a new record.
pub fn create<R: Record>(tx: &mut Tx<'_>, author: &Author<'_>, record: &R) -> Result<(), DbError> {
    record.insert_row(tx)?;
    lay_beside(tx, author, None, record)?;
    log_fields(tx, author, &logged(record, ChangeAction::Created, &[]))
}

/// Writes a changed record, one version on. `false` when somebody else was faster: nothing has been written then.
pub fn change<R: Record>(
    tx: &mut Tx<'_>,
    author: &Author<'_>,
    record: &mut R,
    action: ChangeAction,
) -> Result<bool, DbError> {
    let stored = R::stored(tx.conn, record.id())?;
    let Some(before) = stored.filter(|stored| stored.meta().version == record.meta().version) else {
        return Ok(false);
    };
    change_from(tx, author, (&before, record), action)
}

/// Writes what has changed of a record since it was read, one version on. `false` when somebody else was faster: nothing has
/// been written then.
///
/// Parts, texts and address are written by nobody who does not count the version up. So as long as the version is the one that
/// was read, those that are the same need not be written again. What the fields were before is kept as the version's history.
pub fn change_from<R: Record>(
    tx: &mut Tx<'_>,
    author: &Author<'_>,
    (before, record): (&R, &mut R),
    action: ChangeAction,
) -> Result<bool, DbError> {
    if before.id() != record.id() || before.meta().version != record.meta().version {
        return change(tx, author, record, action);
    }
    let from_version = record.meta().version;
    record.meta_mut().bump(author.at);
    if record.update_row(tx, from_version)? == 0 {
        return Ok(false);
    }
    lay_beside(tx, author, Some(before), record)?;
    let given_up = fields::given_up(before, record)?;
    history::keep(tx, author, record, &given_up)?;
    let changed: Vec<&str> = given_up.keys().map(String::as_str).collect();
    log_fields(tx, author, &logged(record, action, &changed))?;
    Ok(true)
}

/// Deletes a record; its history and its addresses stay. `false` when somebody else was faster: nothing has been written then.
///
/// # Errors
/// [`DbError::Constraint`] when other records name it.
pub fn delete<R: Record>(tx: &mut Tx<'_>, author: &Author<'_>, record: &R) -> Result<bool, DbError> {
    if record.delete_row(tx)? == 0 {
        return Ok(false);
    }
    diesel::delete(texts::table.filter(texts::record_id.eq(record.id()))).execute(tx.conn)?;
    diesel::delete(hours::table.filter(hours::record_id.eq(record.id()))).execute(tx.conn)?;
    let gone = Logged {
        version: record.meta().version + 1,
        public: false,
        ..logged(record, ChangeAction::Deleted, &[])
    };
    log_fields(tx, author, &gone)?;
    Ok(true)
}

/// What the change log says of a record as it is after the change.
fn logged<'a, R: Record>(record: &'a R, action: ChangeAction, changed: &'a [&'a str]) -> Logged<'a> {
    Logged {
        noun: R::NOUN,
        city: record.city(),
        record: record.id(),
        version: record.meta().version,
        action,
        public: record.is_public(),
        changed,
    }
}

/// Writes a record that had been deleted, one version on.
pub fn bring_back<R: Record>(tx: &mut Tx<'_>, author: &Author<'_>, record: &mut R) -> Result<(), DbError> {
    // Being deleted was a version, too.
    for _ in 0..2 {
        record.meta_mut().bump(author.at);
        history::keep(tx, author, record, &Fields::new())?;
    }
    record.insert_row(tx)?;
    lay_beside(tx, author, None, record)?;
    log_fields(tx, author, &logged(record, ChangeAction::Restored, &[]))
}

/// Writes what lies beside the row: parts, texts and the address, as far as they are not what they were before.
fn lay_beside<R: Record>(tx: &mut Tx<'_>, author: &Author<'_>, before: Option<&R>, record: &R) -> Result<(), DbError> {
    if before.is_none_or(|before| !record.has_parts_of(before)) {
        record.replace_parts(tx)?;
    }
    let texts = (before.map(Record::texts), record.texts());
    text::replace(tx, (R::NOUN, record.city(), record.id()), texts, author.at)?;
    if before.is_none_or(|before| record.slug() != before.slug()) {
        let slug = Address {
            noun: R::NOUN,
            address: record.slug().to_owned(),
            record: record.id().to_owned(),
            legacy: false,
        };
        address::claim(tx, record.city(), &slug, author.at)?;
    }
    Ok(())
}

/// The parts of [`Record`] that are the same for every noun.
#[macro_export]
macro_rules! record {
    ($model:ty, $noun:expr, $table:ident, $row:ty, texts: $texts:expr, public: $public:expr $(, parts: $parts:expr, same_parts: $same:expr)?) => {
        impl $crate::catalog::record::Record for $model {
            const NOUN: porta_contract::Noun = $noun;

            fn id(&self) -> &str {
                $crate::spine::ids::Id::as_str(&self.id)
            }

            fn city(&self) -> &$crate::spine::ids::CityId {
                &self.city
            }

            fn slug(&self) -> &str {
                &self.slug
            }

            fn meta(&self) -> &$crate::catalog::change::Meta {
                &self.meta
            }

            fn meta_mut(&mut self) -> &mut $crate::catalog::change::Meta {
                &mut self.meta
            }

            fn texts(&self) -> &[$crate::catalog::text::Text] {
                let texts: fn(&Self) -> &[$crate::catalog::text::Text] = $texts;
                texts(self)
            }

            fn is_public(&self) -> bool {
                let public: fn(&Self) -> bool = $public;
                public(self)
            }

            fn select(
                conn: &mut $crate::spine::db::AnyConnection,
                selection: $crate::catalog::selection::Selection<'_>,
            ) -> Result<Vec<Self>, $crate::spine::db::DbError> {
                load(conn, selection)
            }

            fn delete_row(&self, tx: &mut $crate::spine::db::Tx<'_>) -> Result<usize, $crate::spine::db::DbError> {
                use diesel::prelude::*;
                let row = $table::table.filter($table::id.eq(&self.id)).filter($table::version.eq(self.meta.version));
                Ok(diesel::delete(row).execute(tx.conn)?)
            }

            fn insert_row(
                &self,
                tx: &mut $crate::spine::db::Tx<'_>,
            ) -> Result<(), $crate::spine::db::DbError> {
                use diesel::prelude::*;
                diesel::insert_into($table::table).values(&<$row>::of(self)?).execute(tx.conn)?;
                Ok(())
            }

            fn update_row(
                &self,
                tx: &mut $crate::spine::db::Tx<'_>,
                from_version: i64,
            ) -> Result<usize, $crate::spine::db::DbError> {
                use diesel::prelude::*;
                let row = $table::table.filter($table::id.eq(&self.id)).filter($table::version.eq(from_version));
                Ok(diesel::update(row).set(&<$row>::of(self)?).execute(tx.conn)?)
            }

            $(fn replace_parts(
                &self,
                tx: &mut $crate::spine::db::Tx<'_>,
            ) -> Result<(), $crate::spine::db::DbError> {
                let parts: fn(
                    &Self,
                    &mut $crate::spine::db::Tx<'_>,
                ) -> Result<(), $crate::spine::db::DbError> = $parts;
                parts(self, tx)
            }

            fn has_parts_of(&self, other: &Self) -> bool {
                let same: fn(&Self, &Self) -> bool = $same;
                same(self, other)
            })?
        }
    };
}
