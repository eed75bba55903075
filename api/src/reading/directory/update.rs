//! From one generation of a directory to the next: only what a change touches is made anew.

use std::sync::Arc;

use porta_contract::Noun;

use super::build::Builder;
use super::{Directory, OfferRow};
use crate::catalog::ids::{Id, OfferId};
use crate::catalog::offer::Offer;
use crate::reading::documents::handle;
use crate::reading::source::{Source, Touched};

impl Directory {
    /// The directory after the touched records have been loaded into the source again.
    #[must_use]
    pub fn update(&self, source: &Source, touched: &Touched) -> Self {
        let reshaped = [Noun::City, Noun::Category, Noun::District]
            .iter()
            .any(|noun| touched.any(*noun));
        if reshaped {
            // Names that every row carries: rare, and done by staff.
            return Self::build(source, self.generation + 1);
        }
        let mut builder = Builder::new(source);
        let mut next = self.share(source);
        if touched.any(Noun::Location) || touched.any(Noun::Provider) {
            next.locations = Arc::new(builder.locations());
        }
        if touched.any(Noun::Location) || touched.any(Noun::Provider) || touched.any(Noun::Offer) {
            next.providers = Arc::new(builder.providers());
        }
        if touched.any(Noun::Location) || touched.any(Noun::Provider) || touched.any(Noun::Event) {
            next.events = Arc::new(builder.events());
        }
        for id in affected(source, touched) {
            let row = source
                .offers
                .get(&id)
                .and_then(|offer| builder.offer_row(offer, &self.categories));
            next.replace(&id, row);
        }
        next
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
            providers: Arc::clone(&self.providers),
            locations: Arc::clone(&self.locations),
            events: Arc::clone(&self.events),
            offers: self.offers.clone(),
            slots: Arc::clone(&self.slots),
            handles: Arc::clone(&self.handles),
            index: self.index.clone(),
            order: Arc::clone(&self.order),
            addresses: if self.addresses.len() == source.addresses.len() && self.addresses.as_ref() == &source.addresses
            {
                Arc::clone(&self.addresses)
            } else {
                Arc::new(source.addresses.clone())
            },
        }
    }

    fn replace(&mut self, id: &OfferId, row: Option<OfferRow>) {
        let taken = self.slots.get(id).copied();
        if let Some(slot) = taken {
            self.take_out(slot, id);
        }
        if let Some(row) = row {
            let slot = taken.unwrap_or_else(|| self.free_slot());
            self.put_in(slot, Arc::new(row));
        }
    }

    fn take_out(&mut self, slot: u32, id: &OfferId) {
        let Some(old) = self.offer(slot).cloned() else { return };
        let order = Arc::make_mut(&mut self.order);
        let offers = &self.offers;
        order.remove(&old, |slot| {
            usize::try_from(slot).ok().and_then(|slot| offers.get(slot)?.as_deref())
        });
        if let Ok(place) = usize::try_from(slot) {
            self.index.remove(place, &old);
            if let Some(cell) = self.offers.get_mut(place) {
                *cell = None;
            }
        }
        Arc::make_mut(&mut self.slots).remove(id);
        Arc::make_mut(&mut self.handles).remove(&handle(id.as_str()));
    }

    fn put_in(&mut self, slot: u32, row: Arc<OfferRow>) {
        let Ok(place) = usize::try_from(slot) else { return };
        if self.offers.len() <= place {
            self.offers.resize(place + 1, None);
        }
        self.index.insert(place, &row);
        Arc::make_mut(&mut self.slots).insert(row.offer.id.clone(), slot);
        Arc::make_mut(&mut self.handles).insert(handle(row.id()), slot);
        let order = Arc::make_mut(&mut self.order);
        let offers = &self.offers;
        order.insert(slot, &row, |slot| {
            usize::try_from(slot).ok().and_then(|slot| offers.get(slot)?.as_deref())
        });
        if let Some(cell) = self.offers.get_mut(place) {
            *cell = Some(row);
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
}

/// Offers that have to be made anew: touched themselves, or through their provider, a place or a successor.
fn affected(source: &Source, touched: &Touched) -> Vec<OfferId> {
    let mut ids: Vec<OfferId> = touched
        .ids(Noun::Offer)
        .iter()
        .map(|id| OfferId::from(id.as_str()))
        .collect();
    if touched.any(Noun::Provider) || touched.any(Noun::Location) || touched.any(Noun::Offer) {
        ids.extend(
            source
                .offers
                .values()
                .filter(|offer| is_reached(offer, touched))
                .map(|offer| offer.id.clone()),
        );
    }
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn is_reached(offer: &Offer, touched: &Touched) -> bool {
    let mut places = offer
        .locations
        .iter()
        .chain(offer.hours.iter().filter_map(|set| set.location.as_ref()));
    touched.has(Noun::Provider, offer.provider.as_str())
        || (touched.any(Noun::Location) && places.any(|id| touched.has(Noun::Location, id.as_str())))
        || offer
            .capacity
            .successor
            .as_ref()
            .is_some_and(|id| touched.has(Noun::Offer, id.as_str()))
}
