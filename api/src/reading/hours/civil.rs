//! Dates that a rule describes rather than names: the third Saturday, the last of the month, Easter.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};
use opening_hours_syntax::rules::day::{Date, DateOffset, Month, WeekDayOffset};

use crate::spine::calendar::easter_sunday;

/// Which side of a range a date stands on. Only 29 February in other years depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The date alone: there is none in such a year.
    Alone,
    /// The first day of a range: 1 March.
    First,
    /// The last day of a range: 28 February.
    Last,
}

/// The days of a month in its longest year.
pub(super) const fn longest(month: Month) -> u8 {
    match month {
        Month::February => 29,
        Month::April | Month::June | Month::September | Month::November => 30,
        _ => 31,
    }
}

/// `date` in `year`, or in its own year if it names one.
pub(super) fn in_year(date: Date, offset: DateOffset, year: i32, side: Side) -> Option<NaiveDate> {
    let year = date.year().map_or(year, |named| *named);
    let found = match date {
        Date::Easter { .. } => easter_sunday(year)?,
        Date::Weekday { month, wday, nth, .. } => nth_weekday(year, month, wday, nth)?,
        Date::Fixed { month, day, .. } => fixed(year, month, day, side)?,
    };
    shifted(found, offset)
}

fn fixed(year: i32, month: Month, day: u8, side: Side) -> Option<NaiveDate> {
    let exact = NaiveDate::from_ymd_opt(year, month.into(), day.into());
    match side {
        Side::Alone => exact,
        Side::First => exact.or_else(|| NaiveDate::from_ymd_opt(year, month.next().into(), 1)),
        Side::Last => exact.or_else(|| last_of(year, month)),
    }
}

/// The last day of a month.
pub(super) fn last_of(year: i32, month: Month) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month.into(), 1)?;
    first.with_day(first.num_days_in_month().into())
}

fn nth_weekday(year: i32, month: Month, weekday: Weekday, nth: i8) -> Option<NaiveDate> {
    if nth > 0 {
        return NaiveDate::from_weekday_of_month_opt(year, month.into(), weekday, nth.unsigned_abs());
    }
    let last = last_of(year, month)?;
    let back = (7 + last.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
    let weeks = u32::from(nth.unsigned_abs()).checked_sub(1)?;
    let found = last.checked_sub_days(Days::new((back + 7 * weeks).into()))?;
    (found.month() == last.month()).then_some(found)
}

fn shifted(date: NaiveDate, offset: DateOffset) -> Option<NaiveDate> {
    let date = date.checked_add_signed(TimeDelta::days(offset.day_offset.into()))?;
    let ahead = |target: Weekday| (7 + target.num_days_from_monday() - date.weekday().num_days_from_monday()) % 7;
    match offset.wday_offset {
        WeekDayOffset::None => Some(date),
        WeekDayOffset::Next(target) => date.checked_add_days(Days::new(ahead(target).into())),
        WeekDayOffset::Prev(target) => date.checked_sub_days(Days::new(((7 - ahead(target)) % 7).into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn counts_weekdays_from_both_ends_of_a_month() {
        for (nth, expected) in [
            (1, "2027-01-02"),
            (3, "2027-01-16"),
            (5, "2027-01-30"),
            (-1, "2027-01-30"),
            (-5, "2027-01-02"),
        ] {
            assert_eq!(
                nth_weekday(2027, Month::January, Weekday::Sat, nth),
                Some(date(expected)),
                "{nth}"
            );
        }
        for nth in [5, -5, 0] {
            assert_eq!(
                nth_weekday(2027, Month::January, Weekday::Mon, nth),
                None,
                "four Mondays only: {nth}"
            );
        }
    }

    #[test]
    fn shifts_by_days_and_to_weekdays() {
        let offset = |wday_offset, day_offset| DateOffset {
            wday_offset,
            day_offset,
        };
        let thursday = date("2026-12-24");
        for (offset, expected) in [
            (offset(WeekDayOffset::None, -2), "2026-12-22"),
            (offset(WeekDayOffset::Next(Weekday::Sun), 0), "2026-12-27"),
            (offset(WeekDayOffset::Prev(Weekday::Sun), 0), "2026-12-20"),
            (offset(WeekDayOffset::Next(Weekday::Thu), 0), "2026-12-24"),
        ] {
            assert_eq!(shifted(thursday, offset), Some(date(expected)));
        }
    }

    #[test]
    fn the_29th_of_february_depends_on_its_side() {
        for (side, expected) in [
            (Side::Alone, None),
            (Side::First, Some("2027-03-01")),
            (Side::Last, Some("2027-02-28")),
        ] {
            assert_eq!(fixed(2027, Month::February, 29, side), expected.map(date));
            assert_eq!(fixed(2028, Month::February, 29, side), Some(date("2028-02-29")));
        }
    }
}
