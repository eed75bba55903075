//! Lists: categories, target groups, ways in and ways to register.

use porta_contract::{Access, Contact, TargetGroup};

use super::{Check, field, unknown};
use crate::catalog::check::{Fault, limits, quote};
use crate::catalog::ids::CategoryId;

impl Check<'_> {
    /// Reads a list entry by entry; an entry that is wrong or stands in it twice is named by its place.
    pub(super) fn each<S, T: PartialEq>(
        &mut self,
        name: &str,
        items: Vec<S>,
        read: impl Fn(&Self, S) -> Result<T, Fault>,
    ) -> Vec<T> {
        let at = field(name);
        if items.len() > limits::LIST {
            let message = format!("`{name}` may hold {} entries", limits::LIST);
            self.error(&at, Fault::new("too_long", message));
            return Vec::new();
        }
        let mut list = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            let read = read(self, item).and_then(|value| {
                if list.contains(&value) {
                    let message = format!("`{name}` names the same twice; leave one out");
                    return Err(Fault::new("repeated", message));
                }
                Ok(value)
            });
            list.extend(self.passed(&at.entry(index), read));
        }
        list
    }

    pub(super) fn categories(&mut self, names: Vec<String>) -> Vec<CategoryId> {
        if names.is_empty() {
            let message = "`categories` must name one category at least, the main one first";
            self.error(&field("categories"), Fault::new("missing", message));
        }
        let references = self.around.references;
        self.each("categories", names, |_, name| {
            let found = references.categories.get(&name).cloned();
            found.ok_or_else(|| unknown("category", &name))
        })
    }

    pub(super) fn target_groups(&mut self, groups: Vec<String>) -> Vec<String> {
        self.each("target_groups", groups, |_, group| {
            let known = TargetGroup::parse(&group).map(|group| group.as_str().to_owned());
            known.ok_or_else(|| unknown_word(Some(&group), TargetGroup::WORDS))
        })
    }

    pub(super) fn access(&mut self, words: Vec<Access>) -> Vec<Access> {
        self.each("access", words, |_, one| word(one, Access::Unrecognised, Access::WORDS))
    }

    pub(super) fn contact_by(&mut self, words: Vec<Contact>) -> Vec<Contact> {
        self.each("contact_by", words, |_, one| {
            word(one, Contact::Unrecognised, Contact::WORDS)
        })
    }
}

/// A word of a vocabulary; what the contract does not know comes as its word for that.
pub(super) fn word<T: Copy + PartialEq>(word: T, unrecognised: T, words: &[&str]) -> Result<T, Fault> {
    if word == unrecognised {
        Err(unknown_word(None, words))
    } else {
        Ok(word)
    }
}

fn unknown_word(written: Option<&str>, words: &[&str]) -> Fault {
    let written = written.map_or_else(|| "this".to_owned(), quote);
    let message = format!(
        "{written} is not one of the words that stand here: {}",
        words.join(", ")
    );
    Fault::new("unknown_word", message)
}
