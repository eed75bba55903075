//! UNTIL, in the three forms in which calendars write it.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

/// The last local time of a series: `20280131T160000Z` (UTC), `20280131T170000` (local), or `20280131`, the whole day.
pub(super) fn local(value: &str, tz: Tz) -> Option<NaiveDateTime> {
    let time = |value: &str| {
        NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S")
            .ok()
            .filter(|_| value.len() == 15)
    };
    if let Some(utc) = value.strip_suffix('Z') {
        return time(utc).map(|utc| utc.and_utc().with_timezone(&tz).naive_local());
    }
    let day = |value: &str| {
        NaiveDate::parse_from_str(value, "%Y%m%d")
            .ok()
            .filter(|_| value.len() == 8)
    };
    let last_second = NaiveTime::from_hms_opt(23, 59, 59)?;
    time(value).or_else(|| Some(day(value)?.and_time(last_second)))
}
