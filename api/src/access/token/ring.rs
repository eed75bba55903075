//! The signing keys: the first signs, all verify.
//!
//! To change keys without logging anybody out: add the new key as the second on every node, then make it the first, and take the
//! old one away after a token's life.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use jsonwebtoken::{DecodingKey, EncodingKey};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

/// Keys that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// Not `id:secret`.
    #[error(
        "signing keys are a comma list of `id:secret`; an id has 1 to 64 letters, digits, `.`, `_` or `-`, a secret is 32 random \
         bytes in base64url (`openssl rand 32 | basenc --base64url | tr -d =`)"
    )]
    Malformed,
    /// No key at all.
    #[error("there is no signing key; leave PORTA_JWT_KEYS out on a single node, or give one as `id:secret`")]
    None,
    /// Two keys of one id.
    #[error("two signing keys have the id `{0}`")]
    Twice(String),
    /// A secret that somebody made up.
    #[error(
        "the signing key `{0}` is not random enough; make one with `openssl rand 32 | basenc --base64url | tr -d =`"
    )]
    Weak(String),
    /// The key file.
    #[error("{0}")]
    File(String),
}

struct Key {
    id: String,
    public: [u8; 32],
    encoding: EncodingKey,
    decoding: DecodingKey,
}

/// The keys of an installation.
pub struct KeyRing(Vec<Key>);

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|key| &key.id)).finish()
    }
}

impl KeyRing {
    /// Reads keys: `id:secret`, separated by commas or line ends. The first signs.
    pub fn parse(text: &SecretString) -> Result<Self, KeyError> {
        let keys = seeds(text)?;
        keys.into_iter().map(Key::new).collect::<Result<_, _>>().map(Self)
    }

    /// The public halves, with their ids: what others need to verify tokens.
    pub fn public(&self) -> impl Iterator<Item = (&str, &[u8; 32])> {
        self.0.iter().map(|key| (key.id.as_str(), &key.public))
    }

    /// The text of a ring of one new key, from 32 random bytes.
    #[must_use]
    pub fn fresh(seed: &[u8; 32]) -> SecretString {
        let public = SigningKey::from_bytes(seed).verifying_key();
        let id: String = Sha256::digest(public.as_bytes())
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        SecretString::from(format!("{id}:{}", URL_SAFE_NO_PAD.encode(seed)))
    }

    pub(super) fn signing(&self) -> Option<(&str, &EncodingKey)> {
        self.0.first().map(|key| (key.id.as_str(), &key.encoding))
    }

    pub(super) fn verifying(&self, id: &str) -> Option<&DecodingKey> {
        self.0.iter().find(|key| key.id == id).map(|key| &key.decoding)
    }
}

/// The id of a key, and its 32 random bytes.
pub(in crate::access) type Seed = (String, [u8; 32]);

/// Reads `id:secret` pairs, separated by commas or line ends: random, and no id twice.
pub(in crate::access) fn seeds(text: &SecretString) -> Result<Vec<Seed>, KeyError> {
    let mut all: Vec<Seed> = Vec::new();
    let parts = text.expose_secret().split([',', '\n']).map(str::trim);
    for part in parts.filter(|part| !part.is_empty()) {
        let (id, seed) = seed(part)?;
        if all.iter().any(|(other, _)| *other == id) {
            return Err(KeyError::Twice(id));
        }
        all.push((id, seed));
    }
    if all.is_empty() { Err(KeyError::None) } else { Ok(all) }
}

fn seed(text: &str) -> Result<Seed, KeyError> {
    let (id, secret) = text.split_once(':').ok_or(KeyError::Malformed)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if id.is_empty() || id.len() > 64 || !id.chars().all(plain) {
        return Err(KeyError::Malformed);
    }
    let bytes = URL_SAFE_NO_PAD
        .decode(secret.trim_end_matches('='))
        .map_err(|_| KeyError::Malformed)?;
    let seed: [u8; 32] = bytes.try_into().map_err(|_| KeyError::Malformed)?;
    if is_weak(seed) {
        return Err(KeyError::Weak(id.to_owned()));
    }
    Ok((id.to_owned(), seed))
}

impl Key {
    fn new((id, seed): Seed) -> Result<Self, KeyError> {
        let signing = SigningKey::from_bytes(&seed);
        let der = signing.to_pkcs8_der().map_err(|_| KeyError::Malformed)?;
        let public = signing.verifying_key();
        Ok(Self {
            id,
            public: public.to_bytes(),
            encoding: EncodingKey::from_ed_der(der.as_bytes()),
            decoding: DecodingKey::from_ed_der(public.as_bytes()),
        })
    }
}

/// 32 random bytes practically never hold fewer than 16 different values, or nothing but printable characters.
fn is_weak(seed: [u8; 32]) -> bool {
    let printable = seed.iter().all(|byte| (0x20..0x7f).contains(byte));
    let mut kinds = seed;
    kinds.sort_unstable();
    let different = 1 + kinds.windows(2).filter(|pair| pair.first() != pair.last()).count();
    printable || different < 16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<KeyRing, KeyError> {
        KeyRing::parse(&SecretString::from(text))
    }

    fn secret(first: u8) -> String {
        URL_SAFE_NO_PAD.encode(std::array::from_fn::<u8, 32, _>(|at| first.wrapping_add(at as u8 * 7)))
    }

    #[test]
    fn a_ring_is_a_list_of_ids_and_secrets() {
        let ring = parse(&format!("new:{}, old:{}=\n", secret(200), secret(3))).unwrap();

        assert_eq!(format!("{ring:?}"), r#"["new", "old"]"#);
        assert_eq!(ring.signing().map(|(id, _)| id), Some("new"));
        assert!(ring.verifying("old").is_some());
        assert!(ring.verifying("other").is_none());
    }

    #[test]
    fn made_up_or_broken_keys_stop_the_start() {
        let password = URL_SAFE_NO_PAD.encode(*b"correct horse battery staple 123");
        let zeros = URL_SAFE_NO_PAD.encode([0; 32]);
        let twice = format!("a:{},a:{}", secret(1), secret(9));

        assert!(matches!(parse(" ,\n"), Err(KeyError::None)));
        assert!(matches!(parse(&secret(1)), Err(KeyError::Malformed)));
        assert!(matches!(parse("a b:AAAA"), Err(KeyError::Malformed)));
        assert!(matches!(parse("a:AAAA"), Err(KeyError::Malformed)));
        assert!(matches!(parse(&format!("a:{zeros}")), Err(KeyError::Weak(_))));
        assert!(matches!(parse(&format!("a:{password}")), Err(KeyError::Weak(_))));
        assert!(matches!(parse(&twice), Err(KeyError::Twice(_))));
    }

    #[test]
    fn a_fresh_key_is_accepted_and_named_after_itself() {
        let seed = std::array::from_fn(|at| 255 - at as u8 * 3);

        let text = KeyRing::fresh(&seed);

        assert!(KeyRing::parse(&text).is_ok());
        assert_eq!(text.expose_secret(), KeyRing::fresh(&seed).expose_secret());
    }
}
