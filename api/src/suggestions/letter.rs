//! Telling whoever suggested something what has become of it: one mail, after a person has decided.

use std::sync::Arc;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use porta_contract::{SuggestionContent, SuggestionState};
use serde::{Deserialize, Serialize};

use super::SuggestionId;
use crate::catalog::city;
use crate::catalog::ids::CityId;
use crate::catalog::stored;
use crate::letters::{Postman, Ready, Written, built, deliver, title};
use crate::mail::{self, SuggestionMail};
use crate::spine::db::schema::{jobs, suggestion_contents, suggestion_senders, suggestions};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::jobs::{Claimed, Handlers, JobId, NewJob, Outcome, Work, enqueue};

/// Kind of the job that writes it.
pub const KIND: &str = "suggestions.tell";

#[derive(Serialize, Deserialize)]
struct Payload {
    suggestion: SuggestionId,
}

/// Queues the mail, if its sender has left an address.
pub(super) fn tell(tx: &mut Tx<'_>, suggestion: &SuggestionId, at: DateTime<Utc>) -> Result<(), DbError> {
    if recipient(tx.conn, suggestion)?.is_none() {
        return Ok(());
    }
    let job = NewJob {
        kind: KIND,
        unique_key: &format!("{KIND}/{suggestion}"),
        payload: &Payload {
            suggestion: suggestion.clone(),
        },
        run_at: at,
        max_attempts: 8,
    };
    enqueue(tx, at, &job).map(drop)
}

fn recipient(conn: &mut AnyConnection, suggestion: &SuggestionId) -> Result<Option<String>, DbError> {
    let found: Option<Option<String>> = suggestion_senders::table
        .find(suggestion)
        .select(suggestion_senders::email)
        .first(conn)
        .optional()?;
    Ok(found.flatten())
}

/// Adds the handler.
#[must_use]
pub fn handlers(handlers: Handlers, postman: Postman) -> Handlers {
    let postman = Arc::new(postman);
    handlers.asynchronous(KIND, move |work: Work| {
        let postman = Arc::clone(&postman);
        async move { send_now(&postman, &work.job).await }
    })
}

/// Does one job now.
pub async fn send_now(postman: &Arc<Postman>, job: &Claimed) -> Outcome {
    match job.payload::<Payload>() {
        Ok(Payload { suggestion }) => {
            let prepare = move |postman: &Postman, job: &JobId| prepare(postman, job, &suggestion);
            deliver(Arc::clone(postman), job.id.clone(), prepare).await
        }
        Err(error) => Outcome::Fail(format!("the payload cannot be read: {error}")),
    }
}

fn prepare(postman: &Postman, job: &JobId, suggestion: &SuggestionId) -> Result<Ready, DbError> {
    let written = postman.database.read_snapshot(|conn| write(conn, job, suggestion))?;
    Ok(written.map_or(Ready::Needless, |written| built(postman, job, &written)))
}

/// City, language, state, what was suggested, and the words of the editors.
type Told = (CityId, String, String, String, Option<String>);

/// The mail; none when what it is about has been deleted.
fn write(conn: &mut AnyConnection, job: &JobId, id: &SuggestionId) -> Result<Option<Written>, DbError> {
    let row: Option<Told> = suggestions::table
        .inner_join(suggestion_contents::table.on(suggestion_contents::suggestion_id.eq(suggestions::id)))
        .filter(suggestions::id.eq(id))
        .filter(suggestions::state.ne(SuggestionState::Waiting.as_str()))
        .select((
            suggestions::city_id,
            suggestions::lang,
            suggestions::state,
            suggestion_contents::content,
            suggestion_contents::words,
        ))
        .first(conn)
        .optional()?;
    let (Some((city, lang, state, content, words)), Some(to)) = (row, recipient(conn, id)?) else {
        return Ok(None);
    };
    let Some(city) = city::named(conn, &String::from(city))? else {
        return Ok(None);
    };
    let lang = mail::language(&lang);
    let content: SuggestionContent = stored::read("suggestion_contents.content", &content)?;
    let mail = SuggestionMail {
        lang,
        city: title(&city, lang),
        title: &content.title,
        accepted: state == SuggestionState::Accepted.as_str(),
        words: words.as_deref(),
    };
    let rendered = mail::render_suggestion(&mail).map_err(|error| DbError::Other(error.to_string()))?;
    let date: NaiveDateTime = jobs::table.find(job).select(jobs::created_at).first(conn)?;
    Ok(Some(Written {
        to,
        lang: lang.to_owned(),
        rendered,
        date: date.and_utc(),
    }))
}
