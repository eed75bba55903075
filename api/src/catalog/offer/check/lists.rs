//! Lists: categories, ways in and ways to register.

use porta_contract::{Access, Contact};

use super::Check;
use crate::catalog::check::Fault;
use crate::catalog::ids::CategoryId;
use crate::catalog::writing::sheet::{field, unknown};

impl Check<'_, '_> {
    pub(super) fn categories(&mut self, names: Vec<String>) -> Vec<CategoryId> {
        if names.is_empty() {
            let message = "`categories` must name one category at least, the main one first";
            self.sheet.error(&field("categories"), Fault::new("missing", message));
        }
        let references = self.references;
        self.sheet.each("categories", names, |name| {
            let found = references.categories.get(&name).cloned();
            found.ok_or_else(|| unknown("category", &name))
        })
    }

    pub(super) fn access(&mut self, words: Vec<Access>) -> Vec<Access> {
        self.sheet.words("access", words, Access::Unrecognised)
    }

    pub(super) fn contact_by(&mut self, words: Vec<Contact>) -> Vec<Contact> {
        self.sheet.words("contact_by", words, Contact::Unrecognised)
    }
}
