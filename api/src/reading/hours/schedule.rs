//! Hours that have been read, and the questions they answer.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::closed_days::ClosedDays;
use super::combine::state_in;
use super::days::{self, DayHours};
use super::error::HoursError;
use super::place::Place;
use super::rule::Rule;
use super::span::Span;
use super::state::{OpenState, StateAt};
use super::{read, timeline, write};

/// The farthest that is looked ahead, so that 29 February is found across a year without one.
const HORIZON_DAYS: i64 = 3660;

/// How far is looked, in days, until the next change is found.
const LOOKS_AHEAD: [i64; 4] = [9, 60, 400, HORIZON_DAYS];

/// The most days that are listed at once.
const MOST_DAYS: usize = 366;

/// One `opening_hours` text, read. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    rules: Arc<[Rule]>,
}

impl Schedule {
    /// Reads an `opening_hours` text, such as `Mo-Fr 09:00-17:00; PH off`.
    ///
    /// # Errors
    /// [`HoursError`] in words for staff: what is wrong, at which character, and what would be right.
    pub fn parse(text: &str) -> Result<Self, HoursError> {
        read::rules(text).map(|rules| Self { rules: rules.into() })
    }

    /// The state at `instant`, and when it next changes. Changes more than ten years ahead count as none.
    #[must_use]
    pub fn state_at(&self, instant: DateTime<Utc>, place: &Place) -> StateAt {
        self.state_but(&ClosedDays::default(), instant, place)
    }

    /// The same of a place that is closed on some days, whatever its hours say.
    #[must_use]
    pub fn state_but(&self, closed: &ClosedDays, instant: DateTime<Utc>, place: &Place) -> StateAt {
        let is_constant = self.is_constant() && closed.next_from(instant, place).is_none();
        let mut found = None;
        for days in LOOKS_AHEAD {
            let span = (instant, later(instant, days));
            found = state_in(&timeline::spans(&self.rules, span, place, closed), instant);
            if found
                .as_ref()
                .is_some_and(|at| at.until.is_some() && at.next_open.is_some())
                || is_constant
            {
                break;
            }
        }
        found.unwrap_or(StateAt {
            state: OpenState::Closed,
            comment: None,
            until: None,
            next_open: None,
        })
    }

    /// The states from `from` to `to`, in order and without gaps; empty if `from` is not before `to`.
    ///
    /// At most ten years from `from` on are evaluated; what lies after them is missing.
    #[must_use]
    pub fn spans(&self, from: DateTime<Utc>, to: DateTime<Utc>, place: &Place) -> Vec<Span> {
        let span = (from, to.min(later(from, HORIZON_DAYS)));
        timeline::spans(&self.rules, span, place, &ClosedDays::default())
    }

    /// The hours that begin on `count` days from the local date `from` on, 366 days at most.
    #[must_use]
    pub fn days(&self, from: NaiveDate, count: usize, place: &Place) -> Vec<DayHours> {
        let dates = from.iter_days().take(count.min(MOST_DAYS));
        dates.map(|date| days::day(&self.rules, date, place)).collect()
    }

    /// The same of a place that is closed on some days, whatever its hours say.
    #[must_use]
    pub fn days_but(&self, closed: &ClosedDays, from: NaiveDate, count: usize, place: &Place) -> Vec<DayHours> {
        let days = self.days(from, count, place).into_iter();
        days.map(|day| closed.cut(day)).collect()
    }

    /// Whether the state never changes, by the look of the rules.
    fn is_constant(&self) -> bool {
        matches!(&*self.rules, [only] if only.round_the_clock && only.days.year.is_empty() && only.days.monthday.is_empty() && only.days.week.is_empty())
    }
}

fn later(instant: DateTime<Utc>, days: i64) -> DateTime<Utc> {
    instant
        .checked_add_signed(TimeDelta::days(days))
        .unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// The canonical text of the hours.
impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write::rules(&self.rules, f)
    }
}

impl FromStr for Schedule {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

/// The canonical text of `text`: `mo-fr 9:00-12:00` becomes `Mo-Fr 09:00-12:00`. It means the same, rule by rule.
///
/// # Errors
/// As [`Schedule::parse`].
pub fn normalise(text: &str) -> Result<String, HoursError> {
    Schedule::parse(text).map(|schedule| schedule.to_string())
}
