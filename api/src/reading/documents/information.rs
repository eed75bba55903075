//! Pages and series of figures as the search sees them.

use super::{handle, texts};
use crate::catalog::fact::{Fact, UNIT};
use crate::catalog::ids::Id;
use crate::catalog::page::{Page, step_note};
use crate::reading::directory::Directory;
use crate::reading::search::{self, SearchDocument};

/// A page, with the words of its steps.
pub(super) fn page(page: &Page) -> SearchDocument {
    let notes: Vec<String> = page.steps.iter().map(|step| step_note(&step.key)).collect();
    let mut texts = texts(&page.texts, &page.source_lang);
    for text in &mut texts {
        let own = page.texts.iter().find(|own| own.lang == text.lang);
        for words in own
            .into_iter()
            .flat_map(|own| notes.iter().filter_map(|note| own.notes.get(note)))
        {
            text.body.push('\n');
            text.body.push_str(words);
        }
    }
    SearchDocument {
        noun: search::Noun::Page,
        id: page.id.to_string(),
        slug: page.slug.clone(),
        texts,
        names: Vec::new(),
        categories: Vec::new(),
        district: None,
        target_groups: page.target_groups.clone(),
        spoken: Vec::new(),
        closed: false,
        slot: handle(page.id.as_str()),
    }
}

/// A series of figures, with its unit.
pub(super) fn fact(fact: &Fact, directory: &Directory) -> SearchDocument {
    let mut texts = texts(&fact.texts, &fact.source_lang);
    for text in &mut texts {
        let own = fact.texts.iter().find(|own| own.lang == text.lang);
        if let Some(unit) = own.and_then(|own| own.notes.get(UNIT)) {
            text.body.push('\n');
            text.body.push_str(unit);
        }
    }
    let district = fact.district.as_ref().and_then(|id| directory.district_by_id(id));
    SearchDocument {
        noun: search::Noun::Fact,
        id: fact.id.to_string(),
        slug: fact.slug.clone(),
        texts,
        names: Vec::new(),
        categories: Vec::new(),
        district: district.map(|district| district.name.clone()),
        target_groups: Vec::new(),
        spoken: Vec::new(),
        closed: false,
        slot: handle(fact.id.as_str()),
    }
}
