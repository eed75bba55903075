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
    let read = rule.parse::<opening_hours::OpeningHours>();
    read.map(|_| ()).map_err(|error| position(&error.to_string()))
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

/// The parser draws a picture over many lines, beginning with `--> 1:7`: a report has one.
fn position(picture: &str) -> String {
    let column = picture.split_once("--> 1:").map_or(picture, |(_, rest)| rest);
    let column: String = column.chars().take_while(char::is_ascii_digit).collect();
    if column.is_empty() {
        "it cannot be read".to_owned()
    } else {
        format!("it cannot be read from character {column} on")
    }
}
