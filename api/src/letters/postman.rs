//! What carries mails of any kind: built from their words, sent by the job that a mail is.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use lettre::Message;
use lettre::message::Mailbox;

use crate::access::seal::Seal;
use crate::mail::{self, Letter, MessageError, Transport, Verdict};
use crate::spine::clock::Clock;
use crate::spine::db::{Database, DbError};
use crate::spine::jobs::{JobId, Outcome};

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
