//! The settings on the wire: read, and checked before they are written.

use chrono::NaiveDate;
use porta_contract::{DaySpan, FieldError, ReviewSettings};

use super::CheckSettings;
use crate::spine::http::Pointer;

/// Most days of the year on which campaigns open.
const DAYS: usize = 12;
/// Most spans of school holidays.
const HOLIDAYS: usize = 100;
/// Longest span of school holidays, in days.
const LONGEST: i64 = 100;

impl CheckSettings {
    /// For the wire.
    #[must_use]
    pub fn to_wire(&self) -> ReviewSettings {
        let days = |days: u64| u32::try_from(days).unwrap_or(u32::MAX);
        ReviewSettings {
            scheduled: self.scheduled,
            days: self
                .days
                .iter()
                .map(|(month, day)| format!("{month:02}-{day:02}"))
                .collect(),
            hour: self.hour,
            school_holidays: self
                .school_holidays
                .iter()
                .map(|(first, last)| DaySpan {
                    first: *first,
                    last: *last,
                })
                .collect(),
            first_reminder: days(self.first_reminder),
            second_reminder: days(self.second_reminder),
            second_contact: days(self.second_contact),
            phone: days(self.phone),
            link_days: days(self.link_days),
            publish_corrections: self.publish_corrections,
            ask_before_end: days(self.ask_before_end),
        }
    }

    /// From the wire; everything that is wrong is told at once.
    ///
    /// # Errors
    /// A [`FieldError`] for each.
    pub fn from_wire(given: &ReviewSettings) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let settings = Self {
            scheduled: given.scheduled,
            days: days(&given.days, &mut errors),
            hour: given.hour,
            school_holidays: holidays(&given.school_holidays, &mut errors),
            first_reminder: given.first_reminder.into(),
            second_reminder: given.second_reminder.into(),
            second_contact: given.second_contact.into(),
            phone: given.phone.into(),
            link_days: given.link_days.into(),
            publish_corrections: given.publish_corrections,
            ask_before_end: given.ask_before_end.into(),
        };
        if given.hour > 23 {
            errors.push(wrong(&["hour"], "out_of_range", "`hour` is an hour from 0 to 23."));
        }
        for (name, days, least) in [
            ("first_reminder", given.first_reminder, 1),
            ("second_reminder", given.second_reminder, 1),
            ("second_contact", given.second_contact, 1),
            ("phone", given.phone, 1),
            ("link_days", given.link_days, 1),
            ("ask_before_end", given.ask_before_end, 0),
        ] {
            if !(least..=365).contains(&days) {
                let detail = format!("`{name}` is a number of days from {least} to 365.");
                errors.push(wrong(&[name], "out_of_range", &detail));
            }
        }
        let rungs = [
            given.first_reminder,
            given.second_reminder,
            given.second_contact,
            given.phone,
        ];
        if !rungs.is_sorted() {
            let detail = "The rungs of the ladder follow one another: first_reminder ≤ second_reminder ≤ second_contact ≤ phone.";
            errors.push(wrong(&["phone"], "out_of_order", detail));
        }
        if errors.is_empty() { Ok(settings) } else { Err(errors) }
    }
}

fn wrong(path: &[&str], code: &str, detail: &str) -> FieldError {
    let pointer = path.iter().fold(Pointer::root(), |pointer, name| pointer.field(name));
    FieldError {
        pointer: Some(pointer.to_string()),
        parameter: None,
        code: code.to_owned(),
        detail: detail.to_owned(),
    }
}

fn days(given: &[String], errors: &mut Vec<FieldError>) -> Vec<(u32, u32)> {
    if given.len() > DAYS {
        errors.push(wrong(&["days"], "too_long", &format!("`days` may hold {DAYS} days.")));
        return Vec::new();
    }
    let mut days = Vec::with_capacity(given.len());
    for (place, text) in given.iter().enumerate() {
        let parts = text.split_once('-').filter(|_| text.len() == 5);
        let parts = parts.and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
        // In a year that has no 29 February.
        let real = parts.filter(|(month, day)| NaiveDate::from_ymd_opt(2027, *month, *day).is_some());
        match real {
            Some(day) => days.push(day),
            None => errors.push(wrong(
                &["days", &place.to_string()],
                "bad_day",
                "A day is month and day, such as `03-01`, and comes every year.",
            )),
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

fn holidays(given: &[DaySpan], errors: &mut Vec<FieldError>) -> Vec<(NaiveDate, NaiveDate)> {
    if given.len() > HOLIDAYS {
        let detail = format!("`school_holidays` may hold {HOLIDAYS} spans.");
        errors.push(wrong(&["school_holidays"], "too_long", &detail));
        return Vec::new();
    }
    for (place, span) in given.iter().enumerate() {
        let length = (span.last - span.first).num_days();
        if !(0..LONGEST).contains(&length) {
            let detail = format!("School holidays end on or after their first day and last up to {LONGEST} days.");
            errors.push(wrong(
                &["school_holidays", &place.to_string()],
                "dates_out_of_order",
                &detail,
            ));
        }
    }
    given.iter().map(|span| (span.first, span.last)).collect()
}
