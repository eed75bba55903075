//! The coming days as a page shows them.

use std::sync::Arc;

use chrono::NaiveDate;

use super::clock_time::ClockTime;
use super::pieces;
use super::place::Place;
use super::rule::Rule;
use super::span::{Span, fill, lay};
use super::state::OpenState;
use super::timeline::groups;

/// The hours that begin on one local date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayHours {
    /// The date at the place.
    pub date: NaiveDate,
    /// Translation key of the public holiday that the date is.
    pub holiday: Option<&'static str>,
    /// The times that are open or unknown, in order; they may end past midnight.
    pub ranges: Vec<Span<ClockTime>>,
    /// Open if any time of the day is, else unknown if any is, else closed.
    pub state: OpenState,
    /// Why the day is closed, in the words of the hours (`Dec 24 off "Christmas break"`).
    pub closed_note: Option<Arc<str>>,
}

impl DayHours {
    /// The state of a day with these ranges.
    pub(super) fn state_of(ranges: &[Span<ClockTime>]) -> OpenState {
        let states = ranges.iter().map(|range| range.state);
        states.max_by_key(|state| state.rank()).unwrap_or(OpenState::Closed)
    }
}

/// The hours of `rules` that begin on `date`.
pub(super) fn day(rules: &[Rule], date: NaiveDate, place: &Place) -> DayHours {
    let mut whole = Vec::new();
    for group in groups(rules) {
        for piece in pieces::of_day(group, date, place) {
            lay(&mut whole, &piece, |_, under| under.state == OpenState::Closed);
        }
    }
    let (closed, ranges): (Vec<_>, Vec<_>) = fill(&whole, ClockTime::START, ClockTime::END)
        .into_iter()
        .partition(|piece| piece.state == OpenState::Closed);
    DayHours {
        date,
        holiday: place.region.holiday_on(date),
        state: DayHours::state_of(&ranges),
        ranges,
        closed_note: closed.into_iter().find_map(|piece| piece.comment),
    }
}
