//! The ways a message leaves by: a mail server (RFC 5321), or files in a folder.

mod connection;
mod conversation;
mod outbox;
mod pace;
mod pool;
mod rest;
mod server;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use lettre::address::Envelope;
use lettre::{Address, Message};

use super::address::wire;
use super::dkim::Signer;
use crate::spine::clock::Clock;
use pace::Pace;
use pool::Pool;
use rest::Rests;

pub use connection::{Patience, Trouble, open};
pub use server::{Server, ServerError, Tls};

/// How a message fared. Reasons hold codes only: replies of mail servers repeat addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was taken.
    Sent,
    /// It was refused for good (5xx): sending it again will not help.
    Refused(String),
    /// It was not taken this time (4xx, no connection).
    Later(String),
    /// The line broke off after the message had been sent: it may have been taken, and is sent again with the same Message-ID.
    Doubtful(String),
}

/// How messages go to a mail server.
#[derive(Clone, Debug)]
pub struct Manner {
    /// Messages per minute at most.
    pub per_minute: u32,
    /// How long an answer of the server is waited for.
    pub patience: Duration,
    /// By which domains that put mails off are left alone.
    pub clock: Clock,
}

/// A way out. Cheap to clone; clones share connections, pace, and what is known of domains.
#[derive(Clone, Debug)]
pub struct Transport {
    way: Way,
    signer: Option<Arc<Signer>>,
    returned_to: Option<Address>,
}

#[derive(Clone, Debug)]
enum Way {
    Smtp(Arc<Smtp>),
    Outbox(PathBuf),
}

#[derive(Debug)]
struct Smtp {
    pool: Pool,
    pace: Pace,
    rests: Rests,
    clock: Clock,
}

impl Transport {
    /// To a mail server by its address.
    ///
    /// # Errors
    /// What is wrong with the address.
    pub fn smtp(address: &str, manner: &Manner) -> Result<Self, ServerError> {
        let smtp = Smtp {
            pool: Pool::new(Server::parse(address)?, manner.patience),
            pace: Pace::per_minute(manner.per_minute),
            rests: Rests::default(),
            clock: manner.clock.clone(),
        };
        Ok(Self {
            way: Way::Smtp(Arc::new(smtp)),
            signer: None,
            returned_to: None,
        })
    }

    /// Into a folder, a file per message.
    #[must_use]
    pub const fn outbox(folder: PathBuf) -> Self {
        Self {
            way: Way::Outbox(folder),
            signer: None,
            returned_to: None,
        }
    }

    /// The same way, for signed messages.
    #[must_use]
    pub fn signed(self, signer: Option<Signer>) -> Self {
        Self {
            signer: signer.map(Arc::new),
            ..self
        }
    }

    /// The same way, with another sender on the envelope than the one in the letter: what is refused comes back there.
    #[must_use]
    pub fn returned_to(self, address: Option<Address>) -> Self {
        Self {
            returned_to: address,
            ..self
        }
    }

    /// The folder, if messages go into one.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match &self.way {
            Way::Outbox(folder) => Some(folder),
            Way::Smtp(_) => None,
        }
    }

    /// Sends a message; `name` names its file. The same message under the same name is one file.
    pub async fn send(&self, name: &str, message: &Message) -> Verdict {
        let bytes = message.formatted();
        let bytes = match self.signer.as_ref().map(|signer| signer.sign(&bytes)) {
            None => bytes,
            Some(Ok(signed)) => signed,
            Some(Err(error)) => return Verdict::Later(error.to_string()),
        };
        match &self.way {
            Way::Smtp(smtp) => match self.envelope(message) {
                Ok(envelope) => smtp.send(&envelope, &bytes).await,
                Err(error) => Verdict::Later(error.to_string()),
            },
            Way::Outbox(folder) => match outbox::keep(folder, name, &bytes) {
                Ok(()) => Verdict::Sent,
                Err(error) => Verdict::Later(format!("the outbox cannot be written: {error}")),
            },
        }
    }
}

impl Transport {
    /// Whom the mail server is told that a message is from and for.
    fn envelope(&self, message: &Message) -> Result<Envelope, lettre::error::Error> {
        let written = message.envelope();
        match self.returned_to.as_ref().and_then(wire) {
            None => Ok(written.clone()),
            Some(from) => Envelope::new(Some(from), written.to().to_vec()),
        }
    }
}

impl Smtp {
    async fn send(&self, envelope: &Envelope, bytes: &[u8]) -> Verdict {
        let domain = envelope.to().first().map_or("", |to| to.domain()).to_lowercase();
        if let Some(until) = self.rests.until(&domain, self.clock.now()) {
            return at_rest(until);
        }
        tokio::time::sleep(self.pace.place()).await;
        // Others may have been put off while this one waited for its place.
        let began = self.clock.now();
        if let Some(until) = self.rests.until(&domain, began) {
            return at_rest(until);
        }
        match self.pool.send(envelope, bytes).await {
            Ok(()) => {
                self.rests.heal(&domain);
                Verdict::Sent
            }
            Err(failure) => {
                if failure.asks_for_patience() {
                    self.rests.put_off(&domain, began, self.clock.now());
                }
                failure.verdict()
            }
        }
    }
}

fn at_rest(until: DateTime<Utc>) -> Verdict {
    let until = until.format("%H:%M");
    Verdict::Later(format!(
        "its domain has put mails off and is left alone until {until} UTC"
    ))
}
