//! The source text of a record and what is made from it: the one place where a changed source makes translations outdated.

use porta_contract::Texts;

use super::record::Record;
use super::text::Text;

/// The texts of a record that is being written.
#[derive(Debug)]
pub struct TextSet<'r> {
    /// Language of the text that the others are made from.
    pub source_lang: &'r str,
    /// Counts up when the source text changes.
    pub version: &'r mut i64,
    /// All of them, by language.
    pub all: &'r mut Vec<Text>,
}

/// A record with texts that can be translated.
pub trait Translated: Record {
    /// Language of the text that the others are made from.
    fn source_lang(&self) -> &str;
    /// Version of the source text.
    fn text_version(&self) -> i64;
    /// Its texts, to be written.
    fn text_set(&mut self) -> TextSet<'_>;

    /// The text that the others are made from.
    fn source_text(&self) -> Option<&Text> {
        find(self.texts(), self.source_lang())
    }

    /// Puts another source text in its place; see [`TextSet::set_source`].
    fn set_source_text(&mut self, texts: Texts, minor: bool) {
        self.text_set().set_source(texts, minor);
    }
}

macro_rules! translated {
    ($($model:ty),*) => {$(
        impl Translated for $model {
            fn source_lang(&self) -> &str {
                &self.source_lang
            }

            fn text_version(&self) -> i64 {
                self.text_version
            }

            fn text_set(&mut self) -> TextSet<'_> {
                TextSet {
                    source_lang: &self.source_lang,
                    version: &mut self.text_version,
                    all: &mut self.texts,
                }
            }
        }
    )*};
}

translated!(
    super::category::Category,
    super::provider::Provider,
    super::location::Location,
    super::offer::Offer,
    super::event::Event,
    super::page::Page,
    super::fact::Fact,
    super::article::Article,
    super::need::Need,
    super::responsibility::Responsibility
);

impl TextSet<'_> {
    /// Puts another source text in its place; an empty one leaves none. One that differs moves the text version on, and translations
    /// are outdated then; a minor change, such as a spelling, keeps them as current as they were.
    pub fn set_source(&mut self, texts: Texts, minor: bool) {
        let before = find(self.all, self.source_lang).cloned();
        if before.as_ref().map(Text::to_wire).unwrap_or_default() == texts {
            return;
        }
        if texts == Texts::default() {
            self.remove(self.source_lang);
        } else {
            self.put(Text::new(self.source_lang, texts, *self.version));
        }
        self.count_up((self.source_lang, before.as_ref()), minor);
    }

    /// Puts a text in place of that of its language, or beside the others.
    pub fn put(&mut self, text: Text) {
        self.remove(&text.lang);
        self.all.push(text);
        self.all.sort_by(|a, b| a.lang.cmp(&b.lang));
    }

    /// Takes the text of a language away.
    pub fn remove(&mut self, lang: &str) {
        self.all.retain(|text| text.lang != lang);
    }

    /// After texts were written over others: counts the version up if the source is another one than before, in another language
    /// or with other words, and the change is not minor.
    pub fn count_up(&mut self, (lang, before): (&str, Option<&Text>), minor: bool) {
        let source = find(self.all, self.source_lang);
        let same = lang == self.source_lang && source.map(Text::to_wire) == before.map(Text::to_wire);
        if *self.version == 0 || !(same || minor) {
            *self.version += 1;
        }
        let version = *self.version;
        if let Some(source) = self.all.iter_mut().find(|text| text.lang == self.source_lang) {
            source.source_version = version;
        }
    }
}

/// The text of a language.
#[must_use]
pub fn find<'t>(texts: &'t [Text], lang: &str) -> Option<&'t Text> {
    texts.iter().find(|text| text.lang == lang)
}

#[cfg(test)]
mod tests {
    use porta_contract::TextState;

    use super::*;

    fn words(title: &str) -> Texts {
        Texts {
            title: title.to_owned(),
            ..Texts::default()
        }
    }

    /// A record with a source and a translation of it.
    fn record() -> (i64, Vec<Text>) {
        let (mut version, mut all) = (0, Vec::new());
        let mut set = TextSet {
            source_lang: "de",
            version: &mut version,
            all: &mut all,
        };
        set.set_source(words("Kaffee"), false);
        set.put(Text::new("ar", words("قهوة"), 1));
        (version, all)
    }

    fn after(title: &str, minor: bool) -> (i64, TextState) {
        let (mut version, mut all) = record();
        let mut set = TextSet {
            source_lang: "de",
            version: &mut version,
            all: &mut all,
        };
        set.set_source(words(title), minor);
        let arabic = find(&all, "ar").unwrap();
        assert_eq!(find(&all, "de").unwrap().title, title);
        (version, arabic.state("de", version))
    }

    #[test]
    fn another_source_outdates_translations_a_minor_change_does_not() {
        assert_eq!(after("Kaffee", false), (1, TextState::Current));
        assert_eq!(after("Kaffee und Tee", false), (2, TextState::Outdated));
        assert_eq!(after("Kaffee.", true), (1, TextState::Current));
    }

    #[test]
    fn the_first_source_counts_even_if_it_is_called_minor() {
        let (mut version, mut all) = (0, Vec::new());
        let mut set = TextSet {
            source_lang: "de",
            version: &mut version,
            all: &mut all,
        };
        set.set_source(words("Kaffee"), true);
        assert_eq!((version, all[0].source_version), (1, 1));
    }
}
