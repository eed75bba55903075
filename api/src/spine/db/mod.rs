//! The database: SQLite (bundled, WAL) or PostgreSQL behind one set of queries. `DATABASE_URL` decides.

mod connection;
mod dialect;
mod error;
mod migrate;
pub mod schema;
mod store;
pub mod traces;
mod transaction;

pub use connection::{Address, AddressError, Connector};
pub use dialect::{AnyConnection, Both, MultiBackend};
pub use error::DbError;
pub use migrate::{Migrated, applied, known, migrate, migrate_to, pending, revert_all};
pub use store::{Database, Options};
pub use transaction::Tx;
