//! Rules whose knowledge lies elsewhere, handed in: the grammars of opening hours and of recurrence.

use chrono::NaiveDateTime;
use chrono_tz::Tz;

use super::HoursRule;

/// Rules whose knowledge lies elsewhere. Each answers with what is wrong, in plain words.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Whether a text is an OpenStreetMap `opening_hours` rule.
    pub hours: HoursRule,
    /// Whether a text is a recurrence rule (RFC 5545 RRULE) for an event that first starts then, in that zone.
    pub rrule: fn(&str, NaiveDateTime, Tz) -> Result<(), String>,
}
