//! Migrations, embedded from `migrations/`.

use diesel::RunQueryDsl;
use diesel::migration::{Migration, MigrationSource, MigrationVersion};
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{AnyConnection, DbError, Tx};

const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");
const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");

/// Key of the advisory lock that lets one node at a time migrate PostgreSQL ("porta" in ASCII).
const LOCK: i64 = 0x70_6f72_7461;

/// What a migration run did.
#[derive(Debug, PartialEq, Eq)]
pub struct Migrated {
    /// Names of the migrations that ran, in order.
    pub ran: Vec<String>,
}

fn names(versions: &[MigrationVersion<'_>]) -> Vec<String> {
    versions.iter().map(ToString::to_string).collect()
}

fn refused(error: impl std::fmt::Display) -> DbError {
    DbError::Other(format!("a migration failed: {error}"))
}

/// Brings the schema up to date. Safe to call from several nodes or processes at once.
pub fn migrate(conn: &mut AnyConnection) -> Result<Migrated, DbError> {
    use diesel::connection::SimpleConnection;
    match conn {
        AnyConnection::Pg(pg) => {
            pg.batch_execute(&format!("SELECT pg_advisory_lock({LOCK})"))?;
            let ran = pg.run_pending_migrations(POSTGRES).map(|v| names(&v)).map_err(refused);
            pg.batch_execute(&format!("SELECT pg_advisory_unlock({LOCK})"))?;
            Ok(Migrated { ran: ran? })
        }
        AnyConnection::Sqlite(sqlite) => {
            // Takes the write lock before it looks: API and worker may start together on a new file.
            let ran = sqlite.immediate_transaction(|conn| conn.run_pending_migrations(SQLITE).map(|v| names(&v)));
            Ok(Migrated {
                ran: ran.map_err(refused)?,
            })
        }
    }
}

/// Names of the migrations that have not run yet. Only reads, also on a database without any table.
pub fn pending(conn: &mut AnyConnection) -> Result<Vec<String>, DbError> {
    let done = applied(conn)?;
    let all: Vec<Box<dyn Migration<Sqlite>>> = SQLITE.migrations().map_err(refused)?;
    let waiting = all
        .iter()
        .map(|migration| migration.name())
        .filter(|name| !done.contains(&name.version().to_string()));
    Ok(waiting.map(ToString::to_string).collect())
}

/// Takes every migration back; for tests of the `down` scripts.
pub fn revert_all(conn: &mut AnyConnection) -> Result<(), DbError> {
    match conn {
        AnyConnection::Pg(pg) => pg.revert_all_migrations(POSTGRES).map(|_| ()).map_err(refused),
        AnyConnection::Sqlite(sqlite) => sqlite.revert_all_migrations(SQLITE).map(|_| ()).map_err(refused),
    }
}

/// Versions of all migrations of this program, in order.
pub fn known() -> Result<Vec<String>, DbError> {
    let all: Vec<Box<dyn Migration<Sqlite>>> = SQLITE.migrations().map_err(refused)?;
    let mut versions: Vec<String> = all
        .iter()
        .map(|migration| migration.name().version().to_string())
        .collect();
    versions.sort_unstable();
    Ok(versions)
}

/// Versions of the migrations that have run, in order; none on a database without any table.
pub fn applied(conn: &mut AnyConnection) -> Result<Vec<String>, DbError> {
    #[derive(diesel::QueryableByName)]
    struct Found {
        #[diesel(sql_type = diesel::sql_types::Bool)]
        found: bool,
    }
    #[derive(diesel::QueryableByName)]
    struct Version {
        #[diesel(sql_type = diesel::sql_types::Text)]
        version: String,
    }
    let question = match conn {
        AnyConnection::Pg(_) => "SELECT to_regclass('__diesel_schema_migrations') IS NOT NULL AS found",
        AnyConnection::Sqlite(_) => {
            "SELECT count(*) > 0 AS found FROM sqlite_master WHERE name = '__diesel_schema_migrations'"
        }
    };
    if !crate::each!(&mut *conn, native => diesel::sql_query(question).get_result::<Found>(native))?.found {
        return Ok(Vec::new());
    }
    // The library's own way makes the table where there is none, which a reader may not.
    let versions = "SELECT version FROM __diesel_schema_migrations ORDER BY version";
    let versions: Vec<Version> = crate::each!(conn, native => diesel::sql_query(versions).load(native))?;
    Ok(versions.into_iter().map(|row| row.version).collect())
}

/// Runs those of the pending migrations that have the given versions, in the transaction at hand.
pub fn migrate_to(tx: &mut Tx<'_>, versions: &[String]) -> Result<(), DbError> {
    match tx.conn {
        AnyConnection::Pg(pg) => run_some(pg, POSTGRES, versions),
        AnyConnection::Sqlite(sqlite) => run_some(sqlite, SQLITE, versions),
    }
}

fn run_some<DB, C>(conn: &mut C, all: EmbeddedMigrations, versions: &[String]) -> Result<(), DbError>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB>,
    EmbeddedMigrations: MigrationSource<DB>,
{
    for migration in conn.pending_migrations(all).map_err(refused)? {
        if versions.contains(&migration.name().version().to_string()) {
            conn.run_migration(&migration).map_err(refused)?;
        }
    }
    Ok(())
}
