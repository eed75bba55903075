//! A job has one owner at a time.

use std::collections::BTreeSet;
use std::sync::Barrier;

use chrono::TimeDelta;
use porta_api::spine::db::DbError;
use porta_api::spine::jobs::{NewJob, Outcome, Request, claim, enqueue, renew};

use super::{KIND, end, minutes, noon, put, state, take};
use crate::harness::TestDatabase;

#[test]
fn two_thousand_jobs_are_claimed_once_by_four_nodes() {
    const NODES: usize = 4;
    let test = TestDatabase::new();
    test.write::<_, DbError>(|tx| {
        for number in 0..2000 {
            let key = number.to_string();
            let job = NewJob {
                kind: KIND,
                unique_key: &key,
                payload: &number,
                run_at: noon(),
                max_attempts: 3,
            };
            enqueue(tx, noon(), &job)?;
        }
        Ok(())
    })
    .unwrap();
    let start = Barrier::new(NODES);

    let claimed: Vec<String> = std::thread::scope(|scope| {
        let node = |name: String| {
            let (db, start) = (test.another_node(), &start);
            move || {
                let mut own = Vec::new();
                start.wait();
                loop {
                    let batch = take(&db, &name, 20, noon());
                    if batch.is_empty() {
                        return own;
                    }
                    own.extend(batch.into_iter().map(|job| job.unique_key));
                }
            }
        };
        let nodes: Vec<_> = (0..NODES).map(|n| scope.spawn(node(format!("node-{n}")))).collect();
        nodes.into_iter().flat_map(|node| node.join().unwrap()).collect()
    });

    assert_eq!(claimed.len(), 2000);
    assert_eq!(claimed.iter().collect::<BTreeSet<_>>().len(), 2000);
}

#[test]
fn claims_on_postgres_pass_over_what_another_claim_is_taking() {
    let test = TestDatabase::new();
    if !test.is_postgres() {
        return;
    }
    ["a", "b", "c"].iter().for_each(|key| assert!(put(&test, key)));
    let request = Request {
        worker: "slow",
        kinds: &[KIND],
        limit: 2,
        now: noon(),
        lease: minutes(5),
    };

    // The slow claim has not committed yet when the quick one asks.
    let (slow, quick) = test
        .write::<_, DbError>(|tx| {
            let slow = claim(tx, &request)?;
            Ok((slow, take(&test, "quick", 10, noon())))
        })
        .unwrap();

    assert_eq!((slow.len(), quick.len()), (2, 1));
}

#[test]
fn the_oldest_come_first_and_the_future_waits() {
    let test = TestDatabase::new();
    for (key, offset) in [("late", -1), ("future", 1), ("oldest", -9), ("older", -5)] {
        let job = NewJob {
            kind: KIND,
            unique_key: key,
            payload: &(),
            run_at: noon() + minutes(offset),
            max_attempts: 3,
        };
        test.write(|tx| enqueue(tx, noon(), &job)).unwrap();
    }

    let keys = |limit| {
        take(&test, "w", limit, noon())
            .into_iter()
            .map(|job| job.unique_key)
            .collect::<Vec<_>>()
    };

    assert_eq!(keys(2), ["oldest", "older"]);
    assert_eq!(keys(10), ["late"]);
}

#[test]
fn other_kinds_are_left_to_those_who_know_them() {
    let test = TestDatabase::new();
    put(&test, "a");
    let request = Request {
        worker: "w",
        kinds: &["another"],
        limit: 9,
        now: noon(),
        lease: minutes(5),
    };

    assert!(test.write(|tx| claim(tx, &request)).unwrap().is_empty());
    assert_eq!(take(&test, "w", 9, noon()).len(), 1);
}

#[test]
fn an_ended_lease_is_claimed_again_and_the_late_worker_can_neither_finish_nor_renew() {
    let test = TestDatabase::new();
    put(&test, "a");
    let first = take(&test, "w", 1, noon()).remove(0);

    let during = take(&test, "w", 1, noon() + minutes(5));
    let later = noon() + minutes(5) + TimeDelta::microseconds(1);
    let second = take(&test, "w", 1, later).remove(0);

    assert!(during.is_empty(), "the lease still held");
    assert_eq!((first.attempt, second.attempt), (1, 2));
    assert!(!end(&test, &first, &Outcome::Done, later), "the late one finished it");
    assert!(!test.write(|tx| renew(tx, &first, later + minutes(5))).unwrap());
    assert_eq!(state(&test, "a").0, "running");
    assert!(end(&test, &second, &Outcome::Done, later));
}

#[test]
fn a_renewed_lease_holds_on() {
    let test = TestDatabase::new();
    put(&test, "a");
    let job = take(&test, "w", 1, noon()).remove(0);

    let renewed = test.write(|tx| renew(tx, &job, noon() + minutes(10))).unwrap();

    assert!(renewed);
    assert!(take(&test, "other", 1, noon() + minutes(9)).is_empty());
    assert!(end(&test, &job, &Outcome::Done, noon() + minutes(9)));
}

#[test]
fn a_worker_slow_but_not_replaced_may_still_finish() {
    let test = TestDatabase::new();
    put(&test, "a");
    let job = take(&test, "w", 1, noon()).remove(0);

    assert!(end(&test, &job, &Outcome::Done, noon() + minutes(60)));
    assert_eq!(state(&test, "a").0, "done");
}
