//! Signing mails (DKIM, RFC 6376, with the keys of RFC 8301 and RFC 8463), so that receivers know that they come from the domain
//! and were not changed.

mod canonical;
mod key;
mod settings;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::DateTime;
use sha2::{Digest, Sha256};

use canonical::{body, field, fields};
use key::Key;

pub use settings::DkimArgs;

/// What is covered. Unsubscribing by one click needs its two headers to be (RFC 8058, section 4).
const COVERED: [&str; 10] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Auto-Submitted",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];
/// What is named once more than it is there, so that a second one of the name breaks the signature.
const ONCE: [&str; 4] = ["From", "To", "Subject", "Date"];
/// Letters of a line of Base64.
const LINE: usize = 72;

/// A mail that cannot be signed; a defect.
#[derive(Clone, Copy, Debug, thiserror::Error)]
pub enum SignError {
    /// The key does not do it.
    #[error("the mail cannot be signed with the DKIM key")]
    Key,
    /// No headers.
    #[error("the mail has no headers that could be signed")]
    Headers,
}

/// Signs mails for a domain.
#[derive(Debug)]
pub struct Signer {
    domain: String,
    selector: String,
    key: Key,
}

impl Signer {
    /// For a domain, whose DNS has the public key under the selector.
    ///
    /// # Errors
    /// A sentence for the operator, about the domain, the selector or the key (PEM).
    pub fn new(domain: &str, selector: &str, pem: &str) -> Result<Self, String> {
        let name = |text: &str| {
            idna::domain_to_ascii_strict(text.trim_end_matches('.'))
                .ok()
                .filter(|name| !name.is_empty())
        };
        Ok(Self {
            domain: name(domain).ok_or("PORTA_DKIM_DOMAIN is a domain such as city.example")?,
            selector: name(selector)
                .ok_or("PORTA_DKIM_SELECTOR is a name such as porta2026: letters, digits, hyphens")?,
            key: Key::parse(pem)?,
        })
    }

    /// Whom it signs for.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The name in DNS of the record with the public key.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}._domainkey.{}", self.selector, self.domain)
    }

    /// What the record says.
    #[must_use]
    pub fn record(&self) -> String {
        let public = STANDARD.encode(self.key.public());
        format!("v=DKIM1; k={}; p={public}", self.key.name())
    }

    /// True when a record has our public key.
    #[must_use]
    pub fn is_ours(&self, public: &[u8]) -> bool {
        self.key.is(public)
    }

    /// The name of the key's kind, as records have it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        self.key.name()
    }

    /// The message with its signature before it. The same message gets the same one: its time is that of the message's date.
    ///
    /// # Errors
    /// [`SignError`], a defect.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignError> {
        let (head, content) = split(message).ok_or(SignError::Headers)?;
        let headers = fields(head);
        let of = |name: &str| headers.iter().find(|field| field.is(name));
        let mut named = Vec::new();
        let mut signed = Vec::new();
        for name in COVERED {
            if let Some(found) = of(name) {
                named.push(name.to_lowercase());
                signed.extend(found.relaxed());
            }
            if ONCE.contains(&name) {
                named.push(name.to_lowercase());
            }
        }
        let time = of("Date").and_then(|date| DateTime::parse_from_rfc2822(&date.value()).ok());
        let time = time.map_or_else(String::new, |time| format!(" t={};", time.timestamp()));
        let hash = STANDARD.encode(Sha256::digest(body(content)));
        let start = format!(
            "DKIM-Signature: v=1; a={}-sha256; c=relaxed/relaxed;\r\n\td={}; s={};{time}\r\n\th={};\r\n\tbh={hash};\r\n\tb=",
            self.key.name(),
            self.domain,
            self.selector,
            named.join(":\r\n\t "),
        );
        // The signature covers its own header too, without the value of `b` and without an end of line.
        signed.extend(field(&start).relaxed().trim_ascii_end());
        let signature = STANDARD.encode(self.key.sign(&signed).ok_or(SignError::Key)?);
        let mut whole = start.into_bytes();
        for (number, line) in signature.as_bytes().chunks(LINE).enumerate() {
            if number > 0 {
                whole.extend(b"\r\n\t ");
            }
            whole.extend(line);
        }
        whole.extend(b"\r\n");
        whole.extend(message);
        Ok(whole)
    }
}

/// Head with its last end of line, and body.
fn split(message: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = message.windows(4).position(|four| four == b"\r\n\r\n")?;
    Some((message.get(..at + 2)?, message.get(at + 4..)?))
}
