//! The job that sends a mail: never twice for a step, and with the same Message-ID where a lost worker leaves a doubt.

use std::sync::Arc;

use lettre::Message;
use lettre::message::Mailbox;

use super::queue::Payload;
use super::record::{self, Ready};
use crate::mail::{Transport, Verdict};
use crate::review::tools::Tools;
use crate::spine::db::DbError;
use crate::spine::jobs::{Handlers, Outcome, Work};

/// Kind of the job.
pub const MAIL: &str = "mail";

/// What sends mails.
#[derive(Clone, Debug)]
pub struct Sender {
    /// Database, clock, secret, addresses.
    pub tools: Tools,
    /// Whom mails are from.
    pub from: Mailbox,
    /// The way out.
    pub transport: Transport,
}

/// Adds the handler of mails.
#[must_use]
pub fn handlers(handlers: Handlers, sender: Sender) -> Handlers {
    let sender = Arc::new(sender);
    handlers.asynchronous(MAIL, move |work: Work| {
        let sender = Arc::clone(&sender);
        async move {
            let last = work.job.attempt >= work.job.max_attempts;
            match work.payload::<Payload>() {
                Ok(payload) => send(&sender, payload, last).await,
                Err(outcome) => outcome,
            }
        }
    })
}

/// Runs database work off the async threads.
async fn blocking<T: Send + 'static>(
    sender: &Arc<Sender>,
    work: impl FnOnce(&Sender) -> Result<T, DbError> + Send + 'static,
) -> Result<T, Outcome> {
    let sender = Arc::clone(sender);
    match tokio::task::spawn_blocking(move || work(&sender)).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) if error.is_passing() => Err(Outcome::Retry("the database is away".to_owned())),
        Ok(Err(error)) => Err(Outcome::Retry(error.to_string())),
        Err(error) => Err(Outcome::Retry(format!("the work broke off: {error}"))),
    }
}

async fn send(sender: &Arc<Sender>, payload: Payload, last: bool) -> Outcome {
    let mail = payload.mail.clone();
    let ready = match blocking(sender, move |sender| record::begin(&sender.tools, &sender.from, &mail)).await {
        Ok(Ready::Send(message)) => message,
        Ok(Ready::Needless) => return Outcome::Done,
        Ok(Ready::Impossible(reason)) => return Outcome::Fail(reason),
        Err(outcome) => return outcome,
    };
    let message: Box<Message> = ready;
    let verdict = sender.transport.send(&payload.mail.to_string(), &message).await;
    let (mail, seen) = (payload.mail, verdict.clone());
    if let Err(outcome) = blocking(sender, move |sender| record::end(&sender.tools, &mail, &seen, last)).await {
        return outcome;
    }
    match verdict {
        Verdict::Sent => Outcome::Done,
        Verdict::Refused(reply) => Outcome::Fail(format!("refused: {reply}")),
        Verdict::Later(reply) | Verdict::Doubtful(reply) => Outcome::Retry(reply),
    }
}

/// Sends one waiting mail now, for the command line and tests; `last` gives it up if it is not taken.
pub async fn send_now(sender: &Arc<Sender>, mail: &str, last: bool) -> Outcome {
    send(sender, Payload { mail: mail.into() }, last).await
}
