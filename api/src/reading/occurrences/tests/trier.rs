//! The events of the Trier directory, all of which must be read and fall on the right days.

use super::*;

/// First date and rule of every event there, and its second date.
const EVENTS: [(&str, &str, Option<&str>); 25] = [
    ("2027-01-12 17:00", "FREQ=WEEKLY;BYDAY=TU", Some("2027-01-19 17:00")),
    ("2025-07-01 17:00", "", None),
    ("2027-01-16 15:00", "FREQ=MONTHLY;BYDAY=3SA", Some("2027-02-20 15:00")),
    (
        "2027-01-11 14:30",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        Some("2027-01-12 14:30"),
    ),
    (
        "2027-09-23 14:00",
        "FREQ=YEARLY;BYMONTH=9;BYDAY=4TH",
        Some("2028-09-28 14:00"),
    ),
    ("2024-09-20 14:00", "", None),
    (
        "2027-09-30 18:00",
        "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30",
        Some("2028-09-30 18:00"),
    ),
    ("2027-01-06 18:30", "FREQ=MONTHLY;BYDAY=1WE", Some("2027-02-03 18:30")),
    (
        "2027-04-02 10:00",
        "FREQ=YEARLY;BYMONTH=4;BYDAY=1FR",
        Some("2028-04-07 10:00"),
    ),
    (
        "2027-09-26 17:00",
        "FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU",
        Some("2028-09-24 17:00"),
    ),
    (
        "2027-01-16 14:00",
        "FREQ=YEARLY;BYMONTH=1;BYDAY=3SA",
        Some("2028-01-15 14:00"),
    ),
    ("2027-01-13 16:00", "FREQ=WEEKLY;BYDAY=WE", Some("2027-01-20 16:00")),
    ("2027-01-20 10:00", "FREQ=MONTHLY;BYDAY=3WE", Some("2027-02-17 10:00")),
    (
        "2027-01-16 15:00",
        "FREQ=MONTHLY;BYDAY=1SA,3SA",
        Some("2027-02-06 15:00"),
    ),
    (
        "2027-02-07 10:00",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU",
        Some("2027-04-04 10:00"),
    ),
    (
        "2027-04-09 15:00",
        "FREQ=MONTHLY;BYDAY=2FR;BYMONTH=4,5,6,7,8,9,10",
        Some("2027-05-14 15:00"),
    ),
    (
        "2027-10-29 15:00",
        "FREQ=YEARLY;BYMONTH=10;BYDAY=-1FR",
        Some("2028-10-27 15:00"),
    ),
    ("2027-07-26 09:00", "", None),
    ("2027-10-11 09:00", "", None),
    ("2027-01-12 10:00", "FREQ=MONTHLY;BYDAY=2TU", Some("2027-02-09 10:00")),
    ("2027-01-05 20:00", "FREQ=MONTHLY;BYDAY=1TU", Some("2027-02-02 20:00")),
    ("2025-05-17 12:00", "", None),
    (
        "2027-10-01 14:00",
        "FREQ=YEARLY;BYMONTH=10;BYDAY=1FR",
        Some("2028-10-06 14:00"),
    ),
    ("2027-03-20 10:00", "", None),
    (
        "2027-01-21 18:00",
        "FREQ=MONTHLY;INTERVAL=3;BYDAY=3TH",
        Some("2027-04-15 18:00"),
    ),
];

#[test]
fn every_event_has_its_first_and_second_date() {
    for (start, rule, second) in EVENTS {
        let series = series(start, rule);
        let dates: Vec<_> = between(&series, "2024-01-01", "2030-01-01")
            .into_iter()
            .map(|found| found.start_local)
            .take(2)
            .collect();
        let expected: Vec<_> = [Some(start), second].into_iter().flatten().map(local).collect();
        assert_eq!(dates, expected, "{rule}");
        assert_eq!(series.last_end().is_none(), second.is_some(), "{rule}");
    }
}
