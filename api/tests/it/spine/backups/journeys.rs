//! What was saved comes back, record by record, into either database.

use std::collections::BTreeMap;

use diesel::prelude::*;
use porta_api::spine::backup;
use porta_api::spine::change_log::{self, Position};
use porta_api::spine::db::schema::change_log as log;
use porta_api::spine::db::{Database, DbError, pending};
use porta_api::spine::files::Files;

use super::filling::fill;
use super::{noon, records, restore, save};
use crate::harness::{TestDatabase, record, whole_log};
use crate::spine::blueprint;

/// Records without the log's transaction numbers, which are another cluster's.
fn comparable(db: &Database) -> BTreeMap<String, Vec<String>> {
    let mut records = records(db);
    // Places in the log have them, too.
    for table in ["change_log", "subscriptions"] {
        for line in records.get_mut(table).unwrap() {
            let mut object: serde_json::Value = serde_json::from_str(line).unwrap();
            object.as_object_mut().unwrap().remove("tx");
            *line = object.to_string();
        }
    }
    records
}

/// Saves one database, restores it into the other, and gives both.
fn journey(from: &TestDatabase, to: &TestDatabase) {
    fill(from);
    let before = comparable(from);
    assert!(before.values().all(|rows| rows.len() == 2), "every table is filled");

    let (folder, manifest) = save(from);
    let restored = restore(to, folder.path());

    assert_eq!(manifest, restored);
    assert_eq!(comparable(to), before);
    assert!(to.read(pending).unwrap().is_empty());
    let schema = |db: &Database| blueprint::of_database(&mut db.address().open(true).unwrap());
    assert_eq!(schema(to), schema(from));
}

#[test]
fn into_the_same_kind_of_database() {
    journey(&TestDatabase::new(), &TestDatabase::bare());
}

#[test]
fn from_this_database_into_sqlite() {
    journey(&TestDatabase::new(), &TestDatabase::bare_sqlite());
}

#[test]
fn from_sqlite_into_this_database() {
    journey(&TestDatabase::sqlite(), &TestDatabase::bare());
}

#[test]
fn into_a_migrated_but_empty_database() {
    journey(&TestDatabase::new(), &TestDatabase::new());
}

#[test]
fn the_log_goes_on_after_the_last_restored_row() {
    let (from, to) = (TestDatabase::new(), TestDatabase::bare());
    for name in ["1", "2", "3"] {
        from.write(|tx| record(tx, "c", name)).unwrap();
    }
    let (folder, _) = save(&from);
    restore(&to, folder.path());
    let before = whole_log(&to).last().unwrap().position;

    to.write(|tx| record(tx, "c", "4")).unwrap();

    let names: Vec<String> = whole_log(&to).into_iter().map(|row| row.record).collect();
    assert_eq!(names, ["1", "2", "3", "4"]);
    assert_eq!(before.tx, 0);
    assert!(whole_log(&to)[3].position.seq > before.seq);
}

#[test]
fn an_empty_log_begins_at_one() {
    let (from, to) = (TestDatabase::new(), TestDatabase::bare());
    let (folder, _) = save(&from);
    restore(&to, folder.path());

    to.write(|tx| record(tx, "c", "first")).unwrap();

    assert_eq!(whole_log(&to)[0].position.seq, 1);
}

#[test]
fn the_log_keeps_its_order_though_the_numbers_of_concurrent_transactions_do_not_rise() {
    let (from, to) = (TestDatabase::new(), TestDatabase::bare());
    if !from.is_postgres() {
        return;
    }
    // The older transaction takes its number first and writes last.
    from.write::<_, DbError>(|older| {
        diesel::sql_query("SELECT pg_current_xact_id()").execute(older.conn)?;
        from.write::<_, DbError>(|younger| record(younger, "c", "younger"))?;
        record(older, "c", "older")
    })
    .unwrap();
    let names = |db: &Database| whole_log(db).into_iter().map(|row| row.record).collect::<Vec<_>>();
    assert_eq!(names(&from), ["older", "younger"]);

    let (folder, _) = save(&from);
    restore(&to, folder.path());

    assert_eq!(names(&to), names(&from));
    let numbers: Vec<i64> = to
        .read::<_, DbError>(|c| Ok(log::table.select(log::seq).order(log::seq).load(c)?))
        .unwrap();
    assert_eq!(numbers, [1, 2]);
    assert_eq!(
        to.read(|c| change_log::after(c, Position { tx: 0, seq: 1 }, None, 9))
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn progress_names_every_table_once_begun_and_once_done() {
    let test = TestDatabase::new();
    fill(&test);
    let folder = tempfile::tempdir().unwrap();
    let (mut saved, mut loaded) = (Vec::new(), Vec::new());

    backup::backup((&test, None), folder.path(), noon(), &mut |step| {
        saved.push(step.clone())
    })
    .unwrap();
    backup::restore((&TestDatabase::bare(), None), folder.path(), &mut |step| {
        loaded.push(step.clone())
    })
    .unwrap();

    assert_eq!(saved, loaded);
    let last = saved.last().unwrap();
    assert_eq!((last.rows, last.tables_done + 1), (2, last.tables));
    assert_eq!(saved.len(), 2 * last.tables);
}

#[cfg(unix)]
#[test]
fn a_backup_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let test = TestDatabase::new();
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("one/two");

    backup::backup((&test, None), &inner, noon(), &mut |_| {}).unwrap();

    for entry in std::fs::read_dir(&inner).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(
            entry.metadata().unwrap().permissions().mode() & 0o777,
            0o600,
            "{:?}",
            entry.file_name()
        );
    }
    assert_eq!(std::fs::metadata(&inner).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn pictures_come_back_as_they_were() {
    let (test, store, other) = (
        TestDatabase::new(),
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
    );
    let (files, back) = (
        Files::in_folder(store.path()).unwrap(),
        Files::in_folder(other.path()).unwrap(),
    );
    for (name, bytes) in [("a1-320.jpg", &b"one"[..]), ("a1-640.png", b"two")] {
        std::fs::write(store.path().join(name), bytes).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let manifest = backup::backup((&test, Some(&files)), folder.path(), noon(), &mut |_| {}).unwrap();
    let names: Vec<&str> = manifest.pictures.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["a1-320.jpg", "a1-640.png"]);

    backup::restore((&TestDatabase::bare(), Some(&back)), folder.path(), &mut |_| {}).unwrap();
    assert_eq!(std::fs::read(other.path().join("a1-640.png")).unwrap(), b"two");

    std::fs::write(folder.path().join("pictures/a1-320.jpg"), b"oNe").unwrap();
    let bare = TestDatabase::bare();
    let error = backup::restore((&bare, Some(&back)), folder.path(), &mut |_| {}).unwrap_err();
    assert!(error.to_string().contains("pictures/a1-320.jpg"), "{error}");
    backup::restore((&bare, None), save(&test).0.path(), &mut |_| {}).unwrap();
}
