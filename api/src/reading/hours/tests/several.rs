//! Several sets of hours of one offer.

use super::super::UnknownReason::{NoHours, Note};
use super::super::{combine, merge_spans, state_in};
use super::*;

fn combined(hours: &[&str], time: &str) -> StateAt {
    combine(&hours.iter().map(|hours| at(hours, time)).collect::<Vec<_>>())
}

#[test]
fn open_beats_unknown_beats_closed() {
    let (open, note, closed) = ("24/7", "unknown", "off");
    for (hours, expected) in [
        (&[closed, note, open][..], OPEN),
        (&[closed, note], unknown(Note)),
        (&[closed, closed], CLOSED),
        (&[], unknown(NoHours)),
    ] {
        assert_eq!(combined(hours, "2027-01-12 12:00").state, expected, "{hours:?}");
    }
}

#[test]
fn the_first_change_and_the_first_opening_count() {
    let both = ["Tu 10:00-12:00", "Tu 11:00-14:00"];
    let open = combined(&both, "2027-01-12 11:30");
    assert_eq!(
        (open.until, open.next_open),
        (Some(local("2027-01-12 14:00")), Some(local("2027-01-19 10:00")))
    );
    let closed = combined(&both, "2027-01-12 09:00");
    assert_eq!(
        (closed.until, closed.next_open),
        (Some(local("2027-01-12 10:00")), Some(local("2027-01-12 10:00")))
    );
}

#[test]
fn merged_spans_answer_by_search() {
    let (from, to) = (local("2027-01-12 00:00"), local("2027-01-14 00:00"));
    let sets = ["Tu 10:00-12:00", "Tu 11:00-14:00 \"ask\"", "We 09:00-10:00"];
    let sets = sets.map(|hours| Schedule::parse(hours).unwrap().spans(from, to, &trier()));
    let merged = merge_spans(&sets);
    for (time, expected) in [
        ("12 09:00", CLOSED),
        ("12 11:30", OPEN),
        ("12 13:00", unknown(Note)),
        ("12 14:00", CLOSED),
        ("13 09:30", OPEN),
    ] {
        assert_eq!(
            state_in(&merged, local(&format!("2027-01-{time}"))).unwrap().state,
            expected,
            "{time}"
        );
    }
    let now = state_in(&merged, local("2027-01-12 11:30")).unwrap();
    assert_eq!(
        (now.until, now.next_open),
        (Some(local("2027-01-12 12:00")), Some(local("2027-01-13 09:00")))
    );
    assert_eq!(state_in(&merged, to), None);
    assert_eq!(state_in(&merged, local("2027-01-11 23:59")), None);
    assert_eq!(state_in(&[], from), None);
}
