//! From one generation of a directory to the next: only what a change touches is made anew.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use porta_contract::Noun;

use super::build::{Builder, follows};
use super::{Directory, OfferRow, ProviderRow};
use crate::catalog::ids::{Id, OfferId, ProviderId};
use crate::catalog::offer::Offer;
use crate::reading::documents::handle;
use crate::reading::facts;
use crate::reading::pages::PageTree;
use crate::reading::source::{Source, Touched};

/// A step from one generation to the next.
#[derive(Debug)]
pub struct Step {
    /// The next generation.
    pub next: Directory,
    /// Slots of the offers that are not what they were; none when any may be.
    pub slots: Option<Vec<u32>>,
}

/// How many more published offers providers have.
type Moved = BTreeMap<ProviderId, i64>;

impl Directory {
    /// The directory after the touched records have been loaded into the source again.
    #[must_use]
    pub fn update(&self, source: &Source, touched: &Touched) -> Step {
        let reshaped = [Noun::City, Noun::Category, Noun::District]
            .iter()
            .any(|noun| touched.any(*noun));
        if reshaped {
            // Names that every row carries: rare, and done by staff.
            let next = Self::build(source, self.generation + 1);
            return Step { next, slots: None };
        }
        let mut builder = Builder::new(source);
        let mut next = self.share(source);
        let hosts = touched.any(Noun::Location) || touched.any(Noun::Provider);
        if hosts {
            next.locations = Arc::new(builder.locations());
            next.providers = Arc::new(builder.providers());
        }
        if hosts || touched.any(Noun::Event) {
            next.events = Arc::new(builder.events());
        }
        if touched.any(Noun::Page) {
            next.pages = Arc::new(PageTree::build(&source.pages));
        }
        if touched.any(Noun::Fact) {
            next.facts = Arc::new(facts::sorted(&source.facts));
        }
        if touched.any(Noun::Article) {
            next.articles = Arc::new(builder.articles());
        }
        if touched.any(Noun::Provider) || touched.any(Noun::Need) {
            next.needs = Arc::new(builder.needs());
        }
        if touched.any(Noun::Provider) || touched.any(Noun::Topic) || touched.any(Noun::Responsibility) {
            next.responsibilities = Arc::new(builder.responsibilities());
        }
        let (mut slots, mut moved) = (Vec::new(), Moved::new());
        for id in self.affected(source, touched) {
            let offer = source.offers.get(&id);
            let row = offer.and_then(|offer| builder.offer_row(offer, &self.categories));
            slots.extend(next.replace(&id, row, &mut moved));
        }
        if !hosts {
            next.recount(&moved);
        }
        let slots = Some(slots);
        Step { next, slots }
    }

    /// The next generation with everything still shared.
    fn share(&self, source: &Source) -> Self {
        Self {
            generation: self.generation + 1,
            position: source.position,
            city: Arc::clone(&self.city),
            languages: Arc::clone(&self.languages),
            place: Arc::clone(&self.place),
            districts: Arc::clone(&self.districts),
            categories: Arc::clone(&self.categories),
            facet_heads: Arc::clone(&self.facet_heads),
            providers: Arc::clone(&self.providers),
            locations: Arc::clone(&self.locations),
            events: Arc::clone(&self.events),
            pages: Arc::clone(&self.pages),
            facts: Arc::clone(&self.facts),
            articles: Arc::clone(&self.articles),
            needs: Arc::clone(&self.needs),
            responsibilities: Arc::clone(&self.responsibilities),
            offers: self.offers.clone(),
            slots: Arc::clone(&self.slots),
            handles: Arc::clone(&self.handles),
            index: self.index.clone(),
            order: self.order.clone(),
            followed: Arc::clone(&self.followed),
            addresses: Arc::clone(&source.addresses),
        }
    }

    /// Puts a row in the place of another, or of none; gives the slot, if there is one.
    fn replace(&mut self, id: &OfferId, row: Option<OfferRow>, moved: &mut Moved) -> Option<u32> {
        let taken = self.slots.get(id).copied();
        let row = row.map(Arc::new);
        if taken.is_none() && row.is_none() {
            return None;
        }
        let slot = taken.unwrap_or_else(|| self.free_slot());
        let place = usize::try_from(slot).ok()?;
        if self.offers.len() <= place {
            self.offers.resize(place + 1, None);
        }
        let old = self.offers.get(place).cloned().flatten();
        let (old, new) = (old.as_deref(), row.as_deref());
        self.index
            .change(place, old.map(|row| &*row.keys), new.map(|row| &*row.keys));
        self.follow(old, new);
        for (row, by) in [(old, -1), (new, 1)] {
            if let Some(row) = row {
                *moved.entry(row.provider.id.clone()).or_default() += by;
            }
        }
        if old.is_some() != new.is_some() {
            self.know(id, new.map(|_| slot));
        }
        self.sort_in(slot, old, row.clone());
        Some(slot)
    }

    fn follow(&mut self, old: Option<&OfferRow>, new: Option<&OfferRow>) {
        let (old, new) = (old.and_then(follows), new.and_then(follows));
        if old != new {
            let followed = Arc::make_mut(&mut self.followed);
            if let Some(pair) = old {
                followed.remove(&pair);
            }
            followed.extend(new);
        }
    }

    /// Knows an offer by its id and its handle, or does no more.
    fn know(&mut self, id: &OfferId, slot: Option<u32>) {
        let (slots, handles) = (Arc::make_mut(&mut self.slots), Arc::make_mut(&mut self.handles));
        match slot {
            Some(slot) => {
                slots.insert(id.clone(), slot);
                handles.insert(handle(id.as_str()), slot);
            }
            None => {
                slots.remove(id);
                handles.remove(&handle(id.as_str()));
            }
        }
    }

    /// Puts the row in its slot, and in its place in every order where that is another one than before.
    fn sort_in(&mut self, slot: u32, old: Option<&OfferRow>, row: Option<Arc<OfferRow>>) {
        if let Some(old) = old {
            let offers = &self.offers;
            self.order.remove(old, row.as_deref(), |slot| row_in(offers, slot));
        }
        if let Some(cell) = usize::try_from(slot).ok().and_then(|place| self.offers.get_mut(place)) {
            cell.clone_from(&row);
        }
        if let Some(new) = row {
            let offers = &self.offers;
            self.order.insert((slot, &new), old, |slot| row_in(offers, slot));
        }
    }

    fn recount(&mut self, moved: &Moved) {
        if moved.values().all(|by| *by == 0) {
            return;
        }
        for row in Arc::make_mut(&mut self.providers) {
            if let Some(by) = moved.get(&row.provider.id).filter(|by| **by != 0) {
                let offers = row.offers.saturating_add_signed(*by);
                *row = Arc::new(ProviderRow {
                    offers,
                    ..ProviderRow::clone(row)
                });
            }
        }
    }

    fn free_slot(&self) -> u32 {
        let free = self
            .offers
            .iter()
            .position(Option::is_none)
            .unwrap_or(self.offers.len());
        u32::try_from(free).unwrap_or(u32::MAX)
    }

    /// Offers that have to be made anew: touched themselves, or through their provider, a place or a successor.
    fn affected(&self, source: &Source, touched: &Touched) -> BTreeSet<OfferId> {
        let mut ids: BTreeSet<OfferId> = BTreeSet::new();
        for id in touched.ids(Noun::Offer) {
            let id = OfferId::from(id.as_str());
            let behind = self.followed.range((id.clone(), OfferId::from(""))..);
            let behind = behind.take_while(|(successor, _)| *successor == id);
            ids.extend(behind.map(|(_, offer)| offer.clone()));
            ids.insert(id);
        }
        if touched.any(Noun::Provider) || touched.any(Noun::Location) {
            let reached = source.offers.values().filter(|offer| is_reached(offer, touched));
            ids.extend(reached.map(|offer| offer.id.clone()));
        }
        ids
    }
}

fn row_in(offers: &[Option<Arc<OfferRow>>], slot: u32) -> Option<&OfferRow> {
    usize::try_from(slot).ok().and_then(|slot| offers.get(slot)?.as_deref())
}

fn is_reached(offer: &Offer, touched: &Touched) -> bool {
    let mut places = offer
        .locations
        .iter()
        .chain(offer.hours.iter().filter_map(|set| set.location.as_ref()));
    touched.has(Noun::Provider, offer.provider.as_str())
        || (touched.any(Noun::Location) && places.any(|id| touched.has(Noun::Location, id.as_str())))
}
