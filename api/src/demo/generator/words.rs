//! The words of fictional cities, aligned over their languages: the third kind means the same in each.

use std::collections::BTreeMap;

use porta_contract::{Origin, Texts};
use serde::Deserialize;

use crate::catalog::text::Text;

/// Languages of fictional cities, in order.
pub const LANGUAGES: [&str; 9] = ["de", "en", "fr", "ar", "uk", "fa", "tr", "ru", "de-simple"];

/// The words.
#[derive(Debug, Deserialize)]
pub struct Words {
    /// Names of places; they are the same in every language.
    pub places: Vec<String>,
    /// Names of streets.
    pub streets: Vec<String>,
    /// What associations are called.
    pub associations: Vec<String>,
    languages: BTreeMap<String, Phrases>,
}

#[derive(Debug, Deserialize)]
struct Phrases {
    city: String,
    title: String,
    kinds: Vec<String>,
    groups: Vec<String>,
    times: Vec<String>,
    nouns: Vec<String>,
    sentences: Vec<String>,
}

/// Sentences of a description: about 500 characters.
const SENTENCES: usize = 8;

/// What a text is about: places in the lists of words.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Which kind.
    pub kind: usize,
    /// Which group.
    pub group: usize,
    /// Where.
    pub place: &'a str,
    /// Its number, so that no two are alike.
    pub number: usize,
}

impl Subject<'_> {
    /// One of so many, by its number and the use it is for: the same in every language.
    fn draw(&self, purpose: usize, of: usize) -> usize {
        let bytes = [self.number.to_le_bytes(), purpose.to_le_bytes()].concat();
        usize::try_from(xxhash_rust::xxh3::xxh3_64(&bytes) >> 1).map_or(0, |drawn| drawn % of.max(1))
    }

    /// The first sentence, and some of the others in an order of their own.
    fn sentences(&self, phrases: &Phrases) -> Vec<String> {
        let others = phrases.sentences.len().saturating_sub(1);
        let from = self.draw(0, others);
        let places = std::iter::once(0).chain((1..SENTENCES).map(|step| 1 + (from + step * 5) % others.max(1)));
        let filled = places.filter_map(|place| Some(self.fill(phrases, phrases.sentences.get(place)?, place)));
        filled.map(|sentence| super::names::capital(&sentence)).collect()
    }

    /// A sentence with its gaps filled; sentences at different places get different nouns.
    fn fill(&self, phrases: &Phrases, template: &str, place: usize) -> String {
        let time = self.draw(1, phrases.times.len());
        let mut filled = template
            .replace("{kind}", &word(&phrases.kinds, self.kind))
            .replace("{group}", &word(&phrases.groups, self.group))
            .replace("{place}", self.place)
            .replace("{time}", &word(&phrases.times, time))
            .replace("{name}", &super::names::name(|purpose, of| self.draw(2 + purpose, of)));
        for purpose in 0..2 {
            let noun = self.draw(8 + 2 * place + purpose, phrases.nouns.len());
            filled = filled.replacen("{noun}", &word(&phrases.nouns, noun), 1);
        }
        filled
    }
}

impl Words {
    /// The words that are embedded in the program.
    pub fn embedded() -> Result<Self, serde_json::Error> {
        serde_json::from_str(include_str!("words.json"))
    }

    /// How many kinds there are.
    #[must_use]
    pub fn kinds(&self) -> usize {
        self.languages.get("de").map_or(0, |phrases| phrases.kinds.len())
    }

    /// How many groups there are.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.languages.get("de").map_or(0, |phrases| phrases.groups.len())
    }

    /// Titles of the city by language.
    #[must_use]
    pub fn city_titles(&self, languages: &[String]) -> BTreeMap<String, String> {
        let title = |lang: &String| Some((lang.clone(), self.languages.get(lang)?.city.clone()));
        languages.iter().filter_map(title).collect()
    }

    /// Names of a kind by language.
    #[must_use]
    pub fn kind_texts(&self, languages: &[String], kind: usize) -> Vec<Text> {
        self.texts(languages, |phrases| Texts {
            title: word(&phrases.kinds, kind),
            ..Texts::default()
        })
    }

    /// Names of a kind for a group by language.
    #[must_use]
    pub fn kind_and_group_texts(&self, languages: &[String], kind: usize, group: usize) -> Vec<Text> {
        self.texts(languages, |phrases| Texts {
            title: format!("{} {}", word(&phrases.kinds, kind), word(&phrases.groups, group)),
            ..Texts::default()
        })
    }

    /// Title, summary and description of a subject by language.
    #[must_use]
    pub fn subject_texts(&self, languages: &[String], subject: Subject<'_>) -> Vec<Text> {
        self.texts(languages, |phrases| {
            let sentences = subject.sentences(phrases);
            Texts {
                title: format!("{} {}", subject.fill(phrases, &phrases.title, 0), subject.number),
                summary: sentences.first().cloned().unwrap_or_default(),
                description: sentences.join(" "),
                notes: BTreeMap::new(),
            }
        })
    }

    /// A text per language, sorted by it; the first language is the source.
    fn texts(&self, languages: &[String], make: impl Fn(&Phrases) -> Texts) -> Vec<Text> {
        let text = |lang: &String| Some(Text::new(lang, make(self.languages.get(lang)?), 1));
        let mut texts: Vec<Text> = languages.iter().filter_map(text).collect();
        for text in texts.iter_mut().skip(1) {
            text.origin = Origin::Machine;
        }
        texts.sort_by(|a, b| a.lang.cmp(&b.lang));
        texts
    }
}

fn word(words: &[String], at: usize) -> String {
    words.get(at).cloned().unwrap_or_default()
}
