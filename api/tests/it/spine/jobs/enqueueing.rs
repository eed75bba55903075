//! A job is enqueued in the transaction of its write, once per key.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use porta_api::spine::db::DbError;
use porta_api::spine::jobs::{Counts, NewJob, counts, enqueue};

use super::{KIND, noon, put, take};
use crate::harness::{TestDatabase, record, whole_log};

#[test]
fn a_second_job_of_the_same_key_changes_nothing() {
    let test = TestDatabase::new();

    assert!(put(&test, "a"));
    assert!(!put(&test, "a"));
    assert!(put(&test, "b"));

    assert_eq!(take(&test, "w", 10, noon()).len(), 2);
}

#[test]
fn record_log_and_job_come_or_go_together() {
    let test = TestDatabase::new();
    let write = |name: &str, end: Result<(), DbError>| {
        test.write(|tx| {
            record(tx, "c", name)?;
            let job = NewJob {
                kind: KIND,
                unique_key: name,
                payload: &name,
                run_at: noon(),
                max_attempts: 1,
            };
            enqueue(tx, noon(), &job)?;
            end
        })
    };

    write("kept", Ok(())).unwrap();
    write("dropped", Err(DbError::NotFound)).unwrap_err();

    let claimed = take(&test, "w", 10, noon());
    assert_eq!(
        claimed
            .iter()
            .map(|job| job.payload::<String>().unwrap())
            .collect::<Vec<_>>(),
        ["kept"]
    );
    assert_eq!(
        whole_log(&test)
            .iter()
            .map(|row| row.record.as_str())
            .collect::<Vec<_>>(),
        ["kept"]
    );
}

#[test]
fn a_commit_wakes_the_workers_of_its_process_when_it_has_work_for_them() {
    let test = TestDatabase::new();
    let rings: Arc<AtomicUsize> = Arc::default();
    let bell = Arc::clone(&rings);
    test.on_enqueue(move || {
        bell.fetch_add(1, Ordering::SeqCst);
    });

    put(&test, "a");
    put(&test, "a");
    test.write(|tx| record(tx, "c", "no job")).unwrap();

    assert_eq!(rings.load(Ordering::SeqCst), 1);
}

#[test]
fn the_counts_tell_how_far_the_workers_are_behind() {
    let test = TestDatabase::new();
    ["a", "b", "c"].iter().for_each(|key| assert!(put(&test, key)));
    take(&test, "w", 1, noon());

    let before = test.read(|conn| counts(conn, noon() - super::minutes(1))).unwrap();
    let after = test.read(|conn| counts(conn, noon() + super::minutes(1))).unwrap();

    assert_eq!(
        before,
        Counts {
            waiting: 2,
            running: 1,
            ..Counts::default()
        }
    );
    assert_eq!(
        after,
        Counts {
            waiting: 2,
            running: 1,
            oldest_due: Some(noon()),
            ..Counts::default()
        }
    );
}
