//! Domains that are left alone for a while, because they put mails off. One slow domain holds up nobody else, and is not
//! knocked at again and again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// The longest rest, in minutes.
const LONGEST: i64 = 60;
/// How long it is remembered after its end that there was one.
const REMEMBERED: TimeDelta = TimeDelta::days(1);

/// Domains at rest; in memory only, each process has its own.
#[derive(Debug, Default)]
pub(super) struct Rests(Mutex<HashMap<String, Rest>>);

#[derive(Clone, Copy, Debug)]
struct Rest {
    until: DateTime<Utc>,
    times: u32,
}

impl Rests {
    /// Until when a domain is left alone, if it is now.
    pub fn until(&self, domain: &str, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let rests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rests.get(domain).map(|rest| rest.until).filter(|until| now < *until)
    }

    /// A domain has put off a mail: 1, 2, 4 … minutes of rest. Mails that were under way together count once.
    pub fn put_off(&self, domain: &str, began: DateTime<Utc>, now: DateTime<Utc>) {
        let mut rests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rests.retain(|_, rest| now - rest.until < REMEMBERED);
        let rest = rests
            .entry(domain.to_owned())
            .or_insert(Rest { until: began, times: 0 });
        if began >= rest.until {
            let minutes = 1_i64.checked_shl(rest.times).unwrap_or(LONGEST).clamp(1, LONGEST);
            rest.times = (rest.times + 1).min(30);
            rest.until = now + TimeDelta::minutes(minutes);
        }
    }

    /// A domain has taken a mail.
    pub fn heal(&self, domain: &str) {
        let mut rests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rests.remove(domain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rests_grow_up_to_an_hour_and_a_success_ends_them() {
        let rests = Rests::default();
        let mut now = DateTime::UNIX_EPOCH;
        let mut minutes = Vec::new();
        for _ in 0..8 {
            rests.put_off("slow.example", now, now);
            let until = rests.until("slow.example", now).unwrap();
            minutes.push((until - now).num_minutes());
            now = until;
            assert_eq!(rests.until("slow.example", now), None);
        }

        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(rests.until("other.example", DateTime::UNIX_EPOCH), None);
        rests.heal("slow.example");
        rests.put_off("slow.example", now, now);
        assert_eq!(rests.until("slow.example", now), Some(now + TimeDelta::minutes(1)));
    }

    #[test]
    fn mails_that_were_under_way_together_count_once() {
        let (rests, start) = (Rests::default(), DateTime::UNIX_EPOCH);
        for second in 1..5 {
            rests.put_off("slow.example", start, start + TimeDelta::seconds(second));
        }

        let until = rests.until("slow.example", start).unwrap();
        assert_eq!(until, start + TimeDelta::seconds(61));
    }

    #[test]
    fn what_was_long_ago_is_forgotten() {
        let (rests, start) = (Rests::default(), DateTime::UNIX_EPOCH);
        rests.put_off("a.example", start, start);
        rests.put_off("b.example", start + TimeDelta::days(2), start + TimeDelta::days(2));

        assert_eq!(rests.0.lock().unwrap().len(), 1);
    }
}
