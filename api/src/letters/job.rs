//! The job that sends a mail about an account. A repeated one has the same Message-ID.

use std::sync::Arc;

use diesel::prelude::*;

use super::compose::compose;
use super::postman::{Postman, Ready, Written, built, deliver};
use super::sent_back;
use crate::access::notice::{KIND, Notice, open};
use crate::catalog::entries::PROPOSAL_MAIL;
use crate::spine::db::DbError;
use crate::spine::db::schema::jobs;
use crate::spine::jobs::{Claimed, Handlers, JobId, Outcome, Work};

/// Adds the handler.
#[must_use]
pub fn handlers(handlers: Handlers, postman: Postman) -> Handlers {
    let postman = Arc::new(postman);
    let handlers = sent_back::handlers(handlers, Arc::clone(&postman));
    handlers.asynchronous(KIND, move |work: Work| {
        let postman = Arc::clone(&postman);
        async move {
            match work.payload::<Notice>() {
                Ok(notice) => send(postman, work.job.id, notice).await,
                Err(outcome) => outcome,
            }
        }
    })
}

/// Does one job now, for tests and for whoever does not want to wait for a worker.
pub async fn send_now(postman: &Arc<Postman>, job: &Claimed) -> Outcome {
    let postman = Arc::clone(postman);
    if job.kind == PROPOSAL_MAIL {
        return sent_back::send(postman, job).await;
    }
    match job.payload::<Notice>() {
        Ok(notice) => send(postman, job.id.clone(), notice).await,
        Err(error) => Outcome::Fail(format!("the payload cannot be read: {error}")),
    }
}

async fn send(postman: Arc<Postman>, job: JobId, notice: Notice) -> Outcome {
    deliver(postman, job, move |postman, job| prepare(postman, job, &notice)).await
}

fn prepare(postman: &Postman, job: &JobId, notice: &Notice) -> Result<Ready, DbError> {
    let now = postman.clock.now();
    let (letter, rendered, date) = match postman.database.read_snapshot(|conn| {
        let Some(letter) = open(conn, &postman.seal, notice, now)? else {
            return Ok(None);
        };
        let rendered = compose(conn, &postman.pages, &letter)?;
        let written: chrono::NaiveDateTime = jobs::table.find(job).select(jobs::created_at).first(conn)?;
        Ok::<_, DbError>(Some((letter, rendered, written.and_utc())))
    })? {
        Some(found) => found,
        None => return Ok(Ready::Needless),
    };
    let written = Written {
        to: letter.to,
        lang: letter.lang,
        rendered,
        date,
    };
    Ok(built(postman, job, &written))
}
