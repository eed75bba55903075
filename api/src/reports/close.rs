//! Closing a report, and its task with it.

use diesel::prelude::*;
use porta_contract::{ChangeAction, CloseReport, Noun, Report, ReportOutcome, ReportState};

use super::list::{Row, shown};
use super::tools::{Tools, wrong};
use crate::catalog::change::{Author, log};
use crate::catalog::check::{Fault, limits, text};
use crate::catalog::ids::CityId;
use crate::review::tasks;
use crate::spine::change_log::Actor;
use crate::spine::db::schema::reports;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::ids::{AccountId, Id};

/// Closes a report; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a report that is not there, [`Failure::Conflict`] for one that is closed.
pub(super) fn close(
    tools: &Tools,
    (city, id): (&CityId, &str),
    account: &AccountId,
    closing: &CloseReport,
) -> Result<Report, Failure> {
    let note = sound(closing)?;
    let at = tools.clock.now();
    tools.database.write(|tx| {
        let row = found(tx.conn, city, id)?;
        if !mark_closed(tx, &row, (closing.outcome, account), at.naive_utc())? {
            return Err(Failure::Conflict("This report is closed already.".to_owned()));
        }
        if let Some(task) = &row.task_id {
            tasks::end(tx, task, account, at)?;
            if let Some(note) = note {
                tasks::note(tx, task, note, at)?;
            }
        }
        let closed = found(tx.conn, city, id)?;
        let author = Author {
            actor: &Actor::Account(account.clone()),
            at,
        };
        let record = (Noun::Report, city, closed.id.as_str());
        log(tx, &author, record, (closed.version, ChangeAction::Updated), false)?;
        let report = shown(tx.conn, city, vec![closed])?.pop();
        report.ok_or_else(|| Failure::Internal("a report that was closed is gone".to_owned()))
    })
}

/// The note of a closing that is fine.
fn sound(closing: &CloseReport) -> Result<Option<&str>, Failure> {
    let mut errors = Vec::new();
    if closing.outcome == ReportOutcome::Unrecognised {
        let words = ReportOutcome::WORDS.join(", ");
        let fault = Fault::new("unknown_word", format!("`outcome` takes one of: {words}"));
        errors.push(wrong("outcome", fault));
    }
    let note = closing.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    if let Some(Err(fault)) = note.map(|note| text("note", note, limits::NOTE)) {
        errors.push(wrong("note", fault));
    }
    if errors.is_empty() {
        Ok(note)
    } else {
        Err(Failure::Invalid(errors))
    }
}

fn found(conn: &mut AnyConnection, city: &CityId, id: &str) -> Result<Row, Failure> {
    let row = reports::table
        .find(id)
        .filter(reports::city_id.eq(city))
        .select(Row::as_select())
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    row.ok_or_else(|| Failure::NotFound("There is no such report in this city.".to_owned()))
}

/// False when somebody else was faster.
fn mark_closed(
    tx: &mut Tx<'_>,
    row: &Row,
    (outcome, account): (ReportOutcome, &AccountId),
    at: chrono::NaiveDateTime,
) -> Result<bool, DbError> {
    let open = reports::table
        .filter(reports::id.eq(&row.id))
        .filter(reports::state.eq(ReportState::Open.as_str()));
    let closed = diesel::update(open)
        .set((
            reports::state.eq(ReportState::Closed.as_str()),
            reports::open_key.eq(None::<String>),
            reports::closed_at.eq(at),
            reports::closed_by.eq(account.to_string()),
            reports::outcome.eq(outcome.as_str()),
            reports::version.eq(reports::version + 1),
        ))
        .execute(tx.conn)?;
    Ok(closed > 0)
}
