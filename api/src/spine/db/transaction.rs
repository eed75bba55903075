//! One write: a transaction that carries the change-log rows it wrote.

use diesel::PgConnection;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};

use super::{AnyConnection, DbError};
use crate::spine::change_log::Recorded;

/// A write transaction at work. What it records in the change log is told to the listeners after the commit.
pub struct Tx<'c> {
    /// The connection, inside the transaction.
    pub conn: &'c mut AnyConnection,
    pub(crate) recorded: Vec<Recorded>,
    pub(crate) enqueued: bool,
}

/// What a committed transaction leaves to tell.
#[derive(Debug, Default)]
pub(super) struct News {
    /// Change-log rows it wrote.
    pub recorded: Vec<Recorded>,
    /// True when it enqueued a job.
    pub enqueued: bool,
}

impl std::fmt::Debug for Tx<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tx")
            .field("recorded", &self.recorded.len())
            .finish_non_exhaustive()
    }
}

/// Runs the closure in a transaction: commits on `Ok`, rolls back on `Err`.
///
/// SQLite begins `IMMEDIATE`: a deferred transaction that reads before it writes fails under concurrent writers.
pub(super) fn run<T, E: From<DbError>>(
    conn: &mut AnyConnection,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<(T, News), E> {
    begin(conn).map_err(|error| E::from(error.into()))?;
    let mut tx = Tx {
        conn,
        recorded: Vec::new(),
        enqueued: false,
    };
    match work(&mut tx) {
        Ok(value) => {
            let news = News {
                recorded: std::mem::take(&mut tx.recorded),
                enqueued: tx.enqueued,
            };
            finish(conn, true).map_err(|error| E::from(error.into()))?;
            Ok((value, news))
        }
        Err(error) => {
            if let Err(rollback) = finish(conn, false) {
                tracing::warn!(%rollback, "a transaction could not be rolled back; its connection is given up");
            }
            Err(error)
        }
    }
}

fn begin(conn: &mut AnyConnection) -> diesel::QueryResult<()> {
    match conn {
        AnyConnection::Pg(pg) => AnsiTransactionManager::begin_transaction(pg),
        AnyConnection::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE"),
    }
}

/// Commits, or rolls back.
///
/// PostgreSQL answers a `COMMIT` of a transaction in which a statement has failed with a rollback and no error. The statement
/// before it makes that an error, so that a write whose closure swallowed a failure is never reported as done.
fn finish(conn: &mut AnyConnection, commit: bool) -> diesel::QueryResult<()> {
    match conn {
        AnyConnection::Pg(pg) if commit => {
            let committed = pg.batch_execute("SELECT 1; COMMIT");
            if committed.is_err() && open(pg) {
                AnsiTransactionManager::rollback_transaction(pg)?;
            }
            committed
        }
        AnyConnection::Sqlite(sqlite) if commit => AnsiTransactionManager::commit_transaction(sqlite),
        conn => crate::each!(conn, native => AnsiTransactionManager::rollback_transaction(native)),
    }
}

fn open(pg: &mut PgConnection) -> bool {
    AnsiTransactionManager::transaction_manager_status_mut(pg)
        .transaction_depth()
        .is_ok_and(|depth| depth.is_some())
}

/// Runs the closure in a read transaction that sees one state throughout.
pub(super) fn snapshot<T, E: From<DbError>>(
    conn: &mut AnyConnection,
    work: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    let begun = match conn {
        AnyConnection::Pg(pg) => AnsiTransactionManager::begin_transaction_sql(
            pg,
            "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
        ),
        AnyConnection::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction(sqlite),
    };
    begun.map_err(|error| E::from(error.into()))?;
    let value = work(conn);
    let finished = finish(conn, value.is_ok()).map_err(|error| E::from(error.into()));
    value.and_then(|value| finished.map(|()| value))
}
