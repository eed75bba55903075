//! What is not safe is refused in words that say what to do, and leaves nothing behind.

use std::fs;
use std::path::Path;

use porta_api::spine::backup::{self, BackupError};
use porta_api::spine::db::Database;

use super::filling::fill;
use super::{noon, records, save};
use crate::harness::TestDatabase;

fn try_restore(db: &Database, folder: &Path) -> BackupError {
    backup::restore((db, None), folder, &mut |_| {}).unwrap_err()
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from} is not in {}", path.display());
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn a_folder_that_holds_something_is_not_written_into() {
    let test = TestDatabase::new();
    let (folder, _) = save(&test);

    let again = backup::backup((&test, None), folder.path(), noon(), &mut |_| {}).unwrap_err();

    assert!(matches!(again, BackupError::FolderNotEmpty(_)), "{again}");
}

#[test]
fn a_database_that_holds_something_is_left_as_it_is() {
    let (test, target) = (TestDatabase::new(), TestDatabase::new());
    fill(&test);
    fill(&target);
    let before = records(&target);
    let (folder, _) = save(&test);

    let refused = try_restore(&target, folder.path());

    assert!(matches!(refused, BackupError::DatabaseNotEmpty(_)), "{refused}");
    assert!(refused.to_string().contains("empty"));
    assert_eq!(records(&target), before);
}

#[test]
fn a_folder_without_a_manifest_is_no_backup() {
    let test = TestDatabase::new();
    let (folder, _) = save(&test);
    fs::remove_file(folder.path().join("manifest.json")).unwrap();

    let refused = try_restore(&TestDatabase::bare(), folder.path());

    assert!(matches!(refused, BackupError::NotABackup(..)), "{refused}");
}

#[test]
fn one_changed_letter_is_noticed_before_anything_is_written() {
    let (test, target) = (TestDatabase::new(), TestDatabase::bare());
    fill(&test);
    let (folder, _) = save(&test);
    edit(&folder.path().join("offers.ndjson"), "Frauen", "Frauem");

    let refused = try_restore(&target, folder.path());

    assert!(
        matches!(&refused, BackupError::Damaged(what) if what.contains("offers.ndjson")),
        "{refused}"
    );
    assert!(target.read(porta_api::spine::db::applied).unwrap().is_empty());
}

#[test]
fn a_lost_line_or_file_is_noticed() {
    let test = TestDatabase::new();
    fill(&test);
    let (folder, _) = save(&test);
    let path = folder.path().join("jobs.ndjson");
    let text = fs::read_to_string(&path).unwrap();

    fs::write(&path, text.split_inclusive('\n').next().unwrap()).unwrap();
    let short = try_restore(&TestDatabase::bare(), folder.path());
    fs::remove_file(&path).unwrap();
    let gone = try_restore(&TestDatabase::bare(), folder.path());

    assert!(matches!(short, BackupError::Damaged(_)), "{short}");
    assert!(matches!(gone, BackupError::File { .. }), "{gone}");
}

#[test]
fn a_backup_of_a_newer_program_is_left_to_it() {
    let test = TestDatabase::new();
    let (folder, manifest) = save(&test);
    let (path, version) = (folder.path().join("manifest.json"), manifest.migrations[0].clone());

    edit(&path, &version, "29991231000001");
    let migration = try_restore(&TestDatabase::bare(), folder.path());
    edit(&path, "\"format\": 2", "\"format\": 3");
    let format = try_restore(&TestDatabase::bare(), folder.path());

    assert!(
        matches!(&migration, BackupError::Newer(what) if what.contains("29991231000001")),
        "{migration}"
    );
    assert!(
        matches!(&format, BackupError::Newer(what) if what.contains('3')),
        "{format}"
    );
}

#[test]
fn a_reference_to_nothing_undoes_the_whole_restore() {
    use sha2::{Digest, Sha256};
    let (test, target) = (TestDatabase::new(), TestDatabase::bare());
    fill(&test);
    let (folder, manifest) = save(&test);
    let path = folder.path().join("districts.ndjson");
    edit(&path, "cities-1", "cities-9");
    let digest: String = Sha256::digest(fs::read(&path).unwrap())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let old = manifest.tables.iter().find(|table| table.name == "districts").unwrap();
    edit(&folder.path().join("manifest.json"), &old.sha256, &digest);

    let refused = try_restore(&target, folder.path());

    assert!(matches!(refused, BackupError::Database(_)), "{refused}");
    assert!(target.read(porta_api::spine::db::applied).unwrap().is_empty());
}
