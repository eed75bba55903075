//! What staff are told.

use super::super::RecurrenceError;
use super::*;

fn error(start: &str, rule: &str) -> RecurrenceError {
    event(start, rule).check().unwrap_err()
}

#[test]
fn mistakes_in_rules_are_named() {
    for (rule, code) in [
        (" ", "recurrence_not_a_part"),
        ("weekly on Tuesdays", "recurrence_not_a_part"),
        ("FREQ=WEEKLY;", "recurrence_not_a_part"),
        ("FREQ=WEEKLY;BYWEEKDAY=TU", "recurrence_unknown_part"),
        ("FREQ=WEEKLY;FREQ=DAILY", "recurrence_twice"),
        ("BYDAY=TU", "recurrence_no_frequency"),
        ("FREQ=HOURLY", "recurrence_too_often"),
        ("FREQ=SECONDLY;COUNT=1000000000", "recurrence_too_often"),
        ("FREQ=FORTNIGHTLY", "recurrence_value"),
        ("FREQ=WEEKLY;INTERVAL=0", "recurrence_value"),
        ("FREQ=WEEKLY;INTERVAL=-1", "recurrence_value"),
        ("FREQ=WEEKLY;COUNT=0", "recurrence_value"),
        ("FREQ=WEEKLY;COUNT=+3", "recurrence_value"),
        ("FREQ=WEEKLY;UNTIL=soon", "recurrence_value"),
        ("FREQ=WEEKLY;UNTIL=20270230", "recurrence_value"),
        ("FREQ=WEEKLY;BYDAY=XXMO", "recurrence_value"),
        ("FREQ=WEEKLY;BYDAY=TU,", "recurrence_value"),
        ("FREQ=WEEKLY;BYDAY=ä", "recurrence_value"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "recurrence_value"),
        ("FREQ=MONTHLY;BYDAY=0MO", "recurrence_value"),
        ("FREQ=YEARLY;BYMONTH=13", "recurrence_value"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "recurrence_not_here"),
        ("FREQ=WEEKLY;BYDAY=3TU", "recurrence_not_here"),
        ("FREQ=MONTHLY;BYDAY=6TU", "recurrence_not_here"),
        ("FREQ=MONTHLY;BYWEEKNO=6", "recurrence_not_here"),
        ("FREQ=MONTHLY;BYYEARDAY=6", "recurrence_not_here"),
        ("FREQ=MONTHLY;BYSETPOS=1", "recurrence_not_here"),
        (
            "FREQ=DAILY;BYMINUTE=0,10,20,30,40;BYHOUR=1,2,3,4,5",
            "recurrence_not_here",
        ),
        ("FREQ=WEEKLY;COUNT=3;UNTIL=20270301", "recurrence_two_ends"),
        ("FREQ=WEEKLY;COUNT=1000000000", "recurrence_count_too_large"),
        ("FREQ=YEARLY;COUNT=200", "recurrence_count_too_large"),
        ("FREQ=WEEKLY;COUNT=99999999999999999999", "recurrence_value"),
        ("FREQ=WEEKLY;UNTIL=20260101", "recurrence_ends_before_start"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "recurrence_never_happens"),
        ("FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31;COUNT=3", "recurrence_never_happens"),
    ] {
        assert_eq!(error("2027-01-12 17:00", rule).code(), code, "{rule}");
    }
    assert_eq!(
        error("2027-01-12 17:00", &"X".repeat(501)).code(),
        "recurrence_too_long"
    );
}

#[test]
fn mistakes_around_rules_are_named() {
    let base = || event("2027-01-12 17:00", "FREQ=WEEKLY;COUNT=2");
    let date = || local("2027-01-12 17:00");
    let code = |event: Recurrence| event.check().unwrap_err().code();
    assert_eq!(
        code(Recurrence {
            duration_minutes: -1,
            ..base()
        }),
        "recurrence_duration"
    );
    assert_eq!(
        code(Recurrence {
            duration_minutes: i64::MAX,
            ..base()
        }),
        "recurrence_duration"
    );
    assert_eq!(
        code(Recurrence {
            start_local: NaiveDateTime::MAX,
            ..base()
        }),
        "recurrence_year"
    );
    assert_eq!(
        code(Recurrence {
            rdates: vec![NaiveDateTime::MIN],
            ..base()
        }),
        "recurrence_year"
    );
    assert_eq!(
        code(Recurrence {
            exdates: vec![date(); 5001],
            ..base()
        }),
        "recurrence_too_many"
    );
    assert_eq!(
        code(Recurrence {
            exdates: vec![date(), local("2027-01-19 17:00")],
            ..base()
        }),
        "recurrence_nothing_left"
    );
    let overrides = |overrides| Recurrence { overrides, ..base() };
    assert_eq!(
        code(overrides(vec![
            cancelled("2027-01-12 17:00"),
            moved("2027-01-12 17:00", "2027-01-13 17:00")
        ])),
        "recurrence_changed_twice"
    );
    assert_eq!(
        code(overrides(vec![cancelled("2027-01-13 17:00")])),
        "recurrence_no_such_occurrence"
    );
    assert_eq!(
        code(overrides(vec![cancelled("2027-01-26 17:00")])),
        "recurrence_no_such_occurrence"
    );
    assert_eq!(
        code(Recurrence {
            exdates: vec![date()],
            ..overrides(vec![cancelled("2027-01-12 17:00")])
        }),
        "recurrence_no_such_occurrence"
    );
}

#[test]
fn the_message_is_for_people() {
    assert_eq!(
        error("2027-01-12 17:00", "FREQ=WEEKLY;BYDAY=DI").to_string(),
        "“DI” is no value for BYDAY. Right would be, for example, “BYDAY=TU,TH or, in a month, BYDAY=3SA”"
    );
    assert_eq!(
        error("2027-01-12 17:00", "FREQ=HOURLY").to_string(),
        "An event cannot recur more often than daily (HOURLY). Use FREQ=DAILY, WEEKLY, MONTHLY or YEARLY; several times a day \
         are BYHOUR with FREQ=DAILY"
    );
}
