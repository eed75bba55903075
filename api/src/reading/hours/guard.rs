//! What must be refused before the parser sees it, and after.
//!
//! The parser takes time that grows threefold with every further date such as `Jan Mo[1]` in a list, panics in debug builds
//! at `/24:00`, and accepts dates that never come.

use chrono::Month as ChronoMonth;
use opening_hours_syntax::rules::day::{Date, DateOffset, MonthdayRange, WeekDayRange};
use opening_hours_syntax::rules::time::TimeSelector;
use opening_hours_syntax::rules::{RuleKind, RuleOperator, RuleSequence};

use super::civil::longest;
use super::error::{HoursError, HoursProblem, MOST_CHARACTERS, MOST_RULES};

/// The most dates such as `Jan Mo[1]` in one rule.
const MOST_NTH_DATES: usize = 6;

/// The largest shift of a day, in days.
const LARGEST_OFFSET: i16 = 366;

/// Checks a trimmed text before it is parsed.
pub(super) fn text(text: &str) -> Result<(), HoursError> {
    if text.is_empty() {
        return Err(HoursError::whole(HoursProblem::Empty));
    }
    if text.chars().count() > MOST_CHARACTERS {
        return Err(HoursError::whole(HoursProblem::TooLong));
    }
    if let Some(at) = text.find(char::is_control) {
        return Err(HoursError {
            near: None,
            ..HoursError::at(HoursProblem::InvisibleCharacter, text, at)
        });
    }
    for (start, part) in outside_notes(text) {
        if let Some(at) = repeat(part) {
            return Err(HoursError::at(HoursProblem::Repeats, text, start + at));
        }
        if part.split([';', '|']).any(|rule| nth_dates(rule) > MOST_NTH_DATES) {
            return Err(HoursError::whole(HoursProblem::TooManyNthDates));
        }
    }
    Ok(())
}

/// The parts of a text that are not inside quotation marks, with their byte positions.
pub(super) fn outside_notes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let parts = text.split('"').map(move |part| {
        let at = start;
        start += part.len() + 1;
        (at, part)
    });
    parts.step_by(2)
}

/// Where `/` is followed by a time rather than a number.
fn repeat(part: &str) -> Option<usize> {
    let slashes = part.match_indices('/').map(|(at, _)| at);
    let mut times = slashes.filter(|at| {
        let after = part.get(at + 1..).unwrap_or_default().trim_start();
        after.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(':')
    });
    times.next()
}

/// How many dates such as `Jan Mo[1]` a rule names: brackets after a weekday after a month.
fn nth_dates(rule: &str) -> usize {
    let named = |before: &str| {
        let mut words = before.trim_end().rsplit(' ').filter(|word| !word.is_empty());
        let month = words
            .nth(1)
            .map(|word| word.trim_start_matches(|c: char| !c.is_alphabetic()));
        month.is_some_and(|month| month.parse::<ChronoMonth>().is_ok())
    };
    let pieces: Vec<_> = rule.split('[').collect();
    pieces.iter().rev().skip(1).filter(|before| named(before)).count()
}

/// Checks the parsed rules.
pub(super) fn rules(rules: &[RuleSequence]) -> Result<(), HoursProblem> {
    if rules.len() > MOST_RULES {
        return Err(HoursProblem::TooManyRules);
    }
    // `Mo-Fr, 10:00-12:00` is open all day on weekdays to the parser, and nobody means that.
    let mut pairs = rules.windows(2);
    if pairs.any(|pair| matches!(pair, [day, next] if next.operator == RuleOperator::Additional && is_day_alone(day))) {
        return Err(HoursProblem::SpaceInList);
    }
    rules.iter().try_for_each(rule)
}

fn is_day_alone(rule: &RuleSequence) -> bool {
    let all_day = rule.time_selector == TimeSelector::default();
    !rule.day_selector.is_empty() && all_day && rule.kind == RuleKind::Open && rule.comment.is_empty()
}

fn rule(rule: &RuleSequence) -> Result<(), HoursProblem> {
    if rule.time_selector.spans.iter().any(|span| span.repeats.is_some()) {
        return Err(HoursProblem::Repeats);
    }
    for range in &rule.day_selector.monthday {
        if let MonthdayRange::Date { start, end } = range {
            date(start.0, start.1)?;
            date(end.0, end.1)?;
        }
    }
    for range in &rule.day_selector.weekday {
        let (WeekDayRange::Fixed { offset, .. } | WeekDayRange::Holiday { offset, .. }) = range;
        small(*offset)?;
    }
    Ok(())
}

fn date(date: Date, offset: DateOffset) -> Result<(), HoursProblem> {
    match date {
        Date::Fixed { month, day, .. } if day > longest(month) => Err(HoursProblem::NoSuchDate),
        _ => small(offset.day_offset),
    }
}

fn small(offset: i16) -> Result<(), HoursProblem> {
    if offset.unsigned_abs() > LARGEST_OFFSET.unsigned_abs() {
        Err(HoursProblem::NumberTooLarge)
    } else {
        Ok(())
    }
}
