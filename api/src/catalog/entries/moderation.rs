//! Moderation: what waits for an editor, with what it would change; approved, corrected and approved, or sent back with words.

use actix_web::http::StatusCode;
use diesel::prelude::*;
use porta_contract::{
    Approval, ChangeAction, ChangedField, FieldError, Noun, Proposal as Wire, ProposalList, ProposalState,
    ProposalView, Publication,
};
use serde_json::{Map, Value, json};

use super::verbs::state;
use crate::catalog::check::{limits, text};
use crate::catalog::writing::draft::{self, stored};
use crate::catalog::writing::proposal::{self, Proposal};
use crate::catalog::writing::sheet::field;
use crate::catalog::writing::{
    Answer, Author, Done, Draft, Hidden, Sheet, Target, Tools, Written, note_looks, note_looks_at, wire, write,
};
use crate::spine::db::schema::{locations, proposals};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::{Failure, Pointer, body_of, cursor};
use crate::spine::ids::Id;
use crate::spine::jobs::{NewJob, enqueue};

/// Which proposals are wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Words of states.
    pub states: Vec<String>,
    /// How many.
    pub limit: usize,
    /// Behind this id.
    pub after: Option<String>,
    /// What a cursor belongs to.
    pub question: u64,
}

/// Proposals of a city, the oldest first; who writes for some providers sees theirs only; blocking.
pub fn list(tools: &Tools, author: &Author, wanted: &Wanted) -> Result<ProposalList, Failure> {
    let (places, list) = tools.database.read_snapshot(|conn| {
        let hidden = Hidden::from(conn, author)?;
        let all = || {
            let mut query = proposals::table
                .filter(proposals::city_id.eq(&author.city))
                .into_boxed();
            if !wanted.states.is_empty() {
                query = query.filter(proposals::state.eq_any(&wanted.states));
            }
            if let Some(own) = author.providers() {
                query = query.filter(proposals::provider_id.eq_any(own));
            }
            if !hidden.is_empty() {
                query = query.filter(proposals::record_id.ne_all(hidden.ids()));
            }
            query
        };
        let total: i64 = all().count().get_result(conn).map_err(DbError::from)?;
        let mut page = all().order(proposals::id);
        if let Some(after) = &wanted.after {
            page = page.filter(proposals::id.gt(after));
        }
        let one_more = i64::try_from(wanted.limit + 1).unwrap_or(i64::MAX);
        let page = page.limit(one_more).select(Proposal::as_select());
        let mut rows: Vec<Proposal> = page.load(conn).map_err(DbError::from)?;
        let more = rows.len() > wanted.limit;
        rows.truncate(wanted.limit);
        let next = rows.last().filter(|_| more);
        let next = next.map(|last| cursor::write(wanted.question, last.id.as_str()));
        let items = rows
            .iter()
            .map(|row| shown(conn, row, &hidden))
            .collect::<Result<_, _>>()?;
        let list = ProposalList {
            items,
            total: u64::try_from(total).unwrap_or_default(),
            next,
        };
        Ok::<_, Failure>((secret_places(conn, &rows)?, list))
    })?;
    note_looks_at(tools, author, &places, "moderation")?;
    Ok(list)
}

/// Ids of the secret places among the records of proposals.
fn secret_places(conn: &mut AnyConnection, rows: &[Proposal]) -> Result<Vec<String>, DbError> {
    let about = |row: &&Proposal| row.noun() == Noun::Location;
    let places: Vec<&str> = rows.iter().filter(about).map(|row| row.record_id.as_str()).collect();
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let secret = locations::table
        .filter(locations::id.eq_any(places))
        .filter(locations::secret.eq(true));
    Ok(secret.select(locations::id).load(conn)?)
}

fn shown(conn: &mut AnyConnection, row: &Proposal, hidden: &Hidden) -> Result<Wire, DbError> {
    let words = match row.state() {
        ProposalState::SentBack => proposal::words(conn, &row.id)?,
        _ => None,
    };
    row.wire(words, hidden)
}

/// A proposal with the record as it is and as it would be.
struct Looked<T> {
    city: crate::catalog::city::City,
    before: T,
    record: T,
}

/// Reads a proposal, and corrections by an editor, onto its record.
fn look<T: Written>(
    conn: &mut AnyConnection,
    tools: &Tools,
    author: &Author,
    (row, more): (&Proposal, Option<&Value>),
) -> Result<Looked<T>, Failure> {
    let city = draft::city_of(conn, author)?;
    let name = row.record_id.as_str();
    let before: T = stored(conn, author, Target { name, version: None })?;
    let mut record = before.clone();
    let mut sheet = Sheet::of(conn, author, (&city, tools.rules))?;
    // What waits was complete when it was written, whoever looks at it now; corrections are by somebody who may not see everything.
    let hidden = std::mem::take(&mut sheet.hidden);
    let waits: T::Change = body_of(&row.change()?, T::CLEARABLE)?;
    record.read_change(conn, &mut sheet, waits, false)?;
    if let Some(more) = more {
        sheet.hidden = hidden;
        record.read_change(conn, &mut sheet, body_of(more, T::CLEARABLE)?, false)?;
    }
    sheet.finish()?;
    record.set_publication(Publication::Published);
    Ok(Looked { city, before, record })
}

/// A proposal with what it would change; blocking.
pub fn read<T: Written>(tools: &Tools, author: &Author, id: &str) -> Result<Answer, Failure> {
    let (now, answer) = tools.database.read_snapshot(|conn| {
        let row = proposal::find(conn, author, id)?;
        author.writes_for(row.provider_id.as_str())?;
        let hidden = Hidden::from(conn, author)?;
        let proposal = shown(conn, &row, &hidden)?;
        let city = draft::city_of(conn, author)?;
        let name = row.record_id.as_str();
        let now: T = stored(conn, author, Target { name, version: None })?;
        let looked = look::<T>(conn, tools, author, (&row, None));
        let (problem, as_it_would_be) = match looked {
            Ok(looked) => (None, looked.record),
            Err(Failure::Invalid(errors)) => (Some(told(&errors)), now.clone()),
            Err(other) => return Err(other),
        };
        let public = now.publication() == Publication::Published;
        let before = if public { Some(&now) } else { None };
        let before = before
            .map(|now| wire(conn, author, (&city, tools), now, Vec::new()))
            .transpose()?;
        let after = wire(conn, author, (&city, tools), &as_it_would_be, Vec::new())?;
        let view = ProposalView {
            version: now.meta().version,
            title: now.title().to_owned(),
            differences: between(
                &before.map_or_else(|| json!({}), |before| value(&before)),
                &value(&after),
            ),
            proposal,
            problem,
        };
        let answer = Answer::of(StatusCode::OK, &view, Some(row.version))?;
        Ok::<_, Failure>((now, answer))
    })?;
    note_looks(tools, author, [&now], "proposal")?;
    Ok(answer)
}

fn told(errors: &[FieldError]) -> String {
    let details: Vec<&str> = errors.iter().map(|error| error.detail.as_str()).collect();
    details.join(" ")
}

fn value<W: serde::Serialize>(wire: &W) -> Value {
    serde_json::to_value(wire).unwrap_or_default()
}

/// What moves with every write or by itself, and says nothing about the record.
const COUNTERS: [&str; 6] = ["id", "version", "updated_at", "warnings", "freshness", "next"];

fn between(before: &Value, after: &Value) -> Vec<ChangedField> {
    let empty = Map::new();
    let (before, after) = (
        before.as_object().unwrap_or(&empty),
        after.as_object().unwrap_or(&empty),
    );
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let field = |name: &&String| ChangedField {
        pointer: Pointer::root().field(name).to_string(),
        before: before.get(*name).cloned().unwrap_or_default(),
        now: after.get(*name).cloned().unwrap_or_default(),
    };
    let differ = |changed: &ChangedField| changed.before != changed.now;
    let all = names
        .iter()
        .filter(|name| !COUNTERS.contains(&name.as_str()))
        .map(field);
    all.filter(differ).collect()
}

/// A proposal that waits, in the version that was read.
fn waiting(tx: &mut Tx<'_>, author: &Author, (id, version): (&str, i64)) -> Result<Proposal, Failure> {
    let row = proposal::find(tx.conn, author, id)?;
    author.writes_for(row.provider_id.as_str())?;
    if row.version != version {
        return Err(Failure::Stale(Some(row.version)));
    }
    if row.state() == ProposalState::Waiting {
        Ok(row)
    } else {
        Err(Failure::Conflict("This proposal does not wait any more.".to_owned()))
    }
}

/// Approves a proposal, with corrections or without; blocking.
pub fn approve<T: Written>(
    tools: &Tools,
    author: &Author,
    (id, version, approval): (&str, i64, &Approval),
) -> Result<Answer, Failure> {
    tools.commit(false, |tx| {
        let mut row = waiting(tx, author, (id, version))?;
        let looked = look::<T>(tx.conn, tools, author, (&row, approval.change.as_ref()))?;
        let at = tools.clock.now();
        proposal::decide(tx, author, at, (&mut row, ProposalState::Approved, None))?;
        let done = put(tx, tools, author, (looked, ChangeAction::Published))?;
        Answer::of(StatusCode::OK, &state(&done), Some(done.record.meta().version))
    })
}

fn put<T: Written>(
    tx: &mut Tx<'_>,
    tools: &Tools,
    author: &Author,
    (looked, action): (Looked<T>, ChangeAction),
) -> Result<Done<T>, Failure> {
    let Looked { city, before, record } = looked;
    let draft = Draft {
        city,
        before: Some(before),
        record,
        action,
        warnings: Vec::new(),
        proposed: None,
    };
    write(tx, tools, author, draft)
}

/// Kind of the job that mails what an editor wrote to the author of a proposal.
pub const MAIL: &str = "proposal.mail";

/// Sends a proposal back with words to its author; a record that waited itself is a draft again; blocking.
pub fn send_back<T: Written>(
    tools: &Tools,
    author: &Author,
    (id, version, words): (&str, i64, &str),
) -> Result<Answer, Failure> {
    let words = sound_words(words)?;
    let at = tools.clock.now();
    tools.commit(false, |tx| {
        let mut row = waiting(tx, author, (id, version))?;
        proposal::decide(tx, author, at, (&mut row, ProposalState::SentBack, Some(words)))?;
        if row.is_new() {
            back_to_draft::<T>(tx, tools, author, &row)?;
        }
        let job = NewJob {
            kind: MAIL,
            unique_key: &format!("proposal/{}/{}", row.id, row.version),
            payload: &json!({"proposal": row.id}),
            run_at: at,
            max_attempts: 10,
        };
        enqueue(tx, at, &job)?;
        let body = row.wire(Some(words.to_owned()), &Hidden::from(tx.conn, author)?)?;
        Answer::of(StatusCode::OK, &body, Some(row.version))
    })
}

fn back_to_draft<T: Written>(tx: &mut Tx<'_>, tools: &Tools, author: &Author, row: &Proposal) -> Result<(), Failure> {
    let name = row.record_id.as_str();
    let before: T = stored(tx.conn, author, Target { name, version: None })?;
    let mut record = before.clone();
    record.set_publication(Publication::Draft);
    let city = draft::city_of(tx.conn, author)?;
    let looked = Looked { city, before, record };
    put(tx, tools, author, (looked, ChangeAction::Updated)).map(drop)
}

fn sound_words(words: &str) -> Result<&str, Failure> {
    let words = words.trim();
    let fault = match text("words", words, limits::NOTE) {
        Err(fault) => (fault.code, fault.message),
        Ok(()) if words.is_empty() => ("missing", "`words` must say what is to be done".to_owned()),
        Ok(()) => return Ok(words),
    };
    Err(Failure::Invalid(vec![FieldError {
        pointer: Some(field("words").to_string()),
        parameter: None,
        code: fault.0.to_owned(),
        detail: fault.1,
    }]))
}

/// Takes a proposal back; a record that waited itself is a draft again; blocking.
pub fn withdraw<T: Written>(tools: &Tools, author: &Author, (id, version): (&str, i64)) -> Result<Answer, Failure> {
    let at = tools.clock.now();
    tools.commit(false, |tx| {
        let mut row = waiting(tx, author, (id, version))?;
        proposal::decide(tx, author, at, (&mut row, ProposalState::Withdrawn, None))?;
        if row.is_new() {
            back_to_draft::<T>(tx, tools, author, &row)?;
        }
        let body = row.wire(None, &Hidden::from(tx.conn, author)?)?;
        Answer::of(StatusCode::OK, &body, Some(row.version))
    })
}
