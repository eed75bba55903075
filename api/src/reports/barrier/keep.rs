//! Keeping the report of a barrier: its row with number and day, its words in a table of their own, a task, a row in the log.

use chrono::{DateTime, Days, NaiveDate, Utc};
use diesel::prelude::*;
use porta_contract::{ChangeAction, Noun, ReportState};

use super::BarrierId;
use super::receive::Sound;
use crate::catalog::change::{Author, log};
use crate::catalog::city::City;
use crate::review::hash;
use crate::review::tasks::{self, CityTask, kind};
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{barrier_texts, barriers};
use crate::spine::db::{Both, DbError, Tx};
use crate::spine::ids::Id;

/// Days within which an answer is due.
const DAYS: u64 = 30;
/// Digits of a number.
const DIGITS: usize = 10;

/// The day by which an answer is due, by the city's own calendar.
pub(super) fn due_on(city: &City, now: DateTime<Utc>) -> NaiveDate {
    let day = now.with_timezone(&city.time_zone).date_naive();
    day.checked_add_days(Days::new(DAYS)).unwrap_or(day)
}

/// The number of a report: from the part of its id that is chance, so that none leads to another.
pub(super) fn number(id: &BarrierId) -> String {
    let digits: Vec<char> = id.as_str().chars().filter(char::is_ascii_hexdigit).collect();
    let tail = digits.iter().skip(digits.len().saturating_sub(DIGITS));
    format!("B-{}", tail.collect::<String>().to_ascii_uppercase())
}

/// Keeps a report and gives its number. The same form once more, a second tap on the button, gives the number it got before.
pub(super) fn keep(tx: &mut Tx<'_>, city: &City, sound: &Sound, at: DateTime<Utc>) -> Result<String, DbError> {
    let form = hash(&sound.form);
    let id = BarrierId::fresh();
    let number = number(&id);
    let due = due_on(city, at);
    let insert = diesel::insert_into(barriers::table)
        .values((
            barriers::id.eq(&id),
            barriers::city_id.eq(&city.id),
            barriers::number.eq(&number),
            barriers::state.eq(ReportState::Open.as_str()),
            barriers::form_hash.eq(&form),
            barriers::created_at.eq(at.naive_utc()),
            barriers::due_on.eq(due),
            barriers::version.eq(1),
        ))
        .on_conflict(barriers::form_hash)
        .do_nothing();
    if Both(insert).execute(tx.conn)? == 0 {
        return Ok(barriers::table
            .filter(barriers::form_hash.eq(&form))
            .select(barriers::number)
            .first(tx.conn)?);
    }
    diesel::insert_into(barrier_texts::table)
        .values((
            barrier_texts::barrier_id.eq(&id),
            barrier_texts::text.eq(&sound.text),
            barrier_texts::page.eq(&sound.page),
            barrier_texts::lang.eq(&sound.lang),
            barrier_texts::email.eq(&sound.email),
        ))
        .execute(tx.conn)?;
    let task = CityTask {
        kind: kind::BARRIER,
        city: &city.id,
        key: id.as_str(),
        due,
    };
    let task = tasks::add_for_city(tx, &task, at)?;
    diesel::update(barriers::table.find(&id))
        .set(barriers::task_id.eq(task))
        .execute(tx.conn)?;
    let author = Author {
        actor: &Actor::Visitor,
        at,
    };
    let record = (Noun::Report, &city.id, id.as_str());
    log(tx, &author, record, (1, ChangeAction::Created), false)?;
    Ok(number)
}
