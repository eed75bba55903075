//! What words of a query mean together: words written apart that are one, and phrases of the vocabulary.

use std::collections::HashSet;

use super::super::super::{lexicon::StemId, text::Tongue};
use super::super::plan::{Known, Role, bit};
use super::{Gatherer, OTHER_TONGUE};

/// A word of a phrase that was understood as a whole counts so much by itself.
const WITHIN_PHRASE: f32 = 0.45;

impl Gatherer<'_> {
    /// Words written apart that are one ("Fahrrad Werkstatt").
    pub(super) fn add_neighbours(&mut self) {
        let groups = self.plan.groups.clone();
        for pair in groups.windows(2) {
            let [one, other] = pair else { continue };
            let joined = format!("{}{}", one.whole, other.whole);
            let known = self.snapshot.lexicon.knows(&joined)
                || self
                    .snapshot
                    .frequency(self.snapshot.fields.title, &format!("={joined}"))
                    > 0;
            if known && self.add_word(&joined, 1.0, one.mask() | other.mask()) > Known::No {
                self.know(one.mask() | other.mask());
            }
        }
    }

    /// Phrases of the vocabulary whose words all occur. Words that are part of one count less by themselves.
    pub(super) fn add_phrases(&mut self) {
        let mut whole = 0;
        for tongue in [
            Tongue::De,
            Tongue::En,
            Tongue::Fr,
            Tongue::Tr,
            Tongue::Uk,
            Tongue::Ru,
            Tongue::Ar,
            Tongue::Fa,
            Tongue::Ti,
        ] {
            let stems = self.stems_in(tongue);
            let set: HashSet<StemId> = stems.iter().map(|(id, _)| *id).collect();
            let lexicon = std::sync::Arc::clone(&self.snapshot.lexicon);
            let factor = if self.languages.is_main(tongue) {
                1.0
            } else {
                OTHER_TONGUE
            };
            for (concept, phrase) in lexicon.phrases_in(&set) {
                let mask = stems
                    .iter()
                    .filter(|(id, _)| phrase.contains(id))
                    .fold(0, |mask, (_, bits)| mask | bits);
                if self.add_concept(concept, factor, mask) {
                    whole |= mask;
                }
                self.know(mask);
            }
        }
        if whole.count_ones() < 2 {
            return;
        }
        for list in self
            .plan
            .lists
            .iter_mut()
            .filter(|list| list.mask.count_ones() == 1 && list.mask & whole != 0 && list.role != Role::Title)
        {
            list.level *= WITHIN_PHRASE;
        }
    }

    /// The vocabulary's stems in the query, with the positions they stand at.
    fn stems_in(&self, tongue: Tongue) -> Vec<(StemId, u32)> {
        let lexicon = &self.snapshot.lexicon;
        let wholes = self
            .plan
            .groups
            .iter()
            .filter_map(|group| Some((lexicon.stem_id(tongue, &group.whole)?, group.mask())));
        let pieces = self.plan.positions.iter().enumerate().filter_map(|(index, position)| {
            let id = match (position.stemmed, tongue) {
                (true, Tongue::De) => lexicon.stem_id_of_stem(tongue, &position.word),
                (true, _) => None,
                (false, _) => lexicon.stem_id(tongue, &position.word),
            };
            Some((id?, bit(index)))
        });
        wholes.chain(pieces).collect()
    }
}
