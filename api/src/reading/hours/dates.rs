//! Whether a rule holds on a date, and whether it speaks of the public holiday that the date may be.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use opening_hours_syntax::rules::day::{DaySelector, HolidayKind, WeekDayRange, WeekRange, YearRange};

use super::monthday::{self, Stretch};
use super::rule::Rule;
use crate::spine::calendar::HolidayRegion;

/// Explicit dates longer than this are a season, and say nothing of the holidays in it.
const LONGEST_EXPLICIT: i64 = 31;

/// A day on which hours may begin, with what is assumed of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    pub(super) date: NaiveDate,
    pub(super) region: HolidayRegion,
    /// Assumed to be a school holiday.
    pub(super) school_holiday: bool,
}

/// How a rule came to hold on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// The rule means this day even if it is a public holiday.
    pub(super) as_written: bool,
}

impl Rule {
    /// Whether the rule holds for hours that begin on `day`.
    pub(super) fn matches(&self, day: Day) -> Option<Match> {
        let selector = &self.days;
        let in_year = selector.year.is_empty() || selector.year.iter().any(|range| year_holds(range, day.date));
        let in_week = selector.week.is_empty() || selector.week.iter().any(|range| week_holds(range, day.date));
        if !in_year || !in_week {
            return None;
        }
        let holiday = selector.weekday.iter().any(|range| holiday_holds(range, day));
        if !self.weekday_holds(selector, holiday, day) {
            return None;
        }
        let mut stretches = selector
            .monthday
            .iter()
            .filter_map(|range| monthday::around(range, day.date))
            .peekable();
        if !selector.monthday.is_empty() && stretches.peek().is_none() {
            return None;
        }
        let explicit = stretches.any(|stretch| is_explicit(stretch, selector));
        Some(Match {
            as_written: holiday || explicit || self.round_the_clock,
        })
    }

    fn weekday_holds(&self, selector: &DaySelector, holiday: bool, day: Day) -> bool {
        if selector.weekday.is_empty() {
            return true;
        }
        let weekday = || selector.weekday.iter().any(|range| weekday_holds(range, day.date));
        if self.holiday_and_weekday {
            holiday && weekday()
        } else {
            holiday || weekday()
        }
    }
}

fn is_explicit(stretch: Stretch, selector: &DaySelector) -> bool {
    let longest = if selector.weekday.is_empty() {
        LONGEST_EXPLICIT
    } else {
        1
    };
    stretch.by_date && stretch.days <= longest
}

fn year_holds(range: &YearRange, date: NaiveDate) -> bool {
    let (years, step) = range.into_parts();
    let since = date.year() - **years.start();
    since >= 0 && date.year() <= **years.end() && since % i32::from(step.max(1)) == 0
}

fn week_holds(range: &WeekRange, date: NaiveDate) -> bool {
    let (weeks, step) = range.into_parts();
    let week = date.iso_week().week();
    let since = week.checked_sub(u32::from(**weeks.start()));
    since.is_some_and(|since| week <= u32::from(**weeks.end()) && since % u32::from(step.max(1)) == 0)
}

fn holiday_holds(range: &WeekDayRange, day: Day) -> bool {
    match range {
        WeekDayRange::Holiday {
            kind: HolidayKind::Public,
            offset,
        } => {
            let holiday = day.date.checked_sub_signed(TimeDelta::days((*offset).into()));
            holiday.is_some_and(|date| day.region.is_holiday(date))
        }
        WeekDayRange::Holiday {
            kind: HolidayKind::School,
            ..
        } => day.school_holiday,
        WeekDayRange::Fixed { .. } => false,
    }
}

fn weekday_holds(range: &WeekDayRange, date: NaiveDate) -> bool {
    let WeekDayRange::Fixed {
        range,
        offset,
        nth_from_start,
        nth_from_end,
    } = range
    else {
        return false;
    };
    let Some(date) = date.checked_sub_signed(TimeDelta::days((*offset).into())) else {
        return false;
    };
    let from_start = (date.day0() / 7) as usize;
    let from_end = ((u32::from(date.num_days_in_month()) - date.day()) / 7) as usize;
    let nth = |allowed: &[bool; 5], place: usize| allowed.get(place).copied().unwrap_or(false);
    between(*range.start(), *range.end(), date.weekday())
        && (nth(nth_from_start, from_start) || nth(nth_from_end, from_end))
}

/// Whether `day` lies in a range of weekdays that may run over the end of the week (`Sa-Mo`).
fn between(start: Weekday, end: Weekday, day: Weekday) -> bool {
    day.days_since(start) <= end.days_since(start)
}
