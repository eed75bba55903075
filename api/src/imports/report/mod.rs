//! What an import did or would do, row by row.

mod render;
mod save;

use std::collections::BTreeMap;
use std::sync::Arc;

use porta_contract::Noun;
use serde::Serialize;

pub use render::render;
pub use save::save;

use super::place::Place;
use super::problem::Problem;

/// What was done with a row, or would be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Done {
    /// A new record.
    Created,
    /// A record was changed.
    Updated,
    /// The record is like this already.
    Unchanged,
    /// A person changed or confirmed the record: it stays, and the difference is proposed.
    Proposed,
    /// The row is wrong.
    Rejected,
}

impl Done {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Proposed => "proposed",
            Self::Rejected => "rejected",
        }
    }
}

/// A field that differs. Of secret places and of review contacts only its name is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The field, such as `phone` or `texts.ar.title`.
    pub field: String,
    /// What is stored, shortened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stored: Option<String>,
    /// What the file says, shortened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imported: Option<String>,
}

/// The report on a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowReport {
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// What it describes.
    pub noun: Noun,
    /// Its external id, else its slug.
    pub key: String,
    /// What was done.
    pub done: Done,
    /// What is wrong with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
    /// Fields that changed (`updated`) or that are proposed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<Difference>,
}

impl RowReport {
    /// Adds problems; an error rejects the row.
    pub fn add(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.problems.extend(problems);
        if self.problems.iter().any(Problem::is_error) {
            self.done = Done::Rejected;
        }
    }

    /// True when the row is wrong.
    #[must_use]
    pub fn is_rejected(&self) -> bool {
        self.done == Done::Rejected
    }
}

/// The report on a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileReport {
    /// Its name.
    pub file: Arc<str>,
    /// `porta-json`, `porta-csv`, `porta-topics`; empty when it could not be told.
    pub format: &'static str,
    /// Its encoding.
    pub encoding: &'static str,
    /// Rows in it.
    pub rows: usize,
    /// What is wrong with it as a whole.
    pub problems: Vec<Problem>,
}

impl FileReport {
    /// For a file that has not been read yet.
    #[must_use]
    pub fn new(file: &Arc<str>) -> Self {
        Self {
            file: Arc::clone(file),
            format: "",
            encoding: "",
            rows: 0,
            problems: Vec::new(),
        }
    }
}

/// How many rows of a noun ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// New records.
    pub created: usize,
    /// Changed records.
    pub updated: usize,
    /// Records that were like this already.
    pub unchanged: usize,
    /// Records that a person has; the difference is proposed.
    pub proposed: usize,
    /// Wrong rows.
    pub rejected: usize,
}

/// What an import did or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Slug of the city.
    pub city: String,
    /// True when nothing was to be written.
    pub dry_run: bool,
    /// True when it was written.
    pub written: bool,
    /// What is wrong with the import as a whole.
    pub problems: Vec<Problem>,
    /// The files.
    pub files: Vec<FileReport>,
    /// Every row.
    pub rows: Vec<RowReport>,
}

impl Report {
    /// How rows ended, by noun, in the order of writing.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<Noun, Count> {
        let mut counts: BTreeMap<Noun, Count> = BTreeMap::new();
        for row in &self.rows {
            let count = counts.entry(row.noun).or_default();
            match row.done {
                Done::Created => count.created += 1,
                Done::Updated => count.updated += 1,
                Done::Unchanged => count.unchanged += 1,
                Done::Proposed => count.proposed += 1,
                Done::Rejected => count.rejected += 1,
            }
        }
        counts
    }

    /// How many rows ended so.
    #[must_use]
    pub fn count(&self, done: Done) -> usize {
        self.rows.iter().filter(|row| row.done == done).count()
    }

    /// True when a row was rejected or a file could not be read.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        let files = self.files.iter().flat_map(|file| &file.problems);
        self.rows.iter().any(RowReport::is_rejected) || files.chain(&self.problems).any(Problem::is_error)
    }

    /// The row at a place in the report.
    pub(super) fn row(&mut self, index: usize) -> Option<&mut RowReport> {
        self.rows.get_mut(index)
    }

    /// True when the row at that place is wrong.
    pub(super) fn is_rejected(&self, index: usize) -> bool {
        self.rows.get(index).is_some_and(RowReport::is_rejected)
    }
}
