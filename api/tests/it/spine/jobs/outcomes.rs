//! How attempts end.

use chrono::TimeDelta;
use porta_api::spine::db::DbError;
use porta_api::spine::jobs::{Outcome, finish, purge};

use super::{end, minutes, noon, put, state, take};
use crate::harness::{TestDatabase, record, whole_log};

#[test]
fn a_retry_comes_after_its_wait_and_the_last_one_fails() {
    let test = TestDatabase::new();
    put(&test, "a");
    let again = Outcome::Retry("no answer".to_owned());
    let mut now = noon();

    for attempt in 1..=3 {
        let job = take(&test, "w", 1, now).remove(0);
        assert_eq!(job.attempt, attempt);
        end(&test, &job, &again, now);
        assert!(take(&test, "w", 1, now).is_empty(), "it must wait");
        now += minutes(1);
    }

    assert!(take(&test, "w", 1, now + TimeDelta::days(1)).is_empty());
    assert_eq!(
        state(&test, "a"),
        ("failed".to_owned(), 3, Some("no answer".to_owned()))
    );
}

#[test]
fn what_fails_for_good_is_not_tried_again() {
    let test = TestDatabase::new();
    put(&test, "a");
    let job = take(&test, "w", 1, noon()).remove(0);

    end(&test, &job, &Outcome::Fail("no such record".to_owned()), noon());

    assert!(take(&test, "w", 1, noon() + TimeDelta::days(9)).is_empty());
    assert_eq!(
        state(&test, "a"),
        ("failed".to_owned(), 1, Some("no such record".to_owned()))
    );
}

#[test]
fn success_clears_the_error_of_an_earlier_attempt() {
    let test = TestDatabase::new();
    put(&test, "a");
    let first = take(&test, "w", 1, noon()).remove(0);
    end(&test, &first, &Outcome::Retry("x".repeat(5000)), noon());
    let kept = state(&test, "a").2.unwrap();
    let second = take(&test, "w", 1, noon() + minutes(1)).remove(0);

    end(&test, &second, &Outcome::Done, noon() + minutes(1));

    assert_eq!(kept.len(), 1000, "long reasons are cut");
    assert_eq!(state(&test, "a"), ("done".to_owned(), 2, None));
}

#[test]
fn a_job_that_kills_its_worker_every_time_is_given_up() {
    let test = TestDatabase::new();
    put(&test, "a");
    let mut now = noon();
    for _ in 0..3 {
        assert_eq!(take(&test, "w", 1, now).len(), 1);
        now += minutes(6);
    }

    assert!(take(&test, "w", 1, now).is_empty());

    let (state, attempts, reason) = state(&test, "a");
    assert_eq!((state.as_str(), attempts), ("failed", 3));
    assert!(reason.unwrap().contains("lost"));
}

#[test]
fn an_outcome_may_be_written_with_the_work_itself() {
    let test = TestDatabase::new();
    put(&test, "a");
    let job = take(&test, "w", 1, noon()).remove(0);
    let later = noon() + minutes(6);
    let stolen = take(&test, "other", 1, later).remove(0);
    let work = |job| {
        test.write::<_, DbError>(|tx| {
            record(tx, "c", "written by a job")?;
            if finish(tx, job, &Outcome::Done, later, later)? {
                Ok(())
            } else {
                Err(DbError::NotFound)
            }
        })
    };

    work(&job).unwrap_err();
    work(&stolen).unwrap();

    assert_eq!(whole_log(&test).len(), 1, "the work of a lost lease is rolled back");
}

#[test]
fn the_purge_takes_old_finished_jobs_only_and_frees_their_keys() {
    let test = TestDatabase::new();
    for (key, outcome) in [("done", Outcome::Done), ("failed", Outcome::Fail(String::new()))] {
        put(&test, key);
        let job = take(&test, "w", 1, noon()).remove(0);
        end(&test, &job, &outcome, noon());
    }
    put(&test, "waiting");

    let too_early = test.write(|tx| purge(tx, noon())).unwrap();
    let purged = test.write(|tx| purge(tx, noon() + minutes(1))).unwrap();

    assert_eq!((too_early, purged), (0, 2));
    assert!(put(&test, "done"));
    assert!(!put(&test, "waiting"));
}
