//! One line of a holiday law: which day, where, and in which years.

use chrono::NaiveDate;

use super::day::Day;
use super::region::HolidayRegion;

/// A public holiday as one law sets it. A holiday with a history has several rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Holiday {
    key: &'static str,
    day: Day,
    /// Regions that keep it; empty means the whole country of the table.
    regions: &'static [HolidayRegion],
    from: i32,
    to: i32,
}

impl Holiday {
    /// A holiday of the whole country, every year.
    pub(super) const fn everywhere(key: &'static str, day: Day) -> Self {
        Self {
            key,
            day,
            regions: &[],
            from: i32::MIN,
            to: i32::MAX,
        }
    }

    /// A holiday of some regions, every year.
    pub(super) const fn only_in(regions: &'static [HolidayRegion], key: &'static str, day: Day) -> Self {
        Self {
            key,
            day,
            regions,
            from: i32::MIN,
            to: i32::MAX,
        }
    }

    /// The same, first kept in `year`.
    pub(super) const fn since(self, year: i32) -> Self {
        Self { from: year, ..self }
    }

    /// The same, last kept in `year`.
    pub(super) const fn until(self, year: i32) -> Self {
        Self { to: year, ..self }
    }

    /// The same, kept once.
    pub(super) const fn once(self, year: i32) -> Self {
        self.since(year).until(year)
    }

    /// Its translation key.
    pub(super) const fn key(&self) -> &'static str {
        self.key
    }

    /// Its date in `region` and `year`, if it is kept there then.
    pub(super) fn date(&self, region: HolidayRegion, year: i32) -> Option<NaiveDate> {
        let kept = (self.regions.is_empty() || self.regions.contains(&region)) && (self.from..=self.to).contains(&year);
        if kept { self.day.in_year(year) } else { None }
    }
}
