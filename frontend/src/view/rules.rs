//! Opening hours written in OpenStreetMap's syntax, in the reader's words as far as they are simple.

use chrono::{Days, NaiveDate, NaiveTime, Weekday};
use opening_hours_syntax::rules::RuleSequence;
use opening_hours_syntax::rules::day::{HolidayKind, WeekDayRange};
use opening_hours_syntax::rules::time::{Time, TimeSpan};
use opening_hours_syntax::{ExtendedTime, RuleKind};

use super::Look;

/// A line per rule: “Tuesday: 17:00–19:00”. None if a rule says more than weekdays and times; show it as it is then.
#[must_use]
pub fn rule_lines(look: &Look, rule: &str) -> Option<Vec<String>> {
    let expression = opening_hours_syntax::parse(rule).ok()?;
    expression.rules.iter().map(|rule| line(look, rule)).collect()
}

fn line(look: &Look, rule: &RuleSequence) -> Option<String> {
    let days = &rule.day_selector;
    if !days.year.is_empty() || !days.monthday.is_empty() || !days.week.is_empty() || !rule.comment.is_empty() {
        return None;
    }
    let hours = match rule.kind {
        RuleKind::Open => rule
            .time_selector
            .spans
            .iter()
            .map(|span| hours(look, span))
            .collect::<Option<Vec<_>>>()?,
        RuleKind::Closed => vec![look.t.say("day-closed").into_owned()],
        RuleKind::Unknown => return None,
    };
    let hours = hours.join(&look.t.say("list-comma"));
    let names = days
        .weekday
        .iter()
        .map(|range| weekdays(look, range))
        .collect::<Option<Vec<_>>>()?;
    if names.is_empty() {
        return Some(hours);
    }
    let days = names.join(&look.t.say("list-comma"));
    Some(look.t.with("rule-line", &[("days", &days), ("hours", &hours)]))
}

fn weekdays(look: &Look, range: &WeekDayRange) -> Option<String> {
    match range {
        WeekDayRange::Fixed {
            range,
            offset: 0,
            nth_from_start,
            nth_from_end,
        } if nth_from_start.iter().all(|n| *n) && nth_from_end.iter().all(|n| *n) => {
            let (from, to) = (weekday(look, *range.start()), weekday(look, *range.end()));
            let whole = range.start() == range.end();
            Some(if whole {
                from
            } else {
                look.t.with("day-range", &[("from", &from), ("to", &to)])
            })
        }
        WeekDayRange::Fixed {
            range,
            offset: 0,
            nth_from_start,
            nth_from_end,
        } if range.start() == range.end() => nth(look, *range.start(), nth_from_start, nth_from_end),
        WeekDayRange::Holiday {
            kind: HolidayKind::Public,
            offset: 0,
        } => Some(look.t.say("holidays").into_owned()),
        _ => None,
    }
}

/// “third Saturday of the month”; none if it is counted from the end, but for the last one.
fn nth(look: &Look, day: Weekday, from_start: &[bool], from_end: &[bool]) -> Option<String> {
    let (last, others) = from_end.split_first()?;
    if others.contains(&true) {
        return None;
    }
    let named = NTH.iter().zip(from_start.iter().chain([last]));
    let day = weekday(look, day);
    let names: Vec<String> = named
        .filter(|(_, named)| **named)
        .map(|(key, _)| look.t.with("nth-weekday", &[("nth", &look.t.say(key)), ("day", &day)]))
        .collect();
    (!names.is_empty()).then(|| names.join(&look.t.say("list-comma")))
}

/// Texts for the weeks of a month, and for the last one.
const NTH: [&str; 6] = ["nth-1", "nth-2", "nth-3", "nth-4", "nth-5", "nth-last"];

/// Name of a weekday, from a week that has all of them.
#[must_use]
pub fn weekday(look: &Look, day: Weekday) -> String {
    let monday = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap_or_default();
    look.t
        .dates()
        .weekday(monday + Days::new(u64::from(day.num_days_from_monday())))
}

fn hours(look: &Look, span: &TimeSpan) -> Option<String> {
    if span.open_end || span.repeats.is_some() {
        return None;
    }
    if span.range.start == Time::Fixed(ExtendedTime::MIDNIGHT_00)
        && span.range.end == Time::Fixed(ExtendedTime::MIDNIGHT_24)
    {
        return Some(look.t.say("around-the-clock").into_owned());
    }
    let (from, to) = (time(look, &span.range.start)?, time(look, &span.range.end)?);
    Some(look.t.with("time-range", &[("from", &from), ("to", &to)]))
}

fn time(look: &Look, time: &Time) -> Option<String> {
    let Time::Fixed(at) = time else {
        return None;
    };
    if at.hour() == 24 && at.minute() == 0 {
        return Some("24:00".to_owned());
    }
    let (hour, minute) = (u32::from(at.hour()) % 24, u32::from(at.minute()));
    Some(look.t.dates().time(NaiveTime::from_hms_opt(hour, minute, 0)?))
}
