//! When the next mail may go out: a morning on the clocks of the city.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;
use porta_contract::Rhythm;

use crate::spine::calendar::event_instant;

/// The hour of the day.
const HOUR: u32 = 7;
/// The day of the week, for those who hear once a week.
const DAY: Weekday = Weekday::Mon;

/// The first morning of a rhythm after an instant.
pub(super) fn next(rhythm: Rhythm, zone: Tz, after: DateTime<Utc>) -> DateTime<Utc> {
    let hour = NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default();
    let today = after.with_timezone(&zone).date_naive();
    let days = (0..=8).filter_map(|days| today.checked_add_days(Days::new(days)));
    let fits = |day: &NaiveDate| rhythm != Rhythm::Weekly || day.weekday() == DAY;
    let mut mornings = days.filter(fits).map(|day| event_instant(zone, day.and_time(hour)));
    mornings.find(|at| *at > after).unwrap_or(after)
}

/// The day of the morning before one of these mornings.
pub(super) fn before(rhythm: Rhythm, zone: Tz, morning: DateTime<Utc>) -> NaiveDate {
    let days = if rhythm == Rhythm::Weekly { 7 } else { 1 };
    let day = morning.with_timezone(&zone).date_naive();
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mornings_are_those_of_the_city_whatever_its_clocks_do() {
        let zone = Tz::Europe__Berlin;
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        for (rhythm, after, then) in [
            (Rhythm::Daily, "2026-11-24T05:59:59Z", "2026-11-24T06:00:00Z"),
            (Rhythm::Daily, "2026-11-24T06:00:00Z", "2026-11-25T06:00:00Z"),
            (Rhythm::Daily, "2026-10-24T12:00:00Z", "2026-10-25T06:00:00Z"),
            (Rhythm::Daily, "2027-03-27T12:00:00Z", "2027-03-28T05:00:00Z"),
            (Rhythm::Weekly, "2026-11-24T10:00:00Z", "2026-11-30T06:00:00Z"),
            (Rhythm::Weekly, "2026-11-30T06:00:00Z", "2026-12-07T06:00:00Z"),
        ] {
            assert_eq!(next(rhythm, zone, at(after)), at(then), "{rhythm} after {after}");
        }
        for (rhythm, morning, day) in [
            (Rhythm::Daily, "2027-03-28T05:00:00Z", "2027-03-27"),
            (Rhythm::Weekly, "2026-11-30T06:00:00Z", "2026-11-23"),
        ] {
            assert_eq!(before(rhythm, zone, at(morning)).to_string(), day, "{rhythm}");
        }
    }
}
