//! Draws: numbers, picks, ids and invented names, all from one seed.

use chrono::{DateTime, Utc};
use uuid::Builder;

use crate::spine::randomness::Randomness;

/// Beginnings and middles of invented names.
const SOUNDS: [&str; 40] = [
    "ba", "be", "bri", "da", "del", "do", "el", "fa", "fel", "ga", "gri", "ha", "hol", "ja", "ka", "ki", "kor", "la",
    "lin", "lo", "ma", "mel", "mi", "na", "nor", "o", "pa", "pel", "ra", "ri", "ro", "sa", "sil", "so", "ta", "til",
    "u", "va", "vel", "wi",
];
/// Their ends.
const ENDS: [&str; 16] = [
    "bach", "berg", "dara", "fels", "gard", "hain", "kamp", "lind", "mora", "nau", "rath", "ria", "stett", "tal",
    "vik", "weil",
];

/// Where the city's accidents come from.
pub(super) struct Chance(Randomness);

impl Chance {
    /// The same draws for the same seed.
    pub(super) fn seeded(seed: u64) -> Self {
        Self(Randomness::seeded(seed))
    }

    /// A whole number below `end`; 0 when there is none.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let drawn = u64::from_le_bytes(self.0.bytes());
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(drawn % end).unwrap_or_default()
    }

    /// True in so many cases of a hundred.
    pub(super) fn percent(&mut self, cases: usize) -> bool {
        self.below(100) < cases
    }

    /// One of several.
    pub(super) fn one<'o, T>(&mut self, of: &'o [T]) -> Option<&'o T> {
        of.get(self.below(of.len()))
    }

    /// One to `most` different ones of several, in their order.
    pub(super) fn some<T: Clone>(&mut self, of: &[T], most: usize) -> Vec<T> {
        let mut places: Vec<usize> = (0..=self.below(most)).map(|_| self.below(of.len())).collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|place| of.get(place).cloned()).collect()
    }

    /// A number from `-far` to `far`.
    pub(super) fn around(&mut self, far: f64) -> f64 {
        (self.0.fraction() * 2.0 - 1.0) * far
    }

    /// A UUIDv7 of an instant (RFC 9562).
    pub(super) fn id(&mut self, at: DateTime<Utc>) -> String {
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &self.0.bytes())
            .into_uuid()
            .to_string()
    }

    /// A name that nothing has: some ten thousand different ones.
    pub(super) fn name(&mut self) -> String {
        let mut name = String::new();
        for _ in 0..2 {
            name.push_str(self.one(&SOUNDS).copied().unwrap_or_default());
        }
        name.push_str(self.one(&ENDS).copied().unwrap_or_default());
        super::texts::capital(&name)
    }
}
