//! Titles that may stand for the same thing: folded, without filler words, in any order, with slips of the hand.

use std::collections::BTreeSet;

use strsim::normalized_damerau_levenshtein;
use unicode_normalization::UnicodeNormalization;

/// From here on two titles are similar.
const SIMILAR: f32 = 0.85;
/// The most that titles reach which differ in a number, a level or a quarter of the town.
const DISTINCT: f32 = 0.5;
/// From here on two words that begin alike are the same but for a slip.
const SAME_WORD: f64 = 0.83;
/// What words cost that are the same but for a slip, so that the same words are liker.
const SLIP: f32 = 0.05;
/// Longer titles are compared by their first words.
const WORDS: usize = 16;

/// Words that say nothing of what a thing is.
const FILLERS: &[&str] = &[
    "a", "an", "and", "au", "aux", "bei", "beim", "d", "das", "de", "dem", "den", "der", "des", "die", "du", "e", "en",
    "et", "ev", "ein", "eine", "for", "fuer", "ggmbh", "gmbh", "im", "in", "l", "la", "le", "les", "mit", "of",
    "offene", "offener", "offenes", "pour", "the", "to", "u", "und", "v", "von", "with", "zu", "zum", "zur",
];
/// Roman numerals; every word with a digit, such as a level of a language, distinguishes, too.
const NUMERALS: &[&str] = &["ii", "iii", "iv", "vi", "vii"];
/// Parts of a town, as three languages write them.
const QUARTERS: &[(&str, char)] = &[
    ("nord", 'n'),
    ("north", 'n'),
    ("sued", 's'),
    ("south", 's'),
    ("sud", 's'),
    ("ost", 'e'),
    ("east", 'e'),
    ("est", 'e'),
    ("west", 'w'),
    ("ouest", 'w'),
    ("mitte", 'c'),
    ("centre", 'c'),
    ("zentrum", 'c'),
];

/// A record that a title is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// How alike two titles are: 0 (nothing in common) to 1 (the same but for case, accents, punctuation, order and filler words).
#[must_use]
pub fn likeness(a: &str, b: &str) -> f32 {
    Title::read(a).likeness(&Title::read(b))
}

/// True when two titles may stand for the same thing.
#[must_use]
pub fn is_similar(a: &str, b: &str) -> bool {
    likeness(a, b) >= SIMILAR
}

/// Those whose title is similar, the likest first.
#[must_use]
pub fn among<'c>(title: &str, candidates: &'c [Candidate]) -> Vec<&'c Candidate> {
    let title = Title::read(title);
    let mut found: Vec<(f32, &Candidate)> = candidates
        .iter()
        .map(|one| (title.likeness(&Title::read(&one.title)), one))
        .filter(|(likeness, _)| *likeness >= SIMILAR)
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, one)| one).collect()
}

/// A title, ready to be compared.
struct Title {
    /// Its words, folded.
    words: Vec<String>,
    /// Numbers and levels.
    marks: BTreeSet<String>,
    /// Parts of the town.
    quarters: BTreeSet<char>,
}

impl Title {
    fn read(title: &str) -> Self {
        let all = fold(title);
        let mut title = Self {
            words: Vec::new(),
            marks: BTreeSet::new(),
            quarters: BTreeSet::new(),
        };
        for word in all.iter().filter(|word| !FILLERS.contains(&word.as_str())).take(WORDS) {
            let quarter = QUARTERS.iter().find(|(name, _)| name == word);
            if let Some((_, quarter)) = quarter {
                title.quarters.insert(*quarter);
            } else if word.contains(char::is_numeric) || NUMERALS.contains(&word.as_str()) {
                title.marks.insert(word.clone());
            } else {
                title.words.push(word.clone());
            }
        }
        if title.words.is_empty() {
            title.words = all.into_iter().take(WORDS).collect();
        }
        title
    }

    fn likeness(&self, other: &Self) -> f32 {
        let words = common(&self.words, &other.words);
        let quarters = self.quarters.is_empty() || other.quarters.is_empty() || self.quarters == other.quarters;
        if self.marks == other.marks && quarters {
            words
        } else {
            words.min(DISTINCT)
        }
    }
}

/// Words in small letters: umlauts as two letters, accents off, whatever is no letter or digit between them.
fn fold(text: &str) -> Vec<String> {
    let spelled = text.to_lowercase().nfc().fold(String::new(), |mut words, c| {
        match c {
            'ä' => words.push_str("ae"),
            'ö' => words.push_str("oe"),
            'ü' => words.push_str("ue"),
            'ß' => words.push_str("ss"),
            _ => words.push(c),
        }
        words
    });
    let bare: String = spelled.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect();
    bare.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The share of letters that stand in words which both have.
fn common(a: &[String], b: &[String]) -> f32 {
    let (mut left, mut right): (Vec<&str>, Vec<&str>) = (texts(a), texts(b));
    let all = letters(&left) + letters(&right);
    take(&mut left, &mut right, |a, b| a == b);
    let close = letters(&left) + letters(&right);
    take(&mut left, &mut right, is_same);
    join(&mut left, &mut right);
    join(&mut right, &mut left);
    let rest = letters(&left) + letters(&right);
    if all == 0 {
        0.0
    } else {
        1.0 - share(rest, all) - SLIP * share(close - rest, all)
    }
}

fn share(some: usize, all: usize) -> f32 {
    let number = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    number(some) / number(all)
}

fn texts(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

fn letters(words: &[&str]) -> usize {
    words.iter().map(|word| word.chars().count()).sum()
}

/// Takes away pairs of words.
fn take<'w>(left: &mut Vec<&'w str>, right: &mut Vec<&'w str>, same: impl Fn(&str, &str) -> bool) {
    left.retain(|word| {
        let place = right.iter().position(|other| same(word, other));
        place.map(|place| right.swap_remove(place)).is_none()
    });
}

/// Takes away a compound and the two words it is made of: “Sprachcafé”, “Café Sprache”.
fn join<'w>(compounds: &mut Vec<&'w str>, parts: &mut Vec<&'w str>) {
    compounds.retain(|compound| {
        let pairs = (0..parts.len()).flat_map(|first| (0..parts.len()).map(move |second| (first, second)));
        let made = pairs.filter(|(first, second)| first != second).find(|(first, second)| {
            let words = parts.get(*first).zip(parts.get(*second));
            words.is_some_and(|(first, second)| is_same(compound, &format!("{first}{second}")))
        });
        let Some((first, second)) = made else { return true };
        let (low, high) = (first.min(second), first.max(second));
        parts.remove(high);
        parts.remove(low);
        false
    });
}

/// The same word but for an ending or a slip of the hand.
fn is_same(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let ending = long
        .strip_prefix(short)
        .is_some_and(|ending| short.len() >= 4 && ending.len() <= 2);
    let begin = a.chars().next() == b.chars().next();
    ending || begin && normalized_damerau_levenshtein(a, b) >= SAME_WORD
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Candidate, among, is_similar, likeness};

    #[test]
    fn the_same_title_in_other_words_is_found() {
        for (a, b) in [
            ("Sprachcafé Nord", "Café Sprache Nord"),
            ("Sprachcafé Nord", "SPRACHCAFE (Nord)"),
            ("Sprachcafé Trier-Nord", "Sprach-Café Trier Nord"),
            ("Kleiderkammer der Caritas", "Caritas-Kleiderkammer"),
            ("Café Welcome", "Cafe Wellcome"),
            ("Frühstück für Frauen", "Fruehstueck fuer Frauen"),
            ("Offener Jugendtreff", "Jugendtreffs"),
            ("Deutschkurs A1", "A1-Deutschkurs"),
            ("Der Verein e. V.", "Verein e.V."),
            ("مقهى اللغات", "مقهى اللغات"),
        ] {
            assert!(is_similar(a, b), "{a} ~ {b}: {}", likeness(a, b));
        }
    }

    #[test]
    fn numbers_levels_and_quarters_distinguish() {
        for (a, b) in [
            ("Deutschkurs A1", "Deutschkurs B1"),
            ("Deutschkurs A1", "Deutschkurs A1.2"),
            ("Deutschkurs A1", "Deutschkurs"),
            ("Integrationskurs 2", "Integrationskurs 3"),
            ("Mathe II", "Mathe III"),
            ("Sprachcafé Nord", "Sprachcafé Süd"),
        ] {
            assert!(likeness(a, b) <= 0.5, "{a} ≁ {b}: {}", likeness(a, b));
        }
    }

    #[test]
    fn other_things_are_other_things() {
        for (a, b) in [
            ("Deutschkurs", "Deutschkurs für Frauen"),
            ("Beratung für Frauen", "Beratung für Männer"),
            ("Elternkurs", "Elternkreis"),
            ("Mutter und Kind", "Butter und Kind"),
            ("Hausaufgabenhilfe", "Hausaufgabenbetreuung"),
            ("Tafel", "Kleiderkammer"),
            ("", "Tafel"),
            ("", ""),
        ] {
            assert!(!is_similar(a, b), "{a} ≁ {b}: {}", likeness(a, b));
        }
    }

    #[test]
    fn the_likest_comes_first() {
        let candidate = |id: &str, title: &str| Candidate {
            id: id.to_owned(),
            title: title.to_owned(),
        };
        let others = [
            candidate("1", "Tafel"),
            candidate("2", "Café Sprachen am Nordbad"),
            candidate("3", "Sprachencafe"),
            candidate("4", "Sprachcafé"),
        ];

        let found: Vec<&str> = among("Das Sprachcafé", &others)
            .iter()
            .map(|one| one.id.as_str())
            .collect();

        assert_eq!(found[..1], ["4"]);
        assert!(found.contains(&"3") && !found.contains(&"1"), "{found:?}");
    }

    proptest! {
        #[test]
        fn likeness_lies_between_none_and_all_and_goes_both_ways(a in "\\PC{0,40}", b in "(\\PC{0,20}|[a-c ]{0,20})") {
            let (there, back) = (likeness(&a, &b), likeness(&b, &a));
            prop_assert!((0.0..=1.0).contains(&there) && (0.0..=1.0).contains(&back));
            prop_assert!(likeness(&a, &a) > 0.99 || !a.contains(char::is_alphanumeric));
        }
    }
}
