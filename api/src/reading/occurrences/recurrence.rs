//! When an event takes place, as it is stored and received.

use chrono::NaiveDateTime;
use chrono_tz::Tz;

use crate::catalog::event::{self, Event};

/// When an event takes place: once, or again and again. All times are local to `tz`.
///
/// Becomes a [`Series`](super::Series) by [`Recurrence::check`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    /// Beginning of the first occurrence (DTSTART).
    pub start_local: NaiveDateTime,
    /// Length of an occurrence in minutes, 0 to 366 days.
    pub duration_minutes: i64,
    /// Time zone of the local times.
    pub tz: Tz,
    /// Recurrence rule without its name (`FREQ=WEEKLY;BYDAY=TU`); `None` for an event that takes place once.
    pub rrule: Option<String>,
    /// Beginnings of occurrences that do not take place and are not shown (EXDATE).
    pub exdates: Vec<NaiveDateTime>,
    /// Beginnings of further occurrences (RDATE).
    pub rdates: Vec<NaiveDateTime>,
    /// Occurrences that are cancelled, moved or of another length.
    pub overrides: Vec<Override>,
}

/// What is different about one occurrence (RECURRENCE-ID).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// When the occurrence would begin without the change.
    pub recurrence_id: NaiveDateTime,
    /// It does not take place, and is shown as cancelled.
    pub cancelled: bool,
    /// When it begins instead.
    pub moved_to: Option<NaiveDateTime>,
    /// Its length in minutes instead, 0 to 366 days.
    pub duration_minutes: Option<i64>,
}

impl Recurrence {
    /// When an event takes place, by the clocks of its city.
    #[must_use]
    pub fn of(event: &Event, tz: Tz) -> Self {
        Self {
            start_local: event.starts_at,
            duration_minutes: i64::from(event.duration_minutes),
            tz,
            rrule: event.rrule.clone(),
            exdates: event.exdates.clone(),
            rdates: event.rdates.clone(),
            overrides: event.overrides.iter().map(Override::of).collect(),
        }
    }
}

impl Override {
    fn of(change: &event::Override) -> Self {
        Self {
            recurrence_id: change.recurrence_id,
            cancelled: change.cancelled,
            moved_to: change.moved_to,
            duration_minutes: change.duration_minutes.map(i64::from),
        }
    }
}
