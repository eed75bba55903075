//! Sunrise and its kin, as minutes of a local day.

use chrono::{NaiveDate, NaiveTime};
use opening_hours::localization::Coordinates;
use opening_hours_syntax::rules::time::TimeEvent;

use super::place::Place;

/// Minutes after local midnight of `date` at which the sun event happens; may lie a little outside the day.
///
/// `None` without coordinates, and where the sun does not rise or set that day. Dawn and dusk are civil (6° under the
/// horizon).
pub(super) fn minutes(event: TimeEvent, date: NaiveDate, place: &Place) -> Option<i64> {
    let (latitude, longitude) = place.coordinates?;
    let instant = Coordinates::new(latitude, longitude)?.event_time(date, event)?;
    let local = instant.with_timezone(&place.tz).naive_local();
    Some(local.signed_duration_since(date.and_time(NaiveTime::MIN)).num_minutes())
}
