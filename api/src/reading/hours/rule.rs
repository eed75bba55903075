//! One rule of the hours, as the evaluation needs it.

use std::sync::Arc;

use chrono::Weekday;
use opening_hours_syntax::rules::day::{DaySelector, HolidayKind, WeekDayRange};
use opening_hours_syntax::rules::time::{TimeSelector, TimeSpan};
use opening_hours_syntax::rules::{RuleKind, RuleOperator, RuleSequence};

use super::state::{OpenState, UnknownReason};

/// Stands before a comment to which the text says `open`; the parser forgets that word. Not allowed in input.
pub(super) const SAID_OPEN: char = '\u{1}';

/// A rule: on which days, at which times, what holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) days: DaySelector,
    /// `SH Mo-Fr`: both must hold, not one of them.
    pub(super) holiday_and_weekday: bool,
    /// Times of the day; one span of 24 hours if the text names none.
    pub(super) times: Vec<TimeSpan>,
    pub(super) state: OpenState,
    pub(super) comment: Option<Arc<str>>,
    pub(super) operator: RuleOperator,
    /// From 00:00 to 24:00.
    pub(super) all_day: bool,
    /// `24/7`, or the same spelled out: counts on holidays too.
    pub(super) round_the_clock: bool,
    pub(super) names_school_holidays: bool,
}

impl Rule {
    /// Takes over a parsed rule. `holiday_and_weekday` is what the parser does not keep.
    pub(super) fn new(parsed: &RuleSequence, holiday_and_weekday: bool) -> Self {
        let said_open = parsed.comment.starts_with(SAID_OPEN);
        let comment = parsed.comment.trim_start_matches(SAID_OPEN);
        let all_day = parsed.time_selector == TimeSelector::default();
        // In one order, so that equal rules are equal: weekdays, then holidays.
        let mut days = parsed.day_selector.clone();
        days.weekday
            .sort_by_key(|day| matches!(day, WeekDayRange::Holiday { .. }));
        if days.is_empty() && !all_day && parsed.operator == RuleOperator::Additional {
            // Written back, times alone would join those of the rule before.
            days.weekday.push(every_weekday());
        }
        let names =
            |kind| move |day: &WeekDayRange| matches!(day, WeekDayRange::Holiday { kind: named, .. } if *named == kind);
        Self {
            days,
            holiday_and_weekday,
            times: parsed.time_selector.spans.clone(),
            state: match parsed.kind {
                RuleKind::Closed => OpenState::Closed,
                RuleKind::Open if comment.is_empty() || said_open => OpenState::Open,
                RuleKind::Open | RuleKind::Unknown => OpenState::Unknown(UnknownReason::Note),
            },
            comment: (!comment.is_empty()).then(|| Arc::from(comment)),
            operator: parsed.operator,
            all_day,
            round_the_clock: all_day && covers_every_weekday(&parsed.day_selector.weekday),
            names_school_holidays: parsed.day_selector.weekday.iter().any(names(HolidayKind::School)),
        }
    }
}

const fn every_weekday() -> WeekDayRange {
    WeekDayRange::Fixed {
        range: Weekday::Mon..=Weekday::Sun,
        offset: 0,
        nth_from_start: [true; 5],
        nth_from_end: [true; 5],
    }
}

fn covers_every_weekday(days: &[WeekDayRange]) -> bool {
    days.is_empty() || days.contains(&every_weekday())
}
