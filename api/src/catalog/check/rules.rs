//! Rules whose knowledge lies elsewhere, handed in: the grammars of opening hours and of recurrence.

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use porta_contract::Occurrence;

use super::{Fault, HoursRule};
use crate::catalog::event::Event;

/// Looks whether the times of an event fit together.
pub type Series = fn(&Event, Tz) -> Result<(), (&'static str, Fault)>;
/// Expands the times of an event.
pub type Coming = fn(&Event, Tz, DateTime<Utc>, usize) -> Vec<Occurrence>;

/// Rules whose knowledge lies elsewhere. Each answers with what is wrong, in plain words.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Whether a text is an OpenStreetMap `opening_hours` rule.
    pub hours: HoursRule,
    /// Whether a text is a recurrence rule (RFC 5545 RRULE) for an event that first starts then, in that zone.
    pub rrule: fn(&str, NaiveDateTime, Tz) -> Result<(), String>,
    /// Whether rule, dates and changed occurrences of an event fit together in that zone; else the field that does not, and why.
    pub series: Series,
    /// The next occurrences of an event from an instant on, so many at most; none where they cannot be read.
    pub coming: Coming,
}
