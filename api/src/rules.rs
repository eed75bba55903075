//! What may be written is what can be read: the rules of opening hours and recurrences, for all who write.

use chrono::{DateTime, Days, NaiveDateTime, Utc};
use chrono_tz::Tz;
use porta_contract as wire;

use crate::catalog::check::{Fault, HoursRule, Rules};
use crate::catalog::event::Event;
use crate::reading::hours::Schedule;
use crate::reading::occurrences::{Recurrence, RecurrenceError};

/// How far ahead the next occurrences are looked for: as far as the public sees them.
const AHEAD: Days = Days::new(3 * 366);

/// The grammars of opening hours and of recurrence.
pub const CHECKS: Rules = Rules {
    hours: HoursRule(hours),
    rrule,
    series,
    coming,
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

fn series(event: &Event, tz: Tz) -> Result<(), (&'static str, Fault)> {
    let checked = Recurrence::of(event, tz).check();
    checked
        .map(drop)
        .map_err(|error| (field(&error), Fault::new(error.code(), error.to_string())))
}

/// The field of an event that is to be put right.
const fn field(error: &RecurrenceError) -> &'static str {
    match error {
        RecurrenceError::Duration { .. } => "duration_minutes",
        RecurrenceError::Year { .. } => "starts_at",
        RecurrenceError::NoSuchOccurrence { .. } | RecurrenceError::ChangedTwice { .. } => "overrides",
        RecurrenceError::NothingLeft => "exdates",
        RecurrenceError::TooMany { what, .. } => match what.as_bytes() {
            b"excluded dates" => "exdates",
            b"further dates" => "rdates",
            _ => "overrides",
        },
        _ => "rrule",
    }
}

fn coming(event: &Event, tz: Tz, from: DateTime<Utc>, most: usize) -> Vec<wire::Occurrence> {
    let to = from.checked_add_days(AHEAD).unwrap_or(from);
    let series = Recurrence::of(event, tz).check();
    let found = series
        .map(|series| series.occurrences(from, to, most))
        .unwrap_or_default();
    found.iter().map(|one| one.wire(tz)).collect()
}
