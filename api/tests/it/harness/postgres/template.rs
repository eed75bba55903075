//! The migrated template, one per state of the migrations.

use std::path::{Path, PathBuf};

use diesel::PgConnection;
use diesel::connection::SimpleConnection;
use porta_api::spine::db::{self, Address};
use sha2::{Digest, Sha256};
use url::Url;

use super::{exists, named};

/// One at a time makes the template.
const LOCK: i64 = 7_370_001;

/// Name of the template, made when it is missing. It gets its name last: what has the name is complete.
pub fn ready(server: &Url, admin: &mut PgConnection) -> String {
    let name = format!("porta_template_{}", fingerprint());
    if exists(admin, &name) {
        return name;
    }
    admin
        .batch_execute(&format!("SELECT pg_advisory_lock({LOCK})"))
        .unwrap();
    if !exists(admin, &name) {
        let draft = format!("{name}_draft");
        admin
            .batch_execute(&format!("DROP DATABASE IF EXISTS {draft} WITH (FORCE)"))
            .unwrap();
        admin
            .batch_execute(&format!("CREATE DATABASE {draft} TEMPLATE template0"))
            .unwrap();
        db::migrate(&mut Address::Postgres(named(server, &draft)).open(false).unwrap()).unwrap();
        admin
            .batch_execute(&format!("ALTER DATABASE {draft} RENAME TO {name}"))
            .unwrap();
    }
    admin
        .batch_execute(&format!("SELECT pg_advisory_unlock({LOCK})"))
        .unwrap();
    name
}

/// Changes with any migration.
pub fn fingerprint() -> String {
    let mut files = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations/postgres"),
        &mut files,
    );
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(std::fs::read(file).unwrap());
    }
    hash.finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files)
        } else {
            files.push(path)
        }
    }
}
