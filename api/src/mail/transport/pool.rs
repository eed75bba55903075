//! Connections that are kept for the next message, a few at once.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Noop, Quit, Rset};
use tokio::sync::Semaphore;
use tokio::time::Instant;

use super::connection::{Patience, Trouble, open};
use super::conversation::{Failure, Stage, hand_over};
use super::server::Server;

/// Connections to the mail server at once.
const CONNECTIONS: usize = 4;
/// How long one is kept without a message.
const IDLE: Duration = Duration::from_secs(30);

/// Connections to one server.
#[derive(Debug)]
pub(super) struct Pool {
    server: Server,
    /// How long an answer is waited for.
    patience: Duration,
    places: Semaphore,
    idle: Idle,
}

/// Connections without work.
#[derive(Default)]
struct Idle(Arc<Mutex<Vec<(Instant, AsyncSmtpConnection)>>>);

impl std::fmt::Debug for Idle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Idle")
    }
}

impl Idle {
    fn take(&self) -> Option<AsyncSmtpConnection> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.pop().map(|(_, connection)| connection)
    }

    /// Keeps one, and lets go of it when it has waited too long.
    fn put(&self, connection: AsyncSmtpConnection, patience: Duration) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.push((Instant::now(), connection));
        drop(all);
        tokio::spawn(let_go(Arc::downgrade(&self.0), patience));
    }
}

type Kept = Mutex<Vec<(Instant, AsyncSmtpConnection)>>;

async fn let_go(all: Weak<Kept>, patience: Duration) {
    tokio::time::sleep(IDLE).await;
    let Some(all) = all.upgrade() else { return };
    let old: Vec<AsyncSmtpConnection> = {
        let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
        let (old, young) = std::mem::take(&mut *all)
            .into_iter()
            .partition(|(since, _)| since.elapsed() >= IDLE);
        *all = young;
        let old: Vec<(Instant, AsyncSmtpConnection)> = old;
        old.into_iter().map(|(_, connection)| connection).collect()
    };
    for mut connection in old {
        Patience::of(patience).quit(connection.command(Quit)).await;
    }
}

impl Pool {
    pub fn new(server: Server, patience: Duration) -> Self {
        Self {
            server,
            patience,
            places: Semaphore::new(CONNECTIONS),
            idle: Idle::default(),
        }
    }

    /// Hands a message over.
    pub async fn send(&self, envelope: &Envelope, bytes: &[u8]) -> Result<(), Failure> {
        // Nobody closes the semaphore.
        let _place = self.places.acquire().await;
        let patience = Patience::of(self.patience);
        let mut connection = match self.still_there(patience).await {
            Some(connection) => connection,
            None => open(&self.server, patience)
                .await
                .map_err(|trouble| Failure(Stage::Opening, trouble))?,
        };
        let done = hand_over(&mut connection, (envelope, bytes), patience).await;
        let usable = match &done {
            Ok(()) => true,
            Err(Failure(_, Trouble::NotNow(421))) => false,
            Err(Failure(_, Trouble::No(_) | Trouble::NotNow(_) | Trouble::NoUtf8)) => {
                patience.with(connection.command(Rset)).await.is_ok()
            }
            Err(_) => false,
        };
        if usable {
            self.idle.put(connection, self.patience);
        }
        done
    }

    /// A connection that was kept and that the server has not closed since.
    async fn still_there(&self, patience: Patience) -> Option<AsyncSmtpConnection> {
        while let Some(mut connection) = self.idle.take() {
            if patience.with(connection.command(Noop)).await.is_ok() {
                return Some(connection);
            }
        }
        None
    }
}
