//! Whether a worker is well.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};

/// Whether a worker is well: it has all the work it can take, or it has reached the queue lately.
#[derive(Clone, Debug, Default)]
pub struct Pulse(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    full: AtomicBool,
    /// Unix seconds of the last look at the queue that succeeded.
    beat: AtomicI64,
}

impl Pulse {
    pub(super) fn set_full(&self, full: bool) {
        self.0.full.store(full, Ordering::Relaxed);
    }

    pub(super) fn beat(&self, now: DateTime<Utc>) {
        self.0.beat.store(now.timestamp(), Ordering::Relaxed);
    }

    /// True when it is.
    #[must_use]
    pub fn is_well(&self, now: DateTime<Utc>, within: TimeDelta) -> bool {
        let since = now.timestamp() - self.0.beat.load(Ordering::Relaxed);
        self.0.full.load(Ordering::Relaxed) || since <= within.num_seconds()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_well_while_it_is_full_or_has_reached_the_queue_lately() {
        let pulse = Pulse::default();
        let at = |second: i64| DateTime::from_timestamp(1_800_000_000 + second, 0).unwrap_or_default();
        let within = TimeDelta::seconds(30);
        assert!(!pulse.is_well(at(0), within));
        pulse.beat(at(0));
        assert!(pulse.is_well(at(30), within));
        assert!(!pulse.is_well(at(31), within));
        pulse.set_full(true);
        assert!(pulse.is_well(at(99), within));
    }
}
