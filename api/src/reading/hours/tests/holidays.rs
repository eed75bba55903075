//! Public and school holidays: what is unknown, and what is as written.

use super::super::UnknownReason::{Note, PublicHoliday, SchoolHolidayRule};
use super::*;

#[test]
fn a_weekday_rule_says_nothing_of_a_public_holiday() {
    // 3 October 2028 is a Tuesday.
    let times = [
        ("2028-10-03 17:30", unknown(PublicHoliday)),
        ("2028-10-03 20:00", CLOSED),
        ("2028-10-10 17:30", OPEN),
    ];
    expect("Tu 17:00-19:00", &times);
    expect("17:00-19:00", &times);
    expect("Apr-Oct Tu 17:00-19:00", &times);
    expect("Oct Tu[1] 17:00-19:00; Oct 10 17:00-19:00", &times);
    expect("Apr 1-Oct 31 17:00-19:00", &times);
    expect("Oct 1-7 Tu 17:00-19:00; Oct 10 17:00-19:00", &times);
}

#[test]
fn a_rule_for_holidays_counts_as_written() {
    let hours = "Mo-Fr 09:00-22:00; Sa,Su,PH 09:00-12:00";
    expect(
        hours,
        &[
            ("2028-10-03 10:00", OPEN),
            ("2028-10-03 13:00", CLOSED),
            ("2028-10-04 13:00", OPEN),
        ],
    );
    // Thursdays and holidays, on a Thursday that is one (Ascension), and on another holiday.
    let mixed = "Th,PH 09:00-12:00";
    expect(
        mixed,
        &[
            ("2028-05-25 10:00", OPEN),
            ("2028-05-25 13:00", CLOSED),
            ("2028-10-03 10:00", OPEN),
            ("2028-10-10 10:00", CLOSED),
        ],
    );
    let off = "Mo-Su 09:00-17:00; PH off";
    expect(off, &[("2028-10-03 10:00", CLOSED), ("2028-10-04 10:00", OPEN)]);
}

#[test]
fn round_the_clock_and_explicit_dates_count_as_written() {
    for hours in [
        "24/7",
        "Mo-Su 00:00-24:00",
        "2028 Oct 03 10:00-20:00",
        "Oct 3 10:00-20:00",
        "Oct 1-7 10:00-20:00",
        "Oct 3 Tu 10:00-20:00",
    ] {
        expect(hours, &[("2028-10-03 17:30", OPEN)]);
    }
    expect(
        "24/7; PH off",
        &[("2028-10-03 17:30", CLOSED), ("2028-10-04 00:00", OPEN)],
    );
    expect(
        "easter +1 day 10:00-12:00",
        &[("2028-04-17 11:00", OPEN), ("2028-04-18 11:00", CLOSED)],
    );
}

#[test]
fn a_closed_rule_closes_a_holiday_too() {
    expect(
        "Tu 09:00-19:00; Tu 12:00-13:00 off",
        &[
            ("2028-10-03 12:30", CLOSED),
            ("2028-10-03 13:00", unknown(PublicHoliday)),
        ],
    );
}

#[test]
fn hours_past_midnight_belong_to_the_holiday_on_which_they_begin() {
    // Monday 2 October into the holiday, and the holiday into Wednesday.
    let hours = "Mo-Su 20:00-02:00";
    expect(
        hours,
        &[
            ("2028-10-03 01:00", OPEN),
            ("2028-10-03 21:00", unknown(PublicHoliday)),
            ("2028-10-04 01:00", unknown(PublicHoliday)),
        ],
    );
    expect(
        "Mo-Su 20:00-02:00; PH off",
        &[
            ("2028-10-03 01:00", OPEN),
            ("2028-10-03 21:00", CLOSED),
            ("2028-10-04 01:00", CLOSED),
        ],
    );
}

#[test]
fn days_before_and_after_holidays() {
    expect(
        "PH -1 day 10:00-12:00; PH +1 day 14:00-16:00",
        &[
            ("2028-10-02 11:00", OPEN),
            ("2028-10-04 15:00", OPEN),
            ("2028-10-03 11:00", CLOSED),
        ],
    );
}

#[test]
fn holidays_that_fall_on_weekdays_are_told_from_holidays_and_weekdays() {
    // The unity day is a Tuesday in 2028, a Sunday in 2027.
    expect(
        "PH Mo-Fr 10:00-12:00",
        &[
            ("2028-10-03 11:00", OPEN),
            ("2027-10-03 11:00", CLOSED),
            ("2028-10-04 11:00", CLOSED),
        ],
    );
    expect(
        "PH,Mo-Fr 10:00-12:00",
        &[
            ("2028-10-03 11:00", OPEN),
            ("2027-10-03 11:00", OPEN),
            ("2028-10-04 11:00", OPEN),
        ],
    );
}

#[test]
fn another_land_has_other_holidays() {
    let schedule = Schedule::parse("Mo-Fr 09:00-12:00").unwrap();
    let corpus_christi = local("2027-05-27 10:00");
    assert_eq!(
        schedule.state_at(corpus_christi, &trier()).state,
        unknown(PublicHoliday)
    );
    let berlin = Place::new(Tz::Europe__Berlin, HolidayRegion::DeBe);
    assert_eq!(schedule.state_at(corpus_christi, &berlin).state, OPEN);
}

#[test]
fn school_holidays_are_unknown_where_they_matter() {
    let hours = "Mo-Fr 09:00-17:00; SH Mo-Fr 09:00-12:00";
    expect(
        hours,
        &[
            ("2027-01-12 10:00", OPEN),
            ("2027-01-12 15:00", unknown(SchoolHolidayRule)),
            ("2027-01-12 18:00", CLOSED),
        ],
    );
    expect(hours, &[("2027-01-16 10:00", CLOSED)]);
    expect(
        "Tu 17:00-19:00; SH off",
        &[
            ("2027-01-12 18:00", unknown(SchoolHolidayRule)),
            ("2027-01-12 20:00", CLOSED),
        ],
    );
    expect(
        "Mo 10:00-12:00; SH,PH off",
        &[
            ("2027-03-29 11:00", CLOSED),
            ("2027-04-05 11:00", unknown(SchoolHolidayRule)),
        ],
    );
}

#[test]
fn notes_are_unknown_unless_the_text_says_open() {
    expect(
        "Mo 10:00-12:00 \"by appointment\"",
        &[("2027-01-11 11:00", unknown(Note)), ("2027-01-11 13:00", CLOSED)],
    );
    expect("Mo 10:00-12:00 unknown", &[("2027-01-11 11:00", unknown(Note))]);
    expect("Mo 10:00-12:00 open \"ring the bell\"", &[("2027-01-11 11:00", OPEN)]);
    expect(
        "\"call first\"",
        &[("2027-01-11 11:00", unknown(Note)), ("2028-10-03 11:00", unknown(Note))],
    );
    let comment = |hours: &str| at(hours, "2027-01-11 11:00").comment.as_deref().map(str::to_owned);
    assert_eq!(
        comment("Mo 10:00-12:00 open \"ring the bell\"").as_deref(),
        Some("ring the bell")
    );
    assert_eq!(
        comment("Mo 10:00-12:00 \"by appointment\"").as_deref(),
        Some("by appointment")
    );
    assert_eq!(comment("Jan 11 off \"moving house\"").as_deref(), Some("moving house"));
}
