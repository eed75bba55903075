//! What pledges are taken with.

use crate::access::seal::Seal;
use crate::spine::clock::Clock;
use crate::spine::db::Database;

/// What pledges are taken with.
#[derive(Clone, Debug)]
pub struct Tools {
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// Seals forms and the tokens of links; the same on every node.
    pub seal: Seal,
}
