//! What rules name: ends, intervals, days, and what is asked of a series.

use super::*;

fn dates(start: &str, rule: &str, from: &str, to: &str) -> Vec<String> {
    let found = between(&series(start, rule), from, to);
    found
        .iter()
        .map(|found| found.start_local.format("%m-%d").to_string())
        .collect()
}

#[test]
fn count_includes_the_first_date() {
    assert_eq!(
        dates("2027-01-12 17:00", "FREQ=WEEKLY;COUNT=3", "2020-01-01", "2030-01-01"),
        ["01-12", "01-19", "01-26"]
    );
    assert_eq!(
        dates("2027-01-12 17:00", "FREQ=WEEKLY;COUNT=1", "2020-01-01", "2030-01-01"),
        ["01-12"]
    );
    // The first date counts even where the rule would not name it (a Tuesday, and then Mondays).
    assert_eq!(
        dates(
            "2027-01-12 17:00",
            "FREQ=WEEKLY;BYDAY=MO;COUNT=3",
            "2020-01-01",
            "2030-01-01"
        ),
        ["01-12", "01-18", "01-25"]
    );
}

#[test]
fn count_and_intervals_hold_far_from_the_first_date() {
    let fortnight = dates(
        "2027-01-12 17:00",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        "2037-01-01",
        "2037-02-01",
    );
    assert_eq!(fortnight, ["01-13", "01-27"]);
    assert_eq!(
        dates("2027-01-31 17:00", "FREQ=MONTHLY", "2037-01-01", "2037-06-30"),
        ["01-31", "03-31", "05-31"]
    );
    assert_eq!(
        dates("2028-02-29 17:00", "FREQ=YEARLY", "2029-01-01", "2041-01-01"),
        ["02-29", "02-29", "02-29"]
    );
    assert_eq!(
        dates("2027-01-12 17:00", "FREQ=DAILY;INTERVAL=10", "2028-01-01", "2028-01-20"),
        ["01-07", "01-17"]
    );
    let hundred = series("2027-01-12 17:00", "FREQ=WEEKLY;COUNT=100");
    assert_eq!(hundred.last_end(), Some(utc("2028-12-05T18:00:00Z")));
    assert_eq!(between(&hundred, "2028-11-20", "2030-01-01").len(), 3);
}

#[test]
fn weeks_begin_where_the_rule_says() {
    // RFC 5545, 3.3.10: the example in which WKST changes the result.
    let all = |wkst: &str| {
        dates(
            "1997-08-05 09:00",
            &format!("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST={wkst}"),
            "1997-01-01",
            "1998-01-01",
        )
    };
    assert_eq!(all("MO"), ["08-05", "08-10", "08-19", "08-24"]);
    assert_eq!(all("SU"), ["08-05", "08-17", "08-19", "08-31"]);
}

#[test]
fn the_last_working_day_and_the_20th_week() {
    let last = dates(
        "2027-01-29 17:00",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "2027-01-01",
        "2027-06-01",
    );
    assert_eq!(last, ["01-29", "02-26", "03-31", "04-30", "05-31"]);
    assert_eq!(
        dates(
            "1997-05-12 09:00",
            "FREQ=YEARLY;BYWEEKNO=20",
            "1997-01-01",
            "2000-01-01"
        ),
        ["05-12", "05-11", "05-17"]
    );
    assert_eq!(
        dates(
            "2027-04-10 09:00",
            "FREQ=YEARLY;BYYEARDAY=100",
            "2027-01-01",
            "2029-01-01"
        ),
        ["04-10", "04-09"]
    );
}

#[test]
fn several_times_a_day() {
    let found = between(
        &series("2027-01-12 17:00", "FREQ=WEEKLY;BYDAY=TU;BYHOUR=9,17"),
        "2027-01-01",
        "2027-01-20",
    );
    assert_eq!(shown(&found), ["01-12 17:00", "01-19 09:00", "01-19 17:00"]);
}

#[test]
fn excluded_and_further_dates() {
    let event = Recurrence {
        exdates: vec![
            local("2027-01-19 17:00"),
            local("2027-01-19 18:00"),
            local("2027-02-01 10:00"),
        ],
        rdates: vec![
            local("2027-01-21 10:00"),
            local("2027-01-12 17:00"),
            local("2027-02-01 10:00"),
            local("2027-01-05 17:00"),
        ],
        ..event("2027-01-12 17:00", "RRULE:FREQ=WEEKLY;COUNT=3")
    };
    let found = between(&event.check().unwrap(), "2027-01-01", "2028-01-01");
    assert_eq!(
        shown(&found),
        ["01-05 17:00", "01-12 17:00", "01-21 10:00", "01-26 17:00"]
    );
}

#[test]
fn a_window_shows_what_overlaps_it_up_to_the_limit() {
    let weekly = series("2027-01-12 17:00", "FREQ=WEEKLY");
    let window = |from: &str, to: &str, limit| weekly.occurrences(utc(from), utc(to), limit).len();
    assert_eq!(
        window("2027-01-12T17:59:00Z", "2027-01-12T18:30:00Z", 9),
        1,
        "its last minute"
    );
    assert_eq!(window("2027-01-12T18:00:00Z", "2027-01-12T18:30:00Z", 9), 0);
    assert_eq!(
        window("2027-01-12T15:00:00Z", "2027-01-12T16:00:00Z", 9),
        0,
        "ends as it begins"
    );
    assert_eq!(window("2027-01-01T00:00:00Z", "2030-01-01T00:00:00Z", 9), 9);
    assert_eq!(window("2030-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 9), 0);
    let moment = Recurrence {
        duration_minutes: 0,
        ..event("2027-01-12 17:00", "")
    }
    .check()
    .unwrap();
    assert_eq!(
        moment
            .occurrences(utc("2027-01-12T16:00:00Z"), utc("2027-01-12T16:01:00Z"), 9)
            .len(),
        1
    );
}

#[test]
fn the_next_and_the_last() {
    let weekly = series("2027-01-12 17:00", "FREQ=WEEKLY;COUNT=2");
    let next = |instant: &str| weekly.next_after(utc(instant)).map(|found| found.start);
    assert_eq!(next("1970-01-01T00:00:00Z"), Some(utc("2027-01-12T16:00:00Z")));
    assert_eq!(
        next("2027-01-12T16:00:00Z"),
        Some(utc("2027-01-19T16:00:00Z")),
        "after, not at"
    );
    assert_eq!(next("2027-01-19T16:00:00Z"), None);
    assert_eq!(weekly.last_end(), Some(utc("2027-01-19T18:00:00Z")));
    assert_eq!(
        series("2027-01-12 17:00", "").last_end(),
        Some(utc("2027-01-12T18:00:00Z"))
    );
    let leap = series("2028-02-29 17:00", "FREQ=YEARLY");
    assert_eq!(
        leap.next_after(utc("2096-03-01T00:00:00Z"))
            .map(|found| found.start_local),
        Some(local("2104-02-29 17:00"))
    );
}
