//! How politely it is asked.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Times and numbers of asking.
#[derive(Clone, Debug)]
pub struct Manners {
    /// Between two requests to the same host.
    pub pause: Pause,
    /// How long a connection may take, its encryption included.
    pub connect: Duration,
    /// How long it may take from there to the head of the answer.
    pub answer: Duration,
    /// How many hosts are asked at once.
    pub hosts: usize,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            pause: Pause::of(Duration::from_secs(2)),
            connect: Duration::from_secs(10),
            answer: Duration::from_secs(20),
            hosts: 8,
        }
    }
}

/// Waiting, handed in: production lets time pass, tests count.
#[derive(Clone, Debug)]
pub struct Pause(Source);

#[derive(Clone, Debug)]
enum Source {
    Machine(Duration),
    Counted(Arc<AtomicUsize>),
}

impl Pause {
    /// One that lasts.
    #[must_use]
    pub const fn of(time: Duration) -> Self {
        Self(Source::Machine(time))
    }

    /// One that takes no time, and is counted.
    #[must_use]
    pub const fn counted(count: Arc<AtomicUsize>) -> Self {
        Self(Source::Counted(count))
    }

    /// Waits.
    pub(super) async fn wait(&self) {
        match &self.0 {
            Source::Machine(time) => tokio::time::sleep(*time).await,
            Source::Counted(count) => {
                count.fetch_add(1, Ordering::SeqCst);
            }
        }
    }
}
