//! What time it is: handed in, so that tests decide.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};

/// A clock: the machine's, or one that stands still until it is moved.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Stands at this instant (milliseconds since 1970); clones move together.
    Standing(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at this instant.
    #[must_use]
    pub fn standing(at: DateTime<Utc>) -> Self {
        Self::Standing(Arc::new(AtomicI64::new(at.timestamp_millis())))
    }

    /// The instant it shows.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Standing(at) => DateTime::from_timestamp_millis(at.load(Ordering::Relaxed)).unwrap_or_default(),
        }
    }

    /// Moves a standing clock; the machine's goes its own way.
    pub fn advance(&self, by: TimeDelta) {
        if let Self::Standing(at) = self {
            at.fetch_add(by.num_milliseconds(), Ordering::Relaxed);
        }
    }
}
