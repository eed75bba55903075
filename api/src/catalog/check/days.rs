//! Days: in order, and in our time.

use chrono::{Datelike, NaiveDate};

use super::Fault;

/// True for years that are no slip of the hand.
#[must_use]
pub fn in_our_time(day: NaiveDate) -> bool {
    (1900..=2200).contains(&day.year())
}

/// Two days in order; the same day for both is fine, and so is one that is missing.
pub fn in_order(
    (first, from): (&str, Option<NaiveDate>),
    (second, until): (&str, Option<NaiveDate>),
) -> Result<(), Fault> {
    match (from, until) {
        (Some(from), Some(until)) if until < from => {
            let message = format!("`{second}` ({until}) lies before `{first}` ({from})");
            Err(Fault::new("dates_order", message))
        }
        _ => Ok(()),
    }
}
