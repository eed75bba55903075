//! Rules whose knowledge lies elsewhere, handed in: the grammars of opening hours and of recurrence.

use chrono::{NaiveDateTime, TimeZone};
use chrono_tz::Tz;

/// Rules whose knowledge lies elsewhere. Each answers with what is wrong, in plain words.
#[derive(Clone, Copy, Debug)]
pub struct Checks {
    /// Whether a text is an OpenStreetMap `opening_hours` rule.
    pub hours: fn(&str) -> Result<(), String>,
    /// Whether a text is a recurrence rule (RFC 5545 RRULE) for an event that first starts then, in that zone.
    pub rrule: fn(&str, NaiveDateTime, Tz) -> Result<(), String>,
}

impl Default for Checks {
    fn default() -> Self {
        Self { hours, rrule }
    }
}

fn hours(rule: &str) -> Result<(), String> {
    rule.parse::<opening_hours::OpeningHours>()
        .map(|_| ())
        .map_err(|error| first_lines(&error.to_string()))
}

fn rrule(rule: &str, start: NaiveDateTime, zone: Tz) -> Result<(), String> {
    let rule: rrule::RRule<rrule::Unvalidated> = rule.parse().map_err(|error: rrule::RRuleError| error.to_string())?;
    let start = zone
        .from_local_datetime(&start)
        .earliest()
        .ok_or("its first start falls into the hour that is left out in spring")?;
    rule.validate(start.with_timezone(&zone.into()))
        .map(|_| ())
        .map_err(|error| error.to_string())
}

/// Parsers draw pictures over many lines; a report has one.
fn first_lines(text: &str) -> String {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(4)
        .collect::<Vec<_>>()
        .join(" ")
}
