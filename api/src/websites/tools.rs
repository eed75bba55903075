//! What the nightly check works with.

use std::sync::Arc;

use super::Asker;
use crate::spine::clock::Clock;
use crate::spine::db::Database;

/// The database, the time, and who asks.
#[derive(Clone, Debug)]
pub struct Tools {
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// Asks websites.
    pub asker: Arc<Asker>,
}
