//! Those who share a limit.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use governor::clock::Clock as Ticking;
use governor::middleware::{NoOpMiddleware, StateInformationMiddleware};
use governor::nanos::Nanos;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

use crate::spine::clock::Clock;

/// Seconds of a minute and of an hour.
const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
/// After so many requests, those who have not asked for a while are forgotten.
const TIDY: u64 = 8_192;

/// Our clock in the form that the limiter reads.
#[derive(Clone, Debug)]
struct Ticks(Clock);

impl Ticking for Ticks {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let micros = u64::try_from(self.0.now().timestamp_micros()).unwrap_or(0);
        Duration::from_micros(micros).into()
    }
}

type Limiter = RateLimiter<u64, DashMapStateStore<u64>, Ticks, StateInformationMiddleware>;

/// Those who share a limit; each is counted alone.
#[derive(Debug)]
pub(super) struct Class {
    name: &'static str,
    rate: NonZeroU32,
    /// Seconds that the rate is about.
    window: u64,
    limiter: Limiter,
    ticks: Ticks,
    counted: AtomicU64,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    class: &'static str,
    rate: u32,
    window: u64,
    /// Requests left.
    left: u32,
    /// Seconds until all are there again.
    full_in: u64,
    /// Seconds to wait, when it was one too many.
    pub wait: Option<u64>,
}

impl Verdict {
    /// The header `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10, section 3): requests in how many seconds.
    pub fn policy(&self) -> String {
        format!("\"{}\";q={};w={}", self.class, self.rate, self.window)
    }

    /// The header `RateLimit` (the same, section 4): what is left, and in how many seconds all of it is there again.
    pub fn state(&self) -> String {
        format!("\"{}\";r={};t={}", self.class, self.left, self.full_in)
    }
}

impl Class {
    /// So many requests a minute, which may come all at once; none for zero.
    pub fn new(name: &'static str, rate: u32, clock: &Clock) -> Option<Self> {
        let rate = NonZeroU32::new(rate)?;
        Some(Self::with(name, (rate, MINUTE), Quota::per_minute(rate), clock))
    }

    /// So many requests an hour, which may come all at once; none for zero.
    pub fn hourly(name: &'static str, rate: u32, clock: &Clock) -> Option<Self> {
        let rate = NonZeroU32::new(rate)?;
        Some(Self::with(name, (rate, HOUR), Quota::per_hour(rate), clock))
    }

    fn with(name: &'static str, (rate, window): (NonZeroU32, u64), quota: Quota, clock: &Clock) -> Self {
        let ticks = Ticks(clock.clone());
        let store = DashMapStateStore::default();
        let limiter: RateLimiter<_, _, _, NoOpMiddleware<Nanos>> = RateLimiter::new(quota, store, ticks.clone());
        Self {
            name,
            rate,
            window,
            limiter: limiter.with_middleware(),
            ticks,
            counted: AtomicU64::new(0),
        }
    }

    /// Counts a request of one of them.
    pub fn count(&self, who: u64) -> Verdict {
        if self.counted.fetch_add(1, Ordering::Relaxed) % TIDY == TIDY - 1 {
            self.limiter.retain_recent();
        }
        let rate = self.rate.get();
        let (left, wait) = match self.limiter.check_key(&who) {
            Ok(state) => (state.remaining_burst_capacity(), None),
            Err(until) => {
                let wait = until.wait_time_from(self.ticks.now());
                (0, Some(wait.as_secs() + u64::from(wait.subsec_nanos() > 0)))
            }
        };
        Verdict {
            class: self.name,
            rate,
            window: self.window,
            left,
            full_in: (u64::from(rate - left) * self.window).div_ceil(u64::from(rate)),
            wait: wait.map(|seconds| seconds.max(1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    #[test]
    fn a_limit_refills_evenly_and_each_is_counted_alone() {
        let clock = Clock::fixed(DateTime::from_timestamp(1_800_000_000, 0).unwrap());
        let class = Class::new("account", 60, &clock).unwrap();

        let first = class.count(1);
        for _ in 0..59 {
            assert_eq!(class.count(1).wait, None);
        }
        let refused = class.count(1);
        assert_eq!(first.policy(), "\"account\";q=60;w=60");
        assert_eq!(first.state(), "\"account\";r=59;t=1");
        assert_eq!(
            (refused.wait, refused.state().as_str()),
            (Some(1), "\"account\";r=0;t=60")
        );
        assert_eq!(class.count(2).wait, None);
        clock.advance(TimeDelta::seconds(1));
        assert_eq!(class.count(1).wait, None);
        assert_eq!(class.count(1).wait, Some(1));
        assert!(Class::new("none", 0, &clock).is_none());
    }
}
