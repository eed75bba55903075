//! What pictures are taken and kept with.

use std::sync::{Arc, Mutex};

use crate::spine::clock::Clock;
use crate::spine::db::Database;
use crate::spine::files::Files;

/// What pictures are taken and kept with.
#[derive(Clone, Debug)]
pub struct Tools {
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// Where the files are.
    pub files: Files,
    /// One picture at a time is unpacked on a node: a large one takes a quarter of a gibibyte while it is at work.
    pub(super) at_work: Arc<Mutex<()>>,
}

impl Tools {
    /// With a store of files.
    #[must_use]
    pub fn new(database: &Database, clock: &Clock, files: Files) -> Self {
        Self {
            database: database.clone(),
            clock: clock.clone(),
            files,
            at_work: Arc::default(),
        }
    }
}
