//! The texts of all languages, part of the program.

use std::sync::LazyLock;

use super::{Texts, UiLang};

/// Declares the Fluent files once; every language has all of them.
macro_rules! files {
    ($($file:literal),+ $(,)?) => {
        /// Name and texts of every Fluent file.
        pub const FILES: &[(&str, [(UiLang, &str); UiLang::ALL.len()])] = &[$((
            $file,
            [
                (UiLang::De, include_str!(concat!("../../locales/de/", $file))),
                (UiLang::DeSimple, include_str!(concat!("../../locales/de-simple/", $file))),
                (UiLang::En, include_str!(concat!("../../locales/en/", $file))),
                (UiLang::Fr, include_str!(concat!("../../locales/fr/", $file))),
                (UiLang::Ar, include_str!(concat!("../../locales/ar/", $file))),
                (UiLang::Uk, include_str!(concat!("../../locales/uk/", $file))),
                (UiLang::Fa, include_str!(concat!("../../locales/fa/", $file))),
                (UiLang::Tr, include_str!(concat!("../../locales/tr/", $file))),
                (UiLang::Ru, include_str!(concat!("../../locales/ru/", $file))),
            ],
        )),+];
    };
}

files![
    "shell.ftl",
    "home.ftl",
    "entrance.ftl",
    "map.ftl",
    "legal.ftl",
    "barrier.ftl",
    "handout.ftl",
    "offers.ftl",
    "offer.ftl",
    "news.ftl",
    "currency.ftl",
    "time.ftl",
    "places.ftl",
    "information.ftl",
    "errors.ftl",
    "review.ftl",
    "report.ftl",
    "responsibilities.ftl",
    "suggest.ftl",
    "subscribe.ftl",
    "account.ftl",
    "help.ftl",
    "words.ftl"
];

/// The texts of every language.
#[derive(Debug)]
pub struct Locales(Vec<Texts>);

static SHARED: LazyLock<Result<Locales, String>> = LazyLock::new(Locales::load);

impl Locales {
    /// The texts of the program, read once.
    ///
    /// # Errors
    /// A sentence that names the file and what is wrong with it.
    pub fn shared() -> Result<&'static Self, String> {
        SHARED.as_ref().map_err(Clone::clone)
    }

    /// Reads all texts.
    ///
    /// # Errors
    /// A sentence that names the file and what is wrong with it.
    pub fn load() -> Result<Self, String> {
        UiLang::ALL
            .iter()
            .map(|lang| Texts::load(*lang))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The texts of one language.
    ///
    /// # Panics
    /// Never: every language is loaded.
    #[must_use]
    #[expect(clippy::panic, reason = "load() puts every language in")]
    pub fn get(&self, lang: UiLang) -> &Texts {
        self.0
            .iter()
            .find(|texts| texts.lang() == lang)
            .unwrap_or_else(|| panic!("the texts of {} were not loaded", lang.tag()))
    }
}
