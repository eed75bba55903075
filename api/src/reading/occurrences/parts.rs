//! The parts of a recurrence rule, with what RFC 5545 leaves to the first date.

use chrono::{Datelike, NaiveDateTime, Timelike, Weekday};
use rrule::{Frequency, NWeekday};

/// The parts of a rule (RFC 5545, 3.3.10). Empty lists are absent parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) frequency: Frequency,
    pub(super) interval: u16,
    pub(super) ends: Ends,
    pub(super) week_start: Weekday,
    pub(super) months: Vec<u8>,
    pub(super) weeks: Vec<i8>,
    pub(super) year_days: Vec<i16>,
    pub(super) month_days: Vec<i8>,
    pub(super) days: Vec<NWeekday>,
    pub(super) hours: Vec<u8>,
    pub(super) minutes: Vec<u8>,
    pub(super) seconds: Vec<u8>,
    pub(super) positions: Vec<i32>,
}

/// When a series ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// Never.
    Never,
    /// After so many occurrences, the first date included.
    After(u32),
    /// With the last occurrence that begins at or before this local time.
    At(NaiveDateTime),
}

impl Parts {
    /// Names what the rule takes from its first date, so that it can be expanded from any other.
    pub(super) fn completed_by(mut self, start: NaiveDateTime) -> Self {
        let names_days = !(self.days.is_empty() && self.month_days.is_empty() && self.year_days.is_empty());
        let day = i8::try_from(start.day()).unwrap_or_default();
        match self.frequency {
            Frequency::Yearly if !names_days && !self.weeks.is_empty() => {
                self.days = vec![NWeekday::Every(start.weekday())]
            }
            Frequency::Yearly if !names_days => {
                self.month_days = vec![day];
                if self.months.is_empty() {
                    self.months = vec![u8::try_from(start.month()).unwrap_or_default()];
                }
            }
            Frequency::Monthly if !names_days => self.month_days = vec![day],
            Frequency::Weekly if !names_days => self.days = vec![NWeekday::Every(start.weekday())],
            _ => {}
        }
        for (times, implied) in [
            (&mut self.hours, start.hour()),
            (&mut self.minutes, start.minute()),
            (&mut self.seconds, start.second()),
        ] {
            if times.is_empty() {
                times.extend(u8::try_from(implied));
            }
        }
        self
    }
}
