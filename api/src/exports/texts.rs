//! Texts, freshness and what all records have in common, for the export.

use std::collections::{BTreeMap, HashMap};

use porta_contract::{Noun, TextState};

use super::shape;
use super::{Scope, select::Held};
use crate::catalog::freshness::Freshness;
use crate::catalog::record::Record;
use crate::catalog::text::Text;

/// What is looked up for every record.
pub struct Lookup<'a> {
    names: HashMap<&'a str, &'a str>,
    legacy: HashMap<(Noun, &'a str), Vec<String>>,
    scope: Scope,
}

impl<'a> Lookup<'a> {
    /// Of all records that leave.
    pub fn of(held: &'a Held, scope: Scope) -> Self {
        let mut names = HashMap::new();
        add(&mut names, &held.districts, scope);
        add(&mut names, &held.categories, scope);
        add(&mut names, &held.providers, scope);
        add(&mut names, &held.locations, scope);
        add(&mut names, &held.offers, scope);
        add(&mut names, &held.pages, scope);
        add(&mut names, &held.topics, scope);
        let mut legacy: HashMap<(Noun, &str), Vec<String>> = HashMap::new();
        for address in held.addresses.iter().filter(|address| address.legacy) {
            legacy
                .entry((address.noun, &address.record))
                .or_default()
                .push(address.address.clone());
        }
        Self { names, legacy, scope }
    }

    /// How the file names a record: by its external id, where that leaves, else by its slug.
    pub fn name(&self, id: &str) -> String {
        self.names.get(id).copied().unwrap_or_default().to_owned()
    }

    /// True when it is for staff.
    pub fn is_for_staff(&self) -> bool {
        self.scope >= Scope::Drafts
    }

    /// What all records have in common.
    pub fn common<R: Record>(&self, record: &R) -> shape::Common {
        let staff = self.scope >= Scope::Drafts;
        let mut legacy = self.legacy.get(&(R::NOUN, record.id())).cloned().unwrap_or_default();
        legacy.sort();
        shape::Common {
            external_id: record.meta().external_id.clone().filter(|_| staff),
            slug: record.slug().to_owned(),
            provenance: if staff {
                record.meta().provenance.clone()
            } else {
                BTreeMap::new()
            },
            legacy_addresses: legacy,
        }
    }
}

fn add<'a, R: Record>(names: &mut HashMap<&'a str, &'a str>, records: &'a [R], scope: Scope) {
    for record in records {
        let external_id = record.meta().external_id.as_deref().filter(|_| scope >= Scope::Drafts);
        names.insert(record.id(), external_id.unwrap_or_else(|| record.slug()));
    }
}

/// Texts by language.
pub fn texts(texts: &[Text], source_lang: &str, version: i64) -> BTreeMap<String, shape::Text> {
    let shape = |text: &Text| shape::Text {
        title: text.title.clone(),
        summary: text.summary.clone(),
        description: text.description.clone(),
        notes: text.notes.clone(),
        origin: Some(text.origin),
        outdated: text.state(source_lang, version) == TextState::Outdated,
    };
    texts.iter().map(|text| (text.lang.clone(), shape(text))).collect()
}

/// How current it is; nothing when nobody ever confirmed it.
pub fn freshness(freshness: &Freshness) -> Option<shape::Freshness> {
    freshness.confirmed_at.map(|confirmed_at| shape::Freshness {
        confirmed_at: Some(confirmed_at),
        confirmed_by: freshness.confirmed_by,
        due_at: freshness.due_at,
    })
}
