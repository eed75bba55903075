//! A row as it was read: fields by name, and where it stands.

use porta_contract::Noun;
use serde_json::{Map, Value};

use crate::imports::place::Place;
use crate::imports::problem::Problem;
use crate::imports::report::FileReport;

/// A row as it was read. An absent field leaves what is stored; `null` and an empty cell clear it.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it describes.
    pub noun: Noun,
    /// Where it stands.
    pub place: Place,
    /// Its fields.
    pub fields: Map<String, Value>,
    /// What was wrong already when it was read.
    pub problems: Vec<Problem>,
}

impl Row {
    /// A field as text, if it is one: for keys and names.
    pub fn text(&self, field: &str) -> Option<String> {
        match self.fields.get(field)? {
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// What a reader knows the row by: its external id, else its slug.
    pub fn key(&self) -> String {
        self.text("external_id")
            .or_else(|| self.text("slug"))
            .unwrap_or_default()
    }
}

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Contents {
    /// The city, if a file describes it.
    pub cities: Vec<Row>,
    /// Records.
    pub rows: Vec<Row>,
    /// Rows of sheets whose rows belong into another row: hours, closures, overrides, steps and figures.
    pub children: Vec<Child>,
    /// What each file was.
    pub files: Vec<FileReport>,
}

/// A row that belongs into another one.
#[derive(Debug)]
pub struct Child {
    /// Noun of the other row.
    pub parent: Noun,
    /// Its field.
    pub field: &'static str,
    /// Column that names it.
    pub key: &'static str,
    /// The row itself.
    pub row: Row,
}
