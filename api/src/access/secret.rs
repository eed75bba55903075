//! Secrets that machines and links carry: 256 random bits, of which the database keeps a hash only.
//!
//! A plain SHA-256 is enough here: nobody guesses 256 bits, so there is nothing for a slow hash to slow down.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::spine::randomness::Randomness;

/// The SHA-256 of a secret, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hashed(String);

impl Hashed {
    /// Of a secret as it was sent.
    #[must_use]
    pub fn of(secret: &SecretString) -> Self {
        let digest = Sha256::digest(secret.expose_secret().as_bytes());
        Self(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// As stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Compares with a stored one, in a time that tells nothing.
    #[must_use]
    pub fn is(&self, stored: &str) -> bool {
        self.0.as_bytes().ct_eq(stored.as_bytes()).into()
    }
}

/// A new secret and its hash. The prefix says what it is for, so that scanners find one that was published by mistake.
#[must_use]
pub fn fresh(prefix: &str, randomness: &Randomness) -> (SecretString, Hashed) {
    let random = URL_SAFE_NO_PAD.encode(randomness.bytes::<32>());
    let secret = SecretString::from(format!("{prefix}_{random}"));
    let hash = Hashed::of(&secret);
    (secret, hash)
}
