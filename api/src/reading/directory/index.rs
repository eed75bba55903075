//! Which offers have what: one set of slots per value, so that filters and facets are counts over bits.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use fixedbitset::FixedBitSet;

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

/// One thing an offer is filtered by.
pub type Key = (Dimension, Arc<str>);

/// Sets of slots by dimension and value.
#[derive(Clone, Debug, Default)]
pub struct Index {
    sets: BTreeMap<Key, Arc<FixedBitSet>>,
    /// Of the many providers each has few offers: lists instead of sets of bits that would be empty but for these.
    providers: Arc<HashMap<Arc<str>, Vec<u32>>>,
    all: Arc<FixedBitSet>,
}

impl Index {
    /// All offers.
    #[must_use]
    pub fn all(&self) -> &FixedBitSet {
        &self.all
    }

    /// The offers of a provider, by its slug.
    #[must_use]
    pub fn of_provider(&self, slug: &str) -> &[u32] {
        self.providers.get(slug).map_or(&[], Vec::as_slice)
    }

    /// The offers with a value; none, if no offer has it. Those of a provider: [`Index::of_provider`].
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

    /// Puts an offer in, takes it out, or both: from what it was filtered by to what it is filtered by now.
    pub(super) fn change(&mut self, slot: usize, old: Option<&[Key]>, new: Option<&[Key]>) {
        if old.is_some() != new.is_some() {
            set(&mut self.all, slot, new.is_some());
        }
        let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
        for key in old.iter().filter(|key| !new.contains(key)) {
            self.turn(slot, key, false);
        }
        for key in new.iter().filter(|key| !old.contains(key)) {
            self.turn(slot, key, true);
        }
    }

    fn turn(&mut self, slot: usize, key: &Key, on: bool) {
        if key.0 == Dimension::Provider {
            let Ok(slot) = u32::try_from(slot) else { return };
            let slots = Arc::make_mut(&mut self.providers)
                .entry(Arc::clone(&key.1))
                .or_default();
            slots.retain(|one| *one != slot);
            slots.extend(on.then_some(slot));
        } else {
            set(self.sets.entry(key.clone()).or_default(), slot, on);
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
