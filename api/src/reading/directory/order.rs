//! Offers in the order of their names, once per language of the city.

use super::OfferRow;

/// Slots in the order of (folded title, id), by place of the language in the city's list.
#[derive(Clone, Debug, Default)]
pub struct Order {
    by_language: Vec<Vec<u32>>,
}

impl Order {
    /// Sorts all rows.
    pub(super) fn build(languages: usize, rows: &[(u32, &OfferRow)]) -> Self {
        let by_language = (0..languages)
            .map(|language| {
                let mut keyed: Vec<(&str, &str, u32)> = rows
                    .iter()
                    .map(|(slot, row)| (row.sort_key(language), row.id(), *slot))
                    .collect();
                keyed.sort_unstable();
                keyed.into_iter().map(|(_, _, slot)| slot).collect()
            })
            .collect();
        Self { by_language }
    }

    /// Slots in order, for a language.
    #[must_use]
    pub fn slots(&self, language: usize) -> &[u32] {
        self.by_language.get(language).map_or(&[], Vec::as_slice)
    }

    /// Takes a row out; its keys are still those it was put in with.
    pub(super) fn remove<'r>(&mut self, row: &OfferRow, of: impl Fn(u32) -> Option<&'r OfferRow>) {
        for (language, slots) in self.by_language.iter_mut().enumerate() {
            if let Ok(place) = search(slots, language, row, &of) {
                slots.remove(place);
            }
        }
    }

    /// Puts a row in.
    pub(super) fn insert<'r>(&mut self, slot: u32, row: &OfferRow, of: impl Fn(u32) -> Option<&'r OfferRow>) {
        for (language, slots) in self.by_language.iter_mut().enumerate() {
            let place = search(slots, language, row, &of).unwrap_or_else(|place| place);
            slots.insert(place, slot);
        }
    }
}

fn search<'r>(
    slots: &[u32],
    language: usize,
    row: &OfferRow,
    of: &impl Fn(u32) -> Option<&'r OfferRow>,
) -> Result<usize, usize> {
    let wanted = (row.sort_key(language), row.id());
    slots.binary_search_by(|slot| match of(*slot) {
        Some(other) => (other.sort_key(language), other.id()).cmp(&wanted),
        None => std::cmp::Ordering::Less,
    })
}
