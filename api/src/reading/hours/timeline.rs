//! From the hours of single days to spans of instants.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use opening_hours_syntax::rules::RuleOperator;

use super::clock_time::ClockTime;
use super::closed_days::ClosedDays;
use super::pieces;
use super::place::Place;
use super::rule::Rule;
use super::span::{Span, fill, lay, weave};
use super::state::OpenState;
use crate::spine::calendar::wall_clock_instant;

/// The years in which hours are evaluated; outside them everything is closed.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;

/// The spans of `rules` from `from` to `to`, without gaps, at a place that is closed on some days.
pub(super) fn spans(
    rules: &[Rule],
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    place: &Place,
    closed: &ClosedDays,
) -> Vec<Span> {
    let mut spans = Vec::new();
    for group in groups(rules) {
        let dates = dates(from, to, place).filter(|date| !closed.hold_on(*date));
        let layer = layer(group, dates, place);
        spans = weave(spans, &layer, |_, under| under.state == OpenState::Closed);
    }
    if from < to {
        closed.over(fill(&spans, from, to), place)
    } else {
        Vec::new()
    }
}

/// The groups of rules between `||`, of which a later one holds where those before it are closed.
pub(super) fn groups(rules: &[Rule]) -> impl Iterator<Item = &[Rule]> {
    rules.chunk_by(|_, next| next.operator != RuleOperator::Fallback)
}

/// What one group says, day by day. Where hours past midnight meet those of the next day, the more open ones hold.
fn layer(group: &[Rule], dates: impl Iterator<Item = NaiveDate>, place: &Place) -> Vec<Span> {
    let mut layer = Vec::new();
    for date in dates {
        for piece in pieces::of_day(group, date, place) {
            let (start, end) = (instant(date, piece.start, place), instant(date, piece.end, place));
            let span = Span {
                start,
                end,
                state: piece.state,
                comment: piece.comment,
            };
            if start < end {
                lay(&mut layer, &span, |over, under| over.state.rank() > under.state.rank());
            }
        }
    }
    layer
}

/// The local dates on which hours may begin that are seen between two instants: from the day before, for those past midnight.
fn dates(from: DateTime<Utc>, to: DateTime<Utc>, place: &Place) -> impl Iterator<Item = NaiveDate> + use<> {
    let local = |instant: DateTime<Utc>| {
        let evaluated = YEARS.contains(&instant.year());
        evaluated.then(|| instant.with_timezone(&place.tz).date_naive())
    };
    let first = local(from).and_then(|date| date.checked_sub_days(Days::new(1)));
    let last = local(to);
    first
        .into_iter()
        .flat_map(|first| first.iter_days())
        .take_while(move |date| last.is_some_and(|last| *date <= last))
}

fn instant(date: NaiveDate, time: ClockTime, place: &Place) -> DateTime<Utc> {
    let local = date.and_time(NaiveTime::MIN) + TimeDelta::minutes(time.minutes().into());
    wall_clock_instant(place.tz, local)
}
