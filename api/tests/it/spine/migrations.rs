//! Migrations go up, down and up again, from one node or from several at once.

use std::sync::Barrier;

use porta_api::spine::db;

use super::blueprint;
use crate::harness::TestDatabase;

#[test]
fn up_down_up_gives_the_same_schema() {
    let test = TestDatabase::bare();
    let mut conn = test.address().open(false).unwrap();

    let first = db::migrate(&mut conn).unwrap();
    let up = blueprint::of_database(&mut conn);
    db::revert_all(&mut conn).unwrap();
    let down = blueprint::of_database(&mut conn);
    let second = db::migrate(&mut conn).unwrap();

    assert!(!first.ran.is_empty());
    assert!(down.is_empty(), "left over: {:?}", down.keys());
    assert_eq!(first, second);
    assert_eq!(up, blueprint::of_database(&mut conn));
}

#[test]
fn a_second_run_does_nothing() {
    let test = TestDatabase::new();
    let mut conn = test.address().open(false).unwrap();

    let pending = db::pending(&mut conn).unwrap();
    let run = db::migrate(&mut conn).unwrap();

    assert!(pending.is_empty(), "pending: {pending:?}");
    assert!(run.ran.is_empty(), "ran again: {:?}", run.ran);
}

#[test]
fn nodes_that_start_together_migrate_once() {
    const NODES: usize = 4;
    let test = TestDatabase::bare();
    let start = Barrier::new(NODES);

    let ran: usize = std::thread::scope(|scope| {
        let node = || {
            start.wait();
            let mut conn = test.address().open(false).unwrap();
            db::migrate(&mut conn).unwrap().ran.len()
        };
        let nodes: Vec<_> = (0..NODES).map(|_| scope.spawn(node)).collect();
        nodes.into_iter().map(|node| node.join().unwrap()).sum()
    });

    let all = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../migrations/sqlite"))
        .unwrap()
        .count();
    assert_eq!(ran, all);
}

#[test]
fn a_reader_can_ask_a_database_without_tables_what_it_lacks() {
    let test = TestDatabase::bare();

    let pending = test.read(db::pending).unwrap();

    assert_eq!(pending.len(), db::known().unwrap().len());
    assert!(pending[0].ends_with("_spine"), "{pending:?}");
}
