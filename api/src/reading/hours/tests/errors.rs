//! What staff are told, and the canonical text.

use super::super::HoursProblem::{self, *};
use super::super::{HoursError, normalise};
use super::*;

fn error(hours: &str) -> HoursError {
    Schedule::parse(hours).unwrap_err()
}

#[test]
fn mistakes_are_named_and_placed() {
    let table: &[(&str, HoursProblem, Option<usize>)] = &[
        ("", Empty, None),
        (" ; ", Empty, None),
        ("Mo–Fr 09:00-12:00", Dash, Some(3)),
        ("Mo-Fr 09:00-12:00 „nach Vereinbarung“", Quotes, Some(19)),
        ("Mo-Fr 09:00-12:00 \"by appointment", OpenQuote, Some(19)),
        ("Mo-Do 09:00-12:00", Weekday, Some(4)),
        ("Monday 09:00-12:00", Weekday, Some(1)),
        ("Mo-Fr 9-12", Time, Some(7)),
        ("Mo-Fr 9.00-12.00", Time, Some(7)),
        ("Mo-Fr 25:00-26:00", Time, Some(7)),
        ("Mo 10:00", NoEnd, Some(4)),
        ("Mo-Fr 10:00-16:00/01:30", Repeats, Some(18)),
        ("10:00-12:00/24:00", Repeats, Some(12)),
        ("Mo-Fr 10:00-16:00/30", Repeats, None),
        ("2030-2020 Mo 10:00-12:00", YearsBackwards, None),
        ("week 40-10 Mo 10:00-12:00", WeeksBackwards, None),
        ("Feb 30 10:00-12:00", NoSuchDate, None),
        ("PH +900 days off", NumberTooLarge, None),
        ("week 1-53/900 Mo", NumberTooLarge, None),
        ("Mo, We 10:00-12:00", SpaceInList, Some(4)),
        ("Mo-Fr, 10:00-12:00", SpaceInList, None),
        ("Mo-Fr,PH, Su 10:00-12:00", SpaceInList, Some(10)),
        ("Mo-Fr PH 10:00-12:00", UnclearHoliday, Some(7)),
        ("Mo 10:00-12:00\nTu 10:00-12:00", InvisibleCharacter, Some(15)),
        ("nach Vereinbarung", NotUnderstood, Some(1)),
        ("Mo 10:00-12:00; ring twice", NotUnderstood, Some(17)),
    ];
    for (hours, problem, position) in table {
        let error = error(hours);
        assert_eq!(
            (error.problem, error.position),
            (*problem, *position),
            "{hours}: {error}"
        );
    }
}

#[test]
fn sizes_are_bounded() {
    assert_eq!(error(&"Mo 10:00-12:00; ".repeat(70)).problem, TooLong);
    assert_eq!(error(&"Mo off;".repeat(65)).problem, TooManyRules);
    let dates = vec!["Jan Mo[1]"; 30].join(",");
    assert_eq!(error(&dates).problem, TooManyNthDates, "would take the parser ages");
    assert!(Schedule::parse(&["Jan Mo[1]"; 4].join(",")).is_ok());
    assert!(
        Schedule::parse(&["Mo[1]"; 40].join(",")).is_ok(),
        "weekdays alone are harmless"
    );
}

#[test]
fn the_message_is_for_people() {
    assert_eq!(
        error("Mo-Do 9-12 Uhr").to_string(),
        "Weekdays are written Mo, Tu, We, Th, Fr, Sa, Su (character 4, “Do”). Did you mean “Mo-Th 9:00-12:00”?"
    );
    assert_eq!(
        error("ring twice").to_string(),
        "This cannot be read as opening hours (character 1, “ring”). Right would be, for example, \
         “Mo-Fr 09:00-12:00,14:00-17:00; Sa[3] 10:00-12:00; PH off”."
    );
}

#[test]
fn a_guess_is_offered_where_only_the_spelling_is_wrong() {
    for (hours, meant) in [
        ("Mo–Fr 9–12", "Mo-Fr 9:00-12:00"),
        ("Di 17 bis 19 Uhr", "Tu 17:00-19:00"),
        ("Montag und Mittwoch 9.30 - 12.00", "Mo,We 9:30-12:00"),
        ("Sa[3] 15-17", "Sa[3] 15:00-17:00"),
        (
            "Mo-Fr: 09:00-12:00 „nach Vereinbarung“",
            "Mo-Fr 09:00-12:00 \"nach Vereinbarung\"",
        ),
    ] {
        assert_eq!(error(hours).suggestion.as_deref(), Some(meant), "{hours}");
    }
    assert_eq!(error("whenever").suggestion, None);
}

#[test]
fn every_example_is_right_itself() {
    for problem in [
        SpaceInList,
        Quotes,
        Repeats,
        YearsBackwards,
        WeeksBackwards,
        NoSuchDate,
        TooManyNthDates,
        NumberTooLarge,
        NotUnderstood,
    ] {
        assert!(Schedule::parse(problem.example()).is_ok(), "{}", problem.example());
    }
    for problem in [NoEnd, UnclearHoliday] {
        assert!(
            problem
                .example()
                .split(", or ")
                .next()
                .is_some_and(|first| Schedule::parse(first).is_ok())
        );
    }
}

#[test]
fn the_canonical_text() {
    for (given, canonical) in [
        ("mo-fr 9:00-12:00 ;sa 10:00-11:00;", "Mo-Fr 09:00-12:00; Sa 10:00-11:00"),
        ("Mo-Fr 08:00-12:00, 14:00-16:00", "Mo-Fr 08:00-12:00,14:00-16:00"),
        ("PH,sa,Su closed", "Sa,Su,PH off"),
        ("PH Mo-Fr 10:00-12:00", "PH Mo-Fr 10:00-12:00"),
        ("PH,Mo-Fr 10:00-12:00", "Mo-Fr,PH 10:00-12:00"),
        ("PH +1 day off", "PH +1 day off"),
        ("2026 Nov-Mar 10:00-12:00", "2026 Nov-Mar 10:00-12:00"),
        ("2027+ week 1-53/2 Mo 10:00-12:00", "2027+ week 01-53/2 Mo 10:00-12:00"),
        ("Mo 10:00-12:00 open \"ring\"", "Mo 10:00-12:00 open \"ring\""),
        (
            "Mo 10:00-12:00 || \"by appointment\"",
            "Mo 10:00-12:00 || \"by appointment\"",
        ),
        ("24/7 closed", "off"),
        ("Mo 10:00-12:00 open, 14:00-15:00", "Mo 10:00-12:00, Mo-Su 14:00-15:00"),
        ("Mo 17:00+", "Mo 17:00+"),
    ] {
        assert_eq!(normalise(given).unwrap(), canonical);
        assert_eq!(Schedule::parse(given), Schedule::parse(canonical), "{given}");
    }
}
