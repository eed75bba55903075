//! The subcommands of those who operate a node.

use std::fs;

use super::logins::{call, said};
use crate::harness::TestDatabase;

fn refused(output: &std::process::Output) -> String {
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_city_goes_out_and_comes_in_again_unchanged() {
    let (db, folder) = (TestDatabase::new(), tempfile::tempdir().unwrap());
    said(&call(&db, folder.path(), &["demo"], ""));
    let file = folder.path().join("trier.json");
    let path = file.to_str().unwrap();
    said(&call(
        &db,
        folder.path(),
        &["export", "--city", "trier", "--all", "--with-secrets", "-o", path],
        "",
    ));
    let before = crate::harness::whole_log(&db).len();

    let report = said(&call(&db, folder.path(), &["import", path], ""));
    assert!(report.contains("unchanged"), "{report}");
    assert_eq!(crate::harness::whole_log(&db).len(), before);
}

#[test]
fn a_broken_file_ends_with_one_and_writes_nothing() {
    let (db, folder) = (TestDatabase::new(), tempfile::tempdir().unwrap());
    said(&call(&db, folder.path(), &["demo"], ""));
    let before = crate::harness::whole_log(&db).len();
    let file = folder.path().join("offers.csv");
    fs::write(&file, "external_id,provider,title\nnew1,nobody,\n").unwrap();

    let output = call(
        &db,
        folder.path(),
        &["import", "--city", "trier", file.to_str().unwrap()],
        "",
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("unknown_reference"));
    assert_eq!(crate::harness::whole_log(&db).len(), before);
}

#[test]
fn a_backup_fills_an_empty_database_and_no_other() {
    let (db, folder) = (TestDatabase::new(), tempfile::tempdir().unwrap());
    said(&call(&db, folder.path(), &["demo"], ""));
    let saved = folder.path().join("saved");
    let path = saved.to_str().unwrap();
    let told = said(&call(&db, folder.path(), &["backup", path], ""));
    assert!(told.starts_with("Saved "), "{told}");

    assert!(refused(&call(&db, folder.path(), &["restore", path], "")).contains("holds data"));
    let empty = TestDatabase::new();
    said(&call(&empty, folder.path(), &["restore", path], ""));
    let records = |db: &TestDatabase| {
        call(
            db,
            folder.path(),
            &["export", "--city", "trier", "--all", "--with-secrets"],
            "",
        )
    };
    assert_eq!(said(&records(&db)), said(&records(&empty)));
}

#[test]
fn checks_say_what_is_wrong() {
    let (db, folder) = (TestDatabase::new(), tempfile::tempdir().unwrap());
    let told = said(&call(&db, folder.path(), &["check", "database"], ""));
    assert!(told.starts_with("The database is there"), "{told}");
    assert!(refused(&call(&db, folder.path(), &["check", "worker"], "")).contains("no worker has run"));
    let nobody = ["check", "health", "--address", "127.0.0.1:1"];
    assert!(refused(&call(&db, folder.path(), &nobody, "")).contains("cannot be reached"));
}
