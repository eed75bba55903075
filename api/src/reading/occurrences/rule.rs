//! The dates of a recurrence rule, on the local clock.

use chrono::{Month, NaiveDateTime, TimeZone};
use rrule::{RRule, RRuleSet};

use super::anchor;
use super::parts::Parts;

/// A rule with its first date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    parts: Parts,
    start: NaiveDateTime,
}

impl Rule {
    /// The rule of a series that begins with `start`.
    pub(super) fn new(parts: Parts, start: NaiveDateTime) -> Self {
        Self {
            parts: parts.completed_by(start),
            start,
        }
    }

    /// Its dates from `low` on, in order and without regard to its end. Lazy, and never long without a result: a rule that
    /// names no date within about 270 years ends.
    pub(super) fn dates_from(&self, low: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> + use<> {
        let low = low.max(self.start);
        let dates = self.expand(low).map(|set| (&set).into_iter());
        dates
            .into_iter()
            .flatten()
            .map(|date| date.naive_utc())
            .skip_while(move |date| *date < low)
    }

    fn expand(&self, low: NaiveDateTime) -> Option<RRuleSet> {
        let anchor = rrule::Tz::UTC.from_utc_datetime(&anchor::before(&self.parts, self.start, low)?);
        let parts = self.parts.clone();
        let months: Vec<_> = parts
            .months
            .into_iter()
            .filter_map(|month| Month::try_from(month).ok())
            .collect();
        let rule = RRule::new(parts.frequency)
            .interval(parts.interval)
            .week_start(parts.week_start)
            .by_month(&months)
            .by_week_no(parts.weeks)
            .by_year_day(parts.year_days)
            .by_month_day(parts.month_days)
            .by_weekday(parts.days)
            .by_hour(parts.hours)
            .by_minute(parts.minutes)
            .by_second(parts.seconds)
            .by_set_pos(parts.positions);
        // What the crate refuses beyond RFC 5545 is a rule without dates, and refused as such.
        Some(rule.build(anchor).ok()?.limit())
    }
}
