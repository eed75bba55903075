//! Whether an offer is open: from its hours, the closures of its provider and its capacity.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use porta_contract as wire;

use super::{OfferRow, OfficeRow};
use crate::catalog::provider::Provider;
use crate::reading::hours::{ClosedDays, OpenState, Place, Schedule, StateAt, UnknownReason, combine};

/// How many days before it begins a closure is told of.
const TOLD_AHEAD_DAYS: i64 = 14;

/// States at one instant by schedule and, where it has closures, by provider: a rule that many offers share is read once.
pub type Memo = HashMap<(usize, usize), StateAt>;

/// Nothing is known.
pub(super) const fn no_hours() -> wire::OpenNow {
    let reason = Some(wire::UnknownReason::NoHours);
    wire::OpenNow {
        state: wire::OpenState::Unknown,
        reason,
        until: None,
        next_open: None,
        closure: None,
    }
}

/// Whether an offer is open at an instant, from its hours for visits. It is closed while its provider is, and when it takes nobody
/// in.
pub fn open_at(row: &OfferRow, place: &Place, at: DateTime<Utc>, memo: &mut Memo) -> wire::OpenNow {
    let state = if takes_nobody_in(row) {
        open_wire(&CLOSED)
    } else if row.schedules.is_empty() {
        open_wire(&row.closed.state_without_hours(at, place))
    } else {
        let states = row
            .schedules
            .iter()
            .map(|schedule| state_of(row, schedule, (at, place), memo));
        open_wire(&combine(&states.collect::<Vec<_>>()))
    };
    let closure = closure(&row.provider, &row.closed, at.with_timezone(&place.tz).date_naive());
    wire::OpenNow { closure, ..state }
}

const CLOSED: StateAt = StateAt {
    state: OpenState::Closed,
    comment: None,
    until: None,
    next_open: None,
};

fn takes_nobody_in(row: &OfferRow) -> bool {
    use wire::CapacityState::{Closed, TemporarilyClosed};
    matches!(row.offer.capacity.state, Closed | TemporarilyClosed)
}

fn state_of(
    row: &OfferRow,
    schedule: &Arc<Schedule>,
    (at, place): (DateTime<Utc>, &Place),
    memo: &mut Memo,
) -> StateAt {
    // Most providers have no closures: their offers share what is read.
    let closing = if row.closed.is_empty() {
        0
    } else {
        Arc::as_ptr(&row.provider).addr()
    };
    memo.entry((Arc::as_ptr(schedule).addr(), closing))
        .or_insert_with(|| schedule.state_but(&row.closed, at, place))
        .clone()
}

/// Whether an office is open at an instant, from its hours and the closures of its provider.
#[must_use]
pub fn office_open_at(row: &OfficeRow, place: &Place, at: DateTime<Utc>) -> wire::OpenNow {
    let state = if row.schedules.is_empty() {
        open_wire(&row.closed.state_without_hours(at, place))
    } else {
        let states = row.schedules.iter();
        let states: Vec<StateAt> = states
            .map(|schedule| schedule.state_but(&row.closed, at, place))
            .collect();
        open_wire(&combine(&states))
    };
    let closure = closure(&row.provider, &row.closed, at.with_timezone(&place.tz).date_naive());
    wire::OpenNow { closure, ..state }
}

/// The closure of a provider that holds on a day or begins soon after it.
fn closure(provider: &Provider, closed: &ClosedDays, day: NaiveDate) -> Option<wire::Closure> {
    let run = closed.next(day)?;
    if (run.first - day).num_days() > TOLD_AHEAD_DAYS {
        return None;
    }
    let shown = day.max(run.first);
    let closures = provider.closures.iter();
    let reason = closures
        .filter(|one| one.from <= shown && shown <= one.until)
        .map(|one| &one.reason)
        .next();
    Some(wire::Closure {
        from: run.first,
        until: run.last,
        reason: reason.cloned().unwrap_or_default(),
    })
}

/// A state for the wire.
#[must_use]
pub fn open_wire(at: &StateAt) -> wire::OpenNow {
    let (state, reason) = match at.state {
        OpenState::Open => (wire::OpenState::Open, None),
        OpenState::Closed => (wire::OpenState::Closed, None),
        OpenState::Unknown(reason) => (wire::OpenState::Unknown, Some(reason_wire(reason))),
    };
    let next_open = if at.state == OpenState::Open {
        None
    } else {
        at.next_open
    };
    wire::OpenNow {
        state,
        reason,
        until: at.until,
        next_open,
        closure: None,
    }
}

const fn reason_wire(reason: UnknownReason) -> wire::UnknownReason {
    match reason {
        UnknownReason::PublicHoliday => wire::UnknownReason::PublicHoliday,
        UnknownReason::SchoolHolidayRule => wire::UnknownReason::SchoolHolidayRule,
        UnknownReason::Note => wire::UnknownReason::Note,
        UnknownReason::OpenEnd => wire::UnknownReason::OpenEnd,
        UnknownReason::SunTimes => wire::UnknownReason::SunTimes,
        UnknownReason::NoHours => wire::UnknownReason::NoHours,
    }
}
