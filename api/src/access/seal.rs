//! Sealing: what has to be stored and read again is encrypted and bound to its purpose (XChaCha20-Poly1305).
//!
//! The first key seals, all open: keys change with overlap, as those of tokens do. What is sealed with a key that is gone cannot
//! be read again, so a key stays until nothing is sealed with it.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use secrecy::{ExposeSecret, SecretString};

use super::token::{KeyError, seeds};
use crate::spine::randomness::Randomness;

/// Bytes of a nonce; random ones of this length do not repeat.
const NONCE: usize = 24;

/// Seals and opens.
#[derive(Clone)]
pub struct Seal {
    keys: Vec<(String, [u8; 32])>,
    randomness: Randomness,
}

/// What could not be opened: another key, another purpose, or not ours.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
#[error("the seal cannot be opened with the keys at hand")]
pub struct SealError;

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.keys.iter().map(|(id, _)| id)).finish()
    }
}

impl Seal {
    /// Reads keys in the form of signing keys: `id:secret`, separated by commas or line ends. The first seals.
    pub fn parse(text: &SecretString, randomness: Randomness) -> Result<Self, KeyError> {
        let keys = seeds(text)?;
        Ok(Self { keys, randomness })
    }

    /// Where chance comes from.
    #[must_use]
    pub const fn randomness(&self) -> &Randomness {
        &self.randomness
    }

    /// Seals a text for a purpose: `id.nonce-and-text` in base64url.
    pub fn seal(&self, purpose: &str, text: &SecretString) -> Result<String, SealError> {
        let (id, key) = self.keys.first().ok_or(SealError)?;
        let nonce = self.randomness.bytes::<NONCE>();
        let cipher = XChaCha20Poly1305::new(key.into());
        let payload = Payload {
            msg: text.expose_secret().as_bytes(),
            aad: purpose.as_bytes(),
        };
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| SealError)?;
        Ok(format!(
            "{id}.{}",
            URL_SAFE_NO_PAD.encode([&nonce[..], &sealed].concat())
        ))
    }

    /// Opens what was sealed for the same purpose.
    pub fn open(&self, purpose: &str, sealed: &str) -> Result<SecretString, SealError> {
        let (id, rest) = sealed.rsplit_once('.').ok_or(SealError)?;
        let (_, key) = self.keys.iter().find(|(own, _)| own == id).ok_or(SealError)?;
        let bytes = URL_SAFE_NO_PAD.decode(rest).map_err(|_| SealError)?;
        let (nonce, msg) = bytes.split_first_chunk::<NONCE>().ok_or(SealError)?;
        let cipher = XChaCha20Poly1305::new(key.into());
        let payload = Payload {
            msg,
            aad: purpose.as_bytes(),
        };
        let text = cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| SealError)?;
        String::from_utf8(text).map(SecretString::from).map_err(|_| SealError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::token::KeyRing;

    fn seal(seeds: &[u64]) -> Seal {
        let keys: Vec<String> = seeds
            .iter()
            .map(|seed| {
                KeyRing::fresh(&Randomness::seeded(*seed).bytes())
                    .expose_secret()
                    .to_owned()
            })
            .collect();
        Seal::parse(&SecretString::from(keys.join(",")), Randomness::seeded(1)).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_with_its_key_and_for_its_purpose_only() {
        let text = SecretString::from("the secret");
        let sealed = seal(&[5]).seal("link", &text).unwrap();
        let open = |seal: &Seal, purpose: &str, sealed: &str| {
            seal.open(purpose, sealed).map(|text| text.expose_secret().to_owned())
        };

        assert!(!sealed.contains("secret"));
        assert_ne!(sealed, seal(&[5, 5 + 1]).seal("other", &text).unwrap());
        assert_eq!(open(&seal(&[6, 5]), "link", &sealed), Ok("the secret".to_owned()));
        assert_eq!(open(&seal(&[6]), "link", &sealed), Err(SealError));
        assert_eq!(open(&seal(&[5]), "factor", &sealed), Err(SealError));
        for broken in ["", ".", "a.b", &sealed[..sealed.len() - 2], &sealed.replace('.', "")] {
            assert_eq!(open(&seal(&[5]), "link", broken), Err(SealError), "{broken}");
        }
    }
}
