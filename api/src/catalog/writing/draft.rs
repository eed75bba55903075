//! A write before it is written: read, checked, and judged whether it becomes public at once or waits for an editor.

use diesel::prelude::*;
use porta_contract::{ChangeAction, FieldError, Publication};
use serde_json::Value;

use super::filter::StaffFilter;
use super::sheet::{Sheet, field, unknown};
use super::written::{Start, Written};
use super::{Author, Tools};
use crate::catalog::address;
use crate::catalog::check::similar::{self, Candidate};
use crate::catalog::check::{Fault, language, quote, slug};
use crate::catalog::city::{self, City};
use crate::catalog::ids::{CityId, Id};
use crate::spine::db::schema::{providers, texts};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::Failure;

/// A write before it is written.
#[derive(Debug)]
pub struct Draft<T> {
    /// The city.
    pub city: City,
    /// The record as it is stored; none for a new one.
    pub before: Option<T>,
    /// As it is to be.
    pub record: T,
    /// What happens to it.
    pub action: ChangeAction,
    /// What is odd about it.
    pub warnings: Vec<FieldError>,
    /// The body, when it changes what is public and has to wait for an editor. Then the record stays as it is.
    pub proposed: Option<Value>,
}

/// Which version of which record a change is meant for.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Slug or id.
    pub name: &'a str,
    /// The version that was read; none when any will do.
    pub version: Option<i64>,
}

/// The city that somebody writes in.
pub fn city_of(conn: &mut AnyConnection, author: &Author) -> Result<City, Failure> {
    let city = city::named(conn, author.city.as_str())?;
    city.ok_or_else(|| Failure::NotFound("There is no such city.".to_owned()))
}

/// The record of a name, if its author may write it and it has the version.
pub fn stored<T: Written>(conn: &mut AnyConnection, author: &Author, target: Target<'_>) -> Result<T, Failure> {
    let missing = || Failure::NotFound(format!("There is no such {} in this city.", T::NOUN.as_str()));
    let id = T::id_of(conn, &author.city, target.name)?.ok_or_else(missing)?;
    let record = T::stored(conn, &id)?.ok_or_else(missing)?;
    if record.is_secret() && !author.sees_secrets(conn)? {
        return Err(missing());
    }
    author.writes_for(record.provider().unwrap_or_default())?;
    let version = record.meta().version;
    match target.version {
        Some(read) if read != version => Err(Failure::Stale(Some(version))),
        _ => Ok(record),
    }
}

/// Reads a body that makes a record; everything that is wrong with it, if anything is.
pub fn of_new<T: Written>(
    conn: &mut AnyConnection,
    tools: &Tools,
    author: &Author,
    (new, external): (T::New, Option<&str>),
) -> Result<Draft<T>, Failure> {
    let (start, change) = T::begin(new);
    of_start(conn, tools, author, (start, change, external))
}

/// The same of a body that has been taken apart.
pub fn of_start<T: Written>(
    conn: &mut AnyConnection,
    tools: &Tools,
    author: &Author,
    (start, change, external): (Start, T::Change, Option<&str>),
) -> Result<Draft<T>, Failure> {
    let city = city_of(conn, author)?;
    let mut record = T::blank(&city.id, tools.clock.now());
    if let Some(external) = external {
        // What a partner sends from its own directory is meant for the public, unless it says otherwise.
        record.set_external_id(external);
        record.set_publication(Publication::Published);
    }
    let mut sheet = Sheet::of(conn, author, (&city, tools.rules))?;
    read_start(conn, &mut sheet, author, (&mut record, start))?;
    record.read_change(conn, &mut sheet, change, false)?;
    warn_of_twins(conn, &mut sheet, &record)?;
    let warnings = sheet.finish()?;
    if record.slug().is_empty() {
        let slug = free_slug(conn, &record)?;
        record.start(None, None, Some(&slug));
    }
    hold_back(conn, author, &mut record)?;
    Ok(Draft {
        city,
        before: None,
        record,
        action: ChangeAction::Created,
        warnings,
        proposed: None,
    })
}

/// Most records of a provider that a new one is compared with.
const COMPARED: i64 = 500;

/// Warns when the provider has a record of the noun that may be the same.
fn warn_of_twins<T: Written>(conn: &mut AnyConnection, sheet: &mut Sheet<'_>, record: &T) -> Result<(), DbError> {
    let Some(provider) = record.provider().filter(|id| !id.is_empty()) else {
        return Ok(());
    };
    let filter = StaffFilter::of_provider(provider, (COMPARED, sheet.hidden.is_empty()));
    let (ids, _) = T::page(conn, record.city(), &filter)?;
    let titles = texts::table
        .filter(texts::record_id.eq_any(&ids))
        .filter(texts::lang.eq(record.lang()))
        .filter(texts::title.ne(""))
        .select((texts::record_id, texts::title))
        .load::<(String, String)>(conn)?;
    let others: Vec<Candidate> = titles.into_iter().map(|(id, title)| Candidate { id, title }).collect();
    for twin in similar::among(record.title(), &others) {
        let message = format!(
            "the provider has {} already (id {}); if it is the same, change that one",
            quote(&twin.title),
            twin.id
        );
        sheet.warn(&field("texts").field("title"), Fault::new("duplicate", message));
    }
    Ok(())
}

/// Refuses an older version, or a record from the trash, that does not go with what is there now.
pub fn check_whole<T: Written>(
    conn: &mut AnyConnection,
    tools: &Tools,
    (city, record): (&City, &T),
) -> Result<(), Failure> {
    let mut sheet = Sheet::new(city, tools.rules);
    record.check_whole(conn, &mut sheet)?;
    match sheet.finish() {
        Err(Failure::Invalid(errors)) => {
            let why: Vec<String> = errors.into_iter().map(|error| error.detail).collect();
            Err(Failure::Conflict(format!(
                "It does not go with what is there now: {}. Put that right first, or send what still holds as a change.",
                why.join("; ")
            )))
        }
        other => other.map(drop),
    }
}

/// Reads what only a new record has.
fn read_start<T: Written>(
    conn: &mut AnyConnection,
    sheet: &mut Sheet<'_>,
    author: &Author,
    (record, start): (&mut T, Start),
) -> Result<(), Failure> {
    if let Some(name) = &start.provider {
        match provider(conn, &sheet.city.id, name)? {
            Ok(id) => {
                author.writes_for(&id)?;
                record.start(Some(&id), None, None);
            }
            Err(fault) => sheet.error(&field("provider"), fault),
        }
    }
    if let Some(lang) = &start.lang {
        let lang = language::of_city(lang, &sheet.city.languages);
        if let Some(lang) = sheet.passed(&field("lang"), lang) {
            record.start(None, Some(&lang), None);
        }
    }
    if let Some(wanted) = &start.slug {
        let taken = T::id_of(conn, &sheet.city.id, wanted)?.is_some();
        if sheet.passed(&field("slug"), sound_slug::<T>(wanted, taken)).is_some() {
            record.start(None, None, Some(wanted));
        }
    }
    Ok(())
}

/// Id of a provider that is still there.
fn provider(conn: &mut AnyConnection, city: &CityId, name: &str) -> Result<Result<String, Fault>, DbError> {
    let named = providers::table
        .filter(providers::city_id.eq(city))
        .filter(providers::slug.eq(name).or(providers::id.eq(name)));
    let found: Option<(String, String)> = named
        .select((providers::id, providers::publication))
        .first(conn)
        .optional()?;
    Ok(match found {
        Some((_, state)) if state == Publication::Archived.as_str() => {
            let message = format!("the provider {} is archived; it offers nothing any more", quote(name));
            Err(Fault::new("archived", message))
        }
        Some((id, _)) => Ok(id),
        None => Err(unknown("provider", name)),
    })
}

fn sound_slug<T: Written>(wanted: &str, taken: bool) -> Result<(), Fault> {
    if let Some(fault) = T::slug_fault(wanted) {
        let message = format!("{} cannot stand in an address: {fault}", quote(wanted));
        return Err(Fault::new("bad_slug", message));
    }
    if taken {
        let message = format!(
            "another {} has the slug {}; choose another one",
            T::NOUN.as_str(),
            quote(wanted)
        );
        return Err(Fault::new("taken", message));
    }
    Ok(())
}

/// A slug from the title that no record of the noun has or had: old addresses go on leading where they led.
pub fn free_slug<T: Written>(conn: &mut AnyConnection, record: &T) -> Result<String, DbError> {
    // The address of a secret place says nothing of it.
    let wanted = if record.is_secret() {
        T::NOUN.as_str().to_owned()
    } else {
        record.wanted_slug(conn)?
    };
    let taken = address::beginning_with(conn, record.city(), T::NOUN, &wanted)?;
    Ok(slug::free(wanted, |slug| taken.contains(slug)))
}

/// Reads a change onto the version of a record that the caller has read. A *minor* one leaves translations current.
pub fn of_change<T: Written>(
    conn: &mut AnyConnection,
    tools: &Tools,
    author: &Author,
    (target, change, minor): (Target<'_>, T::Change, bool),
) -> Result<Draft<T>, Failure> {
    let city = city_of(conn, author)?;
    let before: T = stored(conn, author, target)?;
    let mut record = before.clone();
    let mut sheet = Sheet::of(conn, author, (&city, tools.rules))?;
    record.read_change(conn, &mut sheet, change.clone(), minor)?;
    let change = record.completed(change, &sheet.hidden);
    let warnings = sheet.finish()?;
    judge(conn, author, (city, before, record, warnings), &change)
}

/// Decides what a change does: it is written, or it waits.
fn judge<T: Written>(
    conn: &mut AnyConnection,
    author: &Author,
    (city, before, mut record, warnings): (City, T, T, Vec<FieldError>),
    change: &T::Change,
) -> Result<Draft<T>, Failure> {
    let was_public = before.publication() == Publication::Published;
    let publishes = author.publishes(conn, record.provider().unwrap_or_default())?;
    let proposed = if was_public && !publishes && record != before {
        let body = serde_json::to_value(change).map_err(|error| Failure::Internal(error.to_string()))?;
        Some(body)
    } else {
        hold_back(conn, author, &mut record)?;
        None
    };
    let is_new = !was_public && record.publication() == Publication::Published;
    let action = if is_new {
        ChangeAction::Published
    } else {
        ChangeAction::Updated
    };
    Ok(Draft {
        city,
        before: Some(before),
        record,
        action,
        warnings,
        proposed,
    })
}

/// What would be public, but is not its author's to publish, waits.
pub fn hold_back<T: Written>(conn: &mut AnyConnection, author: &Author, record: &mut T) -> Result<(), DbError> {
    let wants = record.publication() == Publication::Published;
    if wants && !author.publishes(conn, record.provider().unwrap_or_default())? {
        record.set_publication(Publication::Pending);
    }
    Ok(())
}
