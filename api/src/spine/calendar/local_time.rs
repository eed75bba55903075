//! From the clock on the wall to an instant, also in the two nights a year when the wall clock jumps.

use chrono::{DateTime, MappedLocalTime, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// Steps of a quarter of an hour that are enough to leave the longest gap known (24 hours, Samoa 2011).
const STEPS_ACROSS_A_GAP: i32 = 100;

/// The instant of a local time as RFC 5545 (3.3.5) reads it.
///
/// A time that occurs twice is its first occurrence. A time that does not occur, because the clocks spring over it, is read
/// with the offset from before the gap, and so moves forward by the length of the gap: 02:30 becomes 03:30.
#[must_use]
pub fn event_instant(tz: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    match tz.from_local_datetime(&local) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => at.with_timezone(&Utc),
        MappedLocalTime::None => with_offset_before_gap(tz, local),
    }
}

/// The first instant at which the clock on the wall shows `local` or later.
///
/// Like [`event_instant`], but a time inside a gap is the end of the gap: 02:30 becomes 03:00. This is the reading under
/// which «open from 02:30» is open as soon as a clock shows it.
#[must_use]
pub fn wall_clock_instant(tz: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    let shown = |minutes| {
        tz.from_local_datetime(&local.checked_add_signed(TimeDelta::minutes(minutes))?)
            .earliest()
    };
    let longest_gap = i64::from(STEPS_ACROSS_A_GAP) * 15;
    match (0..=longest_gap).find_map(shown) {
        Some(at) => at.with_timezone(&Utc),
        None => local.and_utc(),
    }
}

/// How often clocks on the wall show a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showings {
    /// Never: they spring over it.
    Never,
    /// Once, as nearly always.
    Once,
    /// Twice: they are put back over it.
    Twice,
}

/// How often the clocks of a zone show a local time.
#[must_use]
pub fn showings(tz: Tz, local: NaiveDateTime) -> Showings {
    match tz.from_local_datetime(&local) {
        MappedLocalTime::None => Showings::Never,
        MappedLocalTime::Single(_) => Showings::Once,
        MappedLocalTime::Ambiguous(..) => Showings::Twice,
    }
}

fn with_offset_before_gap(tz: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    let before = (1..=STEPS_ACROSS_A_GAP).find_map(|step| {
        let earlier = local.checked_sub_signed(TimeDelta::minutes(15).checked_mul(step)?)?;
        tz.from_local_datetime(&earlier).latest()
    });
    let instant = before.and_then(|before| local.checked_sub_offset(before.offset().fix()));
    instant.unwrap_or(local).and_utc()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn an_ordinary_time_is_itself() {
        for at in [event_instant, wall_clock_instant] {
            assert_eq!(
                at(Tz::Europe__Berlin, local("2027-01-12T17:00:00")),
                utc("2027-01-12T16:00:00Z")
            );
            assert_eq!(
                at(Tz::Europe__Berlin, local("2027-07-13T17:00:00")),
                utc("2027-07-13T15:00:00Z")
            );
        }
    }

    #[test]
    fn a_time_in_the_spring_gap_moves_forward() {
        let missing = local("2027-03-28T02:30:00");
        assert_eq!(
            event_instant(Tz::Europe__Berlin, missing),
            utc("2027-03-28T01:30:00Z"),
            "03:30 in summer time"
        );
        assert_eq!(
            wall_clock_instant(Tz::Europe__Berlin, missing),
            utc("2027-03-28T01:00:00Z"),
            "03:00 in summer time"
        );
    }

    #[test]
    fn a_time_that_comes_twice_is_the_first() {
        let twice = local("2027-10-31T02:30:00");
        for at in [event_instant, wall_clock_instant] {
            assert_eq!(at(Tz::Europe__Berlin, twice), utc("2027-10-31T00:30:00Z"));
        }
    }

    #[test]
    fn a_whole_missing_day_is_crossed() {
        let missing = local("2011-12-30T12:00:00");
        assert_eq!(
            wall_clock_instant(Tz::Pacific__Apia, missing),
            utc("2011-12-30T10:00:00Z")
        );
        assert_eq!(event_instant(Tz::Pacific__Apia, missing), utc("2011-12-30T22:00:00Z"));
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        for tz in [Tz::Europe__Berlin, Tz::Pacific__Apia, Tz::America__Los_Angeles] {
            for end in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
                let (_one, _other) = (event_instant(tz, end), wall_clock_instant(tz, end));
            }
        }
    }
}
