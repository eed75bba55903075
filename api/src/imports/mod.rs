//! Imports: files of records, checked row by row, staged, and applied in one short transaction. `FORMAT.md` is the format.

mod apply;
mod city;
pub mod cli;
mod difference;
mod error;
mod fields;
mod nouns;
mod order;
mod place;
mod plan;
mod problem;
mod progress;
mod read;
mod references;
mod report;
mod sheet;
mod touched;

pub use crate::catalog::check::Rules as Checks;
pub use apply::import;
pub use error::ImportError;
pub use order::Order;
pub use place::Place;
pub use problem::{Problem, Severity};
pub use progress::{Progress, Silent, Stage, Terminal};
pub use read::{InputFile, open};
pub use report::{
    Count, Difference, Done, FileReport, Report, RowReport, render as render_report, save as save_report,
};
