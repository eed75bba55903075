//! Offers in the orders that lists are asked for most: by name, once per language of the city, and by confirmation.

use std::cmp::Ordering;
use std::sync::{Arc, OnceLock};

use super::OfferRow;

/// What an order goes by; the id decides between equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// Folded title, by place of the language in the city's list.
    Name(usize),
    /// Confirmation, latest first.
    Confirmed,
}

impl Along {
    fn compare(self, a: &OfferRow, b: &OfferRow) -> Ordering {
        let by_key = match self {
            Self::Name(language) => a.sort_key(language).cmp(b.sort_key(language)),
            Self::Confirmed => b.confirmed().cmp(&a.confirmed()),
        };
        by_key.then_with(|| a.id().cmp(b.id()))
    }
}

/// Slots in one order, and the place of each.
#[derive(Debug, Default)]
pub struct Ranking {
    slots: Vec<u32>,
    /// Places by slot; made when somebody asks.
    places: OnceLock<Box<[u32]>>,
}

impl Clone for Ranking {
    /// Of what is going to be changed: the places would not hold any longer.
    fn clone(&self) -> Self {
        Self {
            slots: self.slots.clone(),
            places: OnceLock::new(),
        }
    }
}

impl Ranking {
    fn build(along: Along, rows: &[(u32, &OfferRow)]) -> Self {
        let mut rows = rows.to_vec();
        rows.sort_unstable_by(|a, b| along.compare(a.1, b.1));
        Self {
            slots: rows.into_iter().map(|(slot, _)| slot).collect(),
            places: OnceLock::new(),
        }
    }

    /// Slots in order.
    #[must_use]
    pub fn slots(&self) -> &[u32] {
        &self.slots
    }

    /// Places in the order by slot, so that hits can be sorted without a look at what they are sorted by.
    #[must_use]
    pub fn places(&self) -> &[u32] {
        self.places.get_or_init(|| {
            let end = self.slots.iter().max().map_or(0, |slot| index(*slot) + 1);
            let mut places = vec![u32::MAX; end];
            for (place, slot) in (0..).zip(&self.slots) {
                if let Some(at) = places.get_mut(index(*slot)) {
                    *at = place;
                }
            }
            places.into()
        })
    }

    fn edit(&mut self) -> &mut Vec<u32> {
        self.places = OnceLock::new();
        &mut self.slots
    }
}

fn index(slot: u32) -> usize {
    usize::try_from(slot).unwrap_or(usize::MAX)
}

/// The orders of a city's offers. Only those that change are copied; the rest stays shared with older generations.
#[derive(Clone, Debug, Default)]
pub struct Order {
    names: Vec<Arc<Ranking>>,
    confirmed: Arc<Ranking>,
}

impl Order {
    /// Sorts all rows.
    pub(super) fn build(languages: usize, rows: &[(u32, &OfferRow)]) -> Self {
        let names = (0..languages).map(|language| Arc::new(Ranking::build(Along::Name(language), rows)));
        Self {
            names: names.collect(),
            confirmed: Arc::new(Ranking::build(Along::Confirmed, rows)),
        }
    }

    /// The offers by name in a language of the city.
    #[must_use]
    pub fn names(&self, language: usize) -> Option<&Ranking> {
        self.names.get(language).map(AsRef::as_ref)
    }

    /// The offers by confirmation.
    #[must_use]
    pub fn confirmed(&self) -> &Ranking {
        &self.confirmed
    }

    /// Takes a row out of the orders in which what comes instead stands elsewhere; its keys are still those it was put in with.
    pub(super) fn remove<'r>(
        &mut self,
        row: &OfferRow,
        instead: Option<&OfferRow>,
        of: impl Fn(u32) -> Option<&'r OfferRow>,
    ) {
        for (along, ranking) in self.moving(row, instead) {
            if let Ok(place) = search(&ranking.slots, along, row, &of) {
                Arc::make_mut(ranking).edit().remove(place);
            }
        }
    }

    /// Puts a row into the orders in which what it comes instead of stood elsewhere.
    pub(super) fn insert<'r>(
        &mut self,
        (slot, row): (u32, &OfferRow),
        instead: Option<&OfferRow>,
        of: impl Fn(u32) -> Option<&'r OfferRow>,
    ) {
        for (along, ranking) in self.moving(row, instead) {
            let place = search(&ranking.slots, along, row, &of).unwrap_or_else(|place| place);
            Arc::make_mut(ranking).edit().insert(place, slot);
        }
    }

    /// The orders in which two rows do not stand in the same place.
    fn moving(&mut self, row: &OfferRow, other: Option<&OfferRow>) -> impl Iterator<Item = (Along, &mut Arc<Ranking>)> {
        let names = self.names.iter_mut().enumerate();
        let names = names.map(|(language, ranking)| (Along::Name(language), ranking));
        let all = names.chain(std::iter::once((Along::Confirmed, &mut self.confirmed)));
        all.filter(move |(along, _)| other.is_none_or(|other| along.compare(row, other) != Ordering::Equal))
    }
}

fn search<'r>(
    slots: &[u32],
    along: Along,
    row: &OfferRow,
    of: &impl Fn(u32) -> Option<&'r OfferRow>,
) -> Result<usize, usize> {
    slots.binary_search_by(|slot| of(*slot).map_or(Ordering::Less, |other| along.compare(other, row)))
}
