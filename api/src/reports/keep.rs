//! Keeping a report: it joins what was said of the entry within a week, or becomes a task of its own, and the provider is told.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use porta_contract::{ChangeAction, Noun, ReportReason, ReportState};

use super::receive::Sound;
use super::{ReportId, letter};
use crate::catalog::change::{Author, log};
use crate::catalog::city::City;
use crate::review::hash;
use crate::review::tasks::{self, EntryTask, kind};
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{report_texts, reports};
use crate::spine::db::{Both, DbError, Tx};
use crate::spine::ids::{Id, fresh_uuid};

/// What is said again within this time is said of the same thing.
pub(super) const WEEK: TimeDelta = TimeDelta::days(7);
/// Most texts that are kept of one report; further ones are counted.
const MOST: i64 = 50;

/// True for what the provider is told of: not how it treats people, and not what offends.
pub(super) const fn is_for_provider(reason: ReportReason) -> bool {
    !matches!(
        reason,
        ReportReason::WasTurnedAway | ReportReason::Offensive | ReportReason::Unrecognised
    )
}

/// Keeps a report.
pub(super) fn keep(tx: &mut Tx<'_>, city: &City, sound: &Sound, at: DateTime<Utc>) -> Result<(), DbError> {
    let author = Author {
        actor: &Actor::Visitor,
        at,
    };
    let (id, version) = match open(tx, city, sound, at)? {
        Opened::New(id) => {
            let task = EntryTask {
                kind: kind::REPORT,
                city: &city.id,
                provider: sound.entry.provider.as_ref(),
                noun: sound.noun,
                record: &sound.entry.id,
                key: id.as_str(),
            };
            let task = tasks::add_about(tx, &task, at)?;
            diesel::update(reports::table.find(&id))
                .set(reports::task_id.eq(task))
                .execute(tx.conn)?;
            (id, 1)
        }
        Opened::Joined(id, version) => (id, version),
        // The same form once more: a second tap on the button.
        Opened::Again => return Ok(()),
    };
    add_text(tx, &id, sound, at)?;
    let action = if version == 1 {
        ChangeAction::Created
    } else {
        ChangeAction::Updated
    };
    log(
        tx,
        &author,
        (Noun::Report, &city.id, id.as_str()),
        (version, action),
        false,
    )?;
    if !sound.suspicious && is_for_provider(sound.reason) {
        letter::tell(tx, city, (&id, &sound.entry), at)?;
    }
    Ok(())
}

/// What became of a report among those that are open.
enum Opened {
    New(ReportId),
    Joined(ReportId, i64),
    Again,
}

/// Whoever comes first makes the row of the key, all others join it: also when two do so at once.
fn open(tx: &mut Tx<'_>, city: &City, sound: &Sound, at: DateTime<Utc>) -> Result<Opened, DbError> {
    let key = format!(
        "{}/{}/{}/{}",
        sound.noun, sound.entry.id, sound.reason, sound.suspicious
    );
    let quiet = reports::table
        .filter(reports::open_key.eq(&key))
        .filter(reports::last_at.le((at - WEEK).naive_utc()));
    diesel::update(quiet)
        .set(reports::open_key.eq(None::<String>))
        .execute(tx.conn)?;
    let form = hash(&sound.form);
    loop {
        if let Some(id) = make(tx, (city, sound), (&key, &form), at)? {
            return Ok(Opened::New(id));
        }
        // None when it was closed in between: then another one is made.
        if let Some(opened) = join(tx, (&key, &form), at)? {
            return Ok(opened);
        }
    }
}

/// Makes the row of a key; none if there is one.
fn make(
    tx: &mut Tx<'_>,
    (city, sound): (&City, &Sound),
    (key, form): (&str, &str),
    at: DateTime<Utc>,
) -> Result<Option<ReportId>, DbError> {
    let id = ReportId::fresh();
    let insert = diesel::insert_into(reports::table)
        .values((
            (
                reports::id.eq(&id),
                reports::city_id.eq(&city.id),
                reports::noun.eq(sound.noun.as_str()),
                reports::record_id.eq(&sound.entry.id),
                reports::reason.eq(sound.reason.as_str()),
                reports::suspicious.eq(sound.suspicious),
                reports::state.eq(ReportState::Open.as_str()),
            ),
            reports::open_key.eq(key),
            reports::count.eq(1),
            reports::form_hash.eq(form),
            reports::first_at.eq(at.naive_utc()),
            reports::last_at.eq(at.naive_utc()),
            reports::version.eq(1),
        ))
        .on_conflict(reports::open_key)
        .do_nothing();
    Ok((Both(insert).execute(tx.conn)? > 0).then_some(id))
}

/// Joins the row of a key; none if there is none.
fn join(tx: &mut Tx<'_>, (key, form): (&str, &str), at: DateTime<Utc>) -> Result<Option<Opened>, DbError> {
    let same = reports::table
        .filter(reports::open_key.eq(key))
        .filter(reports::form_hash.ne(form));
    let joined = diesel::update(same)
        .set((
            reports::count.eq(reports::count + 1),
            reports::form_hash.eq(form),
            reports::last_at.eq(at.naive_utc()),
            reports::version.eq(reports::version + 1),
        ))
        .execute(tx.conn)?;
    let row: Option<(ReportId, i64)> = reports::table
        .filter(reports::open_key.eq(key))
        .select((reports::id, reports::version))
        .first(tx.conn)
        .optional()?;
    Ok(row.map(|(id, version)| {
        if joined > 0 {
            Opened::Joined(id, version)
        } else {
            Opened::Again
        }
    }))
}

fn add_text(tx: &mut Tx<'_>, report: &ReportId, sound: &Sound, at: DateTime<Utc>) -> Result<(), DbError> {
    let Some(text) = &sound.text else { return Ok(()) };
    let kept: i64 = report_texts::table
        .filter(report_texts::report_id.eq(report))
        .count()
        .get_result(tx.conn)?;
    if kept >= MOST {
        return Ok(());
    }
    diesel::insert_into(report_texts::table)
        .values((
            report_texts::id.eq(fresh_uuid()),
            report_texts::report_id.eq(report),
            report_texts::text.eq(text),
            report_texts::lang.eq(&sound.lang),
            report_texts::created_at.eq(at.naive_utc()),
        ))
        .execute(tx.conn)?;
    Ok(())
}
