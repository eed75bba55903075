//! The texts of one language, with its plurals and numbers.

use std::borrow::Cow;
use std::cmp::Ordering;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu::collator::CollatorBorrowed;
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::locale::{Locale, LocaleDirectionality};
use icu::plurals::{PluralCategory, PluralRules};

use super::{Dates, FILES, UiLang, marks};

/// Names and values put into a text.
pub type Args<'a> = &'a [(&'a str, &'a str)];

/// First-strong isolate and its end, which Fluent puts around values: right in text, noise in attributes.
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];

/// The texts of one language.
pub struct Texts {
    lang: UiLang,
    dir: &'static str,
    bundle: FluentBundle<FluentResource>,
    plurals: PluralRules,
    numbers: DecimalFormatter,
    dates: Dates,
    collator: CollatorBorrowed<'static>,
    by_machine: bool,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts")
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

impl Texts {
    /// Reads the texts of a language.
    ///
    /// # Errors
    /// A sentence that names the file and what is wrong with it.
    pub fn load(lang: UiLang) -> Result<Self, String> {
        let tag = lang.tag();
        let locale: Locale = lang.locale().parse().map_err(|e| format!("{tag}: {e}"))?;
        let no_data = |e: &dyn std::fmt::Display| format!("no language data for {tag}: {e}");
        Ok(Self {
            lang,
            dir: direction(&locale),
            bundle: bundle(lang)?,
            plurals: PluralRules::try_new((&locale).into(), Default::default()).map_err(|e| no_data(&e))?,
            numbers: DecimalFormatter::try_new((&locale).into(), Default::default()).map_err(|e| no_data(&e))?,
            dates: Dates::load(&locale).map_err(|e| no_data(&e))?,
            collator: CollatorBorrowed::try_new((&locale).into(), Default::default()).map_err(|e| no_data(&e))?,
            by_machine: marks::any_by_machine(lang),
        })
    }

    /// Which language.
    #[must_use]
    pub fn lang(&self) -> UiLang {
        self.lang
    }

    /// BCP 47 tag.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        self.lang.tag()
    }

    /// `ltr` or `rtl`.
    #[must_use]
    pub fn dir(&self) -> &'static str {
        self.dir
    }

    /// Its dates.
    #[must_use]
    pub fn dates(&self) -> &Dates {
        &self.dates
    }

    /// The order of two names as this language sorts them (UTS 10).
    #[must_use]
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        self.collator.compare(one, other)
    }

    /// True while some of its texts were made by a machine and not yet read by a person.
    #[must_use]
    pub fn by_machine(&self) -> bool {
        self.by_machine
    }

    /// A text without values. A missing one shows its key; a test keeps that from happening.
    #[must_use]
    pub fn say(&self, key: &str) -> Cow<'_, str> {
        self.find(key, None).unwrap_or_else(|| {
            tracing::error!(key, lang = self.tag(), "text missing");
            Cow::Owned(key.to_owned())
        })
    }

    /// A text with values, each isolated from the direction of what is around it.
    #[must_use]
    pub fn with(&self, key: &str, args: Args<'_>) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(*name, FluentValue::from(*value));
        }
        self.find(key, Some(&values)).map_or_else(
            || {
                tracing::error!(key, lang = self.tag(), "text missing");
                key.to_owned()
            },
            Cow::into_owned,
        )
    }

    /// A text with values for an attribute, a title or JSON: without isolating characters.
    #[must_use]
    pub fn attr(&self, key: &str, args: Args<'_>) -> String {
        self.with(key, args).replace(ISOLATES, "")
    }

    /// A text about a number: the values `$n` (the number as written here) and `$cat` (its plural category).
    #[must_use]
    pub fn count(&self, key: &str, n: u64) -> String {
        self.with(key, &[("n", &self.number(n)), ("cat", self.category(n))])
    }

    /// A text named by a word of the contract, such as `cost-free`; none for words this version does not know.
    #[must_use]
    pub fn word(&self, prefix: &str, word: &str) -> Option<String> {
        let key = format!("{prefix}-{}", word.replace('_', "-"));
        self.find(&key, None).map(Cow::into_owned)
    }

    /// A number as written here.
    #[must_use]
    pub fn number(&self, n: u64) -> String {
        self.numbers.format(&Decimal::from(n)).to_string()
    }

    /// A number with decimals as written here.
    #[must_use]
    pub fn decimal(&self, value: f64) -> String {
        let plain = value.to_string();
        let decimal: Result<Decimal, _> = plain.parse();
        decimal.map_or(plain, |decimal| self.numbers.format(&decimal).to_string())
    }

    /// CLDR plural category of a number. Fluent's own rules are wrong for Arabic, so texts select on this word.
    #[must_use]
    pub fn category(&self, n: u64) -> &'static str {
        match self.plurals.category_for(n) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }

    fn find<'a>(&'a self, key: &str, args: Option<&'a FluentArgs<'_>>) -> Option<Cow<'a, str>> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            tracing::error!(key, lang = self.tag(), ?errors, "text lacks a value");
        }
        Some(text)
    }
}

fn bundle(lang: UiLang) -> Result<FluentBundle<FluentResource>, String> {
    let id = lang.tag().parse().map_err(|e| format!("{}: {e}", lang.tag()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    for (name, texts) in FILES {
        let source = texts.iter().find(|(of, _)| *of == lang).map_or("", |(_, text)| *text);
        let place = format!("locales/{}/{name}", lang.tag());
        let resource =
            FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| format!("{place}: {errors:?}"))?;
        bundle
            .add_resource(resource)
            .map_err(|errors| format!("{place}: {errors:?}"))?;
    }
    Ok(bundle)
}

fn direction(locale: &Locale) -> &'static str {
    if LocaleDirectionality::new_common().is_right_to_left(&locale.id) {
        "rtl"
    } else {
        "ltr"
    }
}
