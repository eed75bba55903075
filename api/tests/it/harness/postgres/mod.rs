//! PostgreSQL for tests. Making a database costs more than most tests, so migrated ones are lent, wiped and lent again; those
//! that a test changes the schema of are its own and dropped with it.
//!
//! Lent databases stay in the cluster: give the tests one that may be thrown away.

mod pool;
mod template;
mod wipe;

use std::sync::Mutex;

use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Text};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};
use porta_api::spine::ids::fresh_uuid;
use url::Url;

/// A database for one test.
pub struct TestPostgres {
    url: String,
    _keeper: Keeper,
}

/// What ends with the test.
enum Keeper {
    /// The session that holds the loan; the mutex only lets threads share it.
    Lent { _session: Mutex<PgConnection> },
    /// A database that is dropped.
    Own { server: Url, name: String },
}

impl TestPostgres {
    /// Its address.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        let Self::Own { server, name } = self else { return };
        if let Ok(mut admin) = PgConnection::establish(server.as_str()) {
            drop(admin.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
        }
    }
}

/// The cluster that `PORTA_TEST_DATABASE` names, if it names one.
#[expect(
    clippy::disallowed_methods,
    reason = "tests have no command line of their own to take settings from"
)]
pub fn server() -> Option<Url> {
    let text = std::env::var("PORTA_TEST_DATABASE").ok()?;
    text.starts_with("postgres").then(|| Url::parse(&text).unwrap())
}

/// An empty, migrated database.
pub fn migrated(server: &Url) -> TestPostgres {
    let (session, url) = pool::borrow_one(server);
    TestPostgres {
        url,
        _keeper: Keeper::Lent {
            _session: Mutex::new(session),
        },
    }
}

/// A database without any table.
pub fn bare(server: &Url) -> TestPostgres {
    let name = format!("porta_test_{}", fresh_uuid().replace('-', ""));
    let mut admin = PgConnection::establish(server.as_str()).unwrap();
    admin
        .batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0"))
        .unwrap();
    TestPostgres {
        url: named(server, &name),
        _keeper: Keeper::Own {
            server: server.clone(),
            name,
        },
    }
}

/// The address of another database of the cluster.
fn named(server: &Url, database: &str) -> String {
    let mut url = server.clone();
    url.set_path(database);
    url.to_string()
}

fn exists(admin: &mut PgConnection, database: &str) -> bool {
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = BigInt)]
        found: i64,
    }
    let query = diesel::sql_query("SELECT count(*) AS found FROM pg_database WHERE datname = $1");
    query
        .bind::<Text, _>(database)
        .get_result::<Found>(admin)
        .unwrap()
        .found
        > 0
}
