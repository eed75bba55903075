//! Which offers have what: one set of slots per value, so that filters and facets are counts over bits.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use fixedbitset::FixedBitSet;

use super::columns::Columns;

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

/// Sets of slots by dimension and value. Only what changes is copied; the rest stays shared with older generations.
#[derive(Clone, Debug, Default)]
pub struct Index {
    values: BTreeMap<Dimension, Arc<Values>>,
    /// Of the many providers each has few offers: lists instead of sets of bits that would be empty but for these.
    providers: Arc<HashMap<Arc<str>, Vec<u32>>>,
    all: Arc<FixedBitSet>,
}

/// The values of a dimension.
#[derive(Clone, Debug, Default)]
struct Values {
    /// Numbers of the values, in the order in which they came.
    numbers: BTreeMap<Arc<str>, u16>,
    /// Slots, by number.
    sets: Vec<Arc<FixedBitSet>>,
    /// Numbers, by slot.
    columns: Columns,
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
        let values = self.values.get(&dimension)?;
        values.set(*values.numbers.get(value)?)
    }

    /// The values of a dimension by name, with how many of some offers have each.
    pub fn counts(&self, dimension: Dimension, slots: &FixedBitSet) -> impl Iterator<Item = (&str, usize)> {
        let values = self.values.get(&dimension);
        let counts = values.map(|values| values.counts(slots)).unwrap_or_default();
        let numbers = values.into_iter().flat_map(|values| &values.numbers);
        numbers.map(move |(value, number)| {
            let count = counts.get(usize::from(*number)).copied();
            (&**value, count.unwrap_or_default())
        })
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

    fn turn(&mut self, slot: usize, (dimension, value): &Key, on: bool) {
        if *dimension == Dimension::Provider {
            let Ok(slot) = u32::try_from(slot) else { return };
            let slots = Arc::make_mut(&mut self.providers).entry(Arc::clone(value)).or_default();
            slots.retain(|one| *one != slot);
            slots.extend(on.then_some(slot));
        } else {
            Arc::make_mut(self.values.entry(*dimension).or_default()).turn(slot, value, on);
        }
    }
}

impl Values {
    fn set(&self, number: u16) -> Option<&FixedBitSet> {
        self.sets.get(usize::from(number)).map(AsRef::as_ref)
    }

    fn turn(&mut self, slot: usize, value: &Arc<str>, on: bool) {
        // No city has as many values as there are numbers.
        let next = u16::try_from(self.sets.len()).unwrap_or(u16::MAX);
        let number = *self.numbers.entry(Arc::clone(value)).or_insert(next);
        let place = usize::from(number);
        if place == self.sets.len() {
            self.sets.push(Arc::default());
        }
        if let Some(bits) = self.sets.get_mut(place) {
            set(bits, slot, on);
        }
        self.columns.turn(slot, number, on);
    }

    /// How many of some offers have each value, by number. Few offers are looked at one by one, many as sets.
    fn counts(&self, slots: &FixedBitSet) -> Vec<usize> {
        let each = slots.count_ones(..).saturating_mul(OFFER_COSTS);
        let whole = slots.as_slice().len().saturating_mul(self.sets.len());
        if each < whole {
            self.columns.counts(slots, self.sets.len())
        } else {
            self.sets.iter().map(|set| slots.intersection_count(set)).collect()
        }
    }
}

/// What looking at an offer costs beside counting the bits of a word.
const OFFER_COSTS: usize = 4;

fn set(bits: &mut Arc<FixedBitSet>, slot: usize, on: bool) {
    let bits = Arc::make_mut(bits);
    if bits.len() <= slot {
        bits.grow((slot + 1).next_power_of_two().max(64));
    }
    bits.set(slot, on);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(value: &str) -> Key {
        (Dimension::Category, Arc::from(value))
    }

    #[test]
    fn few_offers_are_counted_like_many() {
        let mut index = Index::default();
        let values: Vec<String> = (0..40).map(|value| format!("c{value:02}")).collect();
        let keys = |slot: usize, step: usize| {
            let some = values.iter().skip(slot % 7).step_by(step + slot % 5);
            some.map(|value| key(value)).collect::<Vec<Key>>()
        };
        for slot in 0..1_000 {
            index.change(slot, None, Some(&keys(slot, 3)));
        }
        for slot in (0..1_000).step_by(3) {
            index.change(
                slot,
                Some(&keys(slot, 3)),
                (slot % 2 == 0).then(|| keys(slot, 4)).as_deref(),
            );
        }
        for step in [1, 2, 9, 60, 400, 999] {
            let mut slots = FixedBitSet::with_capacity(1_000);
            slots.extend((0..1_000).step_by(step));
            let wanted: Vec<usize> = values
                .iter()
                .map(|value| index.of(Dimension::Category, value).unwrap().intersection_count(&slots))
                .collect();
            let counted: Vec<(&str, usize)> = index.counts(Dimension::Category, &slots).collect();
            let names: Vec<&str> = values.iter().map(String::as_str).collect();
            assert_eq!(counted.iter().map(|one| one.0).collect::<Vec<_>>(), names);
            assert_eq!(
                counted.iter().map(|one| one.1).collect::<Vec<_>>(),
                wanted,
                "every {step}th"
            );
        }
    }

    #[test]
    fn older_generations_stay_what_they_were() {
        let mut index = Index::default();
        index.change(70, None, Some(&[key("a")]));
        let old = index.clone();
        index.change(70, Some(&[key("a")]), Some(&[key("b")]));
        let mut slots = FixedBitSet::with_capacity(71);
        slots.insert(70);
        let of = |index: &Index| -> Vec<(String, usize)> {
            let counts = index.counts(Dimension::Category, &slots);
            counts.map(|(value, count)| (value.to_owned(), count)).collect()
        };
        assert_eq!(of(&old), [("a".to_owned(), 1)]);
        assert_eq!(of(&index), [("a".to_owned(), 0), ("b".to_owned(), 1)]);
    }
}
