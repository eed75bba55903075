//! Closing the report of a barrier, and its tasks with it.

use diesel::prelude::*;
use porta_contract::{Barrier, BarrierOutcome, ChangeAction, CloseBarrier, Noun, ReportState};

use super::list::{Row, shown};
use crate::catalog::change::{Author, log};
use crate::catalog::check::{Fault, limits, text};
use crate::catalog::ids::CityId;
use crate::reports::tools::{Tools, wrong};
use crate::review::tasks::{self, kind};
use crate::spine::change_log::Actor;
use crate::spine::db::schema::barriers;
use crate::spine::db::{AnyConnection, DbError};
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
    closing: &CloseBarrier,
) -> Result<Barrier, Failure> {
    let note = sound(closing)?;
    let at = tools.clock.now();
    tools.database.write(|tx| {
        let row = found(tx.conn, city, id)?;
        let open = barriers::table
            .filter(barriers::id.eq(&row.id))
            .filter(barriers::state.eq(ReportState::Open.as_str()));
        let closed = diesel::update(open)
            .set((
                barriers::state.eq(ReportState::Closed.as_str()),
                barriers::closed_at.eq(at.naive_utc()),
                barriers::closed_by.eq(account.to_string()),
                barriers::outcome.eq(closing.outcome.as_str()),
                barriers::version.eq(barriers::version + 1),
            ))
            .execute(tx.conn)
            .map_err(DbError::from)?;
        if closed == 0 {
            return Err(Failure::Conflict("This report is closed already.".to_owned()));
        }
        if let Some(task) = &row.task_id {
            tasks::end(tx, task, account, at)?;
            if let Some(note) = note {
                tasks::note(tx, task, note, at)?;
            }
        }
        tasks::end_keyed(tx, (kind::BARRIER_DUE, row.id.as_str()), account, at)?;
        let author = Author {
            actor: &Actor::Account(account.clone()),
            at,
        };
        let record = (Noun::Report, city, row.id.as_str());
        log(tx, &author, record, (row.version + 1, ChangeAction::Updated), false)?;
        let closed = found(tx.conn, city, id)?;
        let barrier = shown(tx.conn, vec![closed])?.pop();
        barrier.ok_or_else(|| Failure::Internal("a report that was closed is gone".to_owned()))
    })
}

/// The note of a closing that is fine.
fn sound(closing: &CloseBarrier) -> Result<Option<&str>, Failure> {
    let mut errors = Vec::new();
    if closing.outcome == BarrierOutcome::Unrecognised {
        let words = BarrierOutcome::WORDS.join(", ");
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
    let row = barriers::table
        .find(id)
        .filter(barriers::city_id.eq(city))
        .select(Row::as_select())
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    row.ok_or_else(|| Failure::NotFound("There is no such report in this city.".to_owned()))
}
