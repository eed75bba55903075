//! What an import is told to do.

use porta_contract::Noun;

/// What an import is told to do.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// Name of the source; it stands in the change log as the author.
    pub source: String,
    /// Slug of the city; absent: the one that the files name.
    pub city: Option<String>,
    /// What a single CSV file holds, if its name does not say so.
    pub noun: Option<Noun>,
    /// Only report: write nothing.
    pub dry_run: bool,
    /// Write the good rows although others are bad.
    pub skip_bad_rows: bool,
}
