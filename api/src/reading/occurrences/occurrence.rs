//! One occurrence of an event.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::recurrence::Override;
use crate::spine::calendar::event_instant;

/// One time at which an event takes place, or would have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The local beginning by the rule, which names this occurrence even after it was moved.
    pub recurrence_id: NaiveDateTime,
    /// Its beginning.
    pub start: DateTime<Utc>,
    /// Its end, not before `start`.
    pub end: DateTime<Utc>,
    /// Its beginning as a clock at the place shows it.
    pub start_local: NaiveDateTime,
    /// It does not take place.
    pub cancelled: bool,
    /// When it would have begun, if it was moved.
    pub moved_from: Option<NaiveDateTime>,
}

impl Occurrence {
    /// The occurrence named `id`, with what was changed about it.
    pub(super) fn new(id: NaiveDateTime, tz: Tz, minutes: i64, change: Option<&Override>) -> Self {
        let moved_to = change
            .and_then(|change| change.moved_to)
            .filter(|moved_to| *moved_to != id);
        let minutes = change.and_then(|change| change.duration_minutes).unwrap_or(minutes);
        let start = event_instant(tz, moved_to.unwrap_or(id));
        Self {
            recurrence_id: id,
            start,
            end: start.checked_add_signed(TimeDelta::minutes(minutes)).unwrap_or(start),
            start_local: start.with_timezone(&tz).naive_local(),
            cancelled: change.is_some_and(|change| change.cancelled),
            moved_from: moved_to.map(|_| id),
        }
    }

    /// For the wire, with its local end.
    #[must_use]
    pub fn wire(&self, tz: Tz) -> porta_contract::Occurrence {
        porta_contract::Occurrence {
            recurrence_id: self.recurrence_id,
            start: self.start,
            end: self.end,
            start_local: self.start_local,
            end_local: self.end.with_timezone(&tz).naive_local(),
            cancelled: self.cancelled,
            moved_from: self.moved_from,
        }
    }

    /// Whether some of it lies in `from..to`. One without length lies where it begins.
    pub(super) fn overlaps(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> bool {
        self.start < to && (self.end > from || self.start >= from)
    }
}
