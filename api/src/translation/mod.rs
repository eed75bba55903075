//! Translations: what waits for translators, one translation beside its source, files for translators, machines, easy German.

pub mod cli;
mod fields;
pub mod files;
mod list;
pub mod machine;
pub mod one;
mod progress;
mod record;
pub mod routes;
pub mod simple;
mod tools;
mod work;

pub use list::{ListParams, list};
pub use progress::{ProgressParams, progress};
pub use record::{AnyRecord, NOUNS, NOUNS_NAMED};
pub use tools::Tools;
