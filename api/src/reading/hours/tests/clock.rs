//! Clock changes, time zones, the coming days, and the ends of time.

use super::super::UnknownReason::PublicHoliday;
use super::super::{DayHours, Span};
use super::*;

fn spans(hours: &str, from: &str, to: &str) -> Vec<Span> {
    Schedule::parse(hours).unwrap().spans(utc(from), utc(to), &trier())
}

fn open(spans: &[Span]) -> Vec<(String, String)> {
    let open = spans.iter().filter(|span| span.state == OPEN);
    open.map(|span| {
        (
            span.start.format("%dT%H:%M").to_string(),
            span.end.format("%dT%H:%M").to_string(),
        )
    })
    .collect()
}

fn pair(start: &str, end: &str) -> (String, String) {
    (start.to_owned(), end.to_owned())
}

#[test]
fn five_o_clock_stays_five_o_clock() {
    let around = open(&spans("Su 17:00-19:00", "2027-03-20T00:00:00Z", "2027-04-05T00:00:00Z"));
    assert_eq!(
        around,
        [
            pair("21T16:00", "21T18:00"),
            pair("28T15:00", "28T17:00"),
            pair("04T15:00", "04T17:00")
        ]
    );
}

#[test]
fn the_night_in_spring_is_an_hour_shorter_and_the_one_in_autumn_longer() {
    let spring = open(&spans("Sa 22:00-04:00", "2027-03-27T12:00:00Z", "2027-03-28T12:00:00Z"));
    assert_eq!(spring, [pair("27T21:00", "28T02:00")]);
    let autumn = open(&spans("Sa 22:00-04:00", "2027-10-30T12:00:00Z", "2027-10-31T12:00:00Z"));
    assert_eq!(autumn, [pair("30T20:00", "31T03:00")]);
}

#[test]
fn times_that_are_skipped_or_come_twice() {
    // 02:30 does not exist on 28 March 2027: the clock shows 03:00 at 01:00 UTC.
    assert_eq!(
        open(&spans(
            "Mar 28 02:30-05:00",
            "2027-03-28T00:00:00Z",
            "2027-03-28T12:00:00Z"
        )),
        [pair("28T01:00", "28T03:00")]
    );
    assert_eq!(
        open(&spans(
            "Mar 28 02:10-02:50",
            "2027-03-28T00:00:00Z",
            "2027-03-28T12:00:00Z"
        )),
        []
    );
    // 02:30 comes twice on 31 October 2027; the first counts.
    assert_eq!(
        open(&spans(
            "Oct 31 02:30-05:00",
            "2027-10-31T00:00:00Z",
            "2027-10-31T12:00:00Z"
        )),
        [pair("31T00:30", "31T04:00")]
    );
}

#[test]
fn spans_have_no_gaps_and_end_where_asked() {
    let all = spans("Tu 17:00-19:00; PH off", "2027-01-12T16:30:00Z", "2027-01-21T00:00:00Z");
    let edges: Vec<_> = all
        .iter()
        .map(|span| span.start)
        .chain(all.last().map(|span| span.end))
        .collect();
    assert_eq!(
        edges,
        [
            "2027-01-12T16:30:00Z",
            "2027-01-12T18:00:00Z",
            "2027-01-19T16:00:00Z",
            "2027-01-19T18:00:00Z",
            "2027-01-21T00:00:00Z"
        ]
        .map(utc)
    );
}

#[test]
fn another_time_zone_reads_the_same_text_on_its_own_clock() {
    let schedule = Schedule::parse("Mo-Su 09:00-17:00").unwrap();
    let there = Place::new(Tz::Pacific__Auckland, HolidayRegion::Lu);
    assert_eq!(
        schedule.state_at(utc("2027-01-11T20:30:00Z"), &there).state,
        OPEN,
        "09:30 the next day"
    );
    assert_eq!(schedule.state_at(utc("2027-01-11T09:30:00Z"), &there).state, CLOSED);
}

#[test]
fn the_coming_days_for_a_page() {
    let schedule = Schedule::parse("Mo-Th 10:00-12:00,20:00-02:00; Dec 24-26 off \"Christmas\"").unwrap();
    let days = schedule.days("2028-10-02".parse().unwrap(), 5, &trier());
    let shown = |day: &DayHours| {
        day.ranges
            .iter()
            .map(|range| format!("{}-{}", range.start, range.end))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let shown: Vec<_> = days.iter().map(|day| (shown(day), day.state, day.holiday)).collect();
    let both = || "10:00-12:00 20:00-02:00".to_owned();
    assert_eq!(
        shown,
        [
            (both(), OPEN, None),
            (both(), unknown(PublicHoliday), Some("german_unity")),
            (both(), OPEN, None),
            (both(), OPEN, None),
            (String::new(), CLOSED, None),
        ]
    );
    let christmas = schedule.days("2028-12-25".parse().unwrap(), 1, &trier());
    assert_eq!(christmas.first().unwrap().closed_note.as_deref(), Some("Christmas"));
    assert_eq!(
        schedule.days("2028-12-25".parse().unwrap(), usize::MAX, &trier()).len(),
        366
    );
}

#[test]
fn the_ends_of_time_do_not_panic() {
    let schedule = Schedule::parse("Mo 10:00-12:00, Fr 22:00-02:00 || sunrise-sunset").unwrap();
    for instant in [
        DateTime::<Utc>::MIN_UTC,
        DateTime::<Utc>::MAX_UTC,
        utc("1899-12-31T23:00:00Z"),
        utc("9999-12-31T23:00:00Z"),
    ] {
        let _state = schedule.state_at(instant, &trier());
    }
    assert!(
        !schedule
            .spans(DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC, &trier())
            .is_empty()
    );
    assert!(
        schedule
            .spans(utc("2027-01-02T00:00:00Z"), utc("2027-01-01T00:00:00Z"), &trier())
            .is_empty()
    );
    let _days = (
        schedule.days(chrono::NaiveDate::MIN, 9, &trier()),
        schedule.days(chrono::NaiveDate::MAX, 9, &trier()),
    );
}
