//! A time of day that may lie past midnight.

use std::fmt;

/// Minutes since the midnight with which a day begins: 0 to 2880, so that a day's opening times may end on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

impl ClockTime {
    /// 00:00.
    pub const START: Self = Self(0);
    /// 24:00.
    pub const MIDNIGHT: Self = Self(24 * 60);
    /// 24:00 of the next day, the latest there is.
    pub const END: Self = Self(48 * 60);

    /// From minutes since the day's first midnight; more than 48 hours become 48.
    #[must_use]
    pub const fn from_minutes(minutes: u16) -> Self {
        if minutes > Self::END.0 {
            Self::END
        } else {
            Self(minutes)
        }
    }

    /// Minutes since the day's first midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// Whether it lies on the next day. 24:00 still belongs to this one.
    #[must_use]
    pub const fn is_next_day(self) -> bool {
        self.0 > Self::MIDNIGHT.0
    }

    /// This time some minutes later, 48:00 at most.
    pub(super) const fn later(self, minutes: u16) -> Self {
        Self::from_minutes(self.0.saturating_add(minutes))
    }
}

/// As a wall clock shows it: `17:00`, `24:00`, and `02:00` also on the next day.
impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = if self.is_next_day() {
            self.0 - Self::MIDNIGHT.0
        } else {
            self.0
        };
        write!(f, "{:02}:{:02}", shown / 60, shown % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::ClockTime;

    #[test]
    fn shows_what_a_clock_shows() {
        for (minutes, shown) in [
            (0, "00:00"),
            (1020, "17:00"),
            (1440, "24:00"),
            (1560, "02:00"),
            (2880, "24:00"),
            (9999, "24:00"),
        ] {
            assert_eq!(ClockTime::from_minutes(minutes).to_string(), shown);
        }
    }
}
