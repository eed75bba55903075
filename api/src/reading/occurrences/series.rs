//! A recurrence that has been checked, and the questions it answers.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, Months, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::occurrence::Occurrence;
use super::recurrence::Override;
use super::rule::Rule;

/// The most occurrences that are listed at once.
const MOST_OCCURRENCES: usize = 10_000;

/// The longest stretch of time that is expanded at once, in years.
const MOST_YEARS: u32 = 20;

/// How far the next occurrence is looked for, in days.
const LOOKS_AHEAD: [i64; 3] = [60, 800, 7300];

/// When an event takes place; made by [`Recurrence::check`](super::Recurrence::check).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    pub(super) minutes: i64,
    pub(super) tz: Tz,
    pub(super) rule: Option<Rule>,
    /// The last local time at which an occurrence by the rule may begin; `None` without end.
    pub(super) until: Option<NaiveDateTime>,
    /// The first date and those that are named besides the rule; never empty.
    pub(super) named: BTreeSet<NaiveDateTime>,
    pub(super) excluded: BTreeSet<NaiveDateTime>,
    pub(super) changes: BTreeMap<NaiveDateTime, Override>,
    pub(super) last_end: Option<DateTime<Utc>>,
}

impl Series {
    /// The occurrences that lie at least partly in `from..to`, cancelled ones too, in order of their beginning.
    ///
    /// `limit` is capped at 10,000, and of a long window no more than the first 20 years are expanded, counted from the first
    /// occurrence if `from` is before it; occurrences that were moved are always all considered.
    #[must_use]
    pub fn occurrences(&self, from: DateTime<Utc>, to: DateTime<Utc>, limit: usize) -> Vec<Occurrence> {
        let limit = limit.min(MOST_OCCURRENCES);
        // A day more, so that no clock change and no time zone matters.
        let low = self.local(from, -self.minutes - 24 * 60).max(self.first());
        let farthest = low
            .checked_add_months(Months::new(MOST_YEARS * 12))
            .unwrap_or(NaiveDateTime::MAX);
        let high = self.local(to, 24 * 60).min(farthest);
        let unchanged = self
            .dates_from(low)
            .take_while(|date| *date < high)
            .filter(|date| !self.changes.contains_key(date));
        let unchanged = unchanged
            .map(|date| self.occurrence(date))
            .filter(|found| found.overlaps(from, to))
            .take(limit);
        let changed = self
            .changes
            .keys()
            .map(|date| self.occurrence(*date))
            .filter(|found| found.overlaps(from, to));
        let mut found: Vec<_> = unchanged.chain(changed).collect();
        found.sort_by_key(|found| (found.start, found.recurrence_id));
        found.truncate(limit);
        found
    }

    /// The first occurrence that begins after `instant` and is not cancelled, if there is one within 20 years.
    #[must_use]
    pub fn next_after(&self, instant: DateTime<Utc>) -> Option<Occurrence> {
        let first = self.occurrence(self.first()).start;
        LOOKS_AHEAD.into_iter().find_map(|days| {
            let to = instant
                .max(first)
                .checked_add_signed(TimeDelta::days(days))
                .unwrap_or(DateTime::<Utc>::MAX_UTC);
            let mut found = self.occurrences(instant, to, MOST_OCCURRENCES).into_iter();
            found.find(|found| found.start > instant && !found.cancelled)
        })
    }

    /// The last local time at which an occurrence by the rule may begin; none for a series without end.
    #[must_use]
    pub const fn until(&self) -> Option<NaiveDateTime> {
        self.until
    }

    /// True for a date that the rule itself names.
    #[must_use]
    pub fn is_by_rule(&self, date: NaiveDateTime) -> bool {
        let mut dates = self.rule.iter().flat_map(|rule| rule.dates_from(date));
        dates.next() == Some(date)
    }

    /// The end of the last occurrence, cancelled ones included; `None` for a series without end.
    #[must_use]
    pub const fn last_end(&self) -> Option<DateTime<Utc>> {
        self.last_end
    }

    /// The occurrence that its rule names `date`.
    pub(super) fn occurrence(&self, date: NaiveDateTime) -> Occurrence {
        Occurrence::new(date, self.tz, self.minutes, self.changes.get(&date))
    }

    /// The earliest date that the series may have.
    pub(super) fn first(&self) -> NaiveDateTime {
        self.named.first().copied().unwrap_or_default()
    }

    /// The local dates from `low` on that are not excluded, in order, each once.
    pub(super) fn dates_from(&self, low: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> + '_ {
        let by_rule = self.rule.iter().flat_map(move |rule| rule.dates_from(low));
        let by_rule = by_rule.take_while(|date| self.until.is_none_or(|until| *date <= until));
        let mut by_rule = by_rule.peekable();
        let mut named = self.named.range(low..).copied().peekable();
        let merged = std::iter::from_fn(move || {
            let next = by_rule.peek().into_iter().chain(named.peek()).min().copied()?;
            by_rule.next_if_eq(&next);
            named.next_if_eq(&next);
            Some(next)
        });
        merged.filter(|date| !self.excluded.contains(date))
    }

    fn local(&self, instant: DateTime<Utc>, minutes: i64) -> NaiveDateTime {
        let ends = if minutes < 0 {
            NaiveDateTime::MIN
        } else {
            NaiveDateTime::MAX
        };
        let shifted = instant.checked_add_signed(TimeDelta::minutes(minutes));
        // The ends of the calendar have no local time in every zone.
        let inside = shifted.filter(|at| (-9999..=9999).contains(&at.year()));
        inside.map_or(ends, |at| at.with_timezone(&self.tz).naive_local())
    }
}
