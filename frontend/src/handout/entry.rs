//! One record on a hand-out, as it stands in an address.

/// Kinds of record that can be handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An offer.
    Offer,
    /// An event.
    Event,
    /// An organisation or office.
    Provider,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Offer, Self::Event, Self::Provider];

    /// What stands before the slug in an address: nothing for an offer, as most entries are offers and short addresses make
    /// coarse QR codes that any phone can read.
    const fn prefix(self) -> &'static str {
        match self {
            Self::Offer => "",
            Self::Event => "e:",
            Self::Provider => "p:",
        }
    }

    /// Path of its pages.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Offer => "offers",
            Self::Event => "events",
            Self::Provider => "providers",
        }
    }
}

/// One record on a hand-out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Kind of record.
    pub kind: Kind,
    /// Its name in addresses.
    pub slug: String,
}

/// The longest slug that the API gives.
const LONGEST: usize = 100;

impl Entry {
    /// The entry of a record; none if its slug is none that the API gives.
    #[must_use]
    pub fn new(kind: Kind, slug: &str) -> Option<Self> {
        is_slug(slug).then(|| Self {
            kind,
            slug: slug.to_owned(),
        })
    }

    /// Reads one as it stands in an address: `cafe-welcome`, `e:summer-party`, `p:caritas`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Kind::ALL
            .iter()
            .rev()
            .find_map(|kind| Self::new(*kind, text.strip_prefix(kind.prefix())?))
    }
}

impl std::fmt::Display for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.kind.prefix(), self.slug)
    }
}

/// Letters, digits and `-._`, a letter or digit at both ends, as the API makes them: what goes into an address needs no encoding.
fn is_slug(slug: &str) -> bool {
    let end = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = slug.as_bytes();
    bytes.len() <= LONGEST
        && bytes.first().is_some_and(end)
        && bytes.last().is_some_and(end)
        && bytes.iter().all(|byte| end(byte) || b"-._".contains(byte))
}

#[cfg(test)]
mod tests {
    use super::{Entry, Kind};

    #[test]
    fn what_is_written_can_be_read() {
        for (text, kind) in [
            ("cafe-welcome", Kind::Offer),
            ("e:fest_2.a", Kind::Event),
            ("p:caritas", Kind::Provider),
        ] {
            let entry = Entry::parse(text).unwrap();
            assert_eq!((entry.kind, entry.to_string().as_str()), (kind, text));
        }
        for strange in [
            "",
            "e:",
            "x:y",
            "-a",
            "a-",
            "Ä",
            "a b",
            "a&b",
            "\"><script>",
            &"a".repeat(101),
        ] {
            assert_eq!(Entry::parse(strange), None, "{strange}");
        }
    }
}
