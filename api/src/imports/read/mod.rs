//! Reading: files become rows, one shape for JSON and CSV.

mod column;
mod csv;
mod encoding;
mod input;
mod join;
mod json;
mod row;
mod topics;

pub use input::{InputFile, open};
pub use row::{Contents, Row};

use super::order::Order;
use super::problem::Problem;
use super::progress::{Progress, Stage};
use super::report::FileReport;

/// Reads all files. What is wrong with a file as a whole stands in its report.
pub fn read(files: &[InputFile], order: &Order, progress: &dyn Progress) -> Contents {
    progress.begin(Stage::Read, files.len() as u64);
    let mut contents = Contents::default();
    for file in files {
        let mut report = FileReport::new(&file.name);
        let read = if file.is_csv() {
            csv::read(file, order.noun, &mut report, &mut contents)
        } else {
            json::read(file, &mut report, &mut contents)
        };
        if let Err(problem) = read {
            report.problems.push(problem);
        }
        contents.files.push(report);
        progress.step();
    }
    join::children(&mut contents);
    contents
}

/// The nouns that a file may hold, in the order in which they are written, by their names in files.
pub const NOUNS: [(&str, porta_contract::Noun); 12] = [
    ("districts", porta_contract::Noun::District),
    ("categories", porta_contract::Noun::Category),
    ("topics", porta_contract::Noun::Topic),
    ("providers", porta_contract::Noun::Provider),
    ("locations", porta_contract::Noun::Location),
    ("offers", porta_contract::Noun::Offer),
    ("events", porta_contract::Noun::Event),
    ("pages", porta_contract::Noun::Page),
    ("facts", porta_contract::Noun::Fact),
    ("articles", porta_contract::Noun::Article),
    ("needs", porta_contract::Noun::Need),
    ("responsibilities", porta_contract::Noun::Responsibility),
];

/// The noun of a name in files, such as `offers`.
fn noun_of(name: &str) -> Option<porta_contract::Noun> {
    NOUNS.iter().find(|(plural, _)| *plural == name).map(|(_, noun)| *noun)
}

/// An error of a whole file.
fn file_error(code: &'static str, message: impl Into<String>) -> Problem {
    Problem::error("", code, message)
}
