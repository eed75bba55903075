//! Recurring jobs come once per instant, however many nodes tick.

use std::sync::Barrier;

use chrono::{DateTime, Utc};
use chrono_tz::{Europe, Tz};
use porta_api::spine::db::Database;
use porta_api::spine::jobs::{Schedule, tick};

use super::{KIND, take};
use crate::harness::{TestDatabase, at};

fn daily(pattern: &str, zone: Tz) -> Vec<Schedule> {
    vec![Schedule::new("nightly", KIND, pattern, zone).unwrap()]
}

fn run(db: &Database, schedules: &[Schedule], now: &str) -> Option<DateTime<Utc>> {
    db.write(|tx| tick(tx, schedules, at(now))).unwrap()
}

/// The unique keys of the jobs that are due.
fn jobs(db: &Database, now: &str) -> Vec<String> {
    take(db, "w", 100, at(now))
        .into_iter()
        .map(|job| job.unique_key)
        .collect()
}

#[test]
fn nodes_that_tick_together_enqueue_one_job_per_instant() {
    const NODES: usize = 4;
    let test = TestDatabase::new();
    let schedules = daily("30 3 * * *", Tz::UTC);
    run(&test, &schedules, "2026-11-22T12:00:00Z");
    let start = Barrier::new(NODES);

    std::thread::scope(|scope| {
        for _ in 0..NODES {
            let (db, schedules, start) = (test.another_node(), &schedules, &start);
            scope.spawn(move || {
                for day in 23..=27 {
                    start.wait();
                    run(&db, schedules, &format!("2026-11-{day}T03:30:00Z"));
                }
            });
        }
    });

    let keys = jobs(&test, "2026-12-01T00:00:00Z");
    let wanted = (23..=27)
        .map(|day| format!("schedule/nightly/2026-11-{day}T03:30:00+00:00"))
        .collect::<Vec<_>>();
    assert_eq!(keys, wanted);
}

#[test]
fn nothing_comes_before_its_time_and_what_was_missed_comes_once() {
    let test = TestDatabase::new();
    let schedules = daily("30 3 * * *", Tz::UTC);

    let next = run(&test, &schedules, "2026-11-22T12:00:00Z");
    run(&test, &schedules, "2026-11-23T03:29:59Z");
    let early = jobs(&test, "2026-11-23T03:29:59Z");
    run(&test, &schedules, "2026-11-30T08:00:00Z");
    run(&test, &schedules, "2026-11-30T08:00:01Z");

    assert_eq!(next, Some(at("2026-11-23T03:30:00Z")));
    assert!(early.is_empty());
    assert_eq!(
        jobs(&test, "2026-11-30T08:00:01Z"),
        ["schedule/nightly/2026-11-23T03:30:00+00:00"]
    );
}

#[test]
fn a_changed_pattern_holds_at_once() {
    let test = TestDatabase::new();
    run(&test, &daily("0 0 1 1 *", Tz::UTC), "2026-11-22T12:00:00Z");

    run(&test, &daily("0 * * * *", Tz::UTC), "2026-11-22T12:10:00Z");
    let planned = jobs(&test, "2026-11-22T12:59:59Z");
    run(&test, &daily("0 * * * *", Tz::UTC), "2026-11-22T13:00:00Z");

    assert!(planned.is_empty());
    assert_eq!(
        jobs(&test, "2026-11-22T13:00:00Z"),
        ["schedule/nightly/2026-11-22T13:00:00+00:00"]
    );
}

#[test]
fn a_schedule_keeps_the_clocks_of_its_town_through_summer_time() {
    let berlin = daily("30 9 * * *", Europe::Berlin).remove(0);
    let after = |text| berlin.next_after(at(text)).unwrap();

    assert_eq!(after("2026-10-24T12:00:00Z"), at("2026-10-25T08:30:00Z"));
    assert_eq!(after("2027-03-27T12:00:00Z"), at("2027-03-28T07:30:00Z"));
}

#[test]
fn an_hour_that_is_missing_or_double_still_gives_one_run_a_day() {
    let berlin = daily("30 2 * * *", Europe::Berlin).remove(0);
    let runs = |from: &str, to: &str| {
        let (mut instant, mut count) = (at(from), 0);
        while let Some(next) = berlin.next_after(instant).filter(|next| *next < at(to)) {
            (instant, count) = (next, count + 1);
        }
        count
    };

    assert_eq!(
        runs("2027-03-27T12:00:00Z", "2027-03-28T12:00:00Z"),
        1,
        "02:30 does not exist"
    );
    assert_eq!(
        runs("2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z"),
        1,
        "02:30 comes twice"
    );
}

#[test]
fn a_wrong_pattern_is_refused_with_an_example() {
    let error = Schedule::new("x", KIND, "every morning", Tz::UTC)
        .unwrap_err()
        .to_string();

    assert!(
        error.contains("every morning") && error.contains("30 3 * * *"),
        "{error}"
    );
}
