//! Light stemmers for Arabic, Persian and Tigrinya: prefixes and suffixes go, the inner vowels of broken plurals come
//! from the word lists.

/// Prefixes of folded Arabic words, longest first: and, with, like, for, the.
const ARABIC_PREFIXES: [&str; 9] = ["وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و"];
/// Suffixes of folded Arabic words, longest first.
const ARABIC_SUFFIXES: [&str; 15] = [
    "تهما", "اتها", "ياته", "هما", "تها", "ات", "ان", "ون", "ين", "يه", "ها", "نا", "تي", "ه", "ي",
];
/// Suffixes of folded Persian words, longest first.
const PERSIAN_SUFFIXES: [&str; 17] = [
    "هايمان",
    "هايشان",
    "هايي",
    "هايم",
    "هاي",
    "ها",
    "گان",
    "تان",
    "شان",
    "مان",
    "ات",
    "ان",
    "اي",
    "ام",
    "يم",
    "م",
    "ي",
];
/// Prefixes of Tigrinya nouns: of, in, for, from.
const TIGRINYA_PREFIXES: [&str; 6] = ["ናይ", "እንተ", "ንት", "ን", "ብ", "ካብ"];
/// Plural and possessive endings of Tigrinya nouns.
const TIGRINYA_SUFFIXES: [&str; 5] = ["ታት", "ትን", "ይ", "ን", "ታ"];

/// A folded Arabic word without its article and the little words written together with it.
pub(super) fn arabic_bare(word: &str) -> &str {
    strip_prefix(word, &ARABIC_PREFIXES, 3)
}

/// The stem of a folded Arabic word.
pub(super) fn arabic(word: &str) -> String {
    let mut stem = arabic_bare(word);
    for _ in 0..2 {
        stem = strip_suffix(stem, &ARABIC_SUFFIXES, 3);
    }
    stem.to_owned()
}

/// The stem of a folded Persian word.
pub(super) fn persian(word: &str) -> String {
    strip_suffix(word, &PERSIAN_SUFFIXES, 3).to_owned()
}

/// The stem of a folded Tigrinya word.
pub(super) fn tigrinya(word: &str) -> String {
    let stem = strip_prefix(word, &TIGRINYA_PREFIXES, 3);
    strip_suffix(stem, &TIGRINYA_SUFFIXES, 3).to_owned()
}

fn strip_prefix<'a>(word: &'a str, prefixes: &[&str], keep: usize) -> &'a str {
    prefixes
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix).filter(|rest| rest.chars().count() >= keep))
        .unwrap_or(word)
}

fn strip_suffix<'a>(word: &'a str, suffixes: &[&str], keep: usize) -> &'a str {
    suffixes
        .iter()
        .find_map(|suffix| word.strip_suffix(suffix).filter(|rest| rest.chars().count() >= keep))
        .unwrap_or(word)
}
