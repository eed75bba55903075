//! Texts put together from words: drawn once, then said in every language.

use porta_contract::Texts;

use super::Maker;
use super::words::Words;
use crate::catalog::text::Text;

/// Sentences of a description: about 500 characters.
const SENTENCES: usize = 8;

/// What the texts of an offer say, in no language yet.
pub(super) struct Saying {
    title: usize,
    group: usize,
    time: usize,
    nouns: Vec<usize>,
    sentences: Vec<usize>,
    name: String,
}

impl Saying {
    /// Draws one.
    pub(super) fn draw(maker: &mut Maker<'_>) -> Self {
        let Maker { words, chance, .. } = maker;
        let empty = Words::default();
        let words = words.first().unwrap_or(&empty);
        let from = chance.below(words.sentences.len());
        Self {
            title: chance.below(words.titles.len()),
            group: chance.below(words.groups.len()),
            time: chance.below(words.times.len()),
            nouns: (0..=SENTENCES).map(|_| chance.below(words.nouns.len())).collect(),
            // Neighbours in the list, from anywhere: no sentence comes twice.
            sentences: (0..SENTENCES)
                .map(|step| (from + step * 5) % words.sentences.len().max(1))
                .collect(),
            name: chance.name(),
        }
    }

    /// Says it in a language; `service` is what the offer's category is called there.
    pub(super) fn say(&self, words: &Words, service: &str) -> Text {
        let mut nouns = self.nouns.iter().cycle();
        let mut fill = |line: &str| {
            let mut filled = line
                .replace("{service}", service)
                .replace("{group}", words.groups.get(self.group).copied().unwrap_or_default())
                .replace("{time}", words.times.get(self.time).copied().unwrap_or_default())
                .replace("{name}", &self.name);
            while filled.contains("{noun}") {
                let noun = nouns.next().and_then(|noun| words.nouns.get(*noun)).copied();
                filled = filled.replacen("{noun}", noun.unwrap_or_default(), 1);
            }
            capital(&filled)
        };
        let title = fill(words.titles.get(self.title).copied().unwrap_or_default());
        let sentences: Vec<String> = self
            .sentences
            .iter()
            .filter_map(|sentence| words.sentences.get(*sentence))
            .map(|sentence| fill(sentence))
            .collect();
        let texts = Texts {
            title,
            summary: sentences.first().cloned().unwrap_or_default(),
            description: sentences.join(" "),
            ..Texts::default()
        };
        Text::new(words.lang, texts, 1)
    }
}

/// A name in every language, from one of the patterns for houses.
pub(super) fn house(maker: &mut Maker<'_>) -> (String, Vec<Text>) {
    let name = maker.chance.name();
    let kinds = maker.words.first().map_or(0, |words| words.houses.len());
    let kind = maker.chance.below(kinds);
    let texts = maker.words.iter().map(|words| {
        let title = words.houses.get(kind).copied().unwrap_or_default();
        let texts = Texts {
            title: title.replace("{name}", &name),
            ..Texts::default()
        };
        Text::new(words.lang, texts, 1)
    });
    let texts = texts.collect();
    (name, texts)
}

/// The same with a capital letter at the beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}
