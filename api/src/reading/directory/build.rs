//! From the records of a city to its directory.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use porta_contract::Publication;

use super::item::Belongings;
use super::{Directory, EventRow, Index, LocationRow, Names, NeedRow, OfferRow, Order, ProviderRow, Tree, sort_key};
use crate::catalog::article::Article;
use crate::catalog::category::Category;
use crate::catalog::check::phone;
use crate::catalog::district::District;
use crate::catalog::event::Event;
use crate::catalog::ids::{CategoryId, Id, LocationId, OfferId, ProviderId};
use crate::catalog::location::Location;
use crate::catalog::offer::{HoursSet, Offer};
use crate::catalog::provider::Provider;
use crate::reading::documents::handle;
use crate::reading::facets::FacetHeads;
use crate::reading::facts;
use crate::reading::hours::{Place, Schedule};
use crate::reading::language::Reader;
use crate::reading::occurrences::Recurrence;
use crate::reading::pages::PageTree;
use crate::reading::source::Source;
use crate::spine::calendar::HolidayRegion;

/// Makes parts of a directory from the records of a city. Keeps what rows share: parsed hours, places.
pub(super) struct Builder<'s> {
    pub(super) source: &'s Source,
    schedules: HashMap<String, Option<Arc<Schedule>>>,
    /// Those that have been looked at; `None` for what the public must not see.
    locations: HashMap<LocationId, Option<Arc<LocationRow>>>,
    languages: Arc<[String]>,
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: &'s Source) -> Self {
        let languages = Arc::from(source.city.languages.clone());
        Self {
            source,
            schedules: HashMap::new(),
            locations: HashMap::new(),
            languages,
        }
    }

    fn location(&mut self, id: &LocationId) -> Option<Arc<LocationRow>> {
        if let Some(known) = self.locations.get(id) {
            return known.clone();
        }
        let source = self.source;
        let found = source.locations.get(id).filter(|location| visible(source, location));
        let row = found.map(|location| {
            let district = location.district.as_ref().and_then(|id| source.districts.get(id));
            Arc::new(LocationRow {
                location: Arc::clone(location),
                district: district.cloned(),
            })
        });
        self.locations.insert(id.clone(), row.clone());
        row
    }

    pub(super) fn languages(&self) -> Arc<[String]> {
        Arc::clone(&self.languages)
    }

    /// The row of an offer, if the public may read it.
    pub(super) fn offer_row(&mut self, offer: &Arc<Offer>, tree: &Tree) -> Option<OfferRow> {
        if offer.publication != Publication::Published {
            return None;
        }
        let provider = self.provider(&offer.provider)?;
        let locations = offer.locations.iter().filter_map(|id| self.location(id)).collect();
        let public_hours = public_hours(offer, self.source);
        let schedules = self.schedules_of(offer, &public_hours);
        let successor = offer
            .capacity
            .successor
            .as_ref()
            .and_then(|id| self.source.offers.get(id));
        let successor = successor
            .filter(|next| next.publication == Publication::Published)
            .cloned();
        let languages = self.languages();
        let names = Names {
            categories: tree,
            languages: &languages,
            country: &self.source.city.country,
        };
        let with = Belongings {
            provider,
            locations,
            successor,
            schedules,
            public_hours,
        };
        Some(OfferRow::new(Arc::clone(offer), with, names))
    }

    pub(super) fn provider(&self, id: &ProviderId) -> Option<Arc<Provider>> {
        self.source
            .providers
            .get(id)
            .filter(|one| one.publication == Publication::Published)
            .cloned()
    }

    fn schedules_of(&mut self, offer: &Offer, public: &[usize]) -> Vec<Arc<Schedule>> {
        let sets = public.iter().filter_map(|place| offer.hours.get(*place));
        sets.filter(|set| set.purpose == porta_contract::HoursPurpose::Visit)
            .filter_map(|set| self.schedule(&set.rule))
            .collect()
    }

    /// The rule, read; rows with the same one share it.
    pub(super) fn schedule(&mut self, rule: &str) -> Option<Arc<Schedule>> {
        let parsed = self.schedules.entry(rule.to_owned());
        parsed
            .or_insert_with(|| Schedule::parse(rule).ok().map(Arc::new))
            .clone()
    }

    pub(super) fn tree(&self) -> Tree {
        let mut children: BTreeMap<Option<&CategoryId>, Vec<&Arc<Category>>> = BTreeMap::new();
        for category in self.source.categories.values() {
            children.entry(category.parent.as_ref()).or_default().push(category);
        }
        for siblings in children.values_mut() {
            siblings.sort_by(|a, b| (a.position, &a.slug).cmp(&(b.position, &b.slug)));
        }
        let mut tree = Tree::default();
        let mut waiting: Vec<&Arc<Category>> = children.get(&None).into_iter().flatten().rev().copied().collect();
        while let Some(category) = waiting.pop() {
            let place = tree.all.len();
            tree.by_id.insert(category.id.clone(), place);
            tree.by_slug.insert(category.slug.clone(), place);
            tree.all.push(Arc::clone(category));
            waiting.extend(children.get(&Some(&category.id)).into_iter().flatten().rev());
        }
        tree
    }

    pub(super) fn locations(&mut self) -> Vec<Arc<LocationRow>> {
        let ids = self.source.locations.keys();
        let mut all: Vec<_> = ids.filter_map(|id| self.location(id)).collect();
        all.sort_by(|a, b| a.location.slug.cmp(&b.location.slug));
        all
    }

    pub(super) fn providers(&mut self) -> Vec<Arc<ProviderRow>> {
        let mut places: HashMap<ProviderId, Vec<Arc<LocationRow>>> = HashMap::new();
        for row in self.locations().into_iter().filter(|row| row.location.main) {
            places.entry(row.location.provider.clone()).or_default().push(row);
        }
        let mut counts: HashMap<&ProviderId, u64> = HashMap::new();
        for offer in self
            .source
            .offers
            .values()
            .filter(|one| one.publication == Publication::Published)
        {
            *counts.entry(&offer.provider).or_default() += 1;
        }
        let own = Reader::of(&self.languages, 0);
        let country = &self.source.city.country;
        let published = self
            .source
            .providers
            .values()
            .filter(|one| one.publication == Publication::Published);
        let mut rows: Vec<_> = published
            .map(|provider| {
                let title = super::item::title(&provider.texts, &own, &provider.source_lang, &provider.slug);
                let locations = places.get(&provider.id).cloned().unwrap_or_default();
                Arc::new(ProviderRow {
                    name: title.to_owned(),
                    sort_key: sort_key(title),
                    phone_uri: provider.phone.as_ref().and_then(|phone| phone::uri(phone, country)),
                    locations,
                    offers: counts.get(&provider.id).copied().unwrap_or_default(),
                    provider: Arc::clone(provider),
                })
            })
            .collect();
        rows.sort_by(|a, b| (&a.sort_key, &a.provider.id).cmp(&(&b.sort_key, &b.provider.id)));
        rows
    }

    /// Closures of providers leave them alone: whether an event takes place during one is its provider's own business.
    pub(super) fn events(&mut self) -> Vec<Arc<EventRow>> {
        let published = self
            .source
            .events
            .values()
            .filter(|one| one.publication == Publication::Published);
        let mut rows: Vec<_> = published
            .filter_map(|event| self.event_row(event).map(Arc::new))
            .collect();
        rows.sort_by(|a, b| a.event.id.cmp(&b.event.id));
        rows
    }

    /// The newest first; of one day, the one that was made last.
    pub(super) fn articles(&self) -> Vec<Arc<Article>> {
        let all = self.source.articles.values();
        let mut published: Vec<_> = all
            .filter(|one| one.publication == Publication::Published)
            .cloned()
            .collect();
        published.sort_by(|a, b| (b.date, &b.id).cmp(&(a.date, &a.id)));
        published
    }

    fn event_row(&mut self, event: &Arc<Event>) -> Option<EventRow> {
        let provider = self.provider(&event.provider)?;
        let location = event.location.as_ref().and_then(|id| self.location(id));
        match Recurrence::of(event, self.source.city.time_zone).check() {
            Ok(series) => Some(EventRow {
                event: Arc::clone(event),
                provider,
                location,
                series,
            }),
            Err(error) => {
                tracing::warn!(event = event.slug, %error, "an event cannot be read and stays out of the directory");
                None
            }
        }
    }

    pub(super) fn needs(&self) -> Vec<Arc<NeedRow>> {
        let own = Reader::of(&self.languages, 0);
        let published = self
            .source
            .needs
            .values()
            .filter(|one| one.publication == Publication::Published);
        let mut rows: Vec<_> = published
            .filter_map(|need| {
                let title = super::item::title(&need.texts, &own, &need.source_lang, &need.slug);
                let district = need.district.as_ref().and_then(|id| self.source.districts.get(id));
                Some(Arc::new(NeedRow {
                    provider: self.provider(&need.provider)?,
                    district: district.cloned(),
                    sort_key: sort_key(title),
                    need: Arc::clone(need),
                }))
            })
            .collect();
        rows.sort_by(|a, b| (&a.sort_key, &a.need.id).cmp(&(&b.sort_key, &b.need.id)));
        rows
    }

    pub(super) fn place(&self) -> Place {
        let city = &self.source.city;
        let region = HolidayRegion::parse(&city.region).unwrap_or(HolidayRegion::De);
        Place::new(city.time_zone, region).at(city.centre.0, city.centre.1)
    }
}

fn visible(source: &Source, location: &Location) -> bool {
    let provider = source.providers.get(&location.provider);
    !location.secret
        && location.publication == Publication::Published
        && provider.is_some_and(|one| one.publication == Publication::Published)
}

/// The sets of hours of an offer that do not belong to a place the public must not know, by place in its list.
fn public_hours(offer: &Offer, source: &Source) -> Vec<usize> {
    let known = |set: &HoursSet| match &set.location {
        None => true,
        Some(id) => source
            .locations
            .get(id)
            .is_some_and(|location| visible(source, location)),
    };
    offer
        .hours
        .iter()
        .enumerate()
        .filter(|(_, set)| known(set))
        .map(|(place, _)| place)
        .collect()
}

/// The successor that an offer names, and the offer.
pub(super) fn follows(row: &OfferRow) -> Option<(OfferId, OfferId)> {
    let successor = row.offer.capacity.successor.clone()?;
    Some((successor, row.offer.id.clone()))
}

impl Directory {
    /// Builds the directory of a city whole.
    #[must_use]
    pub fn build(source: &Source, generation: u64) -> Self {
        let mut builder = Builder::new(source);
        let tree = builder.tree();
        let mut ids: Vec<&OfferId> = source.offers.keys().collect();
        ids.sort_unstable();
        let mut offers = Vec::with_capacity(ids.len());
        let mut slots = HashMap::with_capacity(ids.len());
        let mut handles = HashMap::with_capacity(ids.len());
        let mut index = Index::default();
        for offer in ids.into_iter().filter_map(|id| source.offers.get(id)) {
            if let Some(row) = builder.offer_row(offer, &tree) {
                index.change(offers.len(), None, Some(&row.keys));
                let slot = u32::try_from(offers.len()).unwrap_or(u32::MAX);
                handles.insert(handle(offer.id.as_str()), slot);
                slots.insert(offer.id.clone(), slot);
                offers.push(Some(Arc::new(row)));
            }
        }
        let numbered = (0_u32..)
            .zip(&offers)
            .filter_map(|(slot, row)| row.as_deref().map(|row| (slot, row)));
        let numbered: Vec<(u32, &OfferRow)> = numbered.collect();
        let order = Order::build(source.city.languages.len(), &numbered);
        let followed = offers.iter().flatten().filter_map(|row| follows(row)).collect();
        let mut districts: Vec<_> = source.districts.values().cloned().collect();
        districts.sort_by_cached_key(|one: &Arc<District>| one.sort_key());
        let facet_heads = Arc::new(FacetHeads::new(&tree, &districts, &builder.languages()));
        Self {
            generation,
            position: source.position,
            city: Arc::clone(&source.city),
            languages: builder.languages(),
            facet_heads,
            place: Arc::new(builder.place()),
            districts: Arc::new(districts),
            providers: Arc::new(builder.providers()),
            locations: Arc::new(builder.locations()),
            events: Arc::new(builder.events()),
            pages: Arc::new(PageTree::build(&source.pages)),
            facts: Arc::new(facts::sorted(&source.facts)),
            articles: Arc::new(builder.articles()),
            needs: Arc::new(builder.needs()),
            responsibilities: Arc::new(builder.responsibilities()),
            categories: Arc::new(tree),
            offers,
            slots: Arc::new(slots),
            handles: Arc::new(handles),
            index,
            order,
            followed: Arc::new(followed),
            addresses: Arc::clone(&source.addresses),
        }
    }
}
