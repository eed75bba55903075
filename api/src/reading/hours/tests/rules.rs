//! Days and times, as rules name them.

use super::super::UnknownReason::{Note, OpenEnd, SunTimes};
use super::*;

#[test]
fn the_welcome_cafe_is_open_on_tuesdays_at_half_past_five() {
    expect(
        "Tu 17:00-19:00",
        &[
            ("2027-01-12 17:30", OPEN),
            ("2027-01-12 20:00", CLOSED),
            ("2027-01-12 19:00", CLOSED),
            ("2027-01-12 17:00", OPEN),
            ("2027-01-13 17:30", CLOSED),
        ],
    );
}

#[test]
fn the_third_saturday_and_the_last_friday() {
    expect(
        "Sa[3] 15:00-17:30",
        &[
            ("2027-01-16 16:00", OPEN),
            ("2027-01-09 16:00", CLOSED),
            ("2027-01-23 16:00", CLOSED),
        ],
    );
    expect(
        "Fr[-1] 10:00-12:00",
        &[("2027-01-29 11:00", OPEN), ("2027-01-22 11:00", CLOSED)],
    );
    expect(
        "Sa[3] -1 day 10:00-12:00",
        &[("2027-01-15 11:00", OPEN), ("2027-01-16 11:00", CLOSED)],
    );
}

#[test]
fn past_midnight_belongs_to_the_evening() {
    let hours = "Fr 22:00-02:00; Sa 10:00-12:00";
    expect(
        hours,
        &[
            ("2027-01-15 23:00", OPEN),
            ("2027-01-16 01:59", OPEN),
            ("2027-01-16 02:00", CLOSED),
            ("2027-01-16 11:00", OPEN),
        ],
    );
    expect(
        "Fr 22:00-02:00; Sa off",
        &[("2027-01-16 01:00", OPEN), ("2027-01-16 11:00", CLOSED)],
    );
    expect(
        "Fr 22:00-26:00",
        &[("2027-01-16 01:59", OPEN), ("2027-01-16 02:00", CLOSED)],
    );
    expect("Su 22:00-02:00", &[("2026-12-28 01:00", OPEN)]);
    let evening = at("Fr 22:00-02:00", "2027-01-15 23:00");
    assert_eq!(evening.until, Some(local("2027-01-16 02:00")));
    assert_eq!(evening.next_open, Some(local("2027-01-22 22:00")));
}

#[test]
fn the_29th_of_february_comes_in_leap_years() {
    expect(
        "Feb 29 10:00-12:00",
        &[
            ("2028-02-29 11:00", OPEN),
            ("2027-02-28 11:00", CLOSED),
            ("2027-03-01 11:00", CLOSED),
        ],
    );
    assert_eq!(
        at("Feb 29 10:00-12:00", "2026-11-22 12:00").next_open,
        Some(local("2028-02-29 10:00"))
    );
    assert_eq!(
        at("Feb 29 10:00-12:00", "2096-03-01 12:00").next_open,
        Some(local("2104-02-29 10:00")),
        "2100 has none"
    );
    expect(
        "Feb 20-29 10:00-12:00",
        &[
            ("2027-02-28 11:00", OPEN),
            ("2027-03-01 11:00", CLOSED),
            ("2028-02-29 11:00", OPEN),
        ],
    );
}

#[test]
fn months_and_dates_run_over_the_new_year() {
    for hours in ["Nov-Mar 10:00-12:00", "Nov 1-Mar 31 10:00-12:00"] {
        expect(
            hours,
            &[
                ("2026-11-02 11:00", OPEN),
                ("2027-01-12 11:00", OPEN),
                ("2027-03-31 11:00", OPEN),
                ("2027-04-01 11:00", CLOSED),
                ("2026-10-31 11:00", CLOSED),
            ],
        );
    }
    expect("Dec 24-Jan 2 off; Mo-Su 10:00-12:00", &[("2026-12-30 11:00", OPEN)]);
    expect(
        "Mo-Su 10:00-12:00; Dec 24-Jan 2 off",
        &[
            ("2026-12-30 11:00", CLOSED),
            ("2027-01-02 11:00", CLOSED),
            ("2027-01-03 11:00", OPEN),
        ],
    );
    expect(
        "2026 Dec 24-Jan 2 10:00-12:00",
        &[
            ("2026-12-30 11:00", OPEN),
            ("2027-01-02 11:00", OPEN),
            ("2027-12-30 11:00", CLOSED),
        ],
    );
    expect(
        "Dec 24-2027 Jan 2 10:00-12:00",
        &[("2026-12-30 11:00", OPEN), ("2027-12-30 11:00", CLOSED)],
    );
    expect(
        "Jan 5-2027 Feb 1 10:00-12:00",
        &[
            ("2027-01-12 11:00", OPEN),
            ("2026-12-30 11:00", CLOSED),
            ("2026-01-12 11:00", CLOSED),
        ],
    );
}

#[test]
fn years_and_weeks() {
    expect(
        "2027-2029/2 Tu 10:00-12:00",
        &[
            ("2027-01-12 11:00", OPEN),
            ("2028-01-11 11:00", CLOSED),
            ("2029-01-09 11:00", OPEN),
        ],
    );
    expect(
        "2028+ Tu 10:00-12:00",
        &[("2027-01-12 11:00", CLOSED), ("2040-01-10 11:00", OPEN)],
    );
    // ISO weeks: 12 January 2027 is in week 2; 2026 has 53 weeks, 2027 has not.
    expect(
        "week 02-52/2 Tu 10:00-12:00",
        &[("2027-01-12 11:00", OPEN), ("2027-01-19 11:00", CLOSED)],
    );
    expect(
        "week 53 Fr 10:00-12:00",
        &[("2026-12-31 11:00", CLOSED), ("2027-12-31 11:00", CLOSED)],
    );
    expect("week 53 Th 10:00-12:00", &[("2026-12-31 11:00", OPEN)]);
}

#[test]
fn a_later_rule_replaces_the_day_and_a_comma_adds_to_it() {
    let replaced = "Mo-Fr 08:00-16:00; We 10:00-12:00";
    expect(
        replaced,
        &[
            ("2027-01-13 09:00", CLOSED),
            ("2027-01-13 11:00", OPEN),
            ("2027-01-14 09:00", OPEN),
        ],
    );
    let added = "Mo-Fr 08:00-12:00, We 14:00-18:00";
    expect(
        added,
        &[
            ("2027-01-13 09:00", OPEN),
            ("2027-01-13 15:00", OPEN),
            ("2027-01-14 15:00", CLOSED),
        ],
    );
    let pause = "Mo-Fr 08:00-16:00; 12:00-13:00 off";
    expect(pause, &[("2027-01-13 12:30", CLOSED), ("2027-01-13 13:00", OPEN)]);
}

#[test]
fn a_fallback_holds_whenever_the_rest_is_closed() {
    let hours = "Mo-Fr 08:00-12:00 || \"by appointment\"";
    expect(
        hours,
        &[
            ("2027-01-13 09:00", OPEN),
            ("2027-01-13 15:00", unknown(Note)),
            ("2027-01-16 09:00", unknown(Note)),
        ],
    );
    expect(
        "Fr 22:00-02:00 || Sa 00:00-06:00 unknown",
        &[("2027-01-16 01:00", OPEN), ("2027-01-16 03:00", unknown(Note))],
    );
}

#[test]
fn an_open_end_is_unknown() {
    expect(
        "Tu 17:00+",
        &[
            ("2027-01-12 16:00", CLOSED),
            ("2027-01-12 17:30", unknown(OpenEnd)),
            ("2027-01-13 00:30", CLOSED),
        ],
    );
    expect(
        "Tu 22:00+",
        &[("2027-01-13 01:30", unknown(OpenEnd)), ("2027-01-13 02:00", CLOSED)],
    );
    expect(
        "Tu 14:00-17:00+",
        &[
            ("2027-01-12 16:00", OPEN),
            ("2027-01-12 17:30", unknown(OpenEnd)),
            ("2027-01-13 00:30", CLOSED),
        ],
    );
    expect(
        "Tu 22:00-02:00+",
        &[
            ("2027-01-13 01:00", OPEN),
            ("2027-01-13 05:00", unknown(OpenEnd)),
            ("2027-01-13 06:00", CLOSED),
        ],
    );
}

#[test]
fn the_sun_needs_coordinates() {
    // In Trier on 12 January 2027 the sun rises at about 08:26 and sets at about 16:55.
    let hours = "sunrise-sunset";
    expect(
        hours,
        &[
            ("2027-01-12 08:10", CLOSED),
            ("2027-01-12 08:40", OPEN),
            ("2027-01-12 16:40", OPEN),
            ("2027-01-12 17:10", CLOSED),
        ],
    );
    expect(
        "(sunrise+01:00)-(sunset-01:00)",
        &[
            ("2027-01-12 08:40", CLOSED),
            ("2027-01-12 09:40", OPEN),
            ("2027-01-12 16:40", CLOSED),
        ],
    );
    let nowhere = Place::new(Tz::Europe__Berlin, HolidayRegion::DeRp);
    let blind = |hours: &str, time| Schedule::parse(hours).unwrap().state_at(local(time), &nowhere).state;
    assert_eq!(blind(hours, "2027-01-12 12:00"), unknown(SunTimes));
    assert_eq!(blind("sunrise-14:00", "2027-01-12 15:00"), CLOSED);
    assert_eq!(blind("08:00-sunset", "2027-01-12 07:00"), CLOSED);
    let midsummer_in_the_north = Place::new(Tz::Europe__Oslo, HolidayRegion::DeRp).at(69.65, 18.96);
    let lit = Schedule::parse(hours)
        .unwrap()
        .state_at(utc("2027-06-21T10:00:00Z"), &midsummer_in_the_north);
    assert_eq!(lit.state, unknown(SunTimes), "the sun does not set there");
    let off_the_globe = nowhere.at(1000.0, f64::NAN);
    assert_eq!(
        Schedule::parse(hours)
            .unwrap()
            .state_at(local("2027-01-12 12:00"), &off_the_globe)
            .state,
        unknown(SunTimes)
    );
}

#[test]
fn hours_that_never_change_say_so() {
    for hours in ["24/7", "off", "unknown", "2019 Mo 10:00-12:00"] {
        let at = at(hours, "2027-01-12 12:00");
        assert_eq!((at.until, at.next_open), (None, None), "{hours}");
    }
}

#[test]
fn the_next_change_and_the_next_opening() {
    let closed = at("Tu 17:00-19:00", "2027-01-12 20:00");
    assert_eq!(
        (closed.until, closed.next_open),
        (Some(local("2027-01-19 17:00")), Some(local("2027-01-19 17:00")))
    );
    let holiday = at("Tu 17:00-19:00", "2028-10-01 12:00");
    assert_eq!(
        (holiday.until, holiday.next_open),
        (Some(local("2028-10-03 17:00")), Some(local("2028-10-10 17:00")))
    );
    assert_eq!(
        at("2035 Jan 1 10:00-12:00", "2027-01-12 20:00").next_open,
        Some(local("2035-01-01 10:00"))
    );
    assert_eq!(
        at("2099 Jan 1 10:00-12:00", "2027-01-12 20:00").next_open,
        None,
        "beyond ten years"
    );
}
