//! A database per test: an SQLite file, or a PostgreSQL database copied from a migrated template.

use std::ops::Deref;

use porta_api::spine::db::{self, Address, Database, Options};
use tempfile::TempDir;

use super::postgres;

/// A database of one's own; gone when dropped.
pub struct TestDatabase {
    db: Database,
    _place: Place,
}

/// What is to be cleared away afterwards.
enum Place {
    Folder { _folder: TempDir },
    Postgres { _database: postgres::TestPostgres },
}

impl TestDatabase {
    /// An empty, migrated database of the kind that `PORTA_TEST_DATABASE` names.
    pub fn new() -> Self {
        postgres::server().map_or_else(Self::sqlite, |server| Self::on(postgres::migrated(&server)))
    }

    /// A database without any table, of the kind that `PORTA_TEST_DATABASE` names.
    pub fn bare() -> Self {
        postgres::server().map_or_else(Self::bare_sqlite, |server| Self::on(postgres::bare(&server)))
    }

    /// An empty, migrated SQLite database, whatever the run is about.
    pub fn sqlite() -> Self {
        let test = Self::bare_sqlite();
        let mut conn = test.address().open(false).unwrap();
        db::migrate(&mut conn).unwrap();
        test
    }

    /// An SQLite database without any table.
    pub fn bare_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = Address::Sqlite(folder.path().join("test.db"));
        Self {
            db: Database::new(&address, Options::default()),
            _place: Place::Folder { _folder: folder },
        }
    }

    fn on(database: postgres::TestPostgres) -> Self {
        let address = Address::Postgres(database.url().to_owned());
        Self {
            db: Database::new(&address, Options::default()),
            _place: Place::Postgres { _database: database },
        }
    }

    /// The same database as another node sees it: pools and listeners of its own.
    pub fn another_node(&self) -> Database {
        Database::new(self.address(), Options::default())
    }
}

impl Deref for TestDatabase {
    type Target = Database;

    fn deref(&self) -> &Database {
        &self.db
    }
}
