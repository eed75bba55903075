//! The secret behind links and sessions of reviews, and what is made from it.
//!
//! A link's token is an HMAC (RFC 2104, SHA-256) over review and step, cut to 192 bits: a repeated mail is the same byte for byte,
//! and the database, which keeps hashes only, is of no use to whoever steals it.

use std::fmt;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use porta_contract::ReviewStep;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

use super::ids::{MailId, ReviewId};
use crate::spine::ids::{Id, fresh_uuid};
use crate::spine::private;
use crate::spine::randomness::Randomness;

/// Folder and file below the data folder.
const FOLDER: &str = "keys";
const FILE: &str = "review-links";
/// Bytes of a token: 192 bits.
const TOKEN_BYTES: usize = 24;

/// The secret; the same on every node and in every worker.
#[derive(Clone)]
pub struct ReviewKey([u8; 32]);

impl fmt::Debug for ReviewKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReviewKey(…)")
    }
}

impl ReviewKey {
    /// From 32 random bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The key that is given for all nodes (32 random bytes in base64url), or this node's own file, made now if it is missing.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn load(given: Option<&SecretString>, data_dir: &Path, randomness: &Randomness) -> Result<Self, String> {
        if let Some(given) = given.filter(|text| !text.expose_secret().is_empty()) {
            return Self::parse(given.expose_secret());
        }
        let file = data_dir.join(FOLDER).join(FILE);
        let refused = |error| format!("the key {} cannot be made or read: {error}", file.display());
        if !file.exists() {
            make(&file, randomness).map_err(refused)?;
        }
        if private::is_open_to_others(&file).map_err(refused)? {
            return Err(format!(
                "the key {} can be read by others; take their rights away with `chmod 600`",
                file.display()
            ));
        }
        Self::parse(&fs::read_to_string(&file).map_err(refused)?)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let bytes = URL_SAFE_NO_PAD.decode(text.trim().trim_end_matches('=')).ok();
        let bytes = bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        bytes.map(Self).ok_or_else(|| {
            "the key of review links is 32 random bytes in base64url: `openssl rand 32 | basenc --base64url | tr -d =`"
                .to_owned()
        })
    }

    fn mac(&self, parts: &[&str]) -> [u8; 32] {
        // A key of any length is taken, so that there is always a code.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else {
            return [0; 32];
        };
        for part in parts {
            mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac.finalize().into_bytes().into()
    }

    fn token(&self, parts: &[&str]) -> String {
        let code = self.mac(parts);
        URL_SAFE_NO_PAD.encode(code.get(..TOKEN_BYTES).unwrap_or(&code))
    }

    /// The token of a link: the same for the same review and step, whatever mail it stands in. Fresh links, which can be asked for again
    /// and again, have one for each mail, so that one that was ended stays so.
    #[must_use]
    pub fn link(&self, review: &ReviewId, step: ReviewStep, mail: &MailId) -> String {
        if step == ReviewStep::Link {
            return self.token(&["link", review.as_str(), step.as_str(), mail.as_str()]);
        }
        self.token(&["link", review.as_str(), step.as_str()])
    }

    /// The token by which the recipient of a mail asks for no more of them.
    #[must_use]
    pub fn stop(&self, mail: &MailId) -> String {
        self.token(&["stop", mail.as_str()])
    }

    /// The key that sessions are signed with.
    #[must_use]
    pub(super) fn sessions(&self) -> [u8; 32] {
        self.mac(&["sessions"])
    }
}

/// What the database keeps of a token: its SHA-256, in hexadecimal.
#[must_use]
pub fn hash(token: &str) -> String {
    hash_of_bytes(token.as_bytes())
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn hash_of_bytes(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes a complete file beside it and links it into place: nobody reads half a key, and the first one wins.
fn make(file: &Path, randomness: &Randomness) -> std::io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    private::create_folder(folder)?;
    let draft = folder.join(format!(".{FILE}-{}", fresh_uuid()));
    let mut written = private::create_file(&draft)?;
    writeln!(written, "{}", URL_SAFE_NO_PAD.encode(randomness.bytes::<32>()))?;
    written.sync_all()?;
    let linked = fs::hard_link(&draft, file);
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_the_same_for_the_same_review_and_step_and_for_nothing_else() {
        let key = ReviewKey::new([7; 32]);
        let (one, other) = (ReviewId::from("a"), ReviewId::from("b"));

        let (mail, fresh) = (MailId::from("1"), MailId::from("2"));
        let token = key.link(&one, ReviewStep::Opening, &mail);

        assert_eq!(token, key.link(&one, ReviewStep::Opening, &mail));
        assert_eq!(URL_SAFE_NO_PAD.decode(&token).unwrap().len() * 8, 192);
        assert_ne!(token, key.link(&other, ReviewStep::Opening, &mail));
        assert_ne!(token, key.link(&one, ReviewStep::FirstReminder, &mail));
        assert_eq!(token, key.link(&one, ReviewStep::Opening, &fresh));
        assert_ne!(
            key.link(&one, ReviewStep::Link, &mail),
            key.link(&one, ReviewStep::Link, &fresh)
        );
        assert_ne!(token, ReviewKey::new([8; 32]).link(&one, ReviewStep::Opening, &mail));
        assert_ne!(
            key.mac(&["ab", "c"]),
            key.mac(&["a", "bc"]),
            "parts do not run together"
        );
    }

    #[test]
    fn a_file_is_made_once_and_read_ever_after() {
        let folder = tempfile::tempdir().unwrap();
        let load = |seed| ReviewKey::load(None, folder.path(), &Randomness::seeded(seed)).unwrap();

        assert_eq!(load(1).0, load(2).0);
        assert!(ReviewKey::parse("short").is_err());
    }
}
