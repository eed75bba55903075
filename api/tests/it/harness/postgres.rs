//! PostgreSQL for tests: one migrated template per state of the migrations and cluster, copied for each test.

use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Text};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};
use porta_api::spine::db::{self, Address};
use porta_api::spine::ids::fresh_uuid;
use sha2::{Digest, Sha256};
use url::Url;

/// One at a time makes the template.
const LOCK: i64 = 7_370_001;

/// A database that is dropped with its owner.
pub struct OwnDatabase {
    server: Url,
    name: String,
    url: String,
}

impl OwnDatabase {
    /// Its address.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        if let Ok(mut admin) = PgConnection::establish(self.server.as_str()) {
            let _ = admin.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        }
    }
}

/// The cluster that `PORTA_TEST_DATABASE` names, if it names one.
pub fn server() -> Option<Url> {
    let text = std::env::var("PORTA_TEST_DATABASE").ok()?;
    text.starts_with("postgres").then(|| Url::parse(&text).unwrap())
}

/// A copy of the migrated template.
pub fn migrated(server: &Url) -> OwnDatabase {
    let template = template(server);
    create(server, &format!("TEMPLATE {template}"))
}

/// A database without any table.
pub fn bare(server: &Url) -> OwnDatabase {
    create(server, "TEMPLATE template0")
}

fn create(server: &Url, from: &str) -> OwnDatabase {
    let name = format!("porta_test_{}", fresh_uuid().replace('-', ""));
    let mut admin = PgConnection::establish(server.as_str()).unwrap();
    admin.batch_execute(&format!("CREATE DATABASE {name} {from}")).unwrap();
    OwnDatabase { server: server.clone(), url: named(server, &name), name }
}

fn named(server: &Url, database: &str) -> String {
    let mut url = server.clone();
    url.set_path(database);
    url.to_string()
}

/// Name of the template, made when it is missing. It gets its name last: what has the name is complete.
fn template(server: &Url) -> String {
    let name = format!("porta_template_{}", fingerprint());
    let mut admin = PgConnection::establish(server.as_str()).unwrap();
    if exists(&mut admin, &name) {
        return name;
    }
    admin.batch_execute(&format!("SELECT pg_advisory_lock({LOCK})")).unwrap();
    if !exists(&mut admin, &name) {
        let draft = format!("{name}_draft");
        admin.batch_execute(&format!("DROP DATABASE IF EXISTS {draft} WITH (FORCE)")).unwrap();
        admin.batch_execute(&format!("CREATE DATABASE {draft} TEMPLATE template0")).unwrap();
        db::migrate(&mut Address::Postgres(named(server, &draft)).open(false).unwrap()).unwrap();
        admin.batch_execute(&format!("ALTER DATABASE {draft} RENAME TO {name}")).unwrap();
    }
    admin.batch_execute(&format!("SELECT pg_advisory_unlock({LOCK})")).unwrap();
    name
}

fn exists(admin: &mut PgConnection, name: &str) -> bool {
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = BigInt)]
        found: i64,
    }
    let query = diesel::sql_query("SELECT count(*) AS found FROM pg_database WHERE datname = $1");
    query.bind::<Text, _>(name).get_result::<Found>(admin).unwrap().found > 0
}

/// Changes with any migration.
fn fingerprint() -> String {
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations/postgres"), &mut files);
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(std::fs::read(file).unwrap());
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}
