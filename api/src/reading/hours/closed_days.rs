//! Days on which a place is closed, whatever its hours say.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Offset, TimeZone, Utc};

use super::clock_time::ClockTime;
use super::days::DayHours;
use super::place::Place;
use super::span::{Span, join, weave};
use super::state::{OpenState, StateAt, UnknownReason};
use crate::spine::calendar::wall_clock_instant;

/// Days on which a place is closed, whatever its hours say: whole days, from midnight to midnight at the place.
///
/// Hours past midnight that begin on the day before end at that midnight; those that would begin on a closed day do not take place,
/// also not past its midnight.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClosedDays(Vec<Run>);

/// Closed days in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The first of them.
    pub first: NaiveDate,
    /// The last of them.
    pub last: NaiveDate,
}

impl ClosedDays {
    /// From first and last days; what overlaps or adjoins becomes one.
    #[must_use]
    pub fn new(ranges: impl IntoIterator<Item = (NaiveDate, NaiveDate)>) -> Self {
        let mut ranges: Vec<(NaiveDate, NaiveDate)> = ranges.into_iter().collect();
        ranges.sort_unstable();
        let mut runs: Vec<Run> = Vec::with_capacity(ranges.len());
        for (first, last) in ranges {
            match runs.last_mut() {
                Some(run) if first <= day_after(run.last) => run.last = run.last.max(last),
                _ => runs.push(Run { first, last }),
            }
        }
        Self(runs)
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True on a closed day.
    #[must_use]
    pub fn hold_on(&self, day: NaiveDate) -> bool {
        self.next(day).is_some_and(|run| run.first <= day)
    }

    /// The days in a row that hold on a day, or else the next ones after it.
    #[must_use]
    pub fn next(&self, day: NaiveDate) -> Option<Run> {
        self.0.iter().find(|run| day <= run.last).copied()
    }

    /// The same from an instant on.
    pub(super) fn next_from(&self, instant: DateTime<Utc>, place: &Place) -> Option<Run> {
        // At the ends of time there is no local day.
        let utc = instant.naive_utc();
        let local = utc.checked_add_offset(place.tz.offset_from_utc_datetime(&utc).fix())?;
        self.next(local.date())
    }

    /// The state of a place without hours: closed on closed days, else unknown.
    #[must_use]
    pub fn state_without_hours(&self, instant: DateTime<Utc>, place: &Place) -> StateAt {
        let next = self.next_from(instant, place);
        let next = next.map(|run| (midnight(run.first, place), midnight(day_after(run.last), place)));
        let (state, until) = match next {
            Some((start, end)) if start <= instant => (OpenState::Closed, Some(end)),
            Some((start, _)) => (OpenState::Unknown(UnknownReason::NoHours), Some(start)),
            None => (OpenState::Unknown(UnknownReason::NoHours), None),
        };
        StateAt {
            state,
            comment: None,
            until,
            next_open: None,
        }
    }

    /// Lays them over spans without gaps.
    pub(super) fn over(&self, spans: Vec<Span>, place: &Place) -> Vec<Span> {
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else {
            return spans;
        };
        let (from, to) = (first.start, last.end);
        let closed = self.0.iter().map(|run| Span {
            start: midnight(run.first, place),
            end: midnight(day_after(run.last), place),
            state: OpenState::Closed,
            comment: None,
        });
        let closed: Vec<Span> = closed.filter_map(|span| span.cut(from, to)).collect();
        if closed.is_empty() {
            return spans;
        }
        join(weave(spans, &closed, |_, _| true))
    }

    /// What is left of the hours of a day: nothing if it is closed, nothing past midnight if the next day is.
    pub(super) fn cut(&self, mut day: DayHours) -> DayHours {
        let end = if self.hold_on(day.date) {
            ClockTime::START
        } else if self.hold_on(day_after(day.date)) {
            ClockTime::MIDNIGHT
        } else {
            return day;
        };
        let ranges = day.ranges.iter().filter_map(|range| range.cut(ClockTime::START, end));
        day.ranges = ranges.collect();
        day.state = DayHours::state_of(&day.ranges);
        day
    }
}

/// The instant at which a day begins.
fn midnight(day: NaiveDate, place: &Place) -> DateTime<Utc> {
    wall_clock_instant(place.tz, day.and_time(NaiveTime::MIN))
}

fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
}
