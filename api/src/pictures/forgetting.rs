//! Pictures that no article has are deleted, some weeks after they were sent or last used: first their row, then, when that is
//! committed, their files.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Tools;
use crate::catalog::change::Author;
use crate::catalog::picture;
use crate::spine::change_log::Actor;
use crate::spine::db::{DbError, Tx};
use crate::spine::jobs::{Handlers, NewJob, Outcome, Work, enqueue};
use crate::spine::periods;

/// Kind of the job that looks for pictures nobody uses; schedule it daily.
pub const FORGET: &str = "pictures.forget";
/// Kind of the job that deletes the files of one.
pub const DELETE: &str = "pictures.delete";

/// What the deletion of the files of a picture needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Payload {
    files: Vec<String>,
}

/// Most pictures that are looked at in a transaction.
const MOST: i64 = 200;
/// How often the deletion of files is tried.
const ATTEMPTS: i32 = 10;

/// Deletes pictures that nobody has used for long, and queues the deletion of their files; gives the number of files.
///
/// # Errors
/// [`DbError`] when the database is of no help.
pub fn forget(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, DbError> {
    let since = now - periods::PICTURE.time();
    let author = Author {
        actor: &Actor::System,
        at: now,
    };
    let mut deleted = 0;
    for id in picture::unused_since(tx.conn, since, MOST)? {
        let files = picture::forget_unused(tx, &author, (&id, since))?;
        if !files.is_empty() {
            deleted += files.len();
            let job = NewJob {
                kind: DELETE,
                unique_key: &format!("{DELETE}/{id}"),
                payload: &Payload { files },
                run_at: now,
                max_attempts: ATTEMPTS,
            };
            enqueue(tx, now, &job)?;
        }
    }
    Ok(deleted)
}

/// Adds the handlers.
#[must_use]
pub fn with_forgetting(handlers: Handlers, tools: Tools) -> Handlers {
    let forgetting = tools.clone();
    let handlers = handlers.blocking(FORGET, move |_| {
        let now = forgetting.clock.now();
        match forgetting.database.write(|tx| forget(tx, now)) {
            Ok(_) => Outcome::Done,
            Err(error) => Outcome::Retry(error.to_string()),
        }
    });
    handlers.asynchronous(DELETE, move |work| run(tools.clone(), work))
}

async fn run(tools: Tools, work: Work) -> Outcome {
    match work.payload::<Payload>() {
        Ok(payload) => delete(&tools, payload.files).await,
        Err(outcome) => outcome,
    }
}

/// Deletes files, but for those that a picture has again.
pub async fn delete(tools: &Tools, names: Vec<String>) -> Outcome {
    let database = tools.database.clone();
    let asked = names.clone();
    let used = tokio::task::spawn_blocking(move || database.read(|conn| picture::names_in_use(conn, &asked))).await;
    let used = match used {
        Ok(Ok(used)) => used,
        Ok(Err(error)) => return Outcome::Retry(error.to_string()),
        Err(error) => return Outcome::Retry(error.to_string()),
    };
    for name in names.iter().filter(|name| !used.contains(name)) {
        if let Err(error) = tools.files.delete(name).await {
            return Outcome::Retry(error.to_string());
        }
    }
    Outcome::Done
}
