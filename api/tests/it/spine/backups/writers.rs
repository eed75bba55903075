//! A backup beside writers: one consistent state, with everything that was acknowledged before it began.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use diesel::prelude::*;
use porta_api::spine::db::schema::{change_log as log, jobs};
use porta_api::spine::db::{Database, DbError};
use porta_api::spine::jobs::{NewJob, enqueue};

use super::{noon, restore, save};
use crate::harness::{TestDatabase, record, spin_until};

/// One write: a row of the log and a job of the same name.
fn write(db: &Database, name: &str) {
    db.write::<_, DbError>(|tx| {
        record(tx, "c", name)?;
        enqueue(
            tx,
            noon(),
            &NewJob {
                kind: "k",
                unique_key: name,
                payload: &(),
                run_at: noon(),
                max_attempts: 1,
            },
        )?;
        Ok(())
    })
    .unwrap();
}

/// Sends the writers home, also when the test fails in between.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[test]
fn log_and_jobs_match_and_nothing_acknowledged_is_missing() {
    const WRITERS: usize = 4;
    let (test, target) = (TestDatabase::new(), TestDatabase::bare());
    (0..200).for_each(|number| write(&test, &format!("before-{number}")));
    let (stop, written) = (AtomicBool::new(false), AtomicI64::new(0));

    let (folder, at_start, at_end) = std::thread::scope(|scope| {
        let _stop = Stop(&stop);
        for writer in 0..WRITERS {
            let (node, stop, written) = (test.another_node(), &stop, &written);
            scope.spawn(move || {
                for number in 0.. {
                    if stop.load(Ordering::SeqCst) {
                        return;
                    }
                    write(&node, &format!("{writer}-{number}"));
                    written.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        spin_until(|| written.load(Ordering::SeqCst) >= 20);
        let at_start = written.load(Ordering::SeqCst);
        let (folder, _) = save(&test);
        let at_end = written.load(Ordering::SeqCst);
        spin_until(|| written.load(Ordering::SeqCst) >= at_end + 20);
        (folder, at_start, at_end)
    });
    restore(&target, folder.path());

    let (mut logged, mut enqueued): (Vec<String>, Vec<String>) = target
        .read::<_, DbError>(|conn| {
            Ok((
                log::table.select(log::record_id).load(conn)?,
                jobs::table.select(jobs::unique_key).load(conn)?,
            ))
        })
        .unwrap();
    logged.sort();
    enqueued.sort();
    assert_eq!(logged, enqueued, "the log and the jobs are of one moment");
    let restored = i64::try_from(logged.len()).unwrap() - 200;
    let at_work = i64::try_from(WRITERS).unwrap();
    assert!(
        (at_start..=at_end + at_work).contains(&restored),
        "{restored} of {at_start} to {at_end}"
    );
}
