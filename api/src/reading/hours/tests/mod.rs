//! Scenes of opening hours, on fixed dates.

mod clock;
mod closed_days;
mod errors;
mod holidays;
mod oracle;
mod properties;
mod rules;
mod several;
mod trier;

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;

use super::{OpenState, Place, Schedule, StateAt, UnknownReason};
use crate::spine::calendar::{HolidayRegion, event_instant};

const OPEN: OpenState = OpenState::Open;
const CLOSED: OpenState = OpenState::Closed;

const fn unknown(reason: UnknownReason) -> OpenState {
    OpenState::Unknown(reason)
}

/// Trier: Rheinland-Pfalz, with coordinates.
fn trier() -> Place {
    Place::new(Tz::Europe__Berlin, HolidayRegion::DeRp).at(49.76, 6.64)
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// The instant of a local time in Trier, written `2027-01-12 17:30`.
fn local(text: &str) -> DateTime<Utc> {
    event_instant(
        Tz::Europe__Berlin,
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap(),
    )
}

fn at(hours: &str, time: &str) -> StateAt {
    Schedule::parse(hours).unwrap().state_at(local(time), &trier())
}

fn state(hours: &str, time: &str) -> OpenState {
    at(hours, time).state
}

/// Asserts states of one text at several local times.
fn expect(hours: &str, states: &[(&str, OpenState)]) {
    for (time, expected) in states {
        assert_eq!(state(hours, time), *expected, "{hours} at {time}");
    }
}
