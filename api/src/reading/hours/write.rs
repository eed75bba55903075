//! The canonical text of rules. The parser's own loses some of what it read.

use std::fmt::{self, Display, Formatter};

use opening_hours_syntax::rules::RuleOperator;
use opening_hours_syntax::rules::day::{HolidayKind, MonthdayRange, WeekDayRange, YearRange};

use super::rule::Rule;
use super::state::OpenState;

/// The last year of a range without end (`2027+`).
const WITHOUT_END: i32 = 9999;

/// Writes rules with their separators.
pub(super) fn rules(rules: &[Rule], f: &mut Formatter<'_>) -> fmt::Result {
    for (index, rule) in rules.iter().enumerate() {
        if index > 0 {
            f.write_str(match rule.operator {
                RuleOperator::Normal => "; ",
                RuleOperator::Additional => ", ",
                RuleOperator::Fallback => " || ",
            })?;
        }
        f.write_str(&words(rule).join(" "))?;
    }
    Ok(())
}

/// The parts of a rule between which spaces stand.
fn words(rule: &Rule) -> Vec<String> {
    let mut words = days(rule);
    let modifier = modifier(rule);
    if !rule.all_day {
        words.push(list(&rule.times));
    } else if words.is_empty() && modifier.is_empty() {
        words.push("24/7".to_owned());
    }
    words.extend(modifier);
    words
}

fn days(rule: &Rule) -> Vec<String> {
    let days = &rule.days;
    let mut words = Vec::new();
    if !days.year.is_empty() {
        words.push(days.year.iter().map(year).collect::<Vec<_>>().join(","));
    }
    if !days.monthday.is_empty() {
        words.push(list(&days.monthday));
    }
    if !days.week.is_empty() {
        words.push(format!("week {}", list(&days.week)));
    }
    let weekdays = weekdays(rule);
    // With a space, `NovFr[-1]` would be a date and no weekday.
    let would_be_date = weekdays.contains('[') && !weekdays.contains(',') && days.week.is_empty();
    match (words.last_mut(), days.monthday.last()) {
        (Some(last), Some(MonthdayRange::Month { .. })) if would_be_date => last.push_str(&weekdays),
        _ if weekdays.is_empty() => {}
        _ => words.push(weekdays),
    }
    words
}

fn weekdays(rule: &Rule) -> String {
    let is_holiday = |day: &&WeekDayRange| matches!(day, WeekDayRange::Holiday { .. });
    let (holidays, weekdays): (Vec<_>, Vec<_>) = rule.days.weekday.iter().partition(is_holiday);
    let listed = |days: Vec<&WeekDayRange>| days.into_iter().map(weekday).collect::<Vec<_>>().join(",");
    let (holidays, weekdays) = (listed(holidays), listed(weekdays));
    match (rule.holiday_and_weekday, weekdays.is_empty(), holidays.is_empty()) {
        (true, ..) => format!("{holidays} {weekdays}"),
        (false, false, false) => format!("{weekdays},{holidays}"),
        (false, ..) => weekdays + &holidays,
    }
}

fn modifier(rule: &Rule) -> Vec<String> {
    let word = match (rule.state, &rule.comment) {
        (OpenState::Open, Some(_)) => Some("open"),
        (OpenState::Closed, _) => Some("off"),
        (OpenState::Unknown(_), None) => Some("unknown"),
        (OpenState::Open, None) | (OpenState::Unknown(_), Some(_)) => None,
    };
    let comment = rule.comment.as_ref().map(|comment| format!("\"{comment}\""));
    word.map(str::to_owned).into_iter().chain(comment).collect()
}

fn year(range: &YearRange) -> String {
    let (years, step) = range.into_parts();
    if **years.end() == WITHOUT_END && **years.start() != WITHOUT_END && step == 1 {
        format!("{}+", **years.start())
    } else {
        range.to_string()
    }
}

fn weekday(day: &WeekDayRange) -> String {
    match day {
        WeekDayRange::Holiday { kind, offset } => {
            let kind = if *kind == HolidayKind::Public { "PH" } else { "SH" };
            let plural = if offset.abs() == 1 { "" } else { "s" };
            if *offset == 0 {
                kind.to_owned()
            } else {
                format!("{kind} {offset:+} day{plural}")
            }
        }
        WeekDayRange::Fixed { .. } => day.to_string(),
    }
}

fn list(items: &[impl Display]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}
