//! Whose eyes a page is for: language, instant, and the city's time.

use std::rc::Rc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;

use crate::handout::Basket;
use crate::i18n::Texts;

/// Whose eyes a page is for.
#[derive(Clone, Debug)]
pub struct Look {
    /// Texts of the reader's language.
    pub t: &'static Texts,
    /// Now.
    pub now: DateTime<Utc>,
    /// The city's time zone.
    pub zone: Tz,
    /// What the reader has collected for a hand-out.
    pub basket: Rc<Basket>,
}

impl Look {
    /// The city's wall clock at an instant.
    #[must_use]
    pub fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.with_timezone(&self.zone).naive_local()
    }

    /// Today in the city.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.local(self.now).date()
    }

    /// The day of an instant in words, “14 October 2026”.
    #[must_use]
    pub fn date(&self, at: DateTime<Utc>) -> String {
        self.t.dates().date(self.local(at).date())
    }

    /// Address of a page in this language; `rest` has no slash in front.
    #[must_use]
    pub fn href(&self, rest: &str) -> String {
        format!("/{}/{rest}", self.t.tag())
    }

    /// Address of a record's page; the slug is percent-encoded (RFC 3986, 3.3).
    #[must_use]
    pub fn record(&self, noun: &str, slug: &str) -> String {
        let slug: String = slug.bytes().map(encoded).collect();
        self.href(&format!("{noun}/{slug}"))
    }
}

fn encoded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}
