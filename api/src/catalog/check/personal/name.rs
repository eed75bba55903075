//! Names of people: behind a form of address, or behind the word for whom to ask.

use std::ops::Range;

use super::role::{folded, is_role};
use super::{Hint, piece};

const MESSAGE: &str =
    "this looks like the name of a person; name the role instead, unless the person has agreed to be named";

/// Forms of address, in small letters.
const ADDRESSES: &[&str] = &[
    "frau", "herr", "herrn", "fr.", "hr.", "mme", "mme.", "madame", "mlle", "m.", "monsieur", "mr", "mr.", "mrs",
    "mrs.", "ms", "ms.",
];
/// Titles between the form of address and the name.
const TITLES: &[&str] = &["dr.", "dr", "prof.", "dipl.-päd.", "med.", "phil."];
/// Words before *Frau* or *Herr* that make it a noun: “jede Frau”.
const DETERMINERS: &[&str] = &[
    "als", "der", "des", "die", "eine", "einer", "einen", "einem", "ihr", "ihre", "jede", "jeder", "keine", "keiner",
    "von", "pro", "mit", "ohne", "zur", "werdende",
];
/// Nouns that follow *Frau* or *Herr* without being a name.
const NOUNS: &[&str] = &[
    "gott",
    "kind",
    "kinder",
    "mann",
    "mensch",
    "mutter",
    "platz",
    "raum",
    "schutz",
    "und",
    "unterstützung",
    "zuflucht",
    "holle",
    "leben",
    "freiheit",
    "arbeit",
    "president",
    "präsidentin",
];
/// Beginnings of the word for whom to ask, in small letters.
const LABELS: &[&str] = &[
    "ansprechpartner",
    "ansprechperson",
    "kontaktperson",
    "leiter",
    "leiterin",
    "koordinator",
    "vorsitzende",
    "interlocuteur",
    "interlocutrice",
    "responsable",
    "coordinateur",
    "coordinatrice",
    "coordinator",
    "contact person",
    "personne de contact",
];

/// Names in a text.
pub(super) fn hints(chars: &[char]) -> Vec<Hint> {
    let words = words(chars);
    let said = |place: usize| words.get(place).map(|word| piece(chars, (word.start, word.end)));
    let mut hints = Vec::new();
    for place in 0..words.len() {
        let named = addressed(place, &said).or_else(|| labelled(place, &said));
        let ends = named.and_then(|(first, last)| Some((words.get(first)?.start, words.get(last)?)));
        if let Some((start, last)) = ends {
            let end = last.start + bare(&piece(chars, (last.start, last.end))).chars().count();
            hints.push(Hint::new("personal_name", MESSAGE, (start, end)));
        }
    }
    hints
}

/// Words as they stand between blanks.
fn words(chars: &[char]) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, _) in chars.iter().enumerate().filter(|(_, c)| !c.is_whitespace()) {
        match words.last_mut() {
            Some(word) if word.end == at => word.end = at + 1,
            _ => words.push(at..at + 1),
        }
    }
    words
}

/// A form of address and a name behind it: places of the first and the last word.
fn addressed(place: usize, said: &impl Fn(usize) -> Option<String>) -> Option<(usize, usize)> {
    let address = said(place)?
        .trim_start_matches(['(', '„', '"', '*', '_', ':'])
        .to_lowercase();
    if !ADDRESSES.contains(&address.as_str()) {
        return None;
    }
    let before = place.checked_sub(1).and_then(said).map(|word| word.to_lowercase());
    if before.is_some_and(|word| DETERMINERS.contains(&word.as_str())) {
        return None;
    }
    let mut next = place + 1;
    while said(next).is_some_and(|word| TITLES.contains(&word.to_lowercase().as_str())) {
        next += 1;
    }
    let first = said(next)?;
    let lower = bare(&first).to_lowercase();
    if !is_name(&first) || NOUNS.contains(&lower.as_str()) || is_role(&folded(&lower)) {
        return None;
    }
    let more =
        !ends_phrase(&first) && said(next + 1).is_some_and(|word| is_name(&word) && !is_role(&folded(bare(&word))));
    Some((place, if more { next + 1 } else { next }))
}

/// The word for whom to ask, a colon, and two or three words that can be a name.
fn labelled(place: usize, said: &impl Fn(usize) -> Option<String>) -> Option<(usize, usize)> {
    let ends = said(place)?.trim_end_matches(['*', '_']).ends_with(':');
    if !ends || !is_label(place, said) {
        return None;
    }
    let first = place + 1;
    let is_part = |place: &usize| said(*place).is_some_and(|word| is_name(&word) && !is_role(&folded(bare(&word))));
    let places: Vec<usize> = (first..first + 3).take_while(is_part).collect();
    let stop = places
        .iter()
        .find(|place| said(**place).is_some_and(|word| ends_phrase(&word)));
    let last = stop.or(places.last()).copied()?;
    (last > first).then_some((first, last))
}

/// True when the words up to this one name somebody to ask: “Ansprechpartnerin:”, “Leiterin der Stelle:”, “personne de contact :”.
fn is_label(place: usize, said: &impl Fn(usize) -> Option<String>) -> bool {
    let mut words = String::new();
    (0..4)
        .filter_map(|back| place.checked_sub(back).and_then(said))
        .any(|word| {
            let plain = word.trim_matches(['*', '_', '(', ':']).to_lowercase();
            words = format!("{plain} {words}");
            LABELS.iter().any(|label| words.starts_with(label))
        })
}

/// A word without what is written around it.
fn bare(word: &str) -> &str {
    word.trim_end_matches([',', ';', '.', ':', ')', '!', '?', '*', '_', '"', '“', '”'])
}

fn ends_phrase(word: &str) -> bool {
    bare(word).len() < word.len()
}

/// True for a word that is written like a name: a capital, then small letters, also with hyphens and apostrophes between.
fn is_name(word: &str) -> bool {
    let word = bare(word);
    let part = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.all(char::is_lowercase)
    };
    word.chars().count() >= 2 && word.split(['-', '\'', '’']).all(part)
}
