//! Months and dates of a rule: the stretch of days around a date that a selector names.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use opening_hours_syntax::rules::day::{Date, DateOffset, Month, MonthdayRange};

use super::civil::{Side, in_year, last_of};

/// Years around a date in which a range that contains it may begin: offsets reach one year at most, ranges wrap once.
const YEARS_AROUND: RangeInclusive<i32> = -2..=1;

/// A stretch of days that contains the date asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Named by dates, not by months or weekdays.
    pub(super) by_date: bool,
    /// How many days it has.
    pub(super) days: i64,
}

/// The stretch of `range` that contains `date`.
pub(super) fn around(range: &MonthdayRange, date: NaiveDate) -> Option<Stretch> {
    match range {
        MonthdayRange::Month { range, year } => in_months(range, year.map(|year| *year), date),
        MonthdayRange::Date { start, end } => in_dates(*start, *end, date),
    }
}

fn in_months(range: &RangeInclusive<Month>, year: Option<i32>, date: NaiveDate) -> Option<Stretch> {
    let wraps = i32::from(range.start() > range.end());
    let first_year = year.unwrap_or_else(|| {
        let after_new_year = wraps == 1 && Month::from_date(date) < *range.start();
        date.year() - i32::from(after_new_year)
    });
    let first = NaiveDate::from_ymd_opt(first_year, (*range.start()).into(), 1)?;
    let last = last_of(first_year + wraps, *range.end())?;
    stretch(first, last, date, false)
}

fn in_dates(start: (Date, DateOffset), end: (Date, DateOffset), date: NaiveDate) -> Option<Stretch> {
    // `Oct Tu[1]` is a weekday by another name.
    let by_date = ![start.0, end.0].iter().any(|date| matches!(date, Date::Weekday { .. }));
    if start == end {
        let on = |year| in_year(start.0, start.1, year, Side::Alone).filter(|found| *found == date);
        let found = YEARS_AROUND.filter_map(|years| on(date.year() + years)).next()?;
        return stretch(found, found, date, by_date);
    }
    let (years, most) = match (start.0.year(), end.0.year()) {
        (Some(year), _) => (*year..=*year, 1),
        // `Dec 24-2029 Jan 2` begins in 2028: the last year in which it begins before its end.
        (None, Some(year)) => (*year - 1..=*year, 1),
        (None, None) => (
            date.year() + YEARS_AROUND.start()..=date.year() + YEARS_AROUND.end(),
            usize::MAX,
        ),
    };
    let ranges = years.rev().filter_map(|year| range_from(start, end, year)).take(most);
    ranges
        .filter_map(|(first, last)| stretch(first, last, date, by_date))
        .next()
}

/// The range that begins in `year`.
fn range_from(start: (Date, DateOffset), end: (Date, DateOffset), year: i32) -> Option<(NaiveDate, NaiveDate)> {
    let first = in_year(start.0, start.1, year, Side::First)?;
    let ends_in = |year| in_year(end.0, end.1, year, Side::Last).filter(|last| first <= *last);
    let last = ends_in(year).or_else(|| ends_in(year + 1))?;
    Some((first, last))
}

fn stretch(first: NaiveDate, last: NaiveDate, date: NaiveDate, by_date: bool) -> Option<Stretch> {
    let days = (last - first).num_days() + 1;
    (first..=last).contains(&date).then_some(Stretch { by_date, days })
}
