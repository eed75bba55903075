//! What may be written is what can be read: the rules of opening hours and recurrences, for all who write.

use chrono::NaiveDateTime;
use chrono_tz::Tz;

use crate::catalog::check::{HoursRule, Rules};
use crate::reading::hours::Schedule;
use crate::reading::occurrences::Recurrence;

/// The grammars of opening hours and of recurrence.
pub const CHECKS: Rules = Rules {
    hours: HoursRule(hours),
    rrule,
};

fn hours(text: &str) -> Result<(), String> {
    Schedule::parse(text).map(drop).map_err(|error| error.to_string())
}

fn rrule(rule: &str, start_local: NaiveDateTime, tz: Tz) -> Result<(), String> {
    let recurrence = Recurrence {
        start_local,
        duration_minutes: 0,
        tz,
        rrule: Some(rule.to_owned()),
        exdates: Vec::new(),
        rdates: Vec::new(),
        overrides: Vec::new(),
    };
    recurrence.check().map(drop).map_err(|error| error.to_string())
}
