//! Where the database is, and how a connection to it is opened.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::r2d2::{ManageConnection, R2D2Connection};
use diesel::{Connection, PgConnection, SqliteConnection};

use super::{AnyConnection, DbError};

/// Which database, from `DATABASE_URL`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// `postgres://…`; TLS by libpq's own parameters (`sslmode`, `sslrootcert`, …).
    Postgres(String),
    /// `sqlite:path` (or `sqlite://path`).
    Sqlite(PathBuf),
}

/// A `DATABASE_URL` that names no database.
#[derive(Debug, thiserror::Error)]
#[error("DATABASE_URL must begin with `postgres://`, `postgresql://` or `sqlite:`; for example `sqlite:data/porta.db`")]
pub struct AddressError;

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        let path = text.strip_prefix("sqlite:").ok_or(AddressError)?;
        let path = path.strip_prefix("//").unwrap_or(path);
        if path.is_empty() || path == ":memory:" {
            return Err(AddressError);
        }
        Ok(Self::Sqlite(PathBuf::from(path)))
    }
}

impl Address {
    /// Opens one connection of its own, outside any pool.
    pub fn open(&self, read_only: bool) -> Result<AnyConnection, DbError> {
        match self {
            Self::Postgres(url) => Ok(AnyConnection::Pg(PgConnection::establish(url)?)),
            Self::Sqlite(path) => open_sqlite(path, read_only),
        }
    }
}

fn open_sqlite(path: &std::path::Path, read_only: bool) -> Result<AnyConnection, DbError> {
    let mut conn = SqliteConnection::establish(&path.to_string_lossy())?;
    conn.batch_execute("PRAGMA busy_timeout = 5000;")?;
    write_ahead(&mut conn)?;
    // What is deleted is overwritten: erased means erased.
    conn.batch_execute("PRAGMA secure_delete = ON;")?;
    // FULL: an acknowledged write survives a power cut. The busy timeout is for other processes; within this one, one writer writes.
    // Pages are read in the machine's own cache: copies of ours would be thrown away with each write of another connection.
    conn.batch_execute(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000; \
             PRAGMA mmap_size = 1073741824;",
    )?;
    if read_only {
        conn.batch_execute("PRAGMA query_only = ON;")?;
    }
    Ok(AnyConnection::Sqlite(conn))
}

/// Switches a new file to the write-ahead log. SQLite does not wait for others here (no busy handler), so several that
/// open a new file at once take turns by trying again.
fn write_ahead(conn: &mut SqliteConnection) -> Result<(), DbError> {
    let mut tries = 0;
    loop {
        match conn.batch_execute("PRAGMA journal_mode = WAL;").map_err(DbError::from) {
            Err(DbError::Unavailable(_)) if tries < 250 => {
                tries += 1;
                std::thread::park_timeout(Duration::from_millis(20));
            }
            done => return done,
        }
    }
}

/// Opens connections for a pool.
#[derive(Clone, Debug)]
pub struct Connector {
    /// Where to.
    pub address: Address,
    /// For reading only (SQLite refuses writes then).
    pub read_only: bool,
    /// PostgreSQL: the longest a statement may run.
    pub statement_timeout: Duration,
}

impl ManageConnection for Connector {
    type Connection = AnyConnection;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<AnyConnection, Self::Error> {
        let mut conn = self.address.open(self.read_only).map_err(|error| {
            diesel::r2d2::Error::ConnectionError(diesel::ConnectionError::BadConnection(error.to_string()))
        })?;
        if let AnyConnection::Pg(pg) = &mut conn {
            let set = format!(
                "SET statement_timeout = {}; SET TIME ZONE 'UTC'",
                self.statement_timeout.as_millis()
            );
            pg.batch_execute(&set).map_err(diesel::r2d2::Error::QueryError)?;
        }
        Ok(conn)
    }

    fn is_valid(&self, conn: &mut AnyConnection) -> Result<(), Self::Error> {
        conn.ping().map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, conn: &mut AnyConnection) -> bool {
        std::thread::panicking() || conn.is_broken()
    }
}
