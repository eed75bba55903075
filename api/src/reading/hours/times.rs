//! The times of a rule on one day, as stretches of minutes with a state.

use chrono::NaiveDate;
use opening_hours_syntax::rules::time::{Time, TimeSpan};

use super::clock_time::ClockTime;
use super::place::Place;
use super::rule::Rule;
use super::span::Span;
use super::state::{OpenState, UnknownReason};
use super::sun;

/// How long an open end may last at least, when it begins near midnight. Nobody knows; the state is unknown meanwhile.
const OPEN_END_MINUTES: u16 = 4 * 60;

/// What `rule` says of the times of hours that begin on `date`. `state` replaces the rule's own.
pub(super) fn of_rule<'a>(
    rule: &'a Rule,
    state: OpenState,
    date: NaiveDate,
    place: &'a Place,
) -> impl Iterator<Item = Span<ClockTime>> + 'a {
    let piece = move |start, end, state| Span {
        start,
        end,
        state,
        comment: rule.comment.clone(),
    };
    rule.times.iter().flat_map(move |times| {
        let (start, end, sure) = resolve(times, date, place);
        let instead = |reason| {
            if state == OpenState::Open {
                OpenState::Unknown(reason)
            } else {
                state
            }
        };
        let known = if sure { state } else { instead(UnknownReason::SunTimes) };
        let open_end = instead(UnknownReason::OpenEnd);
        let last = ClockTime::MIDNIGHT.max(end.later(OPEN_END_MINUTES));
        let pieces = match (times.open_end, times.range.end) {
            (false, _) => [Some(piece(start, end, known)), None],
            // `17:00+`, which the parser reads as `17:00-24:00+`.
            (true, Time::Fixed(until)) if until.mins_from_midnight() == ClockTime::MIDNIGHT.minutes() => {
                let last = ClockTime::MIDNIGHT.max(start.later(OPEN_END_MINUTES));
                [Some(piece(start, last, open_end)), None]
            }
            (true, _) => [Some(piece(start, end, known)), Some(piece(end, last, open_end))],
        };
        pieces.into_iter().flatten().filter(|piece| piece.start < piece.end)
    })
}

/// Beginning and end of a time span, and whether they are known rather than the widest they may be.
fn resolve(times: &TimeSpan, date: NaiveDate, place: &Place) -> (ClockTime, ClockTime, bool) {
    let start = minutes(times.range.start, date, place);
    let end = minutes(times.range.end, date, place);
    match (start, end) {
        (Some(start), Some(end)) => {
            // An end not after its beginning is on the next day.
            let end = if end <= start {
                end + i64::from(ClockTime::MIDNIGHT.minutes())
            } else {
                end
            };
            (clock(start), clock(end), true)
        }
        (start, end) => {
            let end = end.filter(|end| start.is_none_or(|start| start < *end));
            (
                start.map_or(ClockTime::START, clock),
                end.map_or(ClockTime::MIDNIGHT, clock),
                false,
            )
        }
    }
}

fn minutes(time: Time, date: NaiveDate, place: &Place) -> Option<i64> {
    match time {
        Time::Fixed(time) => Some(time.mins_from_midnight().into()),
        Time::Variable(time) => Some(sun::minutes(time.event, date, place)? + i64::from(time.offset)),
    }
}

fn clock(minutes: i64) -> ClockTime {
    ClockTime::from_minutes(u16::try_from(minutes.max(0)).unwrap_or(u16::MAX))
}
