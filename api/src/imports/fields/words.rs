//! Words of closed vocabularies.

use serde_json::Value;

use super::values::plain;
use super::{Cell, Fields};
use crate::imports::problem::quote;

/// A closed vocabulary of the contract.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary<T: 'static> {
    words: &'static [&'static str],
    parse: fn(&str) -> Option<T>,
}

/// The vocabulary of a word type of the contract.
macro_rules! vocabulary {
    ($word:ty) => {
        $crate::imports::fields::Vocabulary::of(<$word>::WORDS, <$word>::parse)
    };
}
pub(crate) use vocabulary;

impl<T> Vocabulary<T> {
    /// From the parts of a word type.
    #[must_use]
    pub const fn of(words: &'static [&'static str], parse: fn(&str) -> Option<T>) -> Self {
        Self { words, parse }
    }

    fn read(&self, text: &str) -> Option<T> {
        (self.parse)(&text.trim().to_lowercase())
    }

    fn complaint(&self, written: &str) -> String {
        format!("{} is not one of its words: {}", quote(written), self.words.join(", "))
    }
}

impl Fields<'_> {
    /// A word; empty stands for `default`.
    pub fn word<T>(&mut self, name: &str, words: &Vocabulary<T>, default: T, into: &mut T) {
        match self.cell(name) {
            Cell::Absent => {}
            Cell::Empty => *into = default,
            Cell::Value(value) => {
                let written = plain(value).unwrap_or_default();
                match words.read(&written) {
                    Some(word) => *into = word,
                    None => self.error(name, "unknown_word", words.complaint(&written)),
                }
            }
        }
    }

    /// A word that may be missing.
    pub fn optional_word<T>(&mut self, name: &str, words: &Vocabulary<T>, into: &mut Option<T>) {
        match self.cell(name) {
            Cell::Absent => {}
            Cell::Empty => *into = None,
            Cell::Value(value) => {
                let written = plain(value).unwrap_or_default();
                match words.read(&written) {
                    Some(word) => *into = Some(word),
                    None => self.error(name, "unknown_word", words.complaint(&written)),
                }
            }
        }
    }

    /// A list of words.
    pub fn words<T: PartialEq>(&mut self, name: &str, words: &Vocabulary<T>, into: &mut Vec<T>) {
        self.each(name, into, |fields, item| {
            let written = item.as_str().unwrap_or_default();
            let word = words.read(written);
            if word.is_none() {
                fields.error(name, "unknown_word", words.complaint(written));
            }
            word
        });
    }

    /// A list, item by item; what stands in it twice is taken once, with a notice.
    pub(super) fn each<T: PartialEq>(
        &mut self,
        name: &str,
        into: &mut Vec<T>,
        mut read: impl FnMut(&mut Self, &Value) -> Option<T>,
    ) {
        let items = match self.cell(name) {
            Cell::Absent => return,
            Cell::Empty => &[],
            Cell::Value(Value::Array(items)) => items.as_slice(),
            Cell::Value(_) => {
                self.error(name, "wrong_type", format!("`{name}` must be a list"));
                return;
            }
        };
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            match read(self, item) {
                Some(value) if list.contains(&value) => {
                    let twice = plain(item).map_or_else(String::new, |text| format!(" ({})", quote(&text)));
                    self.notice(
                        name,
                        "repeated",
                        format!("`{name}` names the same twice{twice}; it is taken once"),
                    );
                }
                Some(value) => list.push(value),
                None => {}
            }
        }
        *into = list;
    }
}
