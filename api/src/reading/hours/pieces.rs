//! What a group of rules says of the hours that begin on one day.

use chrono::NaiveDate;
use opening_hours_syntax::rules::RuleOperator;

use super::clock_time::ClockTime;
use super::dates::{Day, Match};
use super::place::Place;
use super::rule::Rule;
use super::span::{Span, fill, lay};
use super::state::{OpenState, UnknownReason};
use super::times;

/// Times of one day, in order; what is not covered is closed.
pub(super) type Pieces = Vec<Span<ClockTime>>;

/// The rules between two `||`, whose hours that begin on `date` are asked for.
pub(super) fn of_day(group: &[Rule], date: NaiveDate, place: &Place) -> Pieces {
    let assuming = |school_holiday| {
        of_assumed_day(
            group,
            Day {
                date,
                region: place.region,
                school_holiday,
            },
            place,
        )
    };
    if group.iter().any(|rule| rule.names_school_holidays) {
        unknown_where_they_differ(&assuming(false), &assuming(true))
    } else {
        assuming(false)
    }
}

/// The rules in order. A later rule replaces the day of those before it; `off` and rules after a comma add to it.
fn of_assumed_day(group: &[Rule], day: Day, place: &Place) -> Pieces {
    let mut pieces = Pieces::new();
    for rule in group {
        let Some(matched) = rule.matches(day) else {
            continue;
        };
        let adds = rule.operator == RuleOperator::Additional || rule.state == OpenState::Closed;
        // A day that is off is off as a whole, also past its midnight.
        let whole_day_off = rule.state == OpenState::Closed && rule.all_day;
        if !adds || whole_day_off {
            pieces.clear();
        }
        let state = state_on(rule, matched, day);
        for piece in times::of_rule(rule, state, day.date, place) {
            lay(&mut pieces, &piece, |_, _| true);
        }
    }
    pieces
}

/// The rule's state, or unknown on a public holiday of which it does not speak.
fn state_on(rule: &Rule, matched: Match, day: Day) -> OpenState {
    let silent = rule.state != OpenState::Closed && !matched.as_written && day.region.is_holiday(day.date);
    if silent {
        OpenState::Unknown(UnknownReason::PublicHoliday)
    } else {
        rule.state
    }
}

fn unknown_where_they_differ(one: &Pieces, other: &Pieces) -> Pieces {
    let mut compared = fill(one, ClockTime::START, ClockTime::END);
    for piece in fill(other, ClockTime::START, ClockTime::END) {
        let unknown = Span {
            state: OpenState::Unknown(UnknownReason::SchoolHolidayRule),
            comment: None,
            ..piece.clone()
        };
        lay(&mut compared, &unknown, |_, under| {
            under.state != piece.state || under.comment != piece.comment
        });
    }
    compared.retain(|piece| piece.state != OpenState::Closed || piece.comment.is_some());
    compared
}
