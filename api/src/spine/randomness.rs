//! Chance, handed in: production draws from the operating system's seed, tests from their own.

use std::sync::{Arc, Mutex, PoisonError};

use rand::rngs::StdRng;
use rand::{Rng, RngExt, SeedableRng};

/// Where chance comes from; fit for keys and salts. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Randomness(Source);

#[derive(Clone, Debug)]
enum Source {
    Machine,
    Seeded(Arc<Mutex<StdRng>>),
}

impl Randomness {
    /// The machine's: a ChaCha generator, seeded and reseeded by the operating system.
    #[must_use]
    pub const fn machine() -> Self {
        Self(Source::Machine)
    }

    /// The same numbers for the same seed, for tests; clones share it.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(Mutex::new(StdRng::seed_from_u64(seed)))))
    }

    /// That many random bytes.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the place that draws from the machine")]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match &self.0 {
            Source::Machine => rand::rng().fill_bytes(&mut bytes),
            Source::Seeded(rng) => rng
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .fill_bytes(&mut bytes),
        }
        bytes
    }

    /// A number from 0 (inclusive) to 1 (exclusive).
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the place that draws from the machine")]
    pub fn fraction(&self) -> f64 {
        match &self.0 {
            Source::Machine => rand::rng().random(),
            Source::Seeded(rng) => rng.lock().unwrap_or_else(PoisonError::into_inner).random(),
        }
    }
}
