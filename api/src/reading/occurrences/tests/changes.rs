//! Occurrences that are cancelled, moved, or of another length.

use super::*;

fn weekly(overrides: Vec<Override>) -> Series {
    Recurrence {
        overrides,
        ..event("2027-01-12 17:00", "FREQ=WEEKLY")
    }
    .check()
    .unwrap()
}

#[test]
fn a_cancelled_one_is_shown_as_cancelled() {
    let found = between(&weekly(vec![cancelled("2027-01-19 17:00")]), "2027-01-10", "2027-01-27");
    let flags: Vec<_> = found.iter().map(|found| found.cancelled).collect();
    assert_eq!(
        (shown(&found), flags),
        (
            ["01-12 17:00", "01-19 17:00", "01-26 17:00"]
                .map(str::to_owned)
                .to_vec(),
            vec![false, true, false]
        )
    );
    let next = weekly(vec![cancelled("2027-01-19 17:00")]).next_after(utc("2027-01-12T16:00:00Z"));
    assert_eq!(
        next.map(|next| next.start_local),
        Some(local("2027-01-26 17:00")),
        "the next one that takes place"
    );
}

#[test]
fn a_moved_one_appears_where_it_went_and_only_there() {
    let series = weekly(vec![moved("2027-01-19 17:00", "2027-03-04 10:00")]);
    assert_eq!(shown(&between(&series, "2027-01-18", "2027-01-27")), ["01-26 17:00"]);
    let found = between(&series, "2027-03-03", "2027-03-10");
    assert_eq!(shown(&found), ["03-04 10:00", "03-09 17:00"]);
    let moved = found.first().unwrap();
    assert_eq!(
        (moved.recurrence_id, moved.moved_from),
        (local("2027-01-19 17:00"), Some(local("2027-01-19 17:00")))
    );
    assert_eq!(moved.end, utc("2027-03-04T11:00:00Z"));
}

#[test]
fn a_moved_one_may_come_before_the_first_and_after_the_last() {
    let moves = vec![
        moved("2027-01-19 17:00", "2026-12-01 17:00"),
        moved("2027-01-12 17:00", "2029-06-01 17:00"),
    ];
    let series = Recurrence {
        overrides: moves,
        ..event("2027-01-12 17:00", "FREQ=WEEKLY;COUNT=3")
    }
    .check()
    .unwrap();
    assert_eq!(shown(&between(&series, "2026-01-01", "2027-01-01")), ["12-01 17:00"]);
    assert_eq!(series.last_end(), Some(utc("2029-06-01T17:00:00Z")));
    assert_eq!(
        series
            .next_after(utc("2028-01-01T00:00:00Z"))
            .map(|next| next.start_local),
        Some(local("2029-06-01 17:00"))
    );
}

#[test]
fn a_longer_one_reaches_farther() {
    let longer = Override {
        duration_minutes: Some(3 * 24 * 60),
        moved_to: None,
        ..moved("2027-01-19 17:00", "2027-01-19 17:00")
    };
    let series = weekly(vec![longer]);
    assert_eq!(shown(&between(&series, "2027-01-22", "2027-01-23")), ["01-19 17:00"]);
    assert_eq!(
        between(&series, "2027-01-22", "2027-01-23").first().unwrap().moved_from,
        None
    );
}

#[test]
fn a_cancelled_last_one_still_counts_for_the_end() {
    let event = Recurrence {
        overrides: vec![cancelled("2027-01-19 17:00")],
        ..event("2027-01-12 17:00", "FREQ=WEEKLY;COUNT=2")
    };
    assert_eq!(event.check().unwrap().last_end(), Some(utc("2027-01-19T18:00:00Z")));
}

#[test]
fn an_added_date_can_be_changed_too() {
    let event = Recurrence {
        rdates: vec![local("2027-01-14 10:00")],
        overrides: vec![moved("2027-01-14 10:00", "2027-01-15 10:00")],
        ..event("2027-01-12 17:00", "FREQ=WEEKLY")
    };
    assert_eq!(
        shown(&between(&event.check().unwrap(), "2027-01-13", "2027-01-18")),
        ["01-15 10:00"]
    );
}
