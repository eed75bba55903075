//! The languages the search can analyse, and what it knows about each.

use super::{data::WordLists, fold::Script};

/// A language of analysis; "de-simple" is analysed as German.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in super::super) enum Tongue {
    De,
    En,
    Fr,
    Tr,
    Uk,
    Ru,
    Ar,
    Fa,
    Ti,
    /// Any other language: words are folded, not stemmed.
    Other,
}

impl Tongue {
    /// The language of analysis for a language code such as "de-simple", "ls" or "en-GB".
    pub(in super::super) fn of_code(code: &str) -> Self {
        match code.split('-').next().unwrap_or_default() {
            "de" | "ls" => Self::De,
            "en" => Self::En,
            "fr" => Self::Fr,
            "tr" => Self::Tr,
            "uk" => Self::Uk,
            "ru" => Self::Ru,
            "ar" => Self::Ar,
            "fa" | "prs" => Self::Fa,
            "ti" => Self::Ti,
            _ => Self::Other,
        }
    }

    /// One letter that keeps the stems of different languages apart in the index; never change one.
    pub(in super::super) const fn mark(self) -> char {
        match self {
            Self::De => 'd',
            Self::En => 'e',
            Self::Fr => 'f',
            Self::Tr => 't',
            Self::Uk => 'u',
            Self::Ru => 'r',
            Self::Ar => 'a',
            Self::Fa => 'p',
            Self::Ti => 'g',
            Self::Other => 'o',
        }
    }

    /// The languages a word of this script can belong to.
    pub(in super::super) const fn of_script(script: Script) -> &'static [Self] {
        match script {
            Script::Latin => &[Self::De, Self::En, Self::Fr, Self::Tr],
            Script::Cyrillic => &[Self::Uk, Self::Ru],
            Script::Arabic => &[Self::Ar, Self::Fa],
            Script::Ethiopic => &[Self::Ti],
            Script::Other => &[Self::Other],
        }
    }

    /// Whether a folded word says nothing in a query ("wer", "ist", "the").
    pub(in super::super) fn is_stop(self, word: &str) -> bool {
        WordLists::of(self).is_some_and(|lists| lists.stop.contains(word))
    }

    /// Whether a folded word says little in a query ("finden", "help").
    pub(in super::super) fn is_weak(self, word: &str) -> bool {
        WordLists::of(self).is_some_and(|lists| lists.weak.contains(word))
    }
}
