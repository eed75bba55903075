//! Versions of a record: the list from the change log, what one changed, and an older one put in place again.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::{ChangeAction, ChangedField, Publication, RecordVersion, VersionDetail, VersionList};
use serde_json::Value;

use super::verbs::state;
use crate::catalog::record::{Fields, Kept, assemble, difference, fields, history};
use crate::catalog::stored as column;
use crate::catalog::writing::draft::{self, stored};
use crate::catalog::writing::{Answer, Author, Draft, Hidden, Target, Tools, Written, note_looks, write};
use crate::spine::db::schema::change_log;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::{Failure, Pointer, cursor};

/// Versions of a page.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// How many.
    pub limit: usize,
    /// Older than this one.
    pub before: Option<i64>,
    /// What a cursor belongs to.
    pub question: u64,
}

type Row = (i64, String, String, Option<String>, String, NaiveDateTime);

fn version_of((version, action, by_kind, by, changed, at): Row) -> Result<RecordVersion, DbError> {
    Ok(RecordVersion {
        version,
        action: ChangeAction::parse(&action).unwrap_or(ChangeAction::Unrecognised),
        by_kind,
        by,
        at: at.and_utc(),
        // Rows of an earlier time say nothing about fields.
        changed: column::read("change_log.changed", &changed).unwrap_or_default(),
    })
}

fn rows(conn: &mut AnyConnection, record: &str, (from, limit): (i64, i64)) -> Result<Vec<RecordVersion>, DbError> {
    let rows = change_log::table
        .filter(change_log::record_id.eq(record))
        .filter(change_log::version.le(from))
        .order(change_log::version.desc())
        .limit(limit)
        .select((
            change_log::version,
            change_log::action,
            change_log::actor_kind,
            change_log::actor_id,
            change_log::changed,
            change_log::at,
        ))
        .load::<Row>(conn)?;
    rows.into_iter().map(version_of).collect()
}

/// Versions of a record, the newest first; blocking.
pub fn list<T: Written>(tools: &Tools, author: &Author, (name, page): (&str, Page)) -> Result<VersionList, Failure> {
    let (record, list) = tools.database.read_snapshot(|conn| {
        let record: T = stored(conn, author, Target { name, version: None })?;
        let from = page.before.map_or(i64::MAX, |before| before - 1);
        let one_more = i64::try_from(page.limit + 1).unwrap_or(i64::MAX);
        let mut items = rows(conn, record.id(), (from, one_more))?;
        let more = items.len() > page.limit;
        items.truncate(page.limit);
        let last = items.last().filter(|_| more);
        let next = last.map(|last| cursor::write(page.question, last.version));
        Ok::<_, Failure>((record, VersionList { items, next }))
    })?;
    note_looks(tools, author, [&record], "versions")?;
    Ok(list)
}

/// True for the fields of a place while it was secret.
fn was_secret(fields: &Fields) -> bool {
    fields.get("secret") == Some(&Value::Bool(true))
}

/// A version of a record and its fields. What a place was while it was secret stays so.
fn of_version<T: Written>(
    conn: &mut AnyConnection,
    author: &Author,
    (name, version): (&str, i64),
) -> Result<(T, Kept), Failure> {
    let record: T = stored(conn, author, Target { name, version: None })?;
    let mut kept = history(conn, &record, version)?;
    if !author.sees_secrets(conn)? {
        kept = kept.filter(|kept| !was_secret(&kept.fields));
        if let Some(kept) = &mut kept {
            kept.before = kept.before.take().filter(|before| !was_secret(before));
        }
    }
    let missing = || Failure::NotFound("There is no such version of this record.".to_owned());
    Ok((record, kept.ok_or_else(missing)?))
}

/// What a version changed, and what the record was then; blocking.
pub fn read<T: Written>(tools: &Tools, author: &Author, version: (&str, i64)) -> Result<VersionDetail, Failure> {
    let (record, detail) = tools.database.read_snapshot(|conn| {
        let (record, kept) = of_version::<T>(conn, author, version)?;
        let row = rows(conn, record.id(), (version.1, 1))?
            .pop()
            .filter(|row| row.version == version.1);
        let row = row.ok_or_else(|| Failure::NotFound("There is no such version of this record.".to_owned()))?;
        let before = kept.before.unwrap_or_default();
        let mut detail = VersionDetail {
            version: row,
            differences: changed(&before, &kept.fields),
            since: changed(&kept.fields, &fields(&record)?),
            record: kept.fields.into_iter().collect::<BTreeMap<String, Value>>(),
        };
        let hidden = Hidden::from(conn, author)?;
        hidden.clear_fields(&mut detail.differences);
        hidden.clear_fields(&mut detail.since);
        detail.record.values_mut().for_each(|value| hidden.clear(value));
        Ok::<_, Failure>((record, detail))
    })?;
    note_looks(tools, author, [&record], "version")?;
    Ok(detail)
}

/// The fields in which two states differ.
fn changed(before: &Fields, now: &Fields) -> Vec<ChangedField> {
    let field = |(name, before, now): (String, Value, Value)| ChangedField {
        pointer: Pointer::root().field(&name).to_string(),
        before,
        now,
    };
    difference(before, now).into_iter().map(field).collect()
}

/// Puts an older version in place as a new one; blocking. Where the record stands on its way to the public, its address, and when it was
/// last confirmed stay as they are: restoring is editing.
pub fn restore<T: Written>(
    tools: &Tools,
    author: &Author,
    (target, version): (Target<'_>, i64),
    trial: bool,
) -> Result<Answer, Failure> {
    tools.commit(trial, |tx| {
        let city = draft::city_of(tx.conn, author)?;
        let before: T = stored(tx.conn, author, target)?;
        let (_, kept) = of_version::<T>(tx.conn, author, (target.name, version))?;
        if was_secret(&kept.fields) && !before.is_secret() {
            return Err(Failure::Conflict(
                "This version is of a time when the place was secret; make it secret again first, or send what still holds as a \
                 change."
                    .to_owned(),
            ));
        }
        let mut record = put_in_place(&before, kept.fields)?;
        record.keep_hidden(&before, &Hidden::from(tx.conn, author)?);
        if !author.publishes(tx.conn, before.provider().unwrap_or_default())?
            && before.publication() == Publication::Published
        {
            return Err(Failure::Forbidden(
                "Only the city's staff may restore what is public here; send the fields as a change.".to_owned(),
            ));
        }
        draft::check_whole(tx.conn, tools, (&city, &record))?;
        let draft = Draft {
            city,
            before: Some(before),
            record,
            action: ChangeAction::Restored,
            warnings: Vec::new(),
            proposed: None,
        };
        let done = write(tx, tools, author, draft).map_err(gone)?;
        Answer::of(StatusCode::OK, &state(&done), Some(done.record.meta().version))
    })
}

/// What an older version named may be gone.
fn gone(failure: Failure) -> Failure {
    match failure {
        Failure::Conflict(_) => Failure::Conflict(
            "This version names a category, place or record that does not exist any more; look at it, and send what still holds \
             as a change."
                .to_owned(),
        ),
        other => other,
    }
}

/// Fields that restoring leaves alone.
const STAY: [&str; 8] = [
    "slug",
    "secret",
    "publication",
    "freshness",
    "provider",
    "external_id",
    "source_lang",
    "text_version",
];

fn put_in_place<T: Written>(now: &T, mut old: Fields) -> Result<T, Failure> {
    let current = fields(now)?;
    for name in STAY {
        match current.get(name) {
            Some(value) => old.insert(name.to_owned(), value.clone()),
            None => old.remove(name),
        };
    }
    mend_texts(&current, &mut old);
    Ok(assemble(now, old)?)
}

/// An older source text is a new one to its translations: those that were current then are current again, the others stay outdated.
fn mend_texts(current: &Fields, old: &mut Fields) {
    let source_lang = old
        .get("source_lang")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let key = format!("texts.{source_lang}");
    let number = |text: Option<&Value>| text.and_then(|text| text.get("source_version")).and_then(Value::as_i64);
    let (then, now) = (number(old.get(&key)), number(current.get(&key)));
    let words = |text: Option<&Value>| {
        text.cloned().map(|mut text| {
            if let Some(object) = text.as_object_mut() {
                object.remove("source_version");
            }
            text
        })
    };
    let same = words(old.get(&key)) == words(current.get(&key));
    let (Some(then), Some(now)) = (then, now) else { return };
    let version = if same { now } else { now + 1 };
    for (name, text) in old.iter_mut().filter(|(name, _)| name.starts_with("texts.")) {
        let made_for = number(Some(text)).unwrap_or_default();
        let moved = if *name == key || made_for == then {
            version
        } else {
            made_for.min(version - 1)
        };
        if let Some(object) = text.as_object_mut() {
            object.insert("source_version".to_owned(), moved.into());
        }
    }
    old.insert("text_version".to_owned(), version.into());
}
