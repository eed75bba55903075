//! Taking a backup.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::layout::{Table, tables};
use super::manifest::FORMAT;
use super::read::{Texts, odd, rows};
use super::{BackupError, Manifest, Progress, TableFile, pictures};
use crate::spine::db::{AnyConnection, Database, applied};
use crate::spine::files::Files;
use crate::spine::private;

/// Rows between two reports of progress.
const STEP: u64 = 1000;

/// Writes a backup into a new or empty folder, from one consistent state of the database, with the files of a store if there is one; writes
/// go on meanwhile. Blocking.
pub fn backup(
    (db, files): (&Database, Option<&Files>),
    folder: &Path,
    made_at: DateTime<Utc>,
    progress: &mut dyn FnMut(&Progress),
) -> Result<Manifest, BackupError> {
    private::create_folder(folder).map_err(BackupError::at(folder))?;
    if fs::read_dir(folder).map_err(BackupError::at(folder))?.next().is_some() {
        return Err(BackupError::FolderNotEmpty(folder.display().to_string()));
    }
    let mut manifest = db.read_snapshot(|conn| save(conn, folder, made_at, progress))?;
    if let Some(files) = files {
        manifest.pictures = pictures::save(files, folder)?;
    }
    manifest.write(folder)?;
    Ok(manifest)
}

fn save(
    conn: &mut AnyConnection,
    folder: &Path,
    made_at: DateTime<Utc>,
    progress: &mut dyn FnMut(&Progress),
) -> Result<Manifest, BackupError> {
    let all = tables(conn)?;
    let mut saved = Vec::with_capacity(all.len());
    for (tables_done, table) in all.iter().enumerate() {
        let mut report = |rows| {
            progress(&Progress {
                table: table.name.clone(),
                rows,
                tables_done,
                tables: all.len(),
            });
        };
        saved.push(save_table(conn, folder, table, &mut report)?);
    }
    Ok(Manifest {
        format: FORMAT,
        program: concat!("porta-api ", env!("CARGO_PKG_VERSION")).to_owned(),
        made_at,
        database: if conn.is_postgres() { "postgres" } else { "sqlite" }.to_owned(),
        migrations: applied(conn)?,
        tables: saved,
        pictures: Vec::new(),
    })
}

fn save_table(
    conn: &mut AnyConnection,
    folder: &Path,
    table: &Table,
    report: &mut dyn FnMut(u64),
) -> Result<TableFile, BackupError> {
    let path = folder.join(TableFile::file(&table.name));
    let mut file = BufWriter::new(private::create_file(&path).map_err(BackupError::at(&path))?);
    let (mut hash, mut count) = (Sha256::new(), 0);
    report(0);
    rows(conn, table, |row| {
        let mut line = line(table, row)?;
        line.push('\n');
        hash.update(line.as_bytes());
        file.write_all(line.as_bytes()).map_err(BackupError::at(&path))?;
        count += 1;
        if count % STEP == 0 {
            report(count);
        }
        Ok(())
    })?;
    file.flush()
        .and_then(|()| file.get_ref().sync_all())
        .map_err(BackupError::at(&path))?;
    report(count);
    Ok(TableFile {
        name: table.name.clone(),
        columns: table.columns.iter().map(|(name, _)| name.clone()).collect(),
        rows: count,
        sha256: hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect(),
    })
}

fn line(table: &Table, row: Texts) -> Result<String, BackupError> {
    let mut object = Map::new();
    for ((name, kind), text) in table.columns.iter().zip(row.0) {
        object.insert(name.clone(), kind.json(text).ok_or_else(|| odd(table, name))?);
    }
    Ok(Value::Object(object).to_string())
}
