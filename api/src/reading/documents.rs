//! What the search is told of a city: one document a record, and the words that staff keep.

mod information;
mod vocabulary;

use std::sync::Arc;

use porta_contract::{CapacityState, NeedState, Noun};

use information::{fact, page};
pub use vocabulary::vocabulary;

use super::directory::{Directory, EventRow, LocationRow, NeedRow, OfferRow, ProviderRow, ResponsibilityRow};
use super::search::{self, DocumentText, SearchDocument};
use super::source::{Source, Touched};
use crate::catalog::article::Article;
use crate::catalog::category::Category;
use crate::catalog::district::District;
use crate::catalog::ids::{Id, LocationId, ProviderId};
use crate::catalog::provider::Provider;
use crate::catalog::text::Text;

/// The handle by which the search names a record: the same on every node and after every start.
#[must_use]
pub fn handle(id: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(id.as_bytes())
}

/// True when labels or synonyms changed, so that every document has to be read anew.
#[must_use]
pub fn changes_words(touched: &Touched) -> bool {
    [Noun::Category, Noun::Topic, Noun::District, Noun::City]
        .iter()
        .any(|noun| touched.any(*noun))
}

/// Every document of a city.
pub fn all(directory: &Directory) -> impl Iterator<Item = SearchDocument> {
    let offers = directory.all_offers().map(|row| offer(row, directory));
    let providers = directory.providers.iter().map(|row| provider(row));
    let events = directory.events.iter().map(|row| event(row));
    let needs = directory.needs.iter().map(|row| need(row));
    let districts = directory.districts.iter().map(|one| district(one, directory));
    let categories = directory.categories.all.iter().map(|one| category(one));
    let articles = directory.articles.iter().map(|one| article(one, directory));
    let responsibilities = directory.responsibilities.iter().map(|row| responsibility(row));
    let pages = directory.pages.all.iter().map(|row| page(&row.page));
    let facts = directory.facts.iter().map(|one| fact(one, directory));
    let entries = offers
        .chain(providers)
        .chain(events)
        .chain(articles)
        .chain(needs)
        .chain(responsibilities);
    entries.chain(districts).chain(categories).chain(pages).chain(facts)
}

/// Records whose documents a change reaches: those that were touched, and what names them: offers, events and needs by their
/// provider or place, providers by their place, responsibilities by their offices. Asked of the records before a change and after it, so that nothing of what was stays.
#[must_use]
pub fn reached(source: &Source, touched: &Touched) -> Touched {
    let mut reached = Touched::default();
    reached.join(touched);
    let named = |provider: &ProviderId| touched.has(Noun::Provider, provider.as_str());
    let placed = |location: &LocationId| touched.has(Noun::Location, location.as_str());
    if touched.any(Noun::Provider) || touched.any(Noun::Location) {
        for offer in source.offers.values() {
            if named(&offer.provider) || offer.locations.iter().any(placed) {
                reached.add(Noun::Offer, offer.id.as_str());
            }
        }
        for event in source.events.values() {
            if named(&event.provider) || event.location.as_ref().is_some_and(placed) {
                reached.add(Noun::Event, event.id.as_str());
            }
        }
        for record in source.responsibilities.values() {
            if record.providers().any(named) {
                reached.add(Noun::Responsibility, record.id.as_str());
            }
        }
    }
    if touched.any(Noun::Provider) {
        for need in source.needs.values().filter(|need| named(&need.provider)) {
            reached.add(Noun::Need, need.id.as_str());
        }
    }
    for id in touched.ids(Noun::Location) {
        if let Some(location) = source.locations.get(&LocationId::from(id)) {
            reached.add(Noun::Provider, location.provider.as_str());
        }
    }
    reached
}

/// Documents to put in place, and ids to take out, after a change that reached these records.
#[must_use]
pub fn changed(directory: &Directory, reached: &Touched) -> (Vec<SearchDocument>, Vec<String>) {
    let offers = directory
        .all_offers()
        .filter(|row| reached.has(Noun::Offer, row.id()))
        .map(|row| offer(row, directory));
    let providers = directory
        .providers
        .iter()
        .filter(|row| reached.has(Noun::Provider, row.provider.id.as_str()))
        .map(|row| provider(row));
    let events = directory
        .events
        .iter()
        .filter(|row| reached.has(Noun::Event, row.event.id.as_str()))
        .map(|row| event(row));
    let articles = directory
        .articles
        .iter()
        .filter(|one| reached.has(Noun::Article, one.id.as_str()))
        .map(|one| article(one, directory));
    let needs = directory
        .needs
        .iter()
        .filter(|row| reached.has(Noun::Need, row.need.id.as_str()))
        .map(|row| need(row));
    let responsibilities = directory
        .responsibilities
        .iter()
        .filter(|row| reached.has(Noun::Responsibility, row.record.id.as_str()))
        .map(|row| responsibility(row));
    let pages = directory.pages.all.iter();
    let pages = pages
        .filter(|row| reached.has(Noun::Page, row.page.id.as_str()))
        .map(|row| page(&row.page));
    let facts = directory
        .facts
        .iter()
        .filter(|one| reached.has(Noun::Fact, one.id.as_str()))
        .map(|one| fact(one, directory));
    let upserts: Vec<SearchDocument> = offers
        .chain(providers)
        .chain(events)
        .chain(articles)
        .chain(needs)
        .chain(responsibilities)
        .chain(pages)
        .chain(facts)
        .collect();
    let known: std::collections::HashSet<&str> = upserts.iter().map(|document| document.id.as_str()).collect();
    let candidates = [
        Noun::Offer,
        Noun::Provider,
        Noun::Event,
        Noun::Article,
        Noun::Need,
        Noun::Responsibility,
        Noun::Page,
        Noun::Fact,
    ]
    .map(|noun| reached.ids(noun));
    let deletes = candidates
        .into_iter()
        .flatten()
        .filter(|id| !known.contains(id.as_str()));
    let deletes = deletes.collect();
    (upserts, deletes)
}

fn texts(texts: &[Text], source_lang: &str) -> Vec<DocumentText> {
    let mut all: Vec<&Text> = texts.iter().collect();
    all.sort_by_key(|text| text.lang != source_lang);
    all.into_iter()
        .map(|text| DocumentText {
            lang: text.lang.clone(),
            title: text.title.clone(),
            summary: text.summary.clone(),
            body: text.description.clone(),
        })
        .collect()
}

fn place_names(locations: &[Arc<LocationRow>], names: &mut Vec<String>) {
    for row in locations {
        names.extend(
            row.location
                .texts
                .iter()
                .map(|text| text.title.clone())
                .filter(|name| !name.is_empty()),
        );
        names.extend(row.location.street.clone());
        names.extend(row.district.iter().flat_map(|district| district.parts.iter().cloned()));
    }
    names.dedup();
}

fn provider_name(provider: &Provider) -> Option<String> {
    let source = provider.texts.iter().find(|text| text.lang == provider.source_lang);
    source.or_else(|| provider.texts.first()).map(|text| text.title.clone())
}

fn offer(row: &OfferRow, directory: &Directory) -> SearchDocument {
    let mut names: Vec<String> = provider_name(&row.provider).into_iter().collect();
    place_names(&row.locations, &mut names);
    let known = row
        .offer
        .categories
        .iter()
        .filter_map(|id| directory.categories.get(id));
    SearchDocument {
        noun: search::Noun::Offer,
        id: row.id().to_owned(),
        slug: row.offer.slug.clone(),
        texts: texts(&row.offer.texts, &row.offer.source_lang),
        names,
        categories: known.map(|category| category.slug.clone()).collect(),
        district: row
            .locations
            .iter()
            .find_map(|one| one.district.as_ref())
            .map(|one| one.name.clone()),
        target_groups: row.offer.target_groups.clone(),
        spoken: row.offer.languages.clone(),
        closed: row.offer.capacity.state == CapacityState::Closed,
        slot: handle(row.id()),
    }
}

fn provider(row: &ProviderRow) -> SearchDocument {
    let mut names = Vec::new();
    place_names(&row.locations, &mut names);
    SearchDocument {
        noun: search::Noun::Provider,
        id: row.provider.id.to_string(),
        slug: row.provider.slug.clone(),
        texts: texts(&row.provider.texts, &row.provider.source_lang),
        names,
        categories: Vec::new(),
        district: row
            .locations
            .iter()
            .find_map(|one| one.district.as_ref())
            .map(|one| one.name.clone()),
        target_groups: Vec::new(),
        spoken: row.provider.languages.clone(),
        closed: false,
        slot: handle(row.provider.id.as_str()),
    }
}

fn event(row: &EventRow) -> SearchDocument {
    let mut names: Vec<String> = provider_name(&row.provider).into_iter().collect();
    names.extend(row.event.place.clone());
    let places: Vec<Arc<LocationRow>> = row.location.iter().cloned().collect();
    place_names(&places, &mut names);
    SearchDocument {
        noun: search::Noun::Event,
        id: row.event.id.to_string(),
        slug: row.event.slug.clone(),
        texts: texts(&row.event.texts, &row.event.source_lang),
        names,
        categories: Vec::new(),
        district: places
            .iter()
            .find_map(|one| one.district.as_ref())
            .map(|one| one.name.clone()),
        target_groups: row.event.target_groups.clone(),
        spoken: Vec::new(),
        closed: false,
        slot: handle(row.event.id.as_str()),
    }
}

fn article(article: &Article, directory: &Directory) -> SearchDocument {
    let known = article.categories.iter().filter_map(|id| directory.categories.get(id));
    SearchDocument {
        noun: search::Noun::Article,
        id: article.id.to_string(),
        slug: article.slug.clone(),
        texts: texts(&article.texts, &article.source_lang),
        names: Vec::new(),
        categories: known.map(|category| category.slug.clone()).collect(),
        district: None,
        target_groups: Vec::new(),
        spoken: Vec::new(),
        closed: false,
        slot: handle(article.id.as_str()),
    }
}

fn need(row: &NeedRow) -> SearchDocument {
    let need = &row.need;
    let mut texts = texts(&need.texts, &need.source_lang);
    for text in &mut texts {
        let own = need.texts.iter().find(|own| own.lang == text.lang);
        for note in own.iter().flat_map(|own| own.notes.values()) {
            text.body = format!("{}\n\n{note}", text.body);
        }
    }
    SearchDocument {
        noun: search::Noun::Need,
        id: need.id.to_string(),
        slug: need.slug.clone(),
        texts,
        names: provider_name(&row.provider).into_iter().collect(),
        categories: Vec::new(),
        district: row.district.as_ref().map(|one| one.name.clone()),
        target_groups: Vec::new(),
        spoken: need.languages.clone(),
        closed: need.state == NeedState::Fulfilled,
        slot: handle(need.id.as_str()),
    }
}

fn responsibility(row: &ResponsibilityRow) -> SearchDocument {
    let offices = row.offices.iter().map(|office| &office.provider);
    SearchDocument {
        noun: search::Noun::Responsibility,
        id: row.record.id.to_string(),
        slug: row.record.slug.clone(),
        texts: texts(&row.record.texts, &row.record.source_lang),
        names: offices.filter_map(|provider| provider_name(provider)).collect(),
        categories: Vec::new(),
        district: None,
        target_groups: Vec::new(),
        spoken: Vec::new(),
        closed: false,
        slot: handle(row.record.id.as_str()),
    }
}

fn district(district: &District, directory: &Directory) -> SearchDocument {
    let own = directory.languages.first().cloned().unwrap_or_default();
    let text = DocumentText {
        lang: own,
        title: district.name.clone(),
        ..DocumentText::default()
    };
    SearchDocument {
        noun: search::Noun::District,
        id: district.id.to_string(),
        slug: district.slug.clone(),
        texts: vec![text],
        names: district.parts.clone(),
        categories: Vec::new(),
        district: Some(district.name.clone()),
        target_groups: Vec::new(),
        spoken: Vec::new(),
        closed: false,
        slot: handle(district.id.as_str()),
    }
}

fn category(category: &Category) -> SearchDocument {
    SearchDocument {
        noun: search::Noun::Category,
        id: category.id.to_string(),
        slug: category.slug.clone(),
        texts: texts(&category.texts, &category.source_lang),
        names: Vec::new(),
        categories: vec![category.slug.clone()],
        district: None,
        target_groups: Vec::new(),
        spoken: Vec::new(),
        closed: false,
        slot: handle(category.id.as_str()),
    }
}
