//! Passwords: argon2id with the parameters that OWASP recommends, and a verification for accounts that do not exist.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::words;
use crate::spine::randomness::Randomness;

/// Fewest characters of a new password.
const SHORTEST: usize = 12;
/// Most bytes of any password; also of one that is tried.
const LONGEST: usize = 1024;
/// OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A password good enough to be set.
#[derive(Clone, Debug)]
pub struct Password(SecretString);

/// A password that may not be set.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
pub enum PasswordError {
    /// Too short, too long, or nearly nothing but one character.
    #[error("a password needs at least 12 characters, of at least 5 kinds, and at most 1024 bytes")]
    Length,
    /// Long enough, and yet among the first that somebody would try.
    #[error("this password is easy to guess; several words that do not belong together are a good one")]
    Guessable,
}

impl Password {
    /// Takes a new password. Length is what counts (NIST SP 800-63B); then its guesses are counted with the words of people
    /// here in mind.
    pub fn parse(text: &SecretString) -> Result<Self, PasswordError> {
        Self::parse_for(text, &[])
    }

    /// The same for somebody of whom this is known, such as the address: whoever guesses begins with it.
    pub fn parse_for(text: &SecretString, known: &[&str]) -> Result<Self, PasswordError> {
        let characters: Vec<char> = text.expose_secret().chars().collect();
        let mut kinds = characters.clone();
        kinds.sort_unstable();
        kinds.dedup();
        let fits = characters.len() >= SHORTEST && kinds.len() >= 5 && text.expose_secret().len() <= LONGEST;
        if !fits {
            return Err(PasswordError::Length);
        }
        if words::is_guessable(text.expose_secret(), known) {
            return Err(PasswordError::Guessable);
        }
        Ok(Self(text.clone()))
    }
}

/// A hashed password in PHC form; stored as it is.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// Hashes and verifies. Share one: it bounds how many run at once, and each takes 19 MiB and some 30 ms of a core.
#[derive(Debug)]
pub struct Passwords {
    randomness: Randomness,
    stand_in: PasswordHash,
    slots: Semaphore,
    verified: AtomicU64,
}

impl Passwords {
    /// Makes one that runs at most `slots` verifications at once.
    pub fn new(randomness: Randomness, slots: usize) -> Result<Self, argon2::password_hash::Error> {
        let secret = SecretString::from(hex(&randomness.bytes::<32>()));
        let stand_in = hash(secret.expose_secret(), &randomness.bytes())?;
        Ok(Self {
            randomness,
            stand_in,
            slots: Semaphore::new(slots.max(1)),
            verified: AtomicU64::new(0),
        })
    }

    /// Waits for a free slot; hold it while hashing or verifying on a blocking thread.
    pub async fn slot(&self) -> Option<SemaphorePermit<'_>> {
        self.slots.acquire().await.ok()
    }

    /// Hashes a new password; blocking.
    pub fn hash(&self, password: &Password) -> Result<PasswordHash, argon2::password_hash::Error> {
        hash(password.0.expose_secret(), &self.randomness.bytes())
    }

    /// Verifies a password against the stored hash; blocking. Without a hash (no such account) it works as long on a stand-in
    /// that no password fits, so that time tells nothing.
    #[must_use]
    pub fn verify(&self, tried: &SecretString, stored: Option<&str>) -> bool {
        self.verified.fetch_add(1, Ordering::Relaxed);
        let tried = tried.expose_secret().as_bytes();
        let tried = tried.get(..LONGEST).unwrap_or(tried);
        let fits = argon2().is_ok_and(|argon2| {
            let hash: &str = stored.unwrap_or_else(|| self.stand_in.as_str());
            argon2.verify_password(tried, hash).is_ok()
        });
        fits && stored.is_some()
    }

    /// The password that was just verified, hashed anew; none when the stored hash has the parameters of today. Blocking.
    #[must_use]
    pub fn rehash(&self, verified: &SecretString, stored: Option<&str>) -> Option<PasswordHash> {
        let today = format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$");
        if stored?.starts_with(&today) {
            return None;
        }
        hash(verified.expose_secret(), &self.randomness.bytes()).ok()
    }

    /// How many verifications have run; for metrics.
    #[must_use]
    pub fn verified(&self) -> u64 {
        self.verified.load(Ordering::Relaxed)
    }
}

fn argon2() -> Result<Argon2<'static>, argon2::Error> {
    Ok(Argon2::new(
        Algorithm::Argon2id,
        Version::V0x13,
        Params::new(MEMORY_KIB, PASSES, LANES, None)?,
    ))
}

fn hash(password: &str, salt: &[u8; 16]) -> Result<PasswordHash, argon2::password_hash::Error> {
    let hash: phc::PasswordHash = argon2()
        .map_err(|_| argon2::password_hash::Error::ParamsInvalid)?
        .hash_password_with_salt(password.as_bytes(), salt)?;
    Ok(PasswordHash(hash.to_string()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
