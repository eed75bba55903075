//! The job that sends a mail about an account. A repeated one has the same Message-ID.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lettre::Message;
use lettre::message::Mailbox;

use super::compose::compose;
use crate::access::notice::{KIND, Notice, open};
use crate::access::seal::Seal;
use crate::mail::{self, Letter, MessageError, Transport, Verdict};
use crate::spine::clock::Clock;
use crate::spine::db::schema::jobs;
use crate::spine::db::{Database, DbError};
use crate::spine::jobs::{Handlers, JobId, Outcome, Work};

/// What sends these mails.
#[derive(Clone, Debug)]
pub struct Postman {
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// Opens what access has sealed.
    pub seal: Seal,
    /// Address of the pages, without a slash at its end.
    pub pages: String,
    /// Host of Message-IDs.
    pub host: String,
    /// Whom mails are from.
    pub from: Mailbox,
    /// The way out.
    pub transport: Transport,
}

/// Adds the handler.
#[must_use]
pub fn handlers(handlers: Handlers, postman: Postman) -> Handlers {
    let postman = Arc::new(postman);
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

/// What a look at a notice comes to.
enum Ready {
    Send(Box<Message>),
    /// Nothing is to be sent any more.
    Needless,
    /// It can never be sent.
    Impossible(String),
}

/// Sends one mail now, for tests and for whoever does not want to wait for a worker.
pub async fn send_now(postman: &Arc<Postman>, job: &JobId, notice: Notice) -> Outcome {
    send(Arc::clone(postman), job.clone(), notice).await
}

async fn send(postman: Arc<Postman>, job: JobId, notice: Notice) -> Outcome {
    let (at_work, id) = (Arc::clone(&postman), job.clone());
    let ready = match tokio::task::spawn_blocking(move || prepare(&at_work, &id, &notice)).await {
        Ok(Ok(ready)) => ready,
        Ok(Err(error)) if error.is_passing() => return Outcome::Retry("the database is away".to_owned()),
        Ok(Err(error)) => return Outcome::Retry(error.to_string()),
        Err(error) => return Outcome::Retry(format!("the work broke off: {error}")),
    };
    let message = match ready {
        Ready::Send(message) => message,
        Ready::Needless => return Outcome::Done,
        Ready::Impossible(reason) => return Outcome::Fail(reason),
    };
    match postman.transport.send(&job.to_string(), &message).await {
        Verdict::Sent => Outcome::Done,
        Verdict::Refused(reply) => Outcome::Fail(format!("refused: {reply}")),
        Verdict::Later(reply) => Outcome::Retry(reply),
    }
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
    let id = format!("{job}@{}", postman.host);
    Ok(built(
        postman,
        (&letter.to, &id, mail::language(&letter.lang)),
        &rendered,
        date,
    ))
}

fn built(
    postman: &Postman,
    (to, id, lang): (&str, &str, &str),
    rendered: &mail::Rendered,
    date: DateTime<Utc>,
) -> Ready {
    let letter = Letter {
        from: &postman.from,
        to,
        subject: &rendered.subject,
        text: &rendered.text,
        html: &rendered.html,
        lang,
        id,
        date,
        stop: None,
    };
    match mail::build(&letter) {
        Ok(message) => Ready::Send(Box::new(message)),
        Err(error @ (MessageError::Address | MessageError::Other(_))) => Ready::Impossible(error.to_string()),
    }
}
