//! How many messages leave in a minute.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Keeps messages apart in time.
#[derive(Debug)]
pub(super) struct Pace {
    apart: Duration,
    next: Mutex<Option<Instant>>,
}

impl Pace {
    pub fn per_minute(count: u32) -> Self {
        Self {
            apart: Duration::from_secs(60) / count.max(1),
            next: Mutex::new(None),
        }
    }

    /// How long the next message has to wait; its place is taken.
    pub fn place(&self) -> Duration {
        let now = Instant::now();
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let place = next.map_or(now, |next| next.max(now));
        *next = Some(place + self.apart);
        place - now
    }
}
