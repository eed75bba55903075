//! The job that sends a mail about an account. A repeated one has the same Message-ID.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lettre::Message;
use lettre::message::Mailbox;

use super::compose::compose;
use super::sent_back;
use crate::access::notice::{KIND, Notice, open};
use crate::access::seal::Seal;
use crate::catalog::entries::PROPOSAL_MAIL;
use crate::mail::{self, Letter, MessageError, Transport, Verdict};
use crate::spine::clock::Clock;
use crate::spine::db::schema::jobs;
use crate::spine::db::{Database, DbError};
use crate::spine::jobs::{Claimed, Handlers, JobId, Outcome, Work};

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

/// What a look at a job comes to.
#[derive(Debug)]
pub enum Ready {
    /// It is to go out.
    Send(Box<Message>),
    /// Nothing is to be sent any more.
    Needless,
    /// It can never be sent.
    Impossible(String),
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

/// Prepares a mail with the database, off the async threads, and sends it.
pub async fn deliver(
    postman: Arc<Postman>,
    job: JobId,
    prepare: impl FnOnce(&Postman, &JobId) -> Result<Ready, DbError> + Send + 'static,
) -> Outcome {
    let (at_work, id) = (Arc::clone(&postman), job.clone());
    let ready = match tokio::task::spawn_blocking(move || prepare(&at_work, &id)).await {
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
        Verdict::Later(reply) | Verdict::Doubtful(reply) => Outcome::Retry(reply),
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
    let written = Written {
        to: letter.to,
        lang: letter.lang,
        rendered,
        date,
    };
    Ok(built(postman, job, &written))
}

/// What is to be known of a mail of any kind before it is built: its address, its language, its words, and when it was written.
pub struct Written {
    /// Address.
    pub to: String,
    /// Language (BCP 47).
    pub lang: String,
    /// Its words.
    pub rendered: mail::Rendered,
    /// When it was written.
    pub date: DateTime<Utc>,
}

impl std::fmt::Debug for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Written")
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

/// Builds a mail; the id of its job makes its Message-ID, so that a repeated one has the same.
#[must_use]
pub fn built(postman: &Postman, job: &JobId, written: &Written) -> Ready {
    built_for_list(postman, job, written, None)
}

/// The same of a mail that somebody has subscribed to, with the address at which a POST ends that (RFC 8058).
#[must_use]
pub fn built_for_list(postman: &Postman, job: &JobId, written: &Written, stop: Option<&str>) -> Ready {
    let id = format!("{job}@{}", postman.host);
    let rendered = &written.rendered;
    let letter = Letter {
        from: &postman.from,
        to: &written.to,
        subject: &rendered.subject,
        text: &rendered.text,
        html: &rendered.html,
        lang: mail::language(&written.lang),
        id: &id,
        date: written.date,
        stop,
    };
    match mail::build(&letter) {
        Ok(message) => Ready::Send(Box::new(message)),
        Err(error @ (MessageError::Address | MessageError::Other(_))) => Ready::Impossible(error.to_string()),
    }
}
