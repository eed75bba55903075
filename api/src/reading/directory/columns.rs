//! Which values each offer has: what sets of slots say, the other way round.

use std::sync::Arc;

use fixedbitset::{Block, FixedBitSet};

/// Offers in a chunk: as many as a word of a set has bits.
const CHUNK: usize = Block::BITS as usize;

/// The values of some neighbouring offers, one list after the other.
#[derive(Clone, Debug)]
struct Chunk {
    /// Where the list of each ends.
    ends: [u32; CHUNK],
    numbers: Vec<u16>,
}

impl Default for Chunk {
    fn default() -> Self {
        Self {
            ends: [0; CHUNK],
            numbers: Vec::new(),
        }
    }
}

impl Chunk {
    /// Where the list of an offer lies.
    fn range(&self, place: usize) -> std::ops::Range<usize> {
        let end = |place: usize| self.ends.get(place).map_or(0, |end| *end as usize);
        place.checked_sub(1).map_or(0, end)..end(place)
    }

    fn of(&self, place: usize) -> &[u16] {
        self.numbers.get(self.range(place)).unwrap_or_default()
    }

    fn turn(&mut self, place: usize, number: u16, on: bool) {
        let range = self.range(place);
        let known = self.of(place).iter().position(|one| *one == number);
        let later = self.ends.iter_mut().skip(place);
        match (known, on) {
            (None, true) => {
                self.numbers.insert(range.end, number);
                later.for_each(|end| *end += 1);
            }
            (Some(at), false) => {
                self.numbers.remove(range.start + at);
                later.for_each(|end| *end -= 1);
            }
            _ => {}
        }
    }
}

/// Numbers of values by slot. Only the chunks that change are copied.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    chunks: Vec<Arc<Chunk>>,
}

impl Columns {
    /// Gives an offer a value, or takes it from it.
    pub(super) fn turn(&mut self, slot: usize, number: u16, on: bool) {
        let (chunk, place) = (slot / CHUNK, slot % CHUNK);
        if self.chunks.len() <= chunk {
            self.chunks.resize_with(chunk + 1, Arc::default);
        }
        if let Some(chunk) = self.chunks.get_mut(chunk) {
            Arc::make_mut(chunk).turn(place, number, on);
        }
    }

    /// How many of some offers have each of so many values.
    pub(super) fn counts(&self, slots: &FixedBitSet, values: usize) -> Vec<usize> {
        let mut counts = vec![0; values];
        let words = slots.as_slice().iter().zip(&self.chunks);
        for (word, chunk) in words.filter(|(word, _)| **word != 0) {
            let mut rest = *word;
            while rest != 0 {
                for number in chunk.of(rest.trailing_zeros() as usize) {
                    if let Some(count) = counts.get_mut(usize::from(*number)) {
                        *count += 1;
                    }
                }
                rest &= rest - 1;
            }
        }
        counts
    }
}
