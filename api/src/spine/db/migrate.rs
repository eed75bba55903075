//! Migrations, embedded from `migrations/`.

use diesel::migration::{Migration, MigrationVersion};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{AnyConnection, DbError};

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

/// Names of the migrations that have not run yet.
pub fn pending(conn: &mut AnyConnection) -> Result<Vec<String>, DbError> {
    match conn {
        AnyConnection::Pg(pg) => pg
            .pending_migrations(POSTGRES)
            .map(|all| all.iter().map(|migration| migration.name().to_string()).collect())
            .map_err(refused),
        AnyConnection::Sqlite(sqlite) => sqlite
            .pending_migrations(SQLITE)
            .map(|all| all.iter().map(|migration| migration.name().to_string()).collect())
            .map_err(refused),
    }
}

/// Takes every migration back; for tests of the `down` scripts.
pub fn revert_all(conn: &mut AnyConnection) -> Result<(), DbError> {
    match conn {
        AnyConnection::Pg(pg) => pg.revert_all_migrations(POSTGRES).map(|_| ()).map_err(refused),
        AnyConnection::Sqlite(sqlite) => sqlite.revert_all_migrations(SQLITE).map(|_| ()).map_err(refused),
    }
}
