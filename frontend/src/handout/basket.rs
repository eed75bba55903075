//! What has been collected, in order, and the addresses that change it.

use super::Entry;

/// The parameter that carries the entries.
pub const PARAMETER: &str = "h";

/// Most entries of a hand-out: more would fit neither a sheet that is read nor a code that is scanned.
pub const MOST: usize = 20;

/// What has been collected, and the page that it is carried through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basket {
    entries: Vec<Entry>,
    /// Path of the page that is shown.
    path: String,
    /// Its query without the entries, as sent.
    rest: String,
}

impl Basket {
    /// Reads the entries of an address: comma lists, in any number of parameters. What is no entry is left out, as are doubles
    /// and what goes beyond [`MOST`].
    #[must_use]
    pub fn read(path: &str, query: &str) -> Self {
        let mut entries: Vec<Entry> = Vec::new();
        for (_, value) in url::form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name == PARAMETER) {
            for entry in value.split(',').filter_map(|text| Entry::parse(text.trim())) {
                if entries.len() < MOST && !entries.contains(&entry) {
                    entries.push(entry);
                }
            }
        }
        let own = |pair: &&str| pair.split('=').next() != Some(PARAMETER) && !pair.is_empty();
        Self {
            entries,
            path: path.to_owned(),
            rest: query.split('&').filter(own).collect::<Vec<_>>().join("&"),
        }
    }

    /// The entries in order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// True when nothing has been collected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// True when no entry can be added.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.entries.len() >= MOST
    }

    /// True if it has an entry.
    #[must_use]
    pub fn has(&self, entry: &Entry) -> bool {
        self.entries.contains(entry)
    }

    /// The value of the parameter: entries with commas, all of them characters that may stand in a query as they are.
    #[must_use]
    pub fn value(&self) -> String {
        let texts: Vec<String> = self.entries.iter().map(Entry::to_string).collect();
        texts.join(",")
    }

    /// This page with one entry more, at the end.
    #[must_use]
    pub fn with(&self, entry: &Entry) -> String {
        let mut entries = self.entries.clone();
        entries.push(entry.clone());
        self.here(entries)
    }

    /// This page without an entry.
    #[must_use]
    pub fn without(&self, entry: &Entry) -> String {
        self.here(self.entries.iter().filter(|own| *own != entry).cloned().collect())
    }

    /// This page with an entry one place up or down; none where it cannot go further.
    #[must_use]
    pub fn moved(&self, entry: &Entry, up: bool) -> Option<String> {
        let from = self.entries.iter().position(|own| own == entry)?;
        let to = if up { from.checked_sub(1)? } else { from + 1 };
        let mut entries = self.entries.clone();
        if to >= entries.len() {
            return None;
        }
        entries.swap(from, to);
        Some(self.here(entries))
    }

    /// The hand-out in a language; `path` begins with its tag.
    #[must_use]
    pub fn address(&self, lang: &str) -> String {
        if self.is_empty() {
            format!("/{lang}/handout")
        } else {
            format!("/{lang}/handout?{PARAMETER}={}", self.value())
        }
    }

    /// The page that is shown, with other entries. The parameter stays even when it is empty: so an emptied basket says so.
    fn here(&self, entries: Vec<Entry>) -> String {
        let other = Self {
            entries,
            ..Self::default()
        };
        let value = other.value();
        if self.rest.is_empty() {
            format!("{}?{PARAMETER}={value}", self.path)
        } else {
            format!("{}?{}&{PARAMETER}={value}", self.path, self.rest)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Basket, Entry, MOST};

    fn entry(text: &str) -> Entry {
        Entry::parse(text).unwrap()
    }

    #[test]
    fn entries_come_and_go_and_the_rest_of_the_address_stays() {
        let basket = Basket::read("/de/offers", "q=a%20b&h=one,e:two&h=one,%22%3E&sort=name");
        assert_eq!(basket.value(), "one,e:two");
        assert_eq!(
            basket.with(&entry("p:three")),
            "/de/offers?q=a%20b&sort=name&h=one,e:two,p:three"
        );
        assert_eq!(basket.without(&entry("one")), "/de/offers?q=a%20b&sort=name&h=e:two");
        assert_eq!(basket.moved(&entry("one"), true), None);
        assert_eq!(basket.moved(&entry("e:two"), false), None);
        assert_eq!(
            basket.moved(&entry("e:two"), true).unwrap(),
            "/de/offers?q=a%20b&sort=name&h=e:two,one"
        );
        assert_eq!(basket.address("uk"), "/uk/handout?h=one,e:two");
        let last = Basket::read("/de/", "h=one");
        assert_eq!(last.without(&entry("one")), "/de/?h=");
    }

    #[test]
    fn there_is_a_most() {
        let many: Vec<String> = (0..40).map(|n| format!("offer-{n}")).collect();
        let basket = Basket::read("/de/", &format!("h={}", many.join(",")));
        assert!(basket.is_full() && basket.entries().len() == MOST);
    }
}
