//! Scenes of recurring events, on fixed dates.

mod changes;
mod clock;
mod errors;
mod hostile;
mod oracle;
mod rules;
mod trier;

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;

use super::{Occurrence, Override, Recurrence, Series};

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A local time, written `2027-01-12 17:00`.
fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

/// An event of two hours in Trier.
fn event(start: &str, rrule: &str) -> Recurrence {
    Recurrence {
        start_local: local(start),
        duration_minutes: 120,
        tz: Tz::Europe__Berlin,
        rrule: (!rrule.is_empty()).then(|| rrule.to_owned()),
        exdates: Vec::new(),
        rdates: Vec::new(),
        overrides: Vec::new(),
    }
}

fn series(start: &str, rrule: &str) -> Series {
    event(start, rrule).check().unwrap()
}

fn moved(id: &str, to: &str) -> Override {
    Override {
        recurrence_id: local(id),
        cancelled: false,
        moved_to: Some(local(to)),
        duration_minutes: None,
    }
}

fn cancelled(id: &str) -> Override {
    Override {
        recurrence_id: local(id),
        cancelled: true,
        moved_to: None,
        duration_minutes: None,
    }
}

/// The occurrences of a year or more, from and to given as dates in UTC.
fn between(series: &Series, from: &str, to: &str) -> Vec<Occurrence> {
    series.occurrences(utc(&format!("{from}T00:00:00Z")), utc(&format!("{to}T00:00:00Z")), 1000)
}

/// Their local beginnings as `MM-DD HH:MM`.
fn shown(occurrences: &[Occurrence]) -> Vec<String> {
    occurrences
        .iter()
        .map(|found| found.start_local.format("%m-%d %H:%M").to_string())
        .collect()
}
