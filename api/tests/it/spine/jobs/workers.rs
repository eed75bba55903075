//! The loop: jobs get done, whoever breaks off, and a stop is graceful.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono_tz::Tz;
use porta_api::spine::clock::Clock;
use porta_api::spine::db::Database;
use porta_api::spine::jobs::{Counts, Handlers, LeaseLost, Options, Outcome, Schedule, Worker, counts};
use porta_api::spine::randomness::Randomness;
use tokio::sync::{mpsc, oneshot};

use super::{KIND, minutes, noon, put, state, take};
use crate::harness::TestDatabase;

/// A worker at noon; the poll is long, so that what happens happens by waking.
fn worker(name: &str, db: &Database, clock: &Clock, handlers: Handlers) -> Worker {
    let options = Options {
        poll: Duration::from_secs(3600),
        ..Options::default()
    };
    Worker::new(name, db.clone(), clock.clone(), Randomness::seeded(7), handlers).with_options(options)
}

fn totals(db: &Database) -> Counts {
    db.read(|conn| counts(conn, noon())).unwrap()
}

/// What must come, and fails the test where it would otherwise hang.
async fn soon<T>(awaited: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(30), awaited)
        .await
        .expect("it never came")
}

/// Waits for the worker's own writing: it says what became of a job after the handler has ended.
async fn until(db: &Database, key: &str, wanted: &str) {
    let reached = async {
        while state(db, key).0 != wanted {
            tokio::task::yield_now().await;
        }
    };
    soon(reached).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_workers_do_every_job_once() {
    const JOBS: usize = 200;
    let test = TestDatabase::new();
    (0..JOBS).for_each(|number| assert!(put(&test, &number.to_string())));
    let (done, mut news) = mpsc::unbounded_channel();
    let (mut stops, mut loops) = (Vec::new(), Vec::new());
    for name in ["one", "two", "three"] {
        let done = done.clone();
        let handlers = Handlers::default().blocking(KIND, move |work| {
            done.send(work.payload::<String>().unwrap()).unwrap();
            Outcome::Done
        });
        let (stop, stopped) = oneshot::channel::<()>();
        let worker = worker(name, &test.another_node(), &Clock::fixed(noon()), handlers);
        loops.push(tokio::spawn(worker.run(async { drop(stopped.await) })));
        stops.push(stop);
    }

    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    while times.len() < JOBS {
        *times.entry(soon(news.recv()).await.unwrap()).or_default() += 1;
    }
    stops.into_iter().for_each(|stop| stop.send(()).unwrap());
    for running in loops {
        soon(running).await.unwrap();
    }

    assert!(times.values().all(|times| *times == 1));
    assert_eq!(
        totals(&test),
        Counts {
            done: 200,
            ..Counts::default()
        }
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_wakes_the_worker_and_a_broken_handler_costs_one_attempt() {
    let test = TestDatabase::new();
    let clock = Clock::fixed(noon());
    let (told, mut news) = mpsc::unbounded_channel();
    let handlers = Handlers::default().asynchronous(KIND, move |work| {
        let told = told.clone();
        async move {
            told.send(work.job.attempt).unwrap();
            assert!(work.job.attempt > 1, "on purpose");
            Outcome::Done
        }
    });
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(worker("w", &test, &clock, handlers).run(async { drop(stopped.await) }));

    put(&test, "a");
    let first = soon(news.recv()).await.unwrap();
    until(&test, "a", "waiting").await;
    let (_, attempts, reason) = state(&test, "a");
    clock.advance(minutes(1));
    put(&test, "wakes the worker");
    let second = soon(news.recv()).await.unwrap();
    stop.send(()).unwrap();
    soon(running).await.unwrap();

    assert_eq!((first, attempts), (1, 1));
    assert!(reason.unwrap().contains("broke off"));
    assert!(second <= 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_waits_for_the_work_at_hand_and_takes_no_more() {
    let test = TestDatabase::new();
    put(&test, "a");
    let (begun, mut beginning) = mpsc::unbounded_channel();
    let handlers = Handlers::default().blocking(KIND, move |work| {
        begun.send(()).unwrap();
        while !work.is_stopping() {
            std::thread::yield_now();
        }
        Outcome::Done
    });
    let (stop, stopped) = oneshot::channel::<()>();
    let worker = worker("w", &test, &Clock::fixed(noon()), handlers);
    let running = tokio::spawn(worker.run(async { drop(stopped.await) }));

    soon(beginning.recv()).await.unwrap();
    stop.send(()).unwrap();
    soon(running).await.unwrap();
    put(&test, "b");

    assert_eq!(
        totals(&test),
        Counts {
            done: 1,
            waiting: 1,
            oldest_due: Some(noon()),
            ..Counts::default()
        }
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn long_work_renews_its_lease_and_learns_when_it_is_lost() {
    let test = TestDatabase::new();
    put(&test, "a");
    let clock = Clock::fixed(noon());
    let (db, other, renewals) = (test.another_node(), clock.clone(), Arc::new(Mutex::new(Vec::new())));
    let seen = Arc::clone(&renewals);
    let (ended, mut end) = mpsc::unbounded_channel();
    let handlers = Handlers::default().blocking(KIND, move |work| {
        for pause in [4, 4, 6] {
            other.advance(minutes(pause));
            let stolen = take(&db, "other", 1, other.now()).len();
            let lost = matches!(work.renew(), Err(LeaseLost::Taken));
            seen.lock().unwrap().push((stolen, lost));
        }
        ended.send(()).unwrap();
        Outcome::Done
    });
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(worker("w", &test, &clock, handlers).run(async { drop(stopped.await) }));

    soon(end.recv()).await.unwrap();
    stop.send(()).unwrap();
    soon(running).await.unwrap();

    assert_eq!(*renewals.lock().unwrap(), [(0, false), (0, false), (1, true)]);
    assert_eq!(state(&test, "a").0, "running", "it belongs to the other one now");
}

#[tokio::test(flavor = "multi_thread")]
async fn schedules_run_through_the_loop() {
    let test = TestDatabase::new();
    let clock = Clock::fixed(noon());
    let (told, mut news) = mpsc::unbounded_channel();
    let handlers = Handlers::default().blocking(KIND, move |work| {
        told.send(work.job.unique_key.clone()).unwrap();
        Outcome::Done
    });
    let each_minute = Schedule::new("each minute", KIND, "* * * * *", Tz::UTC).unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let worker = worker("w", &test, &clock, handlers).with_schedules([each_minute]);
    let running = tokio::spawn(worker.run(async { drop(stopped.await) }));

    put(&test, "first");
    assert_eq!(soon(news.recv()).await.unwrap(), "first");
    clock.advance(minutes(1));
    put(&test, "second");
    let mut keys = [soon(news.recv()).await.unwrap(), soon(news.recv()).await.unwrap()];
    keys.sort();
    stop.send(()).unwrap();
    soon(running).await.unwrap();

    assert_eq!(keys, ["schedule/each minute/2026-11-22T12:01:00+00:00", "second"]);
}
