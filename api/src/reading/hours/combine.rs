//! Several sets of hours of one offer, seen as one.

use chrono::{DateTime, Utc};

use super::span::{Span, join, weave};
use super::state::{OpenState, StateAt, UnknownReason};

/// The state of an offer with several sets of hours: open if any is, else unknown if any is, else closed. Without hours it
/// is unknown.
///
/// `until` is the earliest instant at which this can change; ask again then, or use [`merge_spans`].
#[must_use]
pub fn combine(states: &[StateAt]) -> StateAt {
    let Some(best) = states.iter().max_by_key(|at| at.state.rank()) else {
        return StateAt {
            state: OpenState::Unknown(UnknownReason::NoHours),
            comment: None,
            until: None,
            next_open: None,
        };
    };
    let open = || states.iter().filter(|at| at.state == OpenState::Open);
    // What is open lasts as long as any of it; everything else can change when anything does.
    let until = match best.state {
        OpenState::Open if open().any(|at| at.until.is_none()) => None,
        OpenState::Open => open().filter_map(|at| at.until).max(),
        OpenState::Closed | OpenState::Unknown(_) => states.iter().filter_map(|at| at.until).min(),
    };
    let later = |next: &DateTime<Utc>| best.state != OpenState::Open || until.is_some_and(|until| *next >= until);
    StateAt {
        state: best.state,
        comment: best.comment.clone(),
        until,
        next_open: states.iter().filter_map(|at| at.next_open).filter(later).min(),
    }
}

/// The spans of several sets of hours over the same time, as one: the most open one holds at every instant.
#[must_use]
pub fn merge_spans(sets: &[Vec<Span>]) -> Vec<Span> {
    let merged = sets.iter().fold(Vec::new(), |merged, set| {
        weave(merged, set, |over, under| over.state.rank() > under.state.rank())
    });
    join(merged)
}

/// The state at `instant` according to spans without gaps, by binary search. `None` if they do not cover it.
#[must_use]
pub fn state_in(spans: &[Span], instant: DateTime<Utc>) -> Option<StateAt> {
    let at = spans.partition_point(|span| span.end <= instant);
    let (now, later) = spans.get(at..)?.split_first()?;
    if instant < now.start {
        return None;
    }
    let opens = later.iter().find(|span| span.state == OpenState::Open);
    Some(StateAt {
        state: now.state,
        comment: now.comment.clone(),
        until: later.first().map(|next| next.start),
        next_open: opens.map(|span| span.start),
    })
}
