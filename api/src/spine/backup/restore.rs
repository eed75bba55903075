//! Restoring a backup into an empty database, of either kind; all of it or nothing.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::insert::{batch, insert};
use super::layout::{Table, check_references, filled, lift_references, reset_sequences, tables};
use super::value::Cell;
use super::{BackupError, Manifest, Progress, TableFile, pictures};
use crate::spine::db::{self, AnyConnection, Database, Tx};
use crate::spine::files::Files;

/// The table whose order is its meaning.
pub(super) const LOG: &str = "change_log";
/// Tables that keep a place in it, as `tx` and `seq`.
const PLACES: [&str; 1] = ["subscriptions"];

/// Restores a backup: checks every file first, puts pictures into a store, if there is one, brings the schema to the state of the backup, loads
/// the rows, and then runs the migrations that have come since. Blocking.
///
/// The change log keeps its order but not its positions: its transactions belong to another cluster, so all get number 0, below
/// every transaction to come. Who has kept a position of the old log has to begin anew.
pub fn restore(
    (db, files): (&Database, Option<&Files>),
    folder: &Path,
    progress: &mut dyn FnMut(&Progress),
) -> Result<Manifest, BackupError> {
    let manifest = Manifest::read(folder)?;
    let known = db::known()?;
    if let Some(newer) = manifest.migrations.iter().find(|version| !known.contains(version)) {
        return Err(BackupError::Newer(format!("migration {newer}")));
    }
    let mut sequences = Vec::new();
    for table in &manifest.tables {
        let numbers = check(folder, table)?;
        if table.name == LOG {
            sequences = numbers;
        }
    }
    pictures::check(folder, &manifest.pictures)?;
    // Before the rows: a store that is of no help leaves the database empty, and the next try begins anew.
    db.read(empty)?;
    if let Some(files) = files {
        pictures::restore(files, folder, &manifest.pictures)?;
    }
    db.write(|tx| {
        prepare(tx, &manifest)?;
        load_all(tx, folder, &manifest, &sequences, progress)?;
        db::migrate_to(tx, &known)?;
        Ok::<_, BackupError>(())
    })?;
    Ok(manifest)
}

/// Makes sure that nothing is lost, and brings the schema to the state of the backup.
fn prepare(tx: &mut Tx<'_>, manifest: &Manifest) -> Result<(), BackupError> {
    empty(tx.conn)?;
    if !tables(tx.conn)?.is_empty() {
        db::revert_all(tx.conn)?;
    }
    db::migrate_to(tx, &manifest.migrations)?;
    Ok(())
}

/// Refuses a database that holds anything.
fn empty(conn: &mut AnyConnection) -> Result<(), BackupError> {
    let there = tables(conn)?;
    match filled(conn, &there)? {
        Some(table) => Err(BackupError::DatabaseNotEmpty(table)),
        None => Ok(()),
    }
}

fn load_all(
    tx: &mut Tx<'_>,
    folder: &Path,
    manifest: &Manifest,
    sequences: &[i64],
    progress: &mut dyn FnMut(&Progress),
) -> Result<(), BackupError> {
    let there = tables(tx.conn)?;
    let lifted = lift_references(tx.conn)?;
    for (tables_done, saved) in manifest.tables.iter().enumerate() {
        let table = there.iter().find(|table| table.name == saved.name);
        let same = |table: &&Table| {
            let mut names: Vec<&String> = table.columns.iter().map(|(name, _)| name).collect();
            let mut saved: Vec<&String> = saved.columns.iter().collect();
            names.sort();
            saved.sort();
            names == saved
        };
        let table = table
            .filter(same)
            .ok_or_else(|| damaged(&saved.name, "it does not fit the schema"))?;
        let mut report = |rows| {
            progress(&Progress {
                table: saved.name.clone(),
                rows,
                tables_done,
                tables: manifest.tables.len(),
            });
        };
        load(tx, folder, table, sequences, &mut report)?;
    }
    check_references(tx.conn, &lifted)?;
    reset_sequences(tx.conn)
}

fn load(
    tx: &mut Tx<'_>,
    folder: &Path,
    table: &Table,
    sequences: &[i64],
    report: &mut dyn FnMut(u64),
) -> Result<(), BackupError> {
    let mut sequence = sequences.iter();
    let (mut waiting, mut count) = (Vec::new(), 0);
    report(0);
    lines(folder, &table.name, |line| {
        let mut object = parse(&table.name, line)?;
        if table.name == LOG {
            object.insert("tx".to_owned(), Value::from(0));
            object.insert(
                "seq".to_owned(),
                sequence.next().copied().map_or(Value::Null, Value::from),
            );
        }
        if PLACES.contains(&table.name.as_str()) {
            object.insert("tx".to_owned(), Value::from(0));
        }
        waiting.push(cells(table, &object)?);
        count += 1;
        if waiting.len() >= batch(table) {
            insert(tx.conn, table, std::mem::take(&mut waiting))?;
            report(count);
        }
        Ok(())
    })?;
    insert(tx.conn, table, waiting)?;
    report(count);
    Ok(())
}

fn cells(table: &Table, object: &Map<String, Value>) -> Result<Vec<Cell>, BackupError> {
    let cell = |(name, kind): &(String, super::value::Kind)| {
        let value = object.get(name).and_then(|value| kind.cell(value));
        value.ok_or_else(|| damaged(&table.name, &format!("`{name}` is missing or no value of its kind")))
    };
    table.columns.iter().map(cell).collect()
}

/// Compares a file with the manifest. Gives the log's sequence numbers in rising order: its lines stand in the log's own order,
/// in which the numbers of concurrent transactions need not rise.
fn check(folder: &Path, saved: &TableFile) -> Result<Vec<i64>, BackupError> {
    let (mut hash, mut rows, mut numbers) = (Sha256::new(), 0, Vec::new());
    lines(folder, &saved.name, |line| {
        hash.update(line.as_bytes());
        rows += 1;
        if saved.name == LOG {
            let object = parse(&saved.name, line)?;
            let number = object.get("seq").and_then(Value::as_i64);
            numbers.push(number.ok_or_else(|| damaged(&saved.name, "a row has no number"))?);
        }
        Ok(())
    })?;
    let found: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    if found != saved.sha256 || rows != saved.rows {
        return Err(damaged(&saved.name, "it has changed since the backup was made"));
    }
    numbers.sort_unstable();
    Ok(numbers)
}

/// Calls `each` with every line of a table's file, its line end included.
fn lines(folder: &Path, table: &str, mut each: impl FnMut(&str) -> Result<(), BackupError>) -> Result<(), BackupError> {
    let path = folder.join(TableFile::file(table));
    let mut file = BufReader::new(File::open(&path).map_err(BackupError::at(&path))?);
    let mut line = String::new();
    while file.read_line(&mut line).map_err(BackupError::at(&path))? > 0 {
        each(&line)?;
        line.clear();
    }
    Ok(())
}

fn parse(table: &str, line: &str) -> Result<Map<String, Value>, BackupError> {
    serde_json::from_str(line).map_err(|error| damaged(table, &error.to_string()))
}

fn damaged(table: &str, what: &str) -> BackupError {
    BackupError::Damaged(format!("{}: {what}", TableFile::file(table)))
}
