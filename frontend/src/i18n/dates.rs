//! Dates in words, always in the Gregorian calendar: the one on German letters and doors.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use icu::calendar::{Date, Gregorian};
use icu::datetime::fieldsets::{E, M, MD, MDE, Y, YM, YMD, YMDE};
use icu::datetime::{DateTimeFormatterLoadError, FixedCalendarDateTimeFormatter};
use icu::locale::Locale;
use porta_contract::PartialDate;

/// Writes dates in one language.
#[derive(Debug)]
pub struct Dates {
    date: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    full: FixedCalendarDateTimeFormatter<Gregorian, YMDE>,
    day: FixedCalendarDateTimeFormatter<Gregorian, MDE>,
    short: FixedCalendarDateTimeFormatter<Gregorian, MD>,
    weekday: FixedCalendarDateTimeFormatter<Gregorian, E>,
    short_weekday: FixedCalendarDateTimeFormatter<Gregorian, E>,
    month: FixedCalendarDateTimeFormatter<Gregorian, M>,
    year_and_month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    year: FixedCalendarDateTimeFormatter<Gregorian, Y>,
}

impl Dates {
    /// The formats of a language.
    ///
    /// # Errors
    /// If the program holds no data for it.
    pub fn load(locale: &Locale) -> Result<Self, DateTimeFormatterLoadError> {
        Ok(Self {
            date: FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long())?,
            full: FixedCalendarDateTimeFormatter::try_new(locale.into(), YMDE::long())?,
            day: FixedCalendarDateTimeFormatter::try_new(locale.into(), MDE::long())?,
            short: FixedCalendarDateTimeFormatter::try_new(locale.into(), MD::long())?,
            weekday: FixedCalendarDateTimeFormatter::try_new(locale.into(), E::long())?,
            short_weekday: FixedCalendarDateTimeFormatter::try_new(locale.into(), E::short())?,
            month: FixedCalendarDateTimeFormatter::try_new(locale.into(), M::medium())?,
            year_and_month: FixedCalendarDateTimeFormatter::try_new(locale.into(), YM::long())?,
            year: FixedCalendarDateTimeFormatter::try_new(locale.into(), Y::long())?,
        })
    }

    /// “14 October 2026”.
    #[must_use]
    pub fn date(&self, day: NaiveDate) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |d| self.date.format(&d).to_string())
    }

    /// “Wednesday, 14 October 2026”.
    #[must_use]
    pub fn full(&self, day: NaiveDate) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |d| self.full.format(&d).to_string())
    }

    /// “Wednesday, 14 October”.
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |d| self.day.format(&d).to_string())
    }

    /// “14 October”: for days that nobody takes for those of another year.
    #[must_use]
    pub fn short(&self, day: NaiveDate) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |d| self.short.format(&d).to_string())
    }

    /// “Wednesday”.
    #[must_use]
    pub fn weekday(&self, day: NaiveDate) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |d| self.weekday.format(&d).to_string())
    }

    /// “Wed”, for columns.
    #[must_use]
    pub fn short_weekday(&self, day: NaiveDate) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |d| self.short_weekday.format(&d).to_string())
    }

    /// “October 2026”.
    #[must_use]
    pub fn year_and_month(&self, day: NaiveDate) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |d| self.year_and_month.format(&d).to_string())
    }

    /// “Oct”.
    #[must_use]
    pub fn month(&self, day: NaiveDate) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |d| self.month.format(&d).to_string())
    }

    /// “14 October 2026”, “October 2026” or “2026”, as exact as it is.
    #[must_use]
    pub fn partial(&self, date: PartialDate) -> String {
        let first = gregorian(date.first_day());
        let named = first.map(|day| match date {
            PartialDate::Year(_) => self.year.format(&day).to_string(),
            PartialDate::Month(..) => self.year_and_month.format(&day).to_string(),
            PartialDate::Day(_) => self.date.format(&day).to_string(),
        });
        named.unwrap_or_else(|| date.to_string())
    }

    /// “17:00”, as on every door in Europe.
    #[must_use]
    pub fn time(&self, time: NaiveTime) -> String {
        format!("{}:{:02}", time.hour(), time.minute())
    }
}

/// The day for the formatters; none outside the years they know.
fn gregorian(day: NaiveDate) -> Option<Date<Gregorian>> {
    let month = u8::try_from(day.month()).ok()?;
    Date::try_new_gregorian(day.year(), month, u8::try_from(day.day()).ok()?).ok()
}
