//! Fields of a row, read onto the record they describe: absent leaves a value, empty clears it, bad ones are problems.

mod closures;
mod links;
mod lists;
mod offices;
mod parts;
mod pictures;
mod points;
mod steps;
mod texts;
mod values;
mod words;

use chrono::NaiveDate;
use serde_json::{Map, Value};

pub use texts::TextsOf;
pub use words::Vocabulary;
pub(crate) use words::vocabulary;

use super::problem::Problem;
use super::references::References;
use crate::catalog::check::Rules as Checks;
use crate::catalog::check::{self, Fault};
use crate::catalog::city::City;

/// What fields are checked against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The city.
    pub city: &'a City,
    /// Grammars.
    pub checks: Checks,
    /// What records may refer to.
    pub references: &'a References,
}

/// What came of reading a row.
#[derive(Debug, Default)]
pub struct Found {
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// Ids of records of this import that must be written too.
    pub needs: Vec<String>,
}

/// The fields of a row, or of an object in one.
#[derive(Debug)]
pub struct Fields<'a> {
    map: &'a Map<String, Value>,
    prefix: String,
    /// What they are checked against.
    pub context: Context<'a>,
    /// What came of it so far.
    pub found: Found,
}

/// A field as it stands in the row.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cell<'a> {
    /// Not there: what is stored stays.
    Absent,
    /// `null`, or nothing but blanks: what is stored is cleared.
    Empty,
    /// Something.
    Value(&'a Value),
}

impl<'a> Fields<'a> {
    /// The fields of a row.
    #[must_use]
    pub fn new(map: &'a Map<String, Value>, context: Context<'a>) -> Self {
        Self {
            map,
            prefix: String::new(),
            context,
            found: Found::default(),
        }
    }

    /// A field.
    pub(crate) fn cell(&self, name: &str) -> Cell<'a> {
        match self.map.get(name) {
            None => Cell::Absent,
            Some(Value::Null) => Cell::Empty,
            Some(Value::String(text)) if text.trim().is_empty() => Cell::Empty,
            Some(value) => Cell::Value(value),
        }
    }

    /// Notes an error in a field.
    pub fn error(&mut self, name: &str, code: &'static str, message: impl Into<String>) {
        let field = format!("{}{name}", self.prefix);
        self.found.problems.push(Problem::error(field, code, message));
    }

    /// Notes something that somebody should know of a field.
    pub fn notice(&mut self, name: &str, code: &'static str, message: impl Into<String>) {
        let field = format!("{}{name}", self.prefix);
        self.found.problems.push(Problem::notice(field, code, message));
    }

    /// Notes that a field must be there.
    pub fn missing(&mut self, name: &str) {
        self.error(name, "missing", format!("`{name}` must be given"));
    }

    /// Reads an object inside this one; fields that nobody knows are named.
    pub(crate) fn inside<T>(
        &mut self,
        name: &str,
        map: &'a Map<String, Value>,
        known: &[&str],
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let mut inner = Self {
            map,
            prefix: format!("{}{name}.", self.prefix),
            context: self.context,
            found: std::mem::take(&mut self.found),
        };
        for key in map.keys().filter(|key| !known.contains(&key.as_str())) {
            let message = format!("`{key}` is ignored; known are {}", known.join(", "));
            inner.notice(key, "unknown_field", message);
        }
        let value = read(&mut inner);
        self.found = inner.found;
        value
    }

    /// Notes what a check found; gives what it let pass.
    pub(crate) fn passed<T>(&mut self, name: &str, checked: Result<T, Fault>) -> Option<T> {
        checked
            .map_err(|fault| self.error(name, fault.code, fault.message))
            .ok()
    }

    /// Two days in order.
    pub fn in_order(&mut self, first: (&str, Option<NaiveDate>), second: (&str, Option<NaiveDate>)) {
        self.passed(second.0, check::in_order(first, second));
    }
}
