//! The pools, and the two ways to the data: `read` and `write`.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use diesel::RunQueryDsl;
use diesel::r2d2::Pool;

use super::transaction::{self, News};
use super::{Address, AnyConnection, Connector, DbError, Tx};
use crate::spine::change_log::Recorded;

/// Sizes and times of the pools.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Connections for reading (SQLite) or altogether (PostgreSQL).
    pub connections: u32,
    /// How long a caller waits for a free connection.
    pub wait: Duration,
    /// PostgreSQL: the longest a statement may run.
    pub statement_timeout: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            connections: 8,
            wait: Duration::from_secs(5),
            statement_timeout: Duration::from_secs(30),
        }
    }
}

type Listener = Arc<dyn Fn(&[Recorded]) + Send + Sync>;
type Waker = Arc<dyn Fn() + Send + Sync>;

/// The database. Cheap to clone; blocking, so call it from `web::block` or a thread of its own.
#[derive(Clone)]
pub struct Database(Arc<Inner>);

struct Inner {
    address: Address,
    readers: Pool<Connector>,
    writers: Pool<Connector>,
    listeners: RwLock<Vec<Listener>>,
    wakers: RwLock<Vec<Waker>>,
    uses: AtomicU64,
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database")
            .field("postgres", &self.is_postgres())
            .finish_non_exhaustive()
    }
}

impl Database {
    /// Makes the pools. Opens no connection yet: a node starts without its database and serves what it has saved.
    #[must_use]
    pub fn new(address: &Address, options: Options) -> Self {
        let pool = |read_only: bool, size: u32| {
            let connector = Connector {
                address: address.clone(),
                read_only,
                statement_timeout: options.statement_timeout,
            };
            Pool::builder()
                .max_size(size)
                .min_idle(Some(0))
                .connection_timeout(options.wait)
                .idle_timeout(Some(Duration::from_secs(600)))
                .test_on_check_out(matches!(address, Address::Postgres(_)))
                .error_handler(Box::new(Quiet))
                .build_unchecked(connector)
        };
        let (readers, writers) = match address {
            Address::Postgres(_) => {
                let both = pool(false, options.connections);
                (both.clone(), both)
            }
            Address::Sqlite(_) => (pool(true, options.connections), pool(false, 1)),
        };
        let (listeners, wakers) = (RwLock::default(), RwLock::default());
        Self(Arc::new(Inner {
            address: address.clone(),
            readers,
            writers,
            listeners,
            wakers,
            uses: AtomicU64::new(0),
        }))
    }

    /// Where it is.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.0.address
    }

    /// True on PostgreSQL.
    #[must_use]
    pub fn is_postgres(&self) -> bool {
        matches!(self.0.address, Address::Postgres(_))
    }

    /// How often the database has been used since the start; what public reads must not move.
    #[must_use]
    pub fn uses(&self) -> u64 {
        self.0.uses.load(Ordering::Relaxed)
    }

    /// Registers somebody who is told of every committed write of this process, on the writing thread, after the commit.
    pub fn on_commit(&self, listener: impl Fn(&[Recorded]) + Send + Sync + 'static) {
        self.0
            .listeners
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Arc::new(listener));
    }

    /// Registers somebody who is woken when a committed write of this process has enqueued jobs.
    pub fn on_enqueue(&self, waker: impl Fn() + Send + Sync + 'static) {
        self.0
            .wakers
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Arc::new(waker));
    }

    /// Reads, outside a transaction.
    pub fn read<T, E: From<DbError>>(&self, work: impl FnOnce(&mut AnyConnection) -> Result<T, E>) -> Result<T, E> {
        self.0.uses.fetch_add(1, Ordering::Relaxed);
        let mut conn = self.0.readers.get().map_err(|error| E::from(error.into()))?;
        work(&mut conn)
    }

    /// Reads from one consistent state: what is written meanwhile stays unseen.
    pub fn read_snapshot<T, E: From<DbError>>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.read(|conn| transaction::snapshot(conn, work))
    }

    /// Writes: one transaction with the record, its change-log rows and its jobs. Listeners hear of it after the commit.
    pub fn write<T, E: From<DbError>>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        self.0.uses.fetch_add(1, Ordering::Relaxed);
        let (value, news) = {
            let mut conn = self.0.writers.get().map_err(|error| E::from(error.into()))?;
            transaction::run(&mut conn, work)?
        };
        self.tell(&news);
        Ok(value)
    }

    /// SQLite: moves what is in the write-ahead log into the file and empties the log, so that nothing that was erased stays in either.
    /// False while a reader is in the way. PostgreSQL looks after its log itself.
    pub fn empty_log(&self) -> Result<bool, DbError> {
        #[derive(diesel::QueryableByName)]
        struct Emptied {
            #[diesel(sql_type = diesel::sql_types::Integer)]
            busy: i32,
        }
        let mut conn = self.0.writers.get()?;
        match &mut *conn {
            AnyConnection::Pg(_) => Ok(true),
            AnyConnection::Sqlite(sqlite) => {
                let emptied: Emptied = diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result(sqlite)?;
                Ok(emptied.busy == 0)
            }
        }
    }

    fn tell(&self, news: &News) {
        if !news.recorded.is_empty() {
            let listeners = self.0.listeners.read().unwrap_or_else(PoisonError::into_inner).clone();
            listeners.iter().for_each(|listener| listener(&news.recorded));
        }
        if news.enqueued {
            let wakers = self.0.wakers.read().unwrap_or_else(PoisonError::into_inner).clone();
            wakers.iter().for_each(|waker| waker());
        }
    }
}

/// The pools' own background errors: callers get them as `Unavailable` anyway, so they are only traced.
#[derive(Debug)]
struct Quiet;

impl<E: std::error::Error> diesel::r2d2::HandleError<E> for Quiet {
    fn handle_error(&self, error: E) {
        tracing::debug!(%error, "a connection could not be opened");
    }
}
