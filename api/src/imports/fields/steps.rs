//! Steps of a page, and who looks after it.

use porta_contract::{Noun, Role};

use super::parts::Keys;
use super::{Cell, Fields};
use crate::catalog::check::limits;
use crate::catalog::page::{LEADS_TO, Owner, Step, step_key};
use crate::imports::problem::quote;

impl Keys for Step {
    const KEYS: &'static [&'static str] = &["key", "record", "url"];
}

impl Fields<'_> {
    /// Steps of a page: a list of objects.
    pub fn steps(&mut self, into: &mut Vec<Step>) {
        let mut keys: Vec<String> = Vec::new();
        self.objects("steps", into, |fields| {
            let mut step = Step {
                key: String::new(),
                record: None,
                url: None,
            };
            fields.required("key", limits::STEP_KEY, &mut step.key);
            if !step.key.is_empty() {
                fields.passed("key", step_key(&step.key, keys.contains(&step.key)));
                keys.push(step.key.clone());
            }
            fields.text("record", limits::TITLE, &mut step.record);
            if let Some(record) = &step.record {
                fields.leads_to(record);
            }
            fields.website("url", &mut step.url);
            step
        });
        if into.len() > limits::STEPS {
            self.error("steps", "too_long", format!("a page may have {} steps", limits::STEPS));
        }
    }

    /// A record as `noun:slug`, in the same import or in the city.
    fn leads_to(&mut self, record: &str) {
        let references = self.context.references;
        let found = record.split_once(':').and_then(|(noun, slug)| {
            let noun = Noun::parse(noun).filter(|noun| LEADS_TO.contains(noun))?;
            references.find(noun, slug)
        });
        if found.is_none() {
            let nouns = LEADS_TO.map(Noun::as_str).join(", ");
            let message = format!(
                "there is no record {}; write noun:slug with one of {nouns}, such as offer:cafe-welcome",
                quote(record)
            );
            self.error("record", "unknown_reference", message);
        }
    }

    /// Who of the staff looks after a page: a role. An account is named in the pages of the staff only.
    pub fn owner(&mut self, into: &mut Option<Owner>) {
        let name = "owner";
        match self.cell(name) {
            Cell::Absent => {}
            Cell::Empty => *into = None,
            Cell::Value(value) => {
                let role = value.as_str().and_then(Role::parse);
                match role.filter(|role| *role != Role::ProviderMember) {
                    Some(role) => *into = Some(Owner::Role(role)),
                    None => {
                        let message = "`owner` must be administrator, city_administrator or editor";
                        self.error(name, "unknown_word", message);
                    }
                }
            }
        }
    }
}
