//! The audit: what is no change of a record and yet has to be known later (logins, roles, clients, looks at secret places), and one
//! list over it and the change log.
//!
//! Words and ids only, never a name or an address: the rows outlive the accounts that they are about.

mod list;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde_json::Value;

pub use list::{Place, Question, Row, list};

use super::change_log::Actor;
use super::db::schema::audit;
use super::db::{DbError, Tx};
use super::ids::{CityId, Id};

crate::id! {
    /// Id of a row of the audit.
    AuditId
}

/// Something to write down.
#[derive(Clone, Debug)]
pub struct NewEntry<'a> {
    /// City it belongs to; none for the installation.
    pub city: Option<&'a CityId>,
    /// What was done, in a word such as `logged_in`.
    pub action: &'static str,
    /// What it was done to, in a word such as `account`.
    pub subject: &'static str,
    /// Id of that, if it has one.
    pub id: Option<&'a str>,
    /// A small object of public values; an empty one if there is nothing to add.
    pub detail: Value,
}

impl<'a> NewEntry<'a> {
    /// Something without details, of the whole installation.
    #[must_use]
    pub fn new(action: &'static str, subject: &'static str, id: Option<&'a str>) -> Self {
        Self {
            city: None,
            action,
            subject,
            id,
            detail: Value::Object(serde_json::Map::new()),
        }
    }

    /// The same in a city.
    #[must_use]
    pub fn in_city(mut self, city: Option<&'a CityId>) -> Self {
        self.city = city;
        self
    }

    /// The same with details.
    #[must_use]
    pub fn with(mut self, detail: Value) -> Self {
        self.detail = detail;
        self
    }
}

/// Writes it down, in the transaction of what it is about.
///
/// # Errors
/// [`DbError`] when the database is of no help.
pub fn note(tx: &mut Tx<'_>, actor: &Actor, at: DateTime<Utc>, entry: &NewEntry<'_>) -> Result<(), DbError> {
    diesel::insert_into(audit::table)
        .values((
            audit::id.eq(AuditId::fresh()),
            audit::at.eq(at.naive_utc()),
            audit::city_id.eq(entry.city),
            audit::actor_kind.eq(actor.kind()),
            audit::actor_id.eq(actor.id()),
            audit::action.eq(entry.action),
            audit::subject_kind.eq(entry.subject),
            audit::subject_id.eq(entry.id),
            audit::detail.eq(entry.detail.to_string()),
        ))
        .execute(tx.conn)?;
    Ok(())
}
