//! What lies beside a provider in tables of its own, and goes to the trash with it: the contacts of the check, and whether it publishes
//! directly.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::catalog::ids::ProviderId;
use crate::spine::db::schema::{review_contacts, review_trust, second_contacts};
use crate::spine::db::{AnyConnection, DbError, Tx};

/// What lies beside a provider.
#[derive(Default, Serialize, Deserialize)]
struct Beside {
    review_contact: Option<Contact>,
    second_contact: Option<Contact>,
    trusted: Option<bool>,
}

#[derive(Serialize, Deserialize)]
struct Contact {
    email: String,
    lang: String,
    verified_at: Option<NaiveDateTime>,
    updated_at: NaiveDateTime,
}

type Row = (String, String, Option<NaiveDateTime>, NaiveDateTime);

impl From<Row> for Contact {
    fn from((email, lang, verified_at, updated_at): Row) -> Self {
        Self {
            email,
            lang,
            verified_at,
            updated_at,
        }
    }
}

macro_rules! read {
    ($conn:expr, $provider:expr, $table:ident) => {
        $table::table
            .find($provider)
            .select(($table::email, $table::lang, $table::verified_at, $table::updated_at))
            .first::<Row>($conn)
            .optional()?
            .map(Contact::from)
    };
}

macro_rules! write {
    ($tx:expr, $provider:expr, $contact:expr, $table:ident) => {
        if let Some(contact) = $contact {
            let row = (
                $table::provider_id.eq($provider),
                $table::email.eq(contact.email),
                $table::lang.eq(contact.lang),
                $table::verified_at.eq(contact.verified_at),
                $table::updated_at.eq(contact.updated_at),
            );
            diesel::insert_into($table::table).values(row).execute($tx.conn)?;
        }
    };
}

fn unreadable(error: &serde_json::Error) -> DbError {
    DbError::Unreadable(format!("what lay beside a provider: {error}"))
}

/// What lies beside a provider now.
pub(super) fn take(conn: &mut AnyConnection, provider: &ProviderId) -> Result<Value, DbError> {
    let beside = Beside {
        review_contact: read!(conn, provider, review_contacts),
        second_contact: read!(conn, provider, second_contacts),
        trusted: review_trust::table
            .find(provider)
            .select(review_trust::trusted)
            .first(conn)
            .optional()?,
    };
    serde_json::to_value(beside).map_err(|error| unreadable(&error))
}

/// Puts it back.
pub(super) fn put(tx: &mut Tx<'_>, provider: &ProviderId, beside: &Value) -> Result<(), DbError> {
    let beside: Option<Beside> = serde_json::from_value(beside.clone()).map_err(|error| unreadable(&error))?;
    let beside = beside.unwrap_or_default();
    // An address that was erased meanwhile is none any more.
    let is_there = |contact: &Contact| contact.email.contains('@');
    write!(tx, provider, beside.review_contact.filter(is_there), review_contacts);
    write!(tx, provider, beside.second_contact.filter(is_there), second_contacts);
    if let Some(trusted) = beside.trusted {
        super::trust::set(tx, provider, trusted)?;
    }
    Ok(())
}

/// Gives the contacts of a provider to another one that has none of its own.
pub(super) fn move_contacts(tx: &mut Tx<'_>, from: &ProviderId, to: &ProviderId, stays: bool) -> Result<(), DbError> {
    macro_rules! give {
        ($table:ident) => {
            if read!(tx.conn, to, $table).is_none() {
                let contact = read!(tx.conn, from, $table);
                if !stays {
                    diesel::delete($table::table.find(from)).execute(tx.conn)?;
                }
                write!(tx, to, contact, $table);
            }
        };
    }
    give!(review_contacts);
    give!(second_contacts);
    Ok(())
}
