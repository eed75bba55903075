//! Failed logins by network: who tries many addresses from one place is slowed down too.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use crate::access::AccessError;

/// Failures of a network without a lock; many people may share one.
const FREE: u32 = 50;
/// Longest lock.
const LONGEST_MINUTES: i64 = 60;
/// After this long without another failure, a network is forgotten.
const MEMORY: TimeDelta = TimeDelta::hours(2);
/// Most networks that are kept in mind.
const MOST: usize = 100_000;

#[derive(Clone, Copy, Debug)]
struct Failures {
    count: u32,
    locked_until: Option<DateTime<Utc>>,
    last: DateTime<Utc>,
}

/// The networks from which logins have failed of late.
#[derive(Debug, Default)]
pub(super) struct Networks(Mutex<HashMap<u64, Failures>>);

impl Networks {
    /// Counts a login as if it failed; refuses it while the network is locked.
    pub fn count(&self, network: u64, now: DateTime<Utc>) -> Result<(), AccessError> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.retain(|_, one| one.last + MEMORY > now && one.count > 1);
        }
        let one = known.entry(network).or_insert(Failures {
            count: 0,
            locked_until: None,
            last: now,
        });
        if let Some(until) = one.locked_until.filter(|until| *until > now) {
            return Err(AccessError::locked(now, until));
        }
        if one.last + MEMORY < now {
            one.count = 0;
        }
        one.count = one.count.saturating_add(1);
        one.last = now;
        one.locked_until = one.count.checked_sub(FREE).map(|beyond| {
            let minutes = (1i64 << beyond.min(10)).min(LONGEST_MINUTES);
            now + TimeDelta::minutes(minutes)
        });
        Ok(())
    }

    /// Takes one failure back.
    pub fn forgive(&self, network: u64) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(one) = known.get_mut(&network) {
            one.count = one.count.saturating_sub(1);
            one.locked_until = one.locked_until.filter(|_| one.count >= FREE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_is_locked_after_fifty_failures_and_longer_each_time() {
        let networks = Networks::default();
        let mut now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        for _ in 0..200 {
            assert!(networks.count(7, now).is_ok());
            networks.forgive(7);
        }
        for _ in 0..50 {
            assert!(networks.count(7, now).is_ok());
        }

        assert!(matches!(
            networks.count(7, now),
            Err(AccessError::Locked { seconds: 60 })
        ));
        assert!(networks.count(8, now).is_ok());
        now += TimeDelta::minutes(1);
        assert!(networks.count(7, now).is_ok());
        assert!(matches!(
            networks.count(7, now),
            Err(AccessError::Locked { seconds: 120 })
        ));
        now += TimeDelta::hours(3);
        assert!(networks.count(7, now).is_ok());
        assert!(networks.count(7, now).is_ok(), "forgotten");
    }
}
