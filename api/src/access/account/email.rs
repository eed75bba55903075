//! An address of an account, in the one form in which it is stored and looked up.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use url::Host;

/// Longest address (RFC 5321, section 4.5.3.1, less the brackets).
const LONGEST: usize = 254;

/// An e-mail address: NFC, lower case, the domain as its ASCII form (RFC 5891), so that one mailbox has one spelling.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EmailAddress(String);

/// Text that is no e-mail address.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("this is no e-mail address; it looks like name@example.org and has at most 254 characters")]
pub struct EmailError;

impl EmailAddress {
    /// Reads an address; refuses quoted local parts, address literals and anything that could break a mail header.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let text: String = text.trim().nfc().collect::<String>().to_lowercase();
        let (local, domain) = text.rsplit_once('@').ok_or(EmailError)?;
        let Ok(Host::Domain(domain)) = Host::parse(domain) else {
            return Err(EmailError);
        };
        let dotted = domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.');
        let plain = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
        let local_fits = !local.is_empty() && local.len() <= 64 && local.chars().all(plain);
        if !local_fits || !dotted || local.starts_with('.') || local.ends_with('.') || local.contains("..") {
            return Err(EmailError);
        }
        let address = format!("{local}@{domain}");
        if address.len() <= LONGEST {
            Ok(Self(address))
        } else {
            Err(EmailError)
        }
    }

    /// The address as stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mailbox_has_one_spelling() {
        let stored = |text| EmailAddress::parse(text).map(|address| address.to_string());

        assert_eq!(stored("  Staff@Trier.EXAMPLE "), Ok("staff@trier.example".to_owned()));
        assert_eq!(
            stored("büro@träger.example"),
            stored("BU\u{308}RO@TRA\u{308}GER.example")
        );
        assert_eq!(
            stored("büro@träger.example"),
            Ok("büro@xn--trger-hra.example".to_owned())
        );
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let long = format!("{}@trier.example", "a".repeat(65));
        let texts = [
            "",
            "@",
            "a",
            "a@b",
            "a@.example",
            "a@b.",
            "a b@c.example",
            "a\r\nb@c.example",
            "\"a\"@c.example",
            ".a@c.example",
            "a..b@c.example",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "a@b@c.example",
            &long,
        ];

        for text in texts {
            assert_eq!(EmailAddress::parse(text), Err(EmailError), "{text:?}");
        }
    }
}
