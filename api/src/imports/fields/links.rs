//! References to other records, by external id, slug or id.

use porta_contract::Noun;

use super::values::plain;
use super::{Cell, Fields};
use crate::imports::problem::quote;

impl Fields<'_> {
    /// A reference that may be missing.
    pub fn link<T: for<'t> From<&'t str>>(&mut self, name: &str, noun: Noun, into: &mut Option<T>) {
        match self.cell(name) {
            Cell::Absent => {}
            Cell::Empty => *into = None,
            Cell::Value(value) => {
                if let Some(id) = self.find(name, noun, &plain(value).unwrap_or_default()) {
                    *into = Some(T::from(id.as_str()));
                }
            }
        }
    }

    /// A reference that must be there.
    pub fn required_link<T: for<'t> From<&'t str> + crate::spine::ids::Id>(
        &mut self,
        name: &str,
        noun: Noun,
        into: &mut T,
    ) {
        let before = self.found.problems.len();
        let mut link = Some(into.clone()).filter(|id| !id.as_str().is_empty());
        self.link(name, noun, &mut link);
        match link {
            Some(id) => *into = id,
            None if self.found.problems.len() == before => self.missing(name),
            None => {}
        }
    }

    /// A list of references.
    pub fn links<T: for<'t> From<&'t str> + PartialEq>(&mut self, name: &str, noun: Noun, into: &mut Vec<T>) {
        self.each(name, into, |fields, item| {
            let text = plain(item).unwrap_or_default();
            fields.find(name, noun, &text).map(|id| T::from(id.as_str()))
        });
    }

    /// The id of a record by external id, slug or id; a problem when there is none.
    fn find(&mut self, name: &str, noun: Noun, text: &str) -> Option<String> {
        match self.context.references.find(noun, text) {
            Some(id) => {
                if self.context.references.is_new(id) {
                    self.found.needs.push(id.to_owned());
                }
                Some(id.to_owned())
            }
            None => {
                let message = format!(
                    "there is no {noun} with the external id or slug {}; add it to the import or correct the name",
                    quote(text)
                );
                self.error(name, "unknown_reference", message);
                None
            }
        }
    }
}
