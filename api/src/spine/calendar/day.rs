//! How a law names the day of a holiday.

use chrono::{Datelike, Days, NaiveDate};

use super::easter::easter_sunday;

/// The day of the year on which a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// Month (1 to 12) and day of the month.
    On(u32, u32),
    /// Days before (negative) or after Easter Sunday.
    Easter(i64),
    /// The Wednesday before 23 November (Buß- und Bettag): 16 to 22 November.
    WednesdayBefore23November,
}

impl Day {
    /// The date in `year`, `None` where the calendar has none.
    pub(super) fn in_year(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::On(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Self::Easter(days) => easter_sunday(year)?.checked_add_signed(chrono::TimeDelta::try_days(days)?),
            Self::WednesdayBefore23November => {
                let last = NaiveDate::from_ymd_opt(year, 11, 22)?;
                let since_wednesday = (last.weekday().num_days_from_monday() + 5) % 7;
                last.checked_sub_days(Days::new(since_wednesday.into()))
            }
        }
    }
}
