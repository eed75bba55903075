//! What is chosen in the form.

use std::collections::BTreeMap;

use porta_contract::{Noun, Rhythm, Subscription};

use crate::pages::form::Form;

/// Keys of what is wrong, by field.
pub(super) type Wrong = BTreeMap<&'static str, &'static str>;

/// What is chosen.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub nouns: Vec<Noun>,
    pub categories: Vec<String>,
    pub districts: Vec<String>,
    pub languages: Vec<String>,
    pub rhythm: Rhythm,
}

impl Chosen {
    /// Before anybody has chosen: everything, once a week.
    pub fn usual(possible: &[Noun]) -> Self {
        Self {
            nouns: possible.to_vec(),
            categories: Vec::new(),
            districts: Vec::new(),
            languages: Vec::new(),
            rhythm: Rhythm::Weekly,
        }
    }

    /// As it was sent.
    pub fn read(form: &Form) -> Self {
        let all = |name: &str| -> Vec<String> { form.all(name).map(str::to_owned).collect() };
        Self {
            nouns: form.all("nouns").filter_map(Noun::parse).collect(),
            categories: all("categories"),
            districts: all("districts"),
            languages: all("languages"),
            rhythm: form.get("rhythm").and_then(Rhythm::parse).unwrap_or(Rhythm::Weekly),
        }
    }

    /// What can be seen to be wrong without the API.
    pub fn faults(&self) -> Wrong {
        let mut wrong = Wrong::new();
        if self.nouns.is_empty() {
            wrong.insert("nouns", "subscribe-error-nouns");
        }
        wrong
    }
}

impl From<&Subscription> for Chosen {
    fn from(one: &Subscription) -> Self {
        Self {
            nouns: one.nouns.clone(),
            categories: one.categories.clone(),
            districts: one.districts.clone(),
            languages: one.languages.clone(),
            rhythm: one.rhythm,
        }
    }
}
