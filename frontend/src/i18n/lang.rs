//! Languages whose pages are complete, and the choice between them.

use actix_web::HttpMessage;
use actix_web::http::header::{AcceptLanguage, Header, Preference};

/// A language the pages speak. A city that has more shows them once their texts are complete here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UiLang {
    /// German.
    De,
    /// Easy German (Leichte Sprache).
    DeSimple,
    /// English.
    En,
    /// French.
    Fr,
    /// Arabic.
    Ar,
    /// Ukrainian.
    Uk,
    /// Persian.
    Fa,
    /// Turkish.
    Tr,
    /// Russian.
    Ru,
}

impl UiLang {
    /// All of them, in the order of the language switch if the city says nothing else.
    pub const ALL: &'static [Self] = &[
        Self::De,
        Self::DeSimple,
        Self::En,
        Self::Fr,
        Self::Ar,
        Self::Uk,
        Self::Fa,
        Self::Tr,
        Self::Ru,
    ];

    /// BCP 47 tag; also the first part of every address.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::DeSimple => "de-simple",
            Self::En => "en",
            Self::Fr => "fr",
            Self::Ar => "ar",
            Self::Uk => "uk",
            Self::Fa => "fa",
            Self::Tr => "tr",
            Self::Ru => "ru",
        }
    }

    /// Locale for dates and numbers: English as in Europe, day before month.
    #[must_use]
    pub const fn locale(self) -> &'static str {
        match self {
            Self::En => "en-GB",
            Self::DeSimple => "de",
            other => other.tag(),
        }
    }

    /// The language in itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::De => "Deutsch",
            Self::DeSimple => "Leichte Sprache",
            Self::En => "English",
            Self::Fr => "Français",
            Self::Ar => "العربية",
            Self::Uk => "Українська",
            Self::Fa => "فارسی",
            Self::Tr => "Türkçe",
            Self::Ru => "Русский",
        }
    }

    /// Reads a tag exactly as it stands in an address.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lang| lang.tag() == tag)
    }

    /// True if a browser asks for a language that is not one of these before any that is offered.
    pub fn comes_first(request: &impl HttpMessage, tag: &str, offered: &[Self]) -> bool {
        let wanted = wanted(request);
        let of = |is: &dyn Fn(&str) -> bool| wanted.iter().position(|one| is(one));
        let own = of(&|one| one == tag);
        let other = of(&|one| offered.iter().any(|lang| lang.tag() == one));
        own.is_some_and(|own| other.is_none_or(|other| own < other))
    }

    /// The best of `offered` for what a browser asks for (`Accept-Language`, RFC 9110, 12.5.4); the first of them if
    /// none fits. A header that cannot be read counts as absent.
    pub fn negotiate(request: &impl HttpMessage, offered: &[Self]) -> Self {
        wanted(request)
            .iter()
            .find_map(|tag| offered.iter().copied().find(|lang| lang.tag() == tag))
            .or_else(|| offered.first().copied())
            .unwrap_or(Self::De)
    }
}

/// Primary subtags a browser asks for, best first.
fn wanted(request: &impl HttpMessage) -> Vec<String> {
    let Ok(accepted) = AcceptLanguage::parse(request) else {
        return Vec::new();
    };
    accepted
        .ranked()
        .into_iter()
        .filter_map(Preference::into_item)
        .map(|tag| tag.primary_language().to_ascii_lowercase())
        .collect()
}
