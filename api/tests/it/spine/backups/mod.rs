//! Backup and restore, within a database and across the two.

mod filling;
mod journeys;
mod refusals;
mod writers;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use porta_api::spine::backup::{self, Manifest};
use porta_api::spine::db::Database;
use tempfile::TempDir;

use crate::harness::at;

fn noon() -> DateTime<Utc> {
    at("2026-11-22T12:00:00Z")
}

/// A backup in a folder of its own.
fn save(db: &Database) -> (TempDir, Manifest) {
    let folder = tempfile::tempdir().unwrap();
    let manifest = backup::backup((db, None), folder.path(), noon(), &mut |_| {}).unwrap();
    (folder, manifest)
}

fn restore(db: &Database, folder: &Path) -> Manifest {
    backup::restore((db, None), folder, &mut |_| {}).unwrap()
}

/// Every record of a database as a backup writes it, by table.
fn records(db: &Database) -> BTreeMap<String, Vec<String>> {
    let (folder, manifest) = save(db);
    let lines = |name: &str| {
        let text = std::fs::read_to_string(folder.path().join(format!("{name}.ndjson"))).unwrap();
        text.lines().map(str::to_owned).collect()
    };
    manifest
        .tables
        .iter()
        .map(|table| (table.name.clone(), lines(&table.name)))
        .collect()
}
