//! Keeping a suggestion: its row, what it says and who sent it apart from each other, its task, and its row in the change log.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{ChangeAction, Noun, SuggestionState};

use super::receive::Sound;
use super::{SuggestionId, consent, likes};
use crate::catalog::change::{Author, log};
use crate::catalog::city::City;
use crate::catalog::stored;
use crate::review::hash;
use crate::review::tasks::{self, EntryTask, kind};
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{suggestion_contents, suggestion_senders, suggestions};
use crate::spine::db::{Both, DbError, Tx};
use crate::spine::ids::Id;

/// Keeps a suggestion; the same form once more, a second tap on the button, is kept once.
pub(super) fn keep(tx: &mut Tx<'_>, city: &City, sound: &Sound, at: DateTime<Utc>) -> Result<(), DbError> {
    let id = SuggestionId::fresh();
    let insert = diesel::insert_into(suggestions::table)
        .values((
            (
                suggestions::id.eq(&id),
                suggestions::city_id.eq(&city.id),
                suggestions::kind.eq(sound.kind.as_str()),
                suggestions::lang.eq(&sound.lang),
                suggestions::state.eq(SuggestionState::Waiting.as_str()),
                suggestions::suspicious.eq(sound.suspicious),
            ),
            suggestions::consent_version.eq(consent::VERSION),
            suggestions::consented_at.eq(at.naive_utc()),
            suggestions::form_hash.eq(hash(&sound.form)),
            suggestions::created_at.eq(at.naive_utc()),
            suggestions::version.eq(1),
        ))
        .on_conflict(suggestions::form_hash)
        .do_nothing();
    if Both(insert).execute(tx.conn)? == 0 {
        return Ok(());
    }
    let likes = likes::find(tx.conn, &city.id, (&sound.content.title, &id))?;
    diesel::insert_into(suggestion_contents::table)
        .values((
            suggestion_contents::suggestion_id.eq(&id),
            suggestion_contents::content.eq(stored::write(&sound.content)?),
            suggestion_contents::likes.eq(stored::write(&likes)?),
        ))
        .execute(tx.conn)?;
    if let Some(sender) = &sound.sender {
        diesel::insert_into(suggestion_senders::table)
            .values((
                suggestion_senders::suggestion_id.eq(&id),
                suggestion_senders::name.eq(&sender.name),
                suggestion_senders::email.eq(&sender.email),
            ))
            .execute(tx.conn)?;
    }
    let task = EntryTask {
        kind: kind::SUGGESTION,
        city: &city.id,
        provider: None,
        noun: Noun::Suggestion,
        record: id.as_str(),
        key: id.as_str(),
    };
    let task = tasks::add_about(tx, &task, at)?;
    diesel::update(suggestions::table.find(&id))
        .set(suggestions::task_id.eq(task))
        .execute(tx.conn)?;
    let author = Author {
        actor: &Actor::Visitor,
        at,
    };
    let record = (Noun::Suggestion, &city.id, id.as_str());
    log(tx, &author, record, (1, ChangeAction::Created), false)
}
