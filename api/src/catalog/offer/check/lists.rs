//! Lists: categories, target groups, ways in and ways to register.

use porta_contract::{Access, Contact, TargetGroup};

use super::Check;
use crate::catalog::check::Fault;
use crate::catalog::ids::CategoryId;
use crate::catalog::writing::sheet::{field, unknown, unknown_word, word};

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

    pub(super) fn target_groups(&mut self, groups: Vec<String>) -> Vec<String> {
        self.sheet.each("target_groups", groups, |group| {
            let known = TargetGroup::parse(&group).map(|group| group.as_str().to_owned());
            known.ok_or_else(|| unknown_word(Some(&group), TargetGroup::WORDS))
        })
    }

    pub(super) fn access(&mut self, words: Vec<Access>) -> Vec<Access> {
        let read = |one| word(one, Access::Unrecognised, Access::WORDS);
        self.sheet.each("access", words, read)
    }

    pub(super) fn contact_by(&mut self, words: Vec<Contact>) -> Vec<Contact> {
        let read = |one| word(one, Contact::Unrecognised, Contact::WORDS);
        self.sheet.each("contact_by", words, read)
    }
}
