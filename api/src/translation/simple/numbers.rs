//! Dates, numbers and signs that are hard to read.

use porta_contract::SimpleRule;

use super::Found;
use super::sentences::{Sentence, Token};

pub(super) fn numbers(sentence: &Sentence, found: &mut Vec<Found>) {
    for word in sentence.words.iter().filter(|word| word.is_number()) {
        let detail = if is_date(word) {
            "A date in figures. Write the month as a word: „12. März 2027“."
        } else if is_large(word) {
            "A large number. Say it in words: „viele“, „mehr als 10 Tausend“."
        } else if is_range(word) {
            "A range. Write „von“ and „bis“."
        } else {
            continue;
        };
        found.push(Found::new(SimpleRule::Number, word.range(), detail));
    }
}

fn figures(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `12.03.2027`, `12.3`, `12/03/2027`, `2027-03-12`; not `9.30`, which is a time.
fn is_date(word: &Token) -> bool {
    let parts: Vec<&str> = word.text.split(['.', '/', '-']).collect();
    let number = |text: &str| text.parse::<u16>().unwrap_or(u16::MAX);
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && word.text.contains('-') => number(month) <= 12 && number(day) <= 31,
        [day, month, year] => {
            let sane = (1..=31).contains(&number(day)) && (1..=12).contains(&number(month));
            sane && figures(year) && matches!(year.len(), 2 | 4)
        }
        _ => false,
    }
}

/// `10.000`, `1.250,50`.
fn is_large(word: &Token) -> bool {
    let whole = word.text.split(',').next().unwrap_or_default();
    let mut groups = whole.split('.');
    let first = groups
        .next()
        .is_some_and(|first| figures(first) && first.len() <= 3 && first != "0");
    let rest: Vec<&str> = groups.collect();
    first && !rest.is_empty() && rest.iter().all(|group| figures(group) && group.len() == 3)
}

/// `10-12`, `9:30–11:00`; not a part of a phone number.
fn is_range(word: &Token) -> bool {
    let time = |text: &str| {
        let mut parts = text.split([':', '.']);
        let hour = parts.next().is_some_and(|hour| figures(hour) && hour.len() <= 2);
        let minute = parts.next().is_none_or(|minute| figures(minute) && minute.len() == 2);
        hour && minute && parts.next().is_none()
    };
    let parts = word.text.split_once(['-', '–']);
    parts.is_some_and(|(from, to)| time(from) && time(to) && !from.starts_with("00"))
}

/// Signs that are read out badly, or not at all.
pub(super) fn signs(plain: &[char], found: &mut Vec<Found>) {
    for (place, c) in plain.iter().enumerate() {
        let beside = |place: Option<usize>| {
            place
                .and_then(|place| plain.get(place))
                .is_some_and(|c| c.is_alphabetic())
        };
        let detail = match c {
            '§' => "Write „Paragraf“, or leave it out.",
            '%' => "Write „Prozent“, or „die Hälfte“, „fast alle“.",
            '&' => "Write „und“.",
            ';' => "Make two sentences.",
            '…' => "Write what follows, or end the sentence.",
            '/' if beside(place.checked_sub(1)) && beside(Some(place + 1)) => "Write „oder“ or „und“.",
            _ => continue,
        };
        found.push(Found::new(SimpleRule::Sign, (place, place + 1), detail));
    }
}
