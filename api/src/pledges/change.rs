//! What those in charge do with a pledge: another state, a note, or its end. Who did it is in the audit, without a word of what it is.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{FieldError, NeedKind, Pledge, PledgeChange, PledgeOffices, PledgeState};
use serde_json::json;

use super::forgetting::delete;
use super::list::{self, Row};
use super::office::{self, KINDS};
use super::tools::Tools;
use crate::access::{InCharge, provider_named};
use crate::catalog::check::{Fault, limits, quote};
use crate::catalog::ids::{CityId, Id};
use crate::reports::Faults;
use crate::spine::audit::{NewEntry, note};
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{pledge_notes, pledges};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::{Failure, Pointer};
use crate::spine::ids::{AccountId, fresh_uuid};

/// What the audit calls it.
const SUBJECT: &str = "pledge";
/// States that somebody in charge may set.
const STATES: [PledgeState; 4] = [
    PledgeState::New,
    PledgeState::InContact,
    PledgeState::Settled,
    PledgeState::Declined,
];

fn row(conn: &mut AnyConnection, who: &InCharge, id: &str) -> Result<Row, Failure> {
    let found = list::one(conn, (&who.city, &who.reach), id)?;
    found.ok_or_else(|| Failure::NotFound("There is no such pledge that you are in charge of.".to_owned()))
}

fn shown(conn: &mut AnyConnection, city: &CityId, row: Row) -> Result<Pledge, Failure> {
    let pledge = list::shown(conn, city, vec![row])?.pop();
    pledge.ok_or_else(|| Failure::Internal("a pledge that was found is gone".to_owned()))
}

/// One pledge; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for one that is not there, or that others are in charge of.
pub(super) fn read(tools: &Tools, who: &InCharge, id: &str) -> Result<Pledge, Failure> {
    tools.database.read_snapshot(|conn| {
        let row = row(conn, who, id)?;
        shown(conn, &who.city, row)
    })
}

/// Changes a pledge; blocking.
///
/// # Errors
/// As above, [`Failure::Stale`] when it has changed since, [`Failure::Invalid`] with everything that is wrong.
pub(super) fn change(
    tools: &Tools,
    who: &InCharge,
    (id, version): (&str, i64),
    change: &PledgeChange,
) -> Result<Pledge, Failure> {
    let text = sound(change)?;
    let at = tools.clock.now();
    tools.database.write(|tx| {
        let before = row(tx.conn, who, id)?;
        if before.version != version {
            return Err(Failure::Stale(Some(before.version)));
        }
        let state = change.state.filter(|state| state.as_str() != before.state);
        set(tx, &before, state, at)?;
        if let Some(text) = &text {
            add_note(tx, &before, (&who.principal.account, text), at)?;
        }
        let detail = json!({"state": state.map(PledgeState::as_str), "note": text.is_some()});
        tell(tx, who, ("pledge_changed", id, detail), at)?;
        let row = row(tx.conn, who, id)?;
        shown(tx.conn, &who.city, row)
    })
}

/// The note of a change that is fine.
fn sound(change: &PledgeChange) -> Result<Option<String>, Failure> {
    let mut faults = Faults::default();
    if change.state.is_some_and(|state| !STATES.contains(&state)) {
        let words = STATES.map(PledgeState::as_str).join(", ");
        let message = format!("`state` takes one of: {words}");
        faults.note("state", Fault::new("unknown_word", message));
    }
    let text = faults.text("note", change.note.clone(), limits::NOTE);
    faults.finish()?;
    Ok(text)
}

fn set(tx: &mut Tx<'_>, before: &Row, state: Option<PledgeState>, at: DateTime<Utc>) -> Result<(), Failure> {
    let ended = |state: PledgeState| matches!(state, PledgeState::Settled | PledgeState::Declined);
    let (word, ended_at, changed_at) = match state {
        None => (before.state.clone(), before.ended_at, before.changed_at),
        Some(state) => {
            let at = at.naive_utc();
            (state.as_str().to_owned(), Some(at).filter(|_| ended(state)), at)
        }
    };
    let same = pledges::table
        .filter(pledges::id.eq(&before.id))
        .filter(pledges::version.eq(before.version));
    let changed = diesel::update(same)
        .set((
            pledges::state.eq(word),
            pledges::ended_at.eq(ended_at),
            pledges::changed_at.eq(changed_at),
            pledges::version.eq(pledges::version + 1),
        ))
        .execute(tx.conn)
        .map_err(DbError::from)?;
    // Of two that come together, one finds the version that it has read.
    if changed == 0 {
        return Err(Failure::Stale(None));
    }
    Ok(())
}

fn add_note(
    tx: &mut Tx<'_>,
    pledge: &Row,
    (account, text): (&AccountId, &str),
    at: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::insert_into(pledge_notes::table)
        .values((
            pledge_notes::id.eq(fresh_uuid()),
            pledge_notes::pledge_id.eq(&pledge.id),
            pledge_notes::account_id.eq(account.as_str()),
            pledge_notes::text.eq(text),
            pledge_notes::created_at.eq(at.naive_utc()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

fn tell(
    tx: &mut Tx<'_>,
    who: &InCharge,
    (action, id, detail): (&'static str, &str, serde_json::Value),
    at: DateTime<Utc>,
) -> Result<(), DbError> {
    let actor = Actor::Account(who.principal.account.clone());
    let entry = NewEntry::new(action, SUBJECT, Some(id)).in_city(Some(&who.city));
    note(tx, &actor, at, &entry.with(detail))
}

/// Deletes a pledge with everything that belongs to it, because the person has asked for that; blocking.
///
/// # Errors
/// As above.
pub(super) fn erase(tools: &Tools, who: &InCharge, id: &str) -> Result<(), Failure> {
    let at = tools.clock.now();
    tools.database.write(|tx| {
        let row = row(tx.conn, who, id)?;
        delete(tx, std::slice::from_ref(&row.id))?;
        Ok(tell(tx, who, ("pledge_deleted", id, json!({})), at)?)
    })
}

/// Who is in charge of which kind; blocking.
///
/// # Errors
/// What the database says.
pub(super) fn offices(tools: &Tools, city: &CityId) -> Result<PledgeOffices, Failure> {
    let offices = tools.database.read(|conn| office::all(conn, city))?;
    Ok(PledgeOffices { offices })
}

/// Sets who is in charge of which kind; blocking.
///
/// # Errors
/// [`Failure::Invalid`] for kinds and providers that do not exist.
pub(super) fn set_offices(
    tools: &Tools,
    (city, account): (&CityId, &AccountId),
    given: &PledgeOffices,
) -> Result<PledgeOffices, Failure> {
    let at = tools.clock.now();
    tools.database.write(|tx| {
        let (mut offices, mut errors) = (Vec::new(), Vec::new());
        for (word, name) in &given.offices {
            let place = Pointer::root().field("offices").field(word);
            let kind = NeedKind::parse(word).filter(|kind| KINDS.contains(kind));
            let provider = provider_named(tx.conn, city, name)?;
            let fault = match (kind, provider) {
                (Some(kind), Some(provider)) => {
                    offices.push((kind, provider));
                    continue;
                }
                (None, _) => {
                    let words = KINDS.map(NeedKind::as_str).join(", ");
                    Fault::new("unknown_word", format!("{} is none of: {words}", quote(word)))
                }
                (Some(_), None) => {
                    let message = format!("there is no provider {} in this city", quote(name));
                    Fault::new("unknown_reference", message)
                }
            };
            errors.push(FieldError {
                pointer: Some(place.to_string()),
                parameter: None,
                code: fault.code.to_owned(),
                detail: fault.message,
            });
        }
        if !errors.is_empty() {
            return Err(Failure::Invalid(errors));
        }
        office::set(tx, city, &offices)?;
        let entry = NewEntry::new("pledge_offices_set", "city", Some(city.as_str())).in_city(Some(city));
        note(tx, &Actor::Account(account.clone()), at, &entry.with(json!(given)))?;
        Ok(PledgeOffices {
            offices: office::all(tx.conn, city)?,
        })
    })
}
