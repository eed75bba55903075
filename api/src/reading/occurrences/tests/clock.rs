//! Clock changes.

use super::*;

fn instants(occurrences: &[Occurrence]) -> Vec<DateTime<Utc>> {
    occurrences.iter().map(|found| found.start).collect()
}

#[test]
fn five_o_clock_stays_five_o_clock() {
    let found = between(
        &series("2027-01-12 17:00", "FREQ=WEEKLY;BYDAY=TU"),
        "2027-03-20",
        "2027-04-07",
    );
    assert_eq!(shown(&found), ["03-23 17:00", "03-30 17:00", "04-06 17:00"]);
    assert_eq!(
        instants(&found),
        ["2027-03-23T16:00:00Z", "2027-03-30T15:00:00Z", "2027-04-06T15:00:00Z"].map(utc)
    );
}

#[test]
fn a_time_that_is_skipped_moves_forward() {
    let found = between(
        &series("2027-03-27 02:30", "FREQ=DAILY;COUNT=3"),
        "2027-03-20",
        "2027-04-07",
    );
    assert_eq!(shown(&found), ["03-27 02:30", "03-28 03:30", "03-29 02:30"]);
    assert_eq!(
        found.get(1).unwrap().recurrence_id,
        local("2027-03-28 02:30"),
        "its name stays"
    );
}

#[test]
fn a_time_that_comes_twice_is_the_first() {
    let found = between(
        &series("2027-10-30 02:30", "FREQ=DAILY;COUNT=3"),
        "2027-10-20",
        "2027-11-07",
    );
    assert_eq!(
        instants(&found),
        ["2027-10-30T00:30:00Z", "2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z"].map(utc)
    );
}

#[test]
fn the_end_is_the_exact_duration_later() {
    let event = Recurrence {
        duration_minutes: 360,
        ..event("2027-03-27 22:00", "")
    };
    let night = event.check().unwrap();
    assert_eq!(
        night.last_end(),
        Some(utc("2027-03-28T03:00:00Z")),
        "05:00 in summer time"
    );
}

#[test]
fn an_end_in_utc_counts_on_the_local_clock() {
    for (until, count) in [
        ("20270126T160000Z", 3),
        ("20270126T155959Z", 2),
        ("20270126T170000", 3),
        ("20270126", 3),
        ("20270125", 2),
    ] {
        let series = series("2027-01-12 17:00", &format!("FREQ=WEEKLY;UNTIL={until}"));
        assert_eq!(between(&series, "2027-01-01", "2028-01-01").len(), count, "{until}");
        let last = ["2027-01-19T18:00:00Z", "2027-01-26T18:00:00Z"].map(utc);
        assert_eq!(series.last_end().as_ref(), last.get(count - 2), "{until}");
    }
}
