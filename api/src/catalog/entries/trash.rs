//! The trash: a deleted record is kept whole for a time, and can be brought back.

use actix_web::http::StatusCode;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use porta_contract::{Noun, TrashList, Trashed};

use super::verbs::state;
use crate::catalog::address;
use crate::catalog::change;
use crate::catalog::ids::CityId;
use crate::catalog::record;
use crate::catalog::stored as column;
use crate::catalog::writing::draft::{self, stored};
use crate::catalog::writing::proposal;
use crate::catalog::writing::{
    Answer, Author, Done, SECRET_IN_TRASH, Target, Tools, Way, Written, note_looks, note_looks_at,
};
use crate::spine::clock::Clock;
use crate::spine::db::schema::{record_notes, trash};
use crate::spine::db::{AnyConnection, Database, DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::jobs::{Handlers, Outcome};
use crate::spine::periods;

/// Kind of the job that empties the trash; schedule it daily.
pub const EMPTY_TRASH: &str = "trash.empty";

const fn by(author: &Author, at: DateTime<Utc>) -> change::Author<'_> {
    change::Author {
        actor: &author.actor,
        at,
    }
}

/// Deletes a record, in a transaction at work.
pub fn deleted<T: Written>(
    tx: &mut Tx<'_>,
    tools: &Tools,
    author: &Author,
    target: Target<'_>,
) -> Result<Done<T>, Failure> {
    let at = tools.clock.now();
    let city = draft::city_of(tx.conn, author)?;
    let record: T = stored(tx.conn, author, target)?;
    if let Some(why) = record.used_by(tx.conn)?.sentence(T::NOUN) {
        return Err(Failure::Conflict(why));
    }
    let row = (
        trash::record_id.eq(record.id()),
        trash::city_id.eq(record.city()),
        trash::noun.eq(T::NOUN.as_str()),
        trash::slug.eq(record.slug()),
        trash::title.eq(record.title()),
        trash::provider_id.eq(record.provider()),
        trash::record.eq(column::write(&record)?),
        trash::beside.eq(column::write(&record.beside(tx.conn)?)?),
        trash::deleted_at.eq(at.naive_utc()),
        trash::deleted_by.eq(author.actor.id()),
    );
    match record::delete(tx, &by(author, at), &record) {
        Ok(true) => {}
        Ok(false) => return Err(Failure::Stale(None)),
        Err(DbError::Constraint(_)) => {
            return Err(Failure::Conflict(
                "Other records still name this one; move or delete those first, or archive it.".to_owned(),
            ));
        }
        Err(error) => return Err(error.into()),
    }
    diesel::insert_into(trash::table)
        .values(row)
        .execute(tx.conn)
        .map_err(DbError::from)?;
    Ok(Done {
        city,
        record,
        way: Way::Changed,
        warnings: Vec::new(),
    })
}

/// Deletes a record; blocking.
pub fn delete<T: Written>(tools: &Tools, author: &Author, target: Target<'_>, trial: bool) -> Result<Answer, Failure> {
    let (record, answer) = tools.commit(trial, |tx| {
        let done = deleted::<T>(tx, tools, author, target)?;
        let answer = Answer::of(StatusCode::OK, &state(&done), None)?;
        Ok((done.record, answer))
    })?;
    note_looks(tools, author, [&record], "delete")?;
    Ok(answer)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = trash)]
struct Row {
    record_id: String,
    noun: String,
    slug: String,
    title: String,
    provider_id: Option<String>,
    deleted_at: NaiveDateTime,
    deleted_by: Option<String>,
}

/// What lies in the trash of a city, the newest first; blocking. Secret places only for who sees those.
pub fn list(tools: &Tools, author: &Author) -> Result<TrashList, Failure> {
    let (rows, secret) = tools.database.read_snapshot(|conn| {
        let all = trash::table
            .filter(trash::city_id.eq(&author.city))
            .order((trash::deleted_at.desc(), trash::record_id));
        let mut rows: Vec<Row> = all.select(Row::as_select()).load(conn)?;
        let mut secret = secret_places(conn, &author.city)?;
        if !author.sees_secrets(conn)? {
            rows.retain(|row| !secret.contains(&row.record_id));
            secret.clear();
        }
        Ok::<_, DbError>((rows, secret))
    })?;
    note_looks_at(tools, author, &secret, "trash")?;
    let items = rows.into_iter().map(|row| Trashed {
        noun: Noun::parse(&row.noun).unwrap_or(Noun::Unrecognised),
        id: row.record_id,
        slug: row.slug,
        title: row.title,
        provider: row.provider_id,
        deleted_at: row.deleted_at.and_utc(),
        deleted_by: row.deleted_by,
        until: (row.deleted_at + periods::TRASH.time()).and_utc(),
    });
    Ok(TrashList { items: items.collect() })
}

/// Ids of the secret places in the trash of a city.
fn secret_places(conn: &mut AnyConnection, city: &CityId) -> Result<Vec<String>, DbError> {
    let secret = trash::table
        .filter(trash::city_id.eq(city))
        .filter(trash::noun.eq(Noun::Location.as_str()))
        .filter(trash::record.like(SECRET_IN_TRASH));
    Ok(secret.select(trash::record_id).load(conn)?)
}

fn missing() -> Failure {
    Failure::NotFound("This record is not in the trash of this city.".to_owned())
}

/// The noun of a record in the trash of a city.
pub fn noun_of(conn: &mut AnyConnection, city: &CityId, id: &str) -> Result<Noun, Failure> {
    let noun: Option<String> = trash::table
        .find(id)
        .filter(trash::city_id.eq(city))
        .select(trash::noun)
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    noun.and_then(|noun| Noun::parse(&noun)).ok_or_else(missing)
}

/// Brings a record back as it was, one version on; blocking.
pub fn bring_back<T: Written>(tools: &Tools, author: &Author, id: &str) -> Result<Answer, Failure> {
    let at = tools.clock.now();
    tools.commit(false, |tx| {
        let city = draft::city_of(tx.conn, author)?;
        let kept: Option<(String, String)> = trash::table
            .find(id)
            .filter(trash::city_id.eq(&city.id))
            .select((trash::record, trash::beside))
            .first(tx.conn)
            .optional()
            .map_err(DbError::from)?;
        let (text, beside) = kept.ok_or_else(missing)?;
        let mut record: T = column::read("trash.record", &text)?;
        if record.is_secret() && !author.sees_secrets(tx.conn)? {
            return Err(missing());
        }
        if T::id_of(tx.conn, &city.id, record.slug())?.is_some() {
            let slug = draft::free_slug(tx.conn, &record)?;
            record.start(None, None, Some(&slug));
        }
        draft::check_whole(tx.conn, tools, (&city, &record))?;
        record::bring_back(tx, &by(author, at), &mut record).map_err(|error| match error {
            DbError::Constraint(_) => Failure::Conflict(
                "What this record names is gone itself, or its external id is taken; bring that back first.".to_owned(),
            ),
            other => other.into(),
        })?;
        record.put_beside(tx, &column::read("trash.beside", &beside)?)?;
        diesel::delete(trash::table.find(id))
            .execute(tx.conn)
            .map_err(DbError::from)?;
        let done = Done {
            city,
            record,
            way: Way::Changed,
            warnings: Vec::new(),
        };
        Answer::of(StatusCode::OK, &state(&done), Some(done.record.meta().version))
    })
}

/// Empties the trash of what has lain there long enough, with its history, notes and addresses, and forgets proposals that were decided
/// long ago; gives the number of records.
pub fn empty(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, DbError> {
    let old: Vec<String> = trash::table
        .filter(trash::deleted_at.le((now - periods::TRASH.time()).naive_utc()))
        .select(trash::record_id)
        .load(tx.conn)?;
    for id in &old {
        record::forget(tx, id)?;
        address::forget(tx, id)?;
        diesel::delete(record_notes::table.filter(record_notes::record_id.eq(id))).execute(tx.conn)?;
        diesel::delete(trash::table.find(id)).execute(tx.conn)?;
    }
    proposal::forget(tx, now - periods::PROPOSAL.time())?;
    Ok(old.len())
}

/// Adds the work of emptying.
#[must_use]
pub fn with_emptying(handlers: Handlers, database: Database, clock: Clock) -> Handlers {
    handlers.blocking(EMPTY_TRASH, move |_| {
        match database.write(|tx| empty(tx, clock.now())) {
            Ok(_) => Outcome::Done,
            Err(error) => Outcome::Retry(error.to_string()),
        }
    })
}
