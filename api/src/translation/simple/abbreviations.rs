//! Abbreviations.

use porta_contract::SimpleRule;

use super::Found;
use super::sentences::{Sentence, Token};

/// What is an abbreviation when a full stop follows. Words that may end a sentence are not among them.
const SHORT: [&str; 34] = [
    "usw", "bzw", "etc", "ca", "nr", "tel", "inkl", "evtl", "ggf", "ggfs", "vgl", "sog", "zzgl", "exkl", "bspw", "std",
    "mind", "str", "abs", "bzgl", "einschl", "entspr", "geb", "gem", "jhd", "max", "mtl", "pers", "tgl", "vorm",
    "nachm", "wg", "zw", "min",
];

const DAYS: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];

/// True for a word that is an abbreviation when a full stop follows.
pub(super) fn is_short(word: &Token) -> bool {
    let small = word.small.as_str();
    // Max is a name, Min and Pers are in nobody's text.
    let name = matches!(small, "max" | "geb") && word.is_capital();
    let street = small.ends_with("str") && small.chars().count() > 5;
    (SHORT.contains(&small) && !name) || street
}

pub(super) fn abbreviations(sentence: &Sentence, plain: &[char], found: &mut Vec<Found>) {
    let mut words = sentence.words.iter().peekable();
    let stop = |word: &Token| plain.get(word.until) == Some(&'.');
    while let Some(word) = words.next() {
        if is_letter(word) && word.text == word.small && stop(word) {
            // `z. B.`, `i. d. R.`
            let mut until = word.until + 1;
            let mut letters = 1;
            while let Some(next) = words.next_if(|next| is_letter(next) && stop(next) && next.from <= until + 1) {
                until = next.until + 1;
                letters += 1;
            }
            if letters > 1 {
                found.push(short((word.from, until)));
            }
        } else if is_short(word) && stop(word) {
            found.push(short((word.from, word.until + 1)));
        } else if is_days(word) || (is_day(word) && word.text != "So" && stop(word)) {
            found.push(short(word.range()));
        }
    }
}

fn short(range: (usize, usize)) -> Found {
    let detail = "An abbreviation. Write the words.";
    Found::new(SimpleRule::Abbreviation, range, detail)
}

fn is_letter(word: &Token) -> bool {
    word.text.chars().count() == 1 && word.text.starts_with(char::is_alphabetic)
}

fn is_day(word: &Token) -> bool {
    DAYS.contains(&word.text.as_str())
}

/// `Mo-Fr`.
fn is_days(word: &Token) -> bool {
    let parts = word.text.split_once('-');
    parts.is_some_and(|(from, to)| DAYS.contains(&from) && DAYS.contains(&to))
}
