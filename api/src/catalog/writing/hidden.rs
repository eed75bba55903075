//! Secret places and those who do not see them: to them such a place is not there, and what they write leaves it where it is.

use std::collections::HashSet;

use diesel::prelude::*;
use porta_contract::{ChangedField, Noun};
use serde_json::{Value, json};

use super::written::Written;
use super::{Author, Tools};
use crate::catalog::ids::CityId;
use crate::spine::audit::{NewEntry, note};
use crate::spine::db::schema::{locations, trash};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// How a secret place is written down in the trash: the field as serde writes it. In a text it would have other quotes.
pub const SECRET_IN_TRASH: &str = "%\"secret\":true%";

/// The places that somebody does not see.
#[derive(Clone, Debug, Default)]
pub struct Hidden {
    ids: HashSet<String>,
    slugs: HashSet<String>,
}

/// Secret places of a city by id and slug, those in the trash too.
fn secret_places(conn: &mut AnyConnection, city: &CityId) -> Result<Vec<(String, String)>, DbError> {
    let mut all: Vec<(String, String)> = locations::table
        .filter(locations::city_id.eq(city))
        .filter(locations::secret.eq(true))
        .select((locations::id, locations::slug))
        .load(conn)?;
    let deleted = trash::table
        .filter(trash::city_id.eq(city))
        .filter(trash::noun.eq(Noun::Location.as_str()))
        .filter(trash::record.like(SECRET_IN_TRASH))
        .select((trash::record_id, trash::slug));
    all.extend(deleted.load::<(String, String)>(conn)?);
    Ok(all)
}

impl Hidden {
    /// What an author does not see: every secret place, or, with the right, none.
    pub fn from(conn: &mut AnyConnection, author: &Author) -> Result<Self, DbError> {
        if author.sees_secrets(conn)? {
            return Ok(Self::default());
        }
        let (ids, slugs) = secret_places(conn, &author.city)?.into_iter().unzip();
        Ok(Self { ids, slugs })
    }

    /// True when everything is seen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Ids of what is not seen.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        self.ids.iter().map(String::as_str).collect()
    }

    /// True for the id of a place that is not seen.
    #[must_use]
    pub fn has(&self, id: &impl Id) -> bool {
        self.ids.contains(id.as_str())
    }

    fn is_named(&self, name: &Value) -> bool {
        name.as_str()
            .is_some_and(|name| self.ids.contains(name) || self.slugs.contains(name))
    }

    /// A list of places as somebody leaves it who does not see them all: what they see as they wrote it, and the rest kept.
    #[must_use]
    pub fn keep<T: Id + Clone + PartialEq>(&self, before: &[T], written: Vec<T>) -> Vec<T> {
        if before.iter().filter(|id| !self.has(*id)).eq(written.iter()) {
            return before.to_vec();
        }
        let kept = before.iter().filter(|id| self.has(*id) && !written.contains(id));
        let kept: Vec<T> = kept.cloned().collect();
        written.into_iter().chain(kept).collect()
    }

    /// Takes what names a hidden place out of a value: a body, or the fields of a version.
    pub fn clear(&self, value: &mut Value) {
        if self.is_empty() {
            return;
        }
        match value {
            Value::String(text) if self.ids.contains(text.as_str()) => *value = Value::Null,
            Value::Array(items) => {
                items.retain(|item| !item.as_str().is_some_and(|id| self.ids.contains(id)));
                items.iter_mut().for_each(|item| self.clear(item));
            }
            Value::Object(fields) => {
                for (name, field) in fields {
                    match (name.as_str(), &mut *field) {
                        ("locations", Value::Array(names)) => names.retain(|name| !self.is_named(name)),
                        ("location", name) if self.is_named(name) => *field = Value::Null,
                        _ => self.clear(field),
                    }
                }
            }
            _ => {}
        }
    }

    /// The same for differences; those that were about hidden places only are left out.
    pub fn clear_fields(&self, differences: &mut Vec<ChangedField>) {
        if self.is_empty() {
            return;
        }
        for one in differences.iter_mut() {
            self.clear(&mut one.before);
            self.clear(&mut one.now);
        }
        differences.retain(|one| one.before != one.now);
    }
}

/// Writes into the audit that somebody looks at secret places, before they see them.
pub fn note_looks<'r, T: Written>(
    tools: &Tools,
    author: &Author,
    records: impl IntoIterator<Item = &'r T>,
    door: &'static str,
) -> Result<(), Failure> {
    let secret = records.into_iter().filter(|record| record.is_secret());
    note_looks_at(
        tools,
        author,
        &secret.map(|one| one.id().to_owned()).collect::<Vec<_>>(),
        door,
    )
}

/// The same by id.
pub fn note_looks_at(tools: &Tools, author: &Author, places: &[String], door: &'static str) -> Result<(), Failure> {
    if places.is_empty() {
        return Ok(());
    }
    let at = tools.clock.now();
    let written: Result<(), DbError> = tools.database.write(|tx| {
        for id in places {
            let entry = NewEntry::new("looked_at", Noun::Location.as_str(), Some(id));
            let entry = entry.in_city(Some(&author.city)).with(json!({"door": door}));
            note(tx, &author.actor, at, &entry)?;
        }
        Ok(())
    });
    Ok(written?)
}
