//! One write is one transaction: all of it or nothing, and writers do not fail each other.

use std::sync::{Arc, Barrier, Mutex};

use diesel::prelude::*;
use porta_api::spine::change_log::Recorded;
use porta_api::spine::db::schema::{change_log as log, schedules};
use porta_api::spine::db::{DbError, Tx};

use crate::harness::{TestDatabase, at, record, whole_log};

const NOON: &str = "2026-11-22T12:00:00Z";

fn count(tx: &mut Tx<'_>) -> Result<i64, DbError> {
    Ok(log::table.count().get_result(tx.conn)?)
}

#[test]
fn a_failed_write_leaves_nothing_and_tells_nobody() {
    let test = TestDatabase::new();
    let heard: Arc<Mutex<Vec<Recorded>>> = Arc::default();
    let ear = Arc::clone(&heard);
    test.on_commit(move |recorded| ear.lock().unwrap().extend_from_slice(recorded));
    let write = |name: &str, end: Result<(), DbError>| {
        test.write(|tx| {
            let row = (schedules::name.eq(name), schedules::next_at.eq(at(NOON).naive_utc()));
            diesel::insert_into(schedules::table).values(row).execute(tx.conn)?;
            record(tx, "c", name)?;
            end
        })
    };

    write("kept", Ok(())).unwrap();
    write("dropped", Err(DbError::NotFound)).unwrap_err();

    let names: Vec<String> = test
        .read::<_, DbError>(|c| Ok(schedules::table.select(schedules::name).load(c)?))
        .unwrap();
    let rows = whole_log(&test);
    assert_eq!(names, ["kept"]);
    assert_eq!(rows.iter().map(|row| row.record.as_str()).collect::<Vec<_>>(), ["kept"]);
    assert_eq!(
        heard
            .lock()
            .unwrap()
            .iter()
            .map(|r| r.record.as_str())
            .collect::<Vec<_>>(),
        ["kept"]
    );
}

#[test]
fn a_write_that_hides_an_error_is_not_called_a_success() {
    let test = TestDatabase::new();
    let insert = |tx: &mut Tx<'_>| {
        let row = (schedules::name.eq("same"), schedules::next_at.eq(at(NOON).naive_utc()));
        diesel::insert_into(schedules::table)
            .values(row)
            .execute(tx.conn)
            .map_err(DbError::from)
    };

    let outcome = test.write(|tx| {
        insert(tx)?;
        Ok::<_, DbError>(insert(tx).is_err())
    });

    // SQLite keeps the first row; PostgreSQL has given the whole transaction up, and must say so.
    let kept: i64 = test
        .read::<_, DbError>(|c| Ok(schedules::table.count().get_result(c)?))
        .unwrap();
    assert_eq!(outcome.is_ok(), kept == 1, "{outcome:?} with {kept} rows");
}

#[test]
fn a_panic_in_a_write_leaves_nothing_and_the_pool_works_on() {
    let test = TestDatabase::new();

    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        test.write::<(), DbError>(|tx| {
            record(tx, "c", "r")?;
            panic!("on purpose")
        })
    }));

    assert!(panicked.is_err());
    assert_eq!(test.write(count).unwrap(), 0);
}

#[test]
fn four_threads_of_read_then_write_all_succeed() {
    const THREADS: i64 = 4;
    const EACH: i64 = 100;
    let test = TestDatabase::new();
    let counter = |step: i64| {
        move |tx: &mut Tx<'_>| {
            let old: Option<String> = schedules::table.select(schedules::name).first(tx.conn).optional()?;
            let new = old.map_or(0, |text| text.parse::<i64>().unwrap()) + step;
            diesel::delete(schedules::table).execute(tx.conn)?;
            let row = (
                schedules::name.eq(new.to_string()),
                schedules::next_at.eq(at(NOON).naive_utc()),
            );
            diesel::insert_into(schedules::table).values(row).execute(tx.conn)?;
            Ok::<_, DbError>(new)
        }
    };
    if test.is_postgres() {
        // Read-modify-write of one row needs a lock there; this scene is about SQLite's upgrade of a read lock.
        return;
    }

    // Each thread is a process of its own as far as SQLite can tell: pools of its own.
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            let node = test.another_node();
            scope.spawn(move || (0..EACH).for_each(|_| assert!(node.write(counter(1)).is_ok())));
        }
    });

    assert_eq!(test.write(counter(0)).unwrap(), THREADS * EACH);
}

#[test]
fn writers_on_postgres_do_not_wait_for_each_other() {
    let test = TestDatabase::new();
    if !test.is_postgres() {
        return;
    }
    let both_at_work = Barrier::new(2);

    // Each waits inside its transaction, its rows written, until the other is there too: blocking writers would never meet.
    std::thread::scope(|scope| {
        for name in ["a", "b"] {
            let (test, both_at_work) = (&test, &both_at_work);
            scope.spawn(move || {
                test.write::<_, DbError>(|tx| {
                    record(tx, "c", name)?;
                    both_at_work.wait();
                    Ok(())
                })
                .unwrap();
            });
        }
    });

    assert_eq!(test.write(count).unwrap(), 2);
}

#[test]
fn a_reader_may_not_write_on_sqlite() {
    let test = TestDatabase::sqlite();

    let written = test.read::<_, DbError>(|conn| Ok(diesel::delete(schedules::table).execute(conn)?));

    assert!(matches!(written, Err(DbError::Other(_))), "{written:?}");
}

#[test]
fn a_snapshot_sees_one_state() {
    let test = TestDatabase::new();
    let write = |name: &str| test.write::<_, DbError>(|tx| record(tx, "c", name));
    write("before").unwrap();

    let (first, second) = test
        .read_snapshot::<_, DbError>(|conn| {
            let first: i64 = log::table.count().get_result(conn)?;
            write("meanwhile")?;
            Ok((first, log::table.count().get_result::<i64>(conn)?))
        })
        .unwrap();

    assert_eq!((first, second), (1, 1));
}
