//! What can be said of a place at an instant: open, closed, or unknown and why.

use std::sync::Arc;

use chrono::{DateTime, Utc};

/// Whether something is open. *Unknown* is not *closed*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OpenState {
    /// Open as far as the hours say.
    Open,
    /// Closed as far as the hours say.
    Closed,
    /// The hours do not tell.
    Unknown(UnknownReason),
}

/// Why the hours do not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnknownReason {
    /// A public holiday, of which the hours say nothing.
    PublicHoliday,
    /// A rule for school holidays, whose dates are not known.
    SchoolHolidayRule,
    /// The hours say so themselves; their words, if any, are in the comment.
    Note,
    /// Only the beginning is given (`17:00+`).
    OpenEnd,
    /// Sunrise or sunset at a place without coordinates, or where the sun does not rise or set that day.
    SunTimes,
    /// No hours are recorded.
    NoHours,
}

impl OpenState {
    /// Order by what a visitor would act on: open, then unknown, then closed.
    pub(super) const fn rank(self) -> u8 {
        match self {
            Self::Closed => 0,
            Self::Unknown(_) => 1,
            Self::Open => 2,
        }
    }
}

impl UnknownReason {
    /// A stable code, for wire values and translation keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PublicHoliday => "public_holiday",
            Self::SchoolHolidayRule => "school_holiday_rule",
            Self::Note => "note",
            Self::OpenEnd => "open_end",
            Self::SunTimes => "sun_times",
            Self::NoHours => "no_hours",
        }
    }
}

/// The state at one instant, and when it next changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateAt {
    /// The state at the instant.
    pub state: OpenState,
    /// The words that the hours carry for it, such as “by appointment”.
    pub comment: Option<Arc<str>>,
    /// The next instant at which state or comment change; `None` when they do not within the time looked at.
    pub until: Option<DateTime<Utc>>,
    /// The next instant at which a time of being open begins; while open, that is the time after this one.
    pub next_open: Option<DateTime<Utc>>,
}
