//! Where our reading is OSM's, it agrees with the evaluator of the `opening-hours` crate.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use opening_hours::OpeningHours;
use proptest::prelude::*;

use super::*;

fn weekdays() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("Mo-Fr".to_owned()),
        Just("Sa-Mo".to_owned()),
        Just("Tu,Th".to_owned()),
        Just(String::new()),
        Just("We[2]".to_owned()),
        Just("Fr[-1]".to_owned()),
        Just("Sa[1-2,5]".to_owned()),
        Just("Su[3] +2 days".to_owned()),
    ]
}

fn wide() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        1 => Just("Nov-Mar".to_owned()), 1 => Just("May".to_owned()), 1 => Just("Feb 20-29".to_owned()), 1 => Just("Feb 29".to_owned()),
        1 => Just("Dec 24-Jan 6".to_owned()), 1 => Just("easter -7 days-easter +7 days".to_owned()),
        1 => Just("Apr Su[1]-Oct Su[-1]".to_owned()), 1 => Just("2027 Nov 5-2028 Feb 3".to_owned()), 1 => Just("2027-2031/2".to_owned()),
        1 => Just("week 10-40/3".to_owned()), 1 => Just("2028 week 01-20".to_owned()),
    ]
}

fn times() -> impl Strategy<Value = String> {
    let time = (0..24_u8, 0..60_u8).prop_map(|(hour, minute)| format!("{hour:02}:{minute:02}"));
    (time.clone(), time).prop_map(|(one, other)| match one.cmp(&other) {
        std::cmp::Ordering::Less => format!("{one}-{other}"),
        std::cmp::Ordering::Equal => format!("{one}-24:00"),
        std::cmp::Ordering::Greater => format!("{other}-{one}"),
    })
}

fn rule() -> impl Strategy<Value = String> {
    let state = prop_oneof![3 => Just(""), 1 => Just("off")];
    (wide(), weekdays(), prop::collection::vec(times(), 1..3), state).prop_map(|(wide, weekdays, times, state)| {
        let parts = [wide, weekdays, times.join(","), state.to_owned()];
        parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    })
}

fn hours() -> impl Strategy<Value = String> {
    let separator = prop_oneof![2 => Just("; "), 1 => Just(", Mo-Su ")];
    (rule(), separator, prop::option::of(rule())).prop_map(|(first, separator, second)| match second {
        Some(second) if second.starts_with(|c: char| c.is_ascii_digit()) || separator == "; " => {
            first + separator + &second
        }
        Some(second) => first + ", " + &second,
        None => first,
    })
}

fn dates() -> impl Strategy<Value = NaiveDate> {
    let first: NaiveDate = "2026-01-01".parse().unwrap();
    (0_i64..2500).prop_map(move |days| first + TimeDelta::days(days))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn agrees_on_ordinary_days(hours in hours(), date in dates(), hour in 0..24_u32, minute in 0..60_u32) {
        if trier().region.is_holiday(date) {
            return Ok(());
        }
        let (Ok(ours), Ok(theirs)) = (Schedule::parse(&hours), hours.parse::<OpeningHours>()) else {
            return Ok(());
        };
        let utc_place = Place { tz: Tz::UTC, ..trier() };
        let time = date.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
        let open = ours.state_at(time.and_utc(), &utc_place).state == OPEN;
        prop_assert_eq!(open, theirs.is_open(time), "{} at {}", hours, time);
    }
}
