//! What this room works with.

use super::machine::Machine;
use crate::spine::clock::Clock;
use crate::spine::db::Database;

/// The database, the time, and the machine that translates, if one is set up.
#[derive(Clone, Debug)]
pub struct Tools {
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// The machine.
    pub machine: Option<Machine>,
}
