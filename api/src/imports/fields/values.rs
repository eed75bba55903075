//! Single values: text, numbers, flags, days, instants, addresses on the web, points.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;

use super::{Cell, Fields};
use crate::catalog::check::{self, Fault, limits};
use crate::imports::problem::quote;

/// Text of a value that is a text, a number or a flag.
pub(super) fn plain(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text.trim())),
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        Value::Bool(flag) => Some(Cow::Borrowed(if *flag { "true" } else { "false" })),
        _ => None,
    }
}

/// A day: `2026-01-31`, or `31.01.2026` as spreadsheets write it.
fn day(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d.%m.%Y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(text, form).ok())
        .filter(|day| check::in_our_time(*day))
}

/// A local time: `2026-01-31T17:00`, with or without seconds, with a blank for the `T`, or `31.01.2026 17:00`.
pub(super) fn local_time(text: &str) -> Option<NaiveDateTime> {
    let forms = [
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%d.%m.%Y %H:%M",
    ];
    forms
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        .filter(|at| check::in_our_time(at.date()))
}

impl<'a> Fields<'a> {
    /// The text of a field, cleaned: none when it is absent, empty or wrong. `longest` counts characters.
    fn clean(&mut self, name: &str, longest: usize, value: &'a Value) -> Option<String> {
        let Some(text) = plain(value) else {
            self.error(name, "wrong_type", format!("`{name}` must be a text"));
            return None;
        };
        let text = text.replace("\r\n", "\n");
        self.passed(name, check::text(name, &text, longest))?;
        Some(text)
    }

    /// A text that may be missing.
    pub fn text(&mut self, name: &str, longest: usize, into: &mut Option<String>) {
        match self.cell(name) {
            Cell::Absent => {}
            Cell::Empty => *into = None,
            Cell::Value(value) => {
                if let Some(text) = self.clean(name, longest, value) {
                    *into = Some(text);
                }
            }
        }
    }

    /// A text that may be empty.
    pub fn free_text(&mut self, name: &str, longest: usize, into: &mut String) {
        let mut text = Some(std::mem::take(into));
        self.text(name, longest, &mut text);
        *into = text.unwrap_or_default();
    }

    /// A text that must be there.
    pub fn required(&mut self, name: &str, longest: usize, into: &mut String) {
        let before = self.found.problems.len();
        self.free_text(name, longest, into);
        if into.is_empty() && self.found.problems.len() == before {
            self.missing(name);
        }
    }

    /// Any value that parses; `what` says what it must be.
    pub fn parsed<T>(
        &mut self,
        name: &str,
        code: &'static str,
        what: &str,
        parse: impl FnOnce(&str) -> Option<T>,
        into: &mut Option<T>,
    ) {
        match self.cell(name) {
            Cell::Absent => {}
            Cell::Empty => *into = None,
            Cell::Value(value) => match plain(value).and_then(|text| parse(&text)) {
                Some(value) => *into = Some(value),
                None => {
                    let written = plain(value).map_or_else(|| "this".to_owned(), |text| quote(&text));
                    self.error(name, code, format!("{written} is not {what}"));
                }
            },
        }
    }

    /// A day.
    pub fn date(&mut self, name: &str, into: &mut Option<NaiveDate>) {
        self.parsed(name, "bad_date", "a date; write it as 2026-01-31", day, into);
    }

    /// A local time.
    pub fn local_time(&mut self, name: &str, into: &mut Option<NaiveDateTime>) {
        self.parsed(
            name,
            "bad_time",
            "a local time; write it as 2026-01-31T17:00",
            local_time,
            into,
        );
    }

    /// A whole number within bounds.
    pub fn whole(&mut self, name: &str, bounds: RangeInclusive<i32>, into: &mut Option<i32>) {
        let what = format!("a whole number from {} to {}", bounds.start(), bounds.end());
        let parse = |text: &str| text.parse().ok().filter(|number| bounds.contains(number));
        self.parsed(name, "bad_number", &what, parse, into);
    }

    /// A flag; empty means no.
    pub fn flag(&mut self, name: &str, into: &mut bool) {
        let mut flag = Some(*into);
        let parse = |text: &str| match text.to_lowercase().as_str() {
            "true" | "yes" | "1" | "ja" | "wahr" | "oui" | "vrai" => Some(true),
            "false" | "no" | "0" | "nein" | "falsch" | "non" | "faux" => Some(false),
            _ => None,
        };
        self.parsed(name, "bad_flag", "true or false", parse, &mut flag);
        *into = flag.unwrap_or(false);
    }

    /// An address on the web.
    pub fn website(&mut self, name: &str, into: &mut Option<String>) {
        self.checked(name, limits::WEB_ADDRESS, check::web_address, into);
    }

    /// A phone number that must read like one.
    pub fn phone(&mut self, name: &str, into: &mut Option<String>) {
        self.checked(name, limits::PHONE, check::phone, into);
    }

    /// A mail address.
    pub fn email(&mut self, name: &str, into: &mut Option<String>) {
        self.checked(name, limits::EMAIL, check::email, into);
    }

    /// A text that may be missing and must pass a check.
    fn checked(
        &mut self,
        name: &str,
        longest: usize,
        check: fn(&str, &str) -> Result<(), Fault>,
        into: &mut Option<String>,
    ) {
        let mut written = None;
        self.text(name, longest, &mut written);
        match (self.cell(name), written) {
            (Cell::Empty, _) => *into = None,
            (Cell::Value(_), Some(written)) if self.passed(name, check(name, &written)).is_some() => {
                *into = Some(written);
            }
            _ => {}
        }
    }

    /// A point: `lat` and `lon`, both or neither, near the city.
    pub fn point(&mut self, into: &mut Option<(f64, f64)>) {
        let (mut lat, mut lon) = (into.map(|point| point.0), into.map(|point| point.1));
        let before = self.found.problems.len();
        self.degrees("lat", 90.0, &mut lat);
        self.degrees("lon", 180.0, &mut lon);
        if self.found.problems.len() > before {
            return;
        }
        match (lat, lon) {
            (Some(lat), Some(lon)) => {
                self.near_the_city((lat, lon));
                *into = Some((lat, lon));
            }
            (None, None) => *into = None,
            _ => self.error("lat", "bad_coordinates", "give both `lat` and `lon`, or neither"),
        }
    }

    /// Degrees; spreadsheets in German write them with a comma.
    pub fn degrees(&mut self, name: &str, limit: f64, into: &mut Option<f64>) {
        let what = format!("a number of degrees from -{limit} to {limit}, such as 49.757");
        let parse = |text: &str| {
            text.replace(',', ".")
                .parse::<f64>()
                .ok()
                .filter(|degrees| degrees.abs() <= limit)
        };
        self.parsed(name, "bad_coordinates", &what, parse, into);
    }

    /// Slips (swapped, other sign, point at sea) lie outside a box of about 100 km to each side.
    fn near_the_city(&mut self, (lat, lon): (f64, f64)) {
        let (city_lat, city_lon) = self.context.city.centre;
        let near = |lat: f64, lon: f64| (lat - city_lat).abs() <= 1.0 && (lon - city_lon).abs() <= 1.5;
        if near(lat, lon) {
            return;
        }
        let hint = if near(lon, lat) {
            "`lat` and `lon` are swapped"
        } else {
            "check `lat` and `lon`"
        };
        let message = format!("{lat}, {lon} is more than 100 km from the city; {hint}");
        self.error("lat", "coordinates_far", message);
    }
}

#[cfg(test)]
mod tests {
    use super::{day, local_time};

    #[test]
    fn dates_are_read_as_people_and_spreadsheets_write_them() {
        assert_eq!(day("2026-01-31"), day("31.01.2026"));
        assert!(day("2026-02-30").is_none() && day("1.2.26").is_none() && day("46023").is_none());
        assert_eq!(local_time("2026-01-31T17:00"), local_time("31.01.2026 17:00"));
        assert!(local_time("2026-01-31").is_none());
    }
}
