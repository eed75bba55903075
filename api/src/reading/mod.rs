//! The READ side: an immutable directory per city in memory, refreshed from the change log. Public reads never touch the database.

pub mod cell;
pub mod directory;
pub mod documents;
pub mod hours;
pub mod language;
pub mod nearby;
pub mod node;
pub mod occurrences;
pub mod saved;
pub mod search;
pub mod source;
