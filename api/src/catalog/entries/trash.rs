//! The trash: a deleted record is kept whole for a time, and can be brought back.

use actix_web::http::StatusCode;
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;
use porta_contract::{Noun, TrashList, Trashed};

use super::verbs::state;
use crate::catalog::address;
use crate::catalog::change;
use crate::catalog::ids::CityId;
use crate::catalog::record;
use crate::catalog::stored as column;
use crate::catalog::writing::draft::{self, stored};
use crate::catalog::writing::{Answer, Author, Done, Target, Tools, Way, Written};
use crate::spine::clock::Clock;
use crate::spine::db::schema::{record_notes, trash};
use crate::spine::db::{AnyConnection, Database, DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::jobs::{Handlers, Outcome};

/// How long a deleted record can be brought back.
pub const KEPT: TimeDelta = TimeDelta::days(90);
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
    tools.commit(trial, |tx| {
        let done = deleted::<T>(tx, tools, author, target)?;
        Answer::of(StatusCode::OK, &state(&done), None)
    })
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

/// What lies in the trash of a city, the newest first; blocking.
pub fn list(tools: &Tools, city: &CityId) -> Result<TrashList, Failure> {
    let rows: Vec<Row> = tools.database.read(|conn| {
        let all = trash::table
            .filter(trash::city_id.eq(city))
            .order((trash::deleted_at.desc(), trash::record_id));
        Ok::<_, Failure>(all.select(Row::as_select()).load(conn).map_err(DbError::from)?)
    })?;
    let items = rows.into_iter().map(|row| Trashed {
        noun: Noun::parse(&row.noun).unwrap_or(Noun::Unrecognised),
        id: row.record_id,
        slug: row.slug,
        title: row.title,
        provider: row.provider_id,
        deleted_at: row.deleted_at.and_utc(),
        deleted_by: row.deleted_by,
        until: (row.deleted_at + KEPT).and_utc(),
    });
    Ok(TrashList { items: items.collect() })
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
    let missing = || Failure::NotFound("This record is not in the trash of this city.".to_owned());
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
        let (text, beside) = kept.ok_or_else(|| Failure::NotFound("It is not in the trash any more.".to_owned()))?;
        let mut record: T = column::read("trash.record", &text)?;
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

/// Empties the trash of what has lain there long enough, with its history, notes and addresses; gives the number of records.
pub fn empty(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, DbError> {
    let old: Vec<String> = trash::table
        .filter(trash::deleted_at.le((now - KEPT).naive_utc()))
        .select(trash::record_id)
        .load(tx.conn)?;
    for id in &old {
        record::forget(tx, id)?;
        address::forget(tx, id)?;
        diesel::delete(record_notes::table.filter(record_notes::record_id.eq(id))).execute(tx.conn)?;
        diesel::delete(trash::table.find(id)).execute(tx.conn)?;
    }
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
