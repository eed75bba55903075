//! The ways a message leaves by: a mail server (RFC 5321), or files in a folder.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use lettre::transport::smtp::PoolConfig;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::spine::private;

/// Connections to the mail server at once.
const CONNECTIONS: u32 = 4;
/// Seconds after which the mail server's silence counts as failure.
const PATIENCE: Duration = Duration::from_secs(60);

/// How a message fared. Reasons hold codes only: replies of mail servers repeat addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was taken.
    Sent,
    /// It was refused for good (5xx): sending it again will not help.
    Refused(String),
    /// It was not taken this time (4xx, no connection).
    Later(String),
}

/// A way out. Cheap to clone; clones share connections and pace.
#[derive(Clone, Debug)]
pub struct Transport(Way);

#[derive(Clone, Debug)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>, Arc<Pace>),
    Outbox(PathBuf),
}

/// Keeps messages apart in time.
#[derive(Debug)]
struct Pace {
    apart: Duration,
    next: Mutex<Option<Instant>>,
}

impl Pace {
    /// How long the next message has to wait; its place is taken.
    fn place(&self) -> Duration {
        let now = Instant::now();
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let place = next.map_or(now, |next| next.max(now));
        *next = Some(place + self.apart);
        place - now
    }
}

impl Transport {
    /// To a mail server by its address, so many messages per minute at most.
    ///
    /// # Errors
    /// What is wrong with the address.
    pub fn smtp(url: &str, per_minute: u32) -> Result<Self, lettre::transport::smtp::Error> {
        let mailer = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?
            .timeout(Some(PATIENCE))
            .pool_config(PoolConfig::new().max_size(CONNECTIONS))
            .build();
        let pace = Pace {
            apart: Duration::from_secs(60) / per_minute.max(1),
            next: Mutex::new(None),
        };
        Ok(Self(Way::Smtp(mailer, Arc::new(pace))))
    }

    /// Into a folder, a file per message.
    #[must_use]
    pub const fn outbox(folder: PathBuf) -> Self {
        Self(Way::Outbox(folder))
    }

    /// The folder, if messages go into one.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match &self.0 {
            Way::Outbox(folder) => Some(folder),
            Way::Smtp(..) => None,
        }
    }

    /// Sends a message; `name` names its file. The same message under the same name is one file.
    pub async fn send(&self, name: &str, message: &Message) -> Verdict {
        match &self.0 {
            Way::Smtp(mailer, pace) => {
                tokio::time::sleep(pace.place()).await;
                match mailer.send(message.clone()).await {
                    Ok(_) => Verdict::Sent,
                    Err(error) => verdict(&error),
                }
            }
            Way::Outbox(folder) => match keep(folder, name, &message.formatted()) {
                Ok(()) => Verdict::Sent,
                Err(error) => Verdict::Later(format!("the outbox cannot be written: {error}")),
            },
        }
    }
}

fn verdict(error: &lettre::transport::smtp::Error) -> Verdict {
    let code = error.status().map(|code| code.to_string());
    if error.is_permanent() {
        Verdict::Refused(code.unwrap_or_else(|| "5xx".to_owned()))
    } else if error.is_transient() {
        Verdict::Later(code.unwrap_or_else(|| "4xx".to_owned()))
    } else if error.is_timeout() {
        Verdict::Later("the mail server did not answer in time".to_owned())
    } else {
        Verdict::Later("the mail server cannot be reached".to_owned())
    }
}

/// Writes a complete file beside its place and moves it there: nobody reads half a message.
fn keep(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    private::create_folder(folder)?;
    let name: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    let draft = folder.join(format!(".{name}.draft"));
    drop(fs::remove_file(&draft));
    let mut file = private::create_file(&draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&draft, folder.join(format!("{name}.eml")))
}
