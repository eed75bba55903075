//! From the text of a rule to its parts, strictly: what is not understood is refused, never left out.

use std::str::FromStr;

use chrono::Weekday;
use chrono_tz::Tz;
use rrule::{Frequency, NWeekday};

use super::error::RecurrenceError;
use super::parts::{Ends, Parts};
use super::until;

/// The longest rule that is read, in characters.
const MOST_CHARACTERS: usize = 500;

/// The most occurrences that COUNT may ask for.
pub(super) const MOST_COUNT: u32 = 5000;

/// The farthest that COUNT may reach, in years.
pub(super) const COUNT_YEARS: i32 = 100;

/// The largest INTERVAL.
const MOST_INTERVAL: u16 = 1000;

/// The most times a day.
const MOST_TIMES_A_DAY: usize = 24;

/// The names of the parts, each with a right example.
const NAMES: [(&str, &str); 14] = [
    ("FREQ", "FREQ=WEEKLY"),
    ("INTERVAL", "INTERVAL=2"),
    ("COUNT", "COUNT=10"),
    ("UNTIL", "UNTIL=20281231"),
    ("BYDAY", "BYDAY=TU,TH or, in a month, BYDAY=3SA"),
    ("BYMONTHDAY", "BYMONTHDAY=15,-1"),
    ("BYMONTH", "BYMONTH=4,10"),
    ("BYYEARDAY", "BYYEARDAY=100"),
    ("BYWEEKNO", "BYWEEKNO=20"),
    ("BYSETPOS", "BYSETPOS=-1"),
    ("BYHOUR", "BYHOUR=9,17"),
    ("BYMINUTE", "BYMINUTE=0,30"),
    ("BYSECOND", "BYSECOND=0"),
    ("WKST", "WKST=MO"),
];

/// The values of a rule by name, as written.
struct Values<'a>(Vec<(&'static str, &'a str)>);

/// Reads a rule, with or without `RRULE:` before it. `tz` is for an UNTIL in UTC.
pub(super) fn parts(text: &str, tz: Tz) -> Result<Parts, RecurrenceError> {
    if text.chars().count() > MOST_CHARACTERS {
        return Err(RecurrenceError::TooLong { most: MOST_CHARACTERS });
    }
    let text = text.trim();
    let values = Values::split(text.strip_prefix("RRULE:").unwrap_or(text))?;
    let parts = Parts {
        frequency: values.frequency()?,
        interval: values
            .one("INTERVAL", |value| number(value, 1..=MOST_INTERVAL))?
            .unwrap_or(1),
        ends: values.ends(tz)?,
        week_start: values.one("WKST", weekday)?.unwrap_or(Weekday::Mon),
        months: values.list("BYMONTH", |value| number(value, 1..=12))?,
        weeks: values.list("BYWEEKNO", |value| from_either_end(value, 53))?,
        year_days: values.list("BYYEARDAY", |value| from_either_end(value, 366))?,
        month_days: values.list("BYMONTHDAY", |value| from_either_end(value, 31))?,
        days: values.list("BYDAY", nth_weekday)?,
        hours: values.list("BYHOUR", |value| number(value, 0..=23))?,
        minutes: values.list("BYMINUTE", |value| number(value, 0..=59))?,
        seconds: values.list("BYSECOND", |value| number(value, 0..=59))?,
        positions: values.list("BYSETPOS", |value| from_either_end(value, 366))?,
    };
    allowed_together(&parts).map(|()| parts)
}

impl<'a> Values<'a> {
    fn split(text: &'a str) -> Result<Self, RecurrenceError> {
        let mut values = Self(Vec::new());
        for part in text.split(';') {
            let not_a_part = || RecurrenceError::NotAPart {
                part: RecurrenceError::cut(part),
            };
            let (name, value) = part.split_once('=').ok_or_else(not_a_part)?;
            let known = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
            let (name, _) = known.ok_or_else(|| RecurrenceError::UnknownPart {
                name: RecurrenceError::cut(name),
            })?;
            if values.get(name).is_some() {
                return Err(RecurrenceError::Twice { name });
            }
            values.0.push((name, value));
        }
        Ok(values)
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    fn one<T>(&self, name: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, RecurrenceError> {
        self.get(name)
            .map(|value| read(value).ok_or_else(|| no_value(name, value)))
            .transpose()
    }

    fn list<T>(&self, name: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, RecurrenceError> {
        let Some(list) = self.get(name) else {
            return Ok(Vec::new());
        };
        list.split(',')
            .map(|value| read(value).ok_or_else(|| no_value(name, value)))
            .collect()
    }

    fn frequency(&self) -> Result<Frequency, RecurrenceError> {
        let value = self.get("FREQ").ok_or(RecurrenceError::NoFrequency)?;
        match value.to_ascii_uppercase().as_str() {
            "DAILY" => Ok(Frequency::Daily),
            "WEEKLY" => Ok(Frequency::Weekly),
            "MONTHLY" => Ok(Frequency::Monthly),
            "YEARLY" => Ok(Frequency::Yearly),
            frequency @ ("HOURLY" | "MINUTELY" | "SECONDLY") => Err(RecurrenceError::TooOften {
                frequency: frequency.to_owned(),
            }),
            _ => Err(no_value("FREQ", value)),
        }
    }

    fn ends(&self, tz: Tz) -> Result<Ends, RecurrenceError> {
        let until = self.one("UNTIL", |value| until::local(value, tz))?;
        let count = self.one("COUNT", |value| number(value, 1..=u64::MAX))?;
        match (count, until) {
            (Some(_), Some(_)) => Err(RecurrenceError::TwoEnds),
            (Some(count), None) => {
                let count = u32::try_from(count).ok().filter(|count| *count <= MOST_COUNT);
                count.map(Ends::After).ok_or(RecurrenceError::CountTooLarge {
                    most: MOST_COUNT,
                    years: COUNT_YEARS,
                })
            }
            (None, until) => Ok(until.map_or(Ends::Never, Ends::At)),
        }
    }
}

fn no_value(name: &'static str, value: &str) -> RecurrenceError {
    let example = NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map_or("", |(_, example)| example);
    RecurrenceError::Value {
        name,
        value: RecurrenceError::cut(value),
        example,
    }
}

/// Digits only, unlike `parse`, which would take `+3`.
fn number<T: FromStr + PartialOrd>(value: &str, range: std::ops::RangeInclusive<T>) -> Option<T> {
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    value.parse().ok().filter(|number| digits && range.contains(number))
}

/// 1 to `most` from the start, or -1 to -`most` from the end.
fn from_either_end<T: TryFrom<i32>>(value: &str, most: i32) -> Option<T> {
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    let number = number(digits, 1..=most)?;
    T::try_from(if value.starts_with('-') { -number } else { number }).ok()
}

fn weekday(value: &str) -> Option<Weekday> {
    match value.to_ascii_uppercase().as_str() {
        "MO" => Some(Weekday::Mon),
        "TU" => Some(Weekday::Tue),
        "WE" => Some(Weekday::Wed),
        "TH" => Some(Weekday::Thu),
        "FR" => Some(Weekday::Fri),
        "SA" => Some(Weekday::Sat),
        "SU" => Some(Weekday::Sun),
        _ => None,
    }
}

fn nth_weekday(value: &str) -> Option<NWeekday> {
    let (nth, day) = value.split_at_checked(value.len().checked_sub(2)?)?;
    let day = weekday(day)?;
    if nth.is_empty() {
        Some(NWeekday::Every(day))
    } else {
        Some(NWeekday::Nth(from_either_end(nth, 53)?, day))
    }
}

/// What RFC 5545 (3.3.10) forbids to combine, and what would be too often.
fn allowed_together(parts: &Parts) -> Result<(), RecurrenceError> {
    use Frequency::{Monthly, Weekly, Yearly};
    let frequency = parts.frequency;
    let counted = parts.days.iter().any(|day| matches!(day, NWeekday::Nth(..)));
    let too_far = parts
        .days
        .iter()
        .any(|day| matches!(day, NWeekday::Nth(nth, _) if nth.abs() > 5));
    let days =
        parts.days.len() + parts.month_days.len() + parts.year_days.len() + parts.weeks.len() + parts.months.len();
    let names_a_set = days + parts.hours.len() + parts.minutes.len() + parts.seconds.len() > 0;
    let times_a_day = parts.hours.len().max(1) * parts.minutes.len().max(1) * parts.seconds.len().max(1);
    let refused = [
        (
            frequency == Weekly && !parts.month_days.is_empty(),
            "BYMONTHDAY",
            "not with FREQ=WEEKLY; use FREQ=MONTHLY",
        ),
        (
            frequency != Yearly && !parts.year_days.is_empty(),
            "BYYEARDAY",
            "only with FREQ=YEARLY",
        ),
        (
            frequency != Yearly && !parts.weeks.is_empty(),
            "BYWEEKNO",
            "only with FREQ=YEARLY",
        ),
        (
            counted && (!matches!(frequency, Monthly | Yearly) || !parts.weeks.is_empty()),
            "BYDAY",
            "a number before the weekday (3SA) needs FREQ=MONTHLY or YEARLY, without BYWEEKNO",
        ),
        (
            too_far && (frequency == Monthly || !parts.months.is_empty()),
            "BYDAY",
            "a month has no more than five of any weekday",
        ),
        (
            !parts.positions.is_empty() && !names_a_set,
            "BYSETPOS",
            "it picks from the days of another part, such as BYDAY",
        ),
        (
            times_a_day > MOST_TIMES_A_DAY,
            "BYMINUTE",
            "an event takes place 24 times a day at most",
        ),
    ];
    match refused.into_iter().find(|(applies, ..)| *applies) {
        Some((_, name, reason)) => Err(RecurrenceError::NotHere { name, reason }),
        None => Ok(()),
    }
}
