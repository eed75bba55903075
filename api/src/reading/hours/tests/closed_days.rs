//! Days on which a place is closed, whatever its hours say.

use super::super::ClosedDays;
use super::super::UnknownReason::NoHours;
use super::*;

/// Closed from one day to another.
fn closed(ranges: &[(&str, &str)]) -> ClosedDays {
    ClosedDays::new(
        ranges
            .iter()
            .map(|(from, until)| (from.parse().unwrap(), until.parse().unwrap())),
    )
}

fn but(days: &ClosedDays, hours: &str, time: &str) -> StateAt {
    Schedule::parse(hours).unwrap().state_but(days, local(time), &trier())
}

#[test]
fn whole_days_from_midnight_to_midnight() {
    let christmas = closed(&[("2026-12-21", "2027-01-06")]);
    let daily = "Mo-Su,PH 09:00-17:00";
    for (time, state, until, opens) in [
        ("2026-12-20 16:59", OPEN, "2026-12-20 17:00", "2027-01-07 09:00"),
        ("2026-12-20 17:00", CLOSED, "2027-01-07 09:00", "2027-01-07 09:00"),
        ("2026-12-21 09:00", CLOSED, "2027-01-07 09:00", "2027-01-07 09:00"),
        ("2027-01-06 16:00", CLOSED, "2027-01-07 09:00", "2027-01-07 09:00"),
        ("2027-01-07 09:00", OPEN, "2027-01-07 17:00", "2027-01-08 09:00"),
    ] {
        let at = but(&christmas, daily, time);
        assert_eq!(
            (at.state, at.until, at.next_open),
            (state, Some(local(until)), Some(local(opens))),
            "{time}"
        );
    }
}

#[test]
fn round_the_clock_stops_at_midnight() {
    let (days, hours) = (closed(&[("2028-02-28", "2028-02-29")]), "24/7");
    let before = but(&days, hours, "2026-11-24 12:00");
    assert_eq!((before.state, before.until), (OPEN, Some(local("2028-02-28 00:00"))));
    assert_eq!(before.next_open, Some(local("2028-03-01 00:00")));
    assert_eq!(
        but(&days, hours, "2028-02-29 23:59").until,
        Some(local("2028-03-01 00:00"))
    );
    assert_eq!(but(&days, hours, "2028-03-01 00:00").until, None);
}

#[test]
fn nights_at_both_ends_are_cut() {
    let (days, nights) = (closed(&[("2027-01-09", "2027-01-09")]), "Mo-Su 22:00-02:00");
    // Friday's night ends with Friday, and Saturday's does not take place.
    assert_eq!(
        but(&days, nights, "2027-01-08 23:30").until,
        Some(local("2027-01-09 00:00"))
    );
    assert_eq!(but(&days, nights, "2027-01-09 01:00").state, CLOSED);
    let saturday = but(&days, nights, "2027-01-09 23:00");
    assert_eq!(
        (saturday.state, saturday.until),
        (CLOSED, Some(local("2027-01-10 22:00")))
    );
    let shown = Schedule::parse(nights).unwrap();
    let shown = shown.days_but(&days, "2027-01-08".parse().unwrap(), 3, &trier());
    let ranges = shown.iter().map(|day| {
        let ranges = day.ranges.iter().map(|range| format!("{}-{}", range.start, range.end));
        (day.state, ranges.collect::<String>())
    });
    let expected = [(OPEN, "22:00-24:00"), (CLOSED, ""), (OPEN, "22:00-02:00")];
    assert_eq!(
        ranges.collect::<Vec<_>>(),
        expected.map(|(state, hours)| (state, hours.to_owned()))
    );
}

#[test]
fn neither_holidays_nor_notes_nor_fallbacks_open_a_closed_day() {
    let year = closed(&[("2026-12-01", "2027-11-30")]);
    for hours in [
        "Mo-Fr 09:00-17:00",
        "unknown",
        "\"ask\"",
        "Mo-Fr 17:00+",
        "Mo off || open",
        "SH 09:00-12:00",
    ] {
        for time in [
            "2026-12-25 10:00",
            "2027-03-28 02:30",
            "2027-10-31 02:30",
            "2027-05-01 18:00",
        ] {
            assert_eq!(but(&year, hours, time).state, CLOSED, "{hours} at {time}");
        }
    }
}

#[test]
fn the_clock_change_moves_no_midnight() {
    for (first, last, before, start, end) in [
        (
            "2027-03-28",
            "2027-03-28",
            "2027-03-27T22:59:59Z",
            "2027-03-27T23:00:00Z",
            "2027-03-28T22:00:00Z",
        ),
        (
            "2027-10-31",
            "2027-10-31",
            "2027-10-30T21:59:59Z",
            "2027-10-30T22:00:00Z",
            "2027-10-31T23:00:00Z",
        ),
    ] {
        let (days, always) = (closed(&[(first, last)]), Schedule::parse("24/7").unwrap());
        let at = |instant: &str| always.state_but(&days, utc(instant), &trier());
        assert_eq!((at(before).state, at(before).until), (OPEN, Some(utc(start))));
        assert_eq!((at(start).state, at(start).until), (CLOSED, Some(utc(end))));
        assert_eq!(at(end).state, OPEN);
    }
}

#[test]
fn without_hours_it_is_closed_and_then_unknown_again() {
    let days = closed(&[("2026-12-21", "2027-01-06")]);
    let at = |time: &str| {
        let at = days.state_without_hours(local(time), &trier());
        (at.state, at.until)
    };
    assert_eq!(
        at("2026-12-20 23:59"),
        (unknown(NoHours), Some(local("2026-12-21 00:00")))
    );
    assert_eq!(at("2026-12-21 00:00"), (CLOSED, Some(local("2027-01-07 00:00"))));
    assert_eq!(at("2027-01-06 23:59"), (CLOSED, Some(local("2027-01-07 00:00"))));
    assert_eq!(at("2027-01-07 00:00"), (unknown(NoHours), None));
    assert!(!days.hold_on("2026-12-20".parse().unwrap()) && days.hold_on("2027-01-06".parse().unwrap()));
}

#[test]
fn what_adjoins_is_one() {
    let days = closed(&[
        ("2027-01-01", "2027-01-06"),
        ("2026-12-21", "2026-12-31"),
        ("2027-01-08", "2027-01-08"),
    ]);
    let run = days.next("2026-12-01".parse().unwrap()).unwrap();
    assert_eq!(
        (run.first.to_string(), run.last.to_string()),
        ("2026-12-21".to_owned(), "2027-01-06".to_owned())
    );
    assert_eq!(
        days.next("2027-01-07".parse().unwrap()).unwrap().first.to_string(),
        "2027-01-08"
    );
    assert_eq!(days.next("2027-01-09".parse().unwrap()), None);
    assert!(closed(&[]).is_empty());
    assert_eq!(
        but(&closed(&[]), "Tu 10:00-12:00", "2027-01-12 09:00"),
        at("Tu 10:00-12:00", "2027-01-12 09:00")
    );
}
