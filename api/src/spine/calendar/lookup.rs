//! Which holidays a region keeps in a year, and whether a date is one of them.

use chrono::{Datelike, NaiveDate};

use super::holiday::Holiday;
use super::region::HolidayRegion;
use super::{france, germany, luxembourg};

impl HolidayRegion {
    /// Whether `date` is a public holiday here.
    #[must_use]
    pub fn is_holiday(self, date: NaiveDate) -> bool {
        self.holiday_on(date).is_some()
    }

    /// The translation key of the holiday on `date`, such as `german_unity`. Where two fall together, the first of the year's
    /// list.
    #[must_use]
    pub fn holiday_on(self, date: NaiveDate) -> Option<&'static str> {
        let holiday = self
            .table()
            .iter()
            .find(|holiday| holiday.date(self, date.year()) == Some(date))?;
        Some(holiday.key())
    }

    /// The holidays of `year` in order of date, each with its translation key.
    #[must_use]
    pub fn holidays(self, year: i32) -> Vec<(NaiveDate, &'static str)> {
        let dated = self
            .table()
            .iter()
            .filter_map(|holiday| Some((holiday.date(self, year)?, holiday.key())));
        let mut holidays: Vec<_> = dated.collect();
        holidays.sort_by_key(|(date, _)| *date);
        holidays
    }

    const fn table(self) -> &'static [Holiday] {
        match self {
            Self::Lu => luxembourg::HOLIDAYS,
            Self::Fr | Self::Fr57 => france::HOLIDAYS,
            _ => germany::HOLIDAYS,
        }
    }
}
