//! Which offers have what: one set of slots per value, so that filters and facets are counts over bits.

use std::collections::BTreeMap;
use std::sync::Arc;

use fixedbitset::FixedBitSet;

use super::OfferRow;

/// What offers are filtered by without looking at them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Category slug, with everything below it.
    Category,
    /// District slug.
    District,
    /// Spoken language.
    Language,
    /// Target group.
    TargetGroup,
    /// Provider slug.
    Provider,
    /// State of capacity.
    Capacity,
    /// How one gets in.
    Access,
    /// Cost.
    Cost,
    /// Access with a wheelchair.
    Wheelchair,
}

/// Sets of slots by dimension and value.
#[derive(Clone, Debug, Default)]
pub struct Index {
    sets: BTreeMap<(Dimension, Arc<str>), Arc<FixedBitSet>>,
    all: Arc<FixedBitSet>,
}

impl Index {
    /// All offers.
    #[must_use]
    pub fn all(&self) -> &FixedBitSet {
        &self.all
    }

    /// The offers with a value; none, if no offer has it.
    #[must_use]
    pub fn of(&self, dimension: Dimension, value: &str) -> Option<&FixedBitSet> {
        self.sets.get(&(dimension, Arc::from(value))).map(AsRef::as_ref)
    }

    /// The values of a dimension with their offers, by value.
    pub fn values(&self, dimension: Dimension) -> impl Iterator<Item = (&str, &FixedBitSet)> {
        let from = (dimension, Arc::from(""));
        self.sets
            .range(from..)
            .take_while(move |((d, _), _)| *d == dimension)
            .map(|((_, value), set)| (&**value, &**set))
    }

    /// Puts an offer in.
    pub(super) fn insert(&mut self, slot: usize, row: &OfferRow) {
        set(&mut self.all, slot, true);
        for (dimension, value) in &row.keys {
            set(
                self.sets.entry((*dimension, Arc::clone(value))).or_default(),
                slot,
                true,
            );
        }
    }

    /// Takes an offer out.
    pub(super) fn remove(&mut self, slot: usize, row: &OfferRow) {
        set(&mut self.all, slot, false);
        for (dimension, value) in &row.keys {
            if let Some(bits) = self.sets.get_mut(&(*dimension, Arc::clone(value))) {
                set(bits, slot, false);
            }
        }
    }
}

/// Only the sets that change are copied; the rest stays shared with older generations.
fn set(bits: &mut Arc<FixedBitSet>, slot: usize, on: bool) {
    let bits = Arc::make_mut(bits);
    if bits.len() <= slot {
        bits.grow((slot + 1).next_power_of_two().max(64));
    }
    bits.set(slot, on);
}
