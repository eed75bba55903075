//! How any record is written: row, parts, texts, address and change-log row, always together.

use porta_contract::{ChangeAction, Noun};

use super::address::{self, Address};
use super::change::{Author, Meta, log};
use super::text::{self, Text};
use crate::spine::db::{DbError, Tx};
use crate::spine::ids::CityId;

/// A record of a city.
pub trait Record {
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
    /// Inserts its own row.
    fn insert_row(&self, tx: &mut Tx<'_>) -> Result<(), DbError>;
    /// Updates its own row, if it still has the given version; says how many rows that were.
    fn update_row(&self, tx: &mut Tx<'_>, from_version: i64) -> Result<usize, DbError>;
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
    finish(tx, author, (None, record), ChangeAction::Created)
}

/// Writes a changed record whole, one version on. `false` when somebody else was faster: nothing has been written then.
pub fn change<R: Record>(
    tx: &mut Tx<'_>,
    author: &Author<'_>,
    record: &mut R,
    action: ChangeAction,
) -> Result<bool, DbError> {
    write_over(tx, author, (None, record), action)
}

/// Writes what has changed of a record since it was read, one version on. `false` when somebody else was faster: nothing has
/// been written then.
///
/// Parts, texts and address are written by nobody who does not count the version up. So as long as the version is the one that
/// was read, those that are the same need not be written again.
pub fn change_from<R: Record>(
    tx: &mut Tx<'_>,
    author: &Author<'_>,
    (before, record): (&R, &mut R),
    action: ChangeAction,
) -> Result<bool, DbError> {
    let same = before.id() == record.id() && before.meta().version == record.meta().version;
    write_over(tx, author, (same.then_some(before), record), action)
}

fn write_over<R: Record>(
    tx: &mut Tx<'_>,
    author: &Author<'_>,
    (before, record): (Option<&R>, &mut R),
    action: ChangeAction,
) -> Result<bool, DbError> {
    let from_version = record.meta().version;
    record.meta_mut().bump(author.at);
    if record.update_row(tx, from_version)? == 0 {
        return Ok(false);
    }
    finish(tx, author, (before, record), action)?;
    Ok(true)
}

fn finish<R: Record>(
    tx: &mut Tx<'_>,
    author: &Author<'_>,
    (before, record): (Option<&R>, &R),
    action: ChangeAction,
) -> Result<(), DbError> {
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
    let version = record.meta().version;
    log(
        tx,
        author,
        (R::NOUN, record.city(), record.id()),
        (version, action),
        record.is_public(),
    )
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
