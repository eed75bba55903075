//! From text to rules: the parser, and what it forgets.

use opening_hours_syntax::rules::day::WeekDayRange;
use opening_hours_syntax::{Error, rules::RuleSequence};

use super::error::{HoursError, HoursProblem};
use super::guard::{self, outside_notes};
use super::rule::{Rule, SAID_OPEN};
use super::{diagnose, repair};

/// Reads a text.
pub(super) fn rules(text: &str) -> Result<Vec<Rule>, HoursError> {
    read(text).map_err(|error| HoursError {
        suggestion: repair::suggestion(text, |guess| read(guess).is_ok()),
        ..error
    })
}

fn read(text: &str) -> Result<Vec<Rule>, HoursError> {
    // A `;` at the end separates nothing, and is often left over.
    let text = text.trim().trim_end_matches([';', ' ']);
    guard::text(text)?;
    let parsed = parse(&keep_said_open(text)).map_err(|_| diagnose_syntax(text))?;
    no_space_in_lists(text)?;
    guard::rules(&parsed).map_err(HoursError::whole)?;
    let both = rules_for_holidays_on_weekdays(text)?;
    Ok(parsed
        .iter()
        .enumerate()
        .map(|(index, rule)| Rule::new(rule, both.contains(&index)))
        .collect())
}

fn parse(text: &str) -> Result<Vec<RuleSequence>, Error> {
    opening_hours_syntax::parse(text).map(|expression| expression.rules)
}

/// Parses once more without marks, so that positions are those of the text.
fn diagnose_syntax(text: &str) -> HoursError {
    match parse(text) {
        Err(error) => diagnose::syntax(&error, text),
        Ok(_) => HoursError::whole(HoursProblem::NotUnderstood),
    }
}

/// Marks the comments that have `open` before them, which the parser would not tell from others.
fn keep_said_open(text: &str) -> String {
    let mut marked = String::with_capacity(text.len() + 4);
    let mut said_open = false;
    for (index, part) in text.split('"').enumerate() {
        if index > 0 {
            marked.push('"');
        }
        let is_note = index % 2 == 1;
        if is_note && said_open {
            marked.push(SAID_OPEN);
        }
        marked.push_str(part);
        let last_word = part.split_ascii_whitespace().next_back().unwrap_or_default();
        said_open = !is_note && last_word.eq_ignore_ascii_case("open");
    }
    marked
}

/// Refuses `Mo, We 10:00-12:00`: to the parser it is open all Monday, and nobody means that.
fn no_space_in_lists(text: &str) -> Result<(), HoursError> {
    for (start, part) in outside_notes(text) {
        for (comma, _) in part.match_indices(", ") {
            let (before, after) = (
                part.get(..comma).unwrap_or_default(),
                part.get(comma + 2..).unwrap_or_default(),
            );
            let day_before = ends_with_weekday(before) || ends_with_holiday(before);
            if day_before && (starts_with_weekday(after) || starts_with_holiday(after)) {
                return Err(HoursError::at(HoursProblem::SpaceInList, text, start + comma + 1));
            }
        }
    }
    Ok(())
}

/// The rules such as `SH Mo-Fr`, in which a space means that both hold. The parser reads it like a comma.
fn rules_for_holidays_on_weekdays(text: &str) -> Result<Vec<usize>, HoursError> {
    let mut rules = Vec::new();
    for (start, part) in outside_notes(text) {
        for (space, _) in part.match_indices(' ') {
            let (before, after) = (
                part.get(..space).unwrap_or_default(),
                part.get(space + 1..).unwrap_or_default(),
            );
            if ends_with_holiday(before) && starts_with_weekday(after) {
                let before = text.get(..start + space).unwrap_or_default();
                rules.extend(parse(before).ok().and_then(|rules| rules.len().checked_sub(1)));
            } else if ends_with_weekday(before) && starts_with_holiday(after) {
                return Err(HoursError::at(HoursProblem::UnclearHoliday, text, start + space + 1));
            }
        }
    }
    Ok(rules)
}

fn ends_with_holiday(text: &str) -> bool {
    let offset = |c: char| c.is_ascii_digit() || c == ' ' || c == '+' || c == '-';
    let shifted = text.strip_suffix("days").or_else(|| text.strip_suffix("day"));
    let text = shifted.map_or(text, |text| text.trim_end_matches(offset));
    text.ends_with("PH") || text.ends_with("SH")
}

fn starts_with_holiday(text: &str) -> bool {
    let after = text.strip_prefix("PH").or_else(|| text.strip_prefix("SH"));
    after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}

fn starts_with_weekday(text: &str) -> bool {
    text.get(..2).is_some_and(is_weekday)
        && !text
            .get(2..)
            .is_some_and(|after| after.starts_with(char::is_alphabetic))
}

fn ends_with_weekday(text: &str) -> bool {
    let text = text
        .split_once('[')
        .map_or(text, |_| text.trim_end_matches(|c: char| "[],-12345".contains(c)));
    let word = text.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    is_weekday(word)
}

fn is_weekday(word: &str) -> bool {
    parse(word).is_ok_and(|rules| {
        matches!(rules.as_slice(), [rule] if matches!(rule.day_selector.weekday.as_slice(), [WeekDayRange::Fixed { .. }]))
    })
}
