//! Rules about single words, and about how many there are.

use porta_contract::SimpleRule;

use super::Found;
use super::sentences::Sentence;

/// Words that a sentence may have.
const MOST_WORDS: usize = 12;
/// Letters that a noun may have without a hyphen.
const NOUN: usize = 16;
/// The same for other words, which are seldom compounds.
const OTHER: usize = 18;

pub(super) fn long_sentence(sentence: &Sentence, found: &mut Vec<Found>) {
    let count = sentence.words.len();
    if let (Some(first), Some(last)) = (sentence.words.first(), sentence.words.last())
        && count > MOST_WORDS
    {
        let detail = format!("This sentence has {count} words. Make two of it, with at most {MOST_WORDS} words each.");
        found.push(Found::new(SimpleRule::LongSentence, (first.from, last.until), detail));
    }
}

pub(super) fn long_words(sentence: &Sentence, found: &mut Vec<Found>) {
    for word in &sentence.words {
        let longest = if word.is_capital() { NOUN } else { OTHER };
        let part = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count();
        if word.text.split(['-', '·']).map(part).max().unwrap_or_default() > longest {
            let detail = "A long word. Divide it with a hyphen, or use a shorter one.";
            found.push(Found::new(SimpleRule::LongWord, word.range(), detail));
        }
    }
}

/// Stems of subjunctives; all of them take the same endings.
const SUBJUNCTIVE: [&str; 14] = [
    "könnte",
    "würde",
    "hätte",
    "wäre",
    "müsste",
    "sollte",
    "dürfte",
    "bräuchte",
    "käme",
    "gäbe",
    "ließe",
    "wüsste",
    "fände",
    "bliebe",
];

pub(super) fn subjunctive(sentence: &Sentence, found: &mut Vec<Found>) {
    for (place, word) in sentence.words.iter().enumerate() {
        let is_form = |stem: &&str| {
            let ending = word.small.strip_prefix(*stem);
            ending.is_some_and(|ending| matches!(ending, "" | "n" | "st" | "t"))
        };
        // Within a sentence, `Würde` is a noun.
        let noun = word.is_capital() && place > 0;
        if !noun && SUBJUNCTIVE.iter().any(is_form) {
            let detail = "A subjunctive. Say what is, or what can be done: „vielleicht“, „können“.";
            found.push(Found::new(SimpleRule::Subjunctive, word.range(), detail));
        }
    }
}

const NEGATIONS: [&str; 16] = [
    "nicht",
    "nichts",
    "nie",
    "niemals",
    "niemand",
    "niemanden",
    "niemandem",
    "nirgends",
    "nirgendwo",
    "kein",
    "keine",
    "keinen",
    "keinem",
    "keiner",
    "keines",
    "weder",
];

pub(super) fn negation(sentence: &Sentence, found: &mut Vec<Found>) {
    for word in &sentence.words {
        if NEGATIONS.contains(&word.small.as_str()) {
            let detail = "A negation. If you can, say what is, instead of what is not.";
            found.push(Found::new(SimpleRule::Negation, word.range(), detail));
        }
    }
}
