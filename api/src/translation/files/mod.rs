//! Files for translators: XLIFF 2.1 and tables, out and in again.

mod bring;
mod export;
mod given;
mod plan;
mod table;
mod unit;
mod xliff;

pub use bring::{ImportParams, Order, bring};
pub use export::{ExportParams, Exported, export};
pub use given::Unreadable;

/// The longest file that is read, in bytes.
pub const LONGEST: usize = 16 * 1024 * 1024;
