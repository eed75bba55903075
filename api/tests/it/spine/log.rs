//! The change log under concurrent writers: a reader that keeps its position misses nothing and sees nothing twice.

use std::collections::BTreeMap;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};

use diesel::connection::SimpleConnection;
use porta_api::spine::change_log::{self, Position};
use porta_api::spine::db::{Address, Database, DbError};
use porta_api::spine::ids::CityId;

use crate::harness::{TestDatabase, record, spin_until, whole_log};

const WRITERS: usize = 8;
const ROUNDS: usize = 20;
const ROWS: usize = 3;

/// Where writers and reader meet.
struct Stage {
    /// On PostgreSQL: all writers are in the middle of their transactions.
    together: Option<Barrier>,
    /// Whose turn it is to commit; counts on through all rounds.
    turn: AtomicUsize,
    /// How often the reader has read to the end of what it can see.
    reads: AtomicUsize,
}

impl Stage {
    /// Waits for the writer's turn: they commit in another order than they began, and in another one each round.
    fn wait_for_turn(&self, writer: usize, round: usize) {
        let Some(together) = &self.together else { return };
        together.wait();
        let rank = (WRITERS - 1 - writer + round) % WRITERS;
        spin_until(|| self.turn.load(Ordering::SeqCst) == round * WRITERS + rank);
    }

    /// Gives the turn on after the reader has looked at what this commit shows.
    fn pass_on(&self) {
        if self.together.is_some() {
            let before = self.reads.load(Ordering::SeqCst);
            spin_until(|| self.reads.load(Ordering::SeqCst) > before + 1);
            self.turn.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// True when the writer takes its transaction of this round back.
const fn takes_back(writer: usize, round: usize) -> bool {
    (writer + round) % 5 == 4
}

/// One transaction of several rows.
fn write(db: &Database, stage: &Stage, writer: usize, round: usize) {
    let ended = db.write(|tx| {
        for row in 0..ROWS {
            record(tx, "c", &format!("{writer}-{round}-{row}"))?;
        }
        stage.wait_for_turn(writer, round);
        if takes_back(writer, round) {
            Err(DbError::NotFound)
        } else {
            Ok(())
        }
    });
    assert!(matches!(ended, Ok(()) | Err(DbError::NotFound)), "{ended:?}");
    stage.pass_on();
}

/// Reads pages from where it stands until it has all, or until long nothing has come after the last writer.
fn follow(db: &Database, stage: &Stage, working: &AtomicUsize, expected: usize) -> BTreeMap<String, usize> {
    let (mut seen, mut position, mut idle) = (BTreeMap::new(), Position::default(), 0);
    while idle < 3 || (idle < 1_000 && seen.len() < expected) {
        let over = working.load(Ordering::SeqCst) == 0;
        let page = db.read(|conn| change_log::after(conn, position, None, 7)).unwrap();
        for entry in &page {
            assert!(
                entry.position > position,
                "{} does not come after {position}",
                entry.position
            );
            position = entry.position;
            *seen.entry(entry.record.clone()).or_default() += 1;
        }
        if page.len() < 7 {
            stage.reads.fetch_add(1, Ordering::SeqCst);
        }
        idle = if over && page.is_empty() { idle + 1 } else { 0 };
    }
    seen
}

#[test]
fn a_reader_beside_eight_writers_misses_nothing_and_sees_nothing_twice() {
    let test = TestDatabase::new();
    let stage = Stage {
        together: test.is_postgres().then(|| Barrier::new(WRITERS)),
        turn: AtomicUsize::new(0),
        reads: AtomicUsize::new(0),
    };
    let working = AtomicUsize::new(WRITERS);
    let pairs = (0..ROUNDS).flat_map(|round| (0..WRITERS).map(move |writer| (writer, round)));
    let kept = ROWS * pairs.filter(|(writer, round)| !takes_back(*writer, *round)).count();

    let seen = std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (stage, working, node) = (&stage, &working, test.another_node());
            scope.spawn(move || {
                (0..ROUNDS).for_each(|round| write(&node, stage, writer, round));
                working.fetch_sub(1, Ordering::SeqCst);
            });
        }
        follow(&test, &stage, &working, kept)
    });

    assert_eq!(seen.values().filter(|times| **times != 1).count(), 0, "seen twice");
    assert_eq!(seen.len(), kept, "missed");
    assert_eq!(whole_log(&test).len(), kept);
}

#[test]
fn a_row_waits_for_the_older_transaction_still_at_work() {
    let test = TestDatabase::new();
    if !test.is_postgres() {
        return;
    }
    let names = || -> Vec<String> { whole_or_less(&test) };

    // The older one writes first and commits last.
    let while_older_works = test
        .write::<_, DbError>(|older| {
            record(older, "c", "older")?;
            test.write::<_, DbError>(|younger| record(younger, "c", "younger"))?;
            let head = test.read(change_log::head)?;
            Ok((names(), head))
        })
        .unwrap();

    assert_eq!(while_older_works, (Vec::new(), Position::default()));
    assert_eq!(
        whole_log(&test).iter().map(|e| e.record.clone()).collect::<Vec<_>>(),
        ["older", "younger"]
    );
}

fn whole_or_less(db: &Database) -> Vec<String> {
    let rows = db
        .read(|conn| change_log::after(conn, Position::default(), None, 100))
        .unwrap();
    rows.into_iter().map(|entry| entry.record).collect()
}

#[test]
fn a_long_transaction_of_another_database_holds_nothing_up() {
    let (test, other) = (TestDatabase::new(), TestDatabase::new());
    let Address::Postgres(_) = test.address() else { return };
    let mut stranger = other.address().open(false).unwrap();
    stranger.batch_execute("BEGIN; SELECT pg_current_xact_id();").unwrap();

    test.write::<_, DbError>(|tx| record(tx, "c", "seen")).unwrap();

    assert_eq!(whole_log(&test).len(), 1);
    stranger.batch_execute("ROLLBACK").unwrap();
}

#[test]
fn one_city_reads_its_own_rows_only_in_pages() {
    let test = TestDatabase::new();
    for (home, name) in [("a", "1"), ("b", "2"), ("a", "3"), ("a", "4")] {
        test.write::<_, DbError>(|tx| record(tx, home, name)).unwrap();
    }
    let whole = whole_log(&test);
    let page = |from: Position| {
        test.read(|conn| change_log::after(conn, from, Some(&CityId::from("a")), 2))
            .unwrap()
    };

    let first = page(Position::default());
    let second = page(first[1].position);

    let names = |rows: &[change_log::Entry]| rows.iter().map(|row| row.record.clone()).collect::<Vec<_>>();
    assert_eq!(
        (names(&first), names(&second)),
        (vec!["1".to_owned(), "3".to_owned()], vec!["4".to_owned()])
    );
    assert_eq!(test.read(change_log::head).unwrap(), whole[3].position);
}
