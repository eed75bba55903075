//! The end of a suggestion: its task ends with it, and its sender is told.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{ChangeAction, DeclineReason, EntrySuggestion, Noun, SuggestionContent, SuggestionState};

use super::letter;
use super::list::{self, Row};
use crate::catalog::change::{Author, log};
use crate::catalog::check::limits;
use crate::catalog::ids::CityId;
use crate::catalog::stored;
use crate::reports::Faults;
use crate::review::tasks;
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{suggestion_contents, suggestions};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::ids::{AccountId, Id};

/// How it ends.
pub(super) enum End {
    /// A draft was made, with this id.
    Accepted(String),
    /// It was declined.
    Declined(DeclineReason),
}

/// A suggestion that waits.
pub(super) fn waiting(conn: &mut AnyConnection, city: &CityId, id: &str) -> Result<Row, Failure> {
    let row = list::found(conn, city, id)?;
    if row.state == SuggestionState::Waiting.as_str() {
        Ok(row)
    } else {
        Err(Failure::Conflict(
            "This suggestion has been decided on already.".to_owned(),
        ))
    }
}

/// What a suggestion says.
pub(super) fn content(conn: &mut AnyConnection, row: &Row) -> Result<SuggestionContent, Failure> {
    let text: String = suggestion_contents::table
        .find(&row.id)
        .select(suggestion_contents::content)
        .first(conn)
        .map_err(DbError::from)?;
    Ok(stored::read("suggestion_contents.content", &text)?)
}

/// Words to the sender, if there are any.
pub(super) fn words(faults: &mut Faults, words: Option<String>) -> Option<String> {
    faults.text("words", words, limits::NOTE)
}

/// Ends it.
pub(super) fn close(
    tx: &mut Tx<'_>,
    (city, row): (&CityId, &Row),
    (end, words): (&End, Option<&str>),
    (account, at): (&AccountId, DateTime<Utc>),
) -> Result<EntrySuggestion, Failure> {
    let (state, reason, record) = match end {
        End::Accepted(record) => (SuggestionState::Accepted, None, Some(record)),
        End::Declined(reason) => (SuggestionState::Declined, Some(reason.as_str()), None),
    };
    let open = suggestions::table
        .filter(suggestions::id.eq(&row.id))
        .filter(suggestions::state.eq(SuggestionState::Waiting.as_str()));
    let closed = diesel::update(open)
        .set((
            suggestions::state.eq(state.as_str()),
            suggestions::closed_at.eq(at.naive_utc()),
            suggestions::closed_by.eq(account.to_string()),
            suggestions::reason.eq(reason),
            suggestions::record_id.eq(record),
            suggestions::version.eq(suggestions::version + 1),
        ))
        .execute(tx.conn)
        .map_err(DbError::from)?;
    if closed == 0 {
        return Err(Failure::Conflict(
            "Somebody else has just decided on this suggestion.".to_owned(),
        ));
    }
    diesel::update(suggestion_contents::table.find(&row.id))
        .set(suggestion_contents::words.eq(words))
        .execute(tx.conn)
        .map_err(DbError::from)?;
    if let Some(task) = &row.task_id {
        tasks::end(tx, task, account, at)?;
    }
    let author = Author {
        actor: &Actor::Account(account.clone()),
        at,
    };
    let closed = list::found(tx.conn, city, row.id.as_str())?;
    let record = (Noun::Suggestion, city, closed.id.as_str());
    log(tx, &author, record, (closed.version, ChangeAction::Updated), false)?;
    if !matches!(end, End::Declined(DeclineReason::Spam)) {
        letter::tell(tx, &row.id, at)?;
    }
    list::one(tx.conn, city, closed)
}
