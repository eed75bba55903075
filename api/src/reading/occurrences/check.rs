//! Makes a recurrence usable, or says why it is not.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, Days, NaiveDateTime, Utc};

use super::error::RecurrenceError;
use super::parts::{Ends, Parts};
use super::read_rule::{self, COUNT_YEARS, MOST_COUNT};
use super::recurrence::Recurrence;
use super::rule::Rule;
use super::series::Series;

/// The years in which events lie.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;

/// The longest occurrence, in minutes: 366 days.
const MOST_MINUTES: i64 = 366 * 24 * 60;

/// The most excluded and the most further dates.
const MOST_DATES: usize = 5000;

/// The most changed occurrences.
const MOST_CHANGES: usize = 1000;

/// How many dates are looked through at once for those that are changed.
const DATES_AT_ONCE: usize = 64;

/// How far back the last occurrence is looked for, in days; then ever eight times as far.
const LOOK_BACK_DAYS: u64 = 60;

impl Recurrence {
    /// Checks the recurrence, once; the series then answers without errors.
    ///
    /// # Errors
    /// [`RecurrenceError`] in words for staff.
    pub fn check(&self) -> Result<Series, RecurrenceError> {
        self.within_bounds()?;
        let parts = self
            .rrule
            .as_deref()
            .map(|text| read_rule::parts(text, self.tz))
            .transpose()?;
        let mut series = Series {
            minutes: self.duration_minutes,
            tz: self.tz,
            until: parts.as_ref().map(|parts| self.until(parts)).transpose()?.flatten(),
            rule: parts.map(|parts| Rule::new(parts, self.start_local)),
            named: self.rdates.iter().copied().chain([self.start_local]).collect(),
            excluded: self.exdates.iter().copied().collect(),
            changes: BTreeMap::new(),
            last_end: None,
        };
        for change in &self.overrides {
            if series.changes.insert(change.recurrence_id, change.clone()).is_some() {
                return Err(RecurrenceError::ChangedTwice {
                    id: change.recurrence_id,
                });
            }
        }
        have_occurrences(&series)?;
        series.last_end = if series.rule.is_some() && series.until.is_none() {
            None
        } else {
            Some(last_end(&series)?)
        };
        Ok(series)
    }

    fn within_bounds(&self) -> Result<(), RecurrenceError> {
        for (what, found, most) in [
            ("excluded dates", self.exdates.len(), MOST_DATES),
            ("further dates", self.rdates.len(), MOST_DATES),
            ("changed occurrences", self.overrides.len(), MOST_CHANGES),
        ] {
            if found > most {
                return Err(RecurrenceError::TooMany { what, most });
            }
        }
        let changed = self.overrides.iter().filter_map(|change| change.duration_minutes);
        if let Some(minutes) = changed
            .chain([self.duration_minutes])
            .find(|minutes| !(0..=MOST_MINUTES).contains(minutes))
        {
            return Err(RecurrenceError::Duration {
                minutes,
                most: MOST_MINUTES,
            });
        }
        let moved = self
            .overrides
            .iter()
            .flat_map(|change| change.moved_to.into_iter().chain([change.recurrence_id]));
        let mut dates = self
            .exdates
            .iter()
            .chain(&self.rdates)
            .copied()
            .chain(moved)
            .chain([self.start_local]);
        match dates.find(|date| !YEARS.contains(&date.year())) {
            Some(date) => Err(RecurrenceError::Year { date }),
            None => Ok(()),
        }
    }

    /// The last local time at which the rule may name an occurrence; COUNT is counted out.
    fn until(&self, parts: &Parts) -> Result<Option<NaiveDateTime>, RecurrenceError> {
        let start = self.start_local;
        let rule = Rule::new(parts.clone(), start);
        if rule.dates_from(start).next().is_none() {
            return Err(RecurrenceError::NeverHappens);
        }
        match parts.ends {
            Ends::At(until) if until < start => Err(RecurrenceError::EndsBeforeStart { until, start }),
            Ends::At(until) => Ok(Some(until)),
            Ends::Never => Ok(None),
            Ends::After(1) => Ok(Some(start)),
            Ends::After(count) => {
                // The first date is the first occurrence.
                let later = rule.dates_from(start).filter(|date| *date > start);
                let mut later = later.take_while(|date| date.year() <= start.year() + COUNT_YEARS);
                let last = later.nth(count as usize - 2);
                last.map(Some).ok_or(RecurrenceError::CountTooLarge {
                    most: MOST_COUNT,
                    years: COUNT_YEARS,
                })
            }
        }
    }
}

/// Every change must be of an occurrence that there is.
fn have_occurrences(series: &Series) -> Result<(), RecurrenceError> {
    let mut expected: BTreeSet<_> = series.changes.keys().copied().collect();
    while let Some(id) = expected.first().copied() {
        // From each that is still looked for, on through those that follow closely.
        let mut dates = series.dates_from(id).take(DATES_AT_ONCE).peekable();
        if dates.peek() != Some(&id) {
            return Err(RecurrenceError::NoSuchOccurrence { id });
        }
        dates.for_each(|date| {
            expected.remove(&date);
        });
    }
    Ok(())
}

/// The end of a finite series.
fn last_end(series: &Series) -> Result<DateTime<Utc>, RecurrenceError> {
    let changed = series.changes.keys().copied();
    let dates = changed.chain(last_unchanged(series));
    dates
        .map(|date| series.occurrence(date).end)
        .max()
        .ok_or(RecurrenceError::NothingLeft)
}

/// The last date of a finite series that is neither excluded nor changed, looked for from its end backwards.
fn last_unchanged(series: &Series) -> Option<NaiveDateTime> {
    let first = series.first();
    let end = series.until.into_iter().chain(series.named.last().copied()).max()?;
    let mut days = LOOK_BACK_DAYS;
    loop {
        let low = end
            .checked_sub_days(Days::new(days))
            .map_or(first, |low| low.max(first));
        let found = series
            .dates_from(low)
            .filter(|date| !series.changes.contains_key(date))
            .last();
        if found.is_some() || low == first {
            return found;
        }
        days = days.saturating_mul(8);
    }
}
