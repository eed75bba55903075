//! Easy German: what might be easier in a text. Hints, not errors; where a rule cannot be sure, it says nothing.
//!
//! The rules are those of the networks for easy language, as far as a machine can see them.

mod abbreviations;
mod genitive;
mod numbers;
mod passive;
mod plain;
mod sentences;
mod words;

use porta_contract::{FieldError, SimpleHint, SimpleRule, Texts};

use super::fields::filled;
use crate::catalog::check::limits;
use crate::spine::http::{Failure, Pointer};
use sentences::{Sentence, sentences};

/// The language that easy German is among the others.
pub const LANG: &str = "de-simple";

/// Something that a rule has found: where it begins and ends, in characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    from: usize,
    until: usize,
    rule: SimpleRule,
    detail: String,
}

impl Found {
    fn new(rule: SimpleRule, (from, until): (usize, usize), detail: impl Into<String>) -> Self {
        Self {
            from,
            until,
            rule,
            detail: detail.into(),
        }
    }
}

/// Checks a text that somebody sends.
///
/// # Errors
/// [`Failure::Invalid`] for one that is longer than any text may be.
pub fn check(text: &str) -> Result<Vec<SimpleHint>, Failure> {
    if text.chars().count() > limits::DESCRIPTION {
        return Err(Failure::Invalid(vec![FieldError {
            pointer: Some(Pointer::root().field("text").to_string()),
            parameter: None,
            code: "too_long".to_owned(),
            detail: format!("`text` may have {} characters.", limits::DESCRIPTION),
        }]));
    }
    Ok(hints(text, None))
}

/// Checks the texts of a translation.
#[must_use]
pub fn of_texts(texts: &Texts) -> Vec<SimpleHint> {
    let mut all = Vec::new();
    for field in filled(texts) {
        let at = field
            .path()
            .into_iter()
            .fold(Pointer::root().field("texts"), |at, name| at.field(name));
        all.extend(hints(field.of(texts), Some(&at.to_string())));
    }
    all
}

fn hints(text: &str, pointer: Option<&str>) -> Vec<SimpleHint> {
    let chars: Vec<char> = text.chars().collect();
    let plain = plain::plain(&chars);
    let sentences = sentences(&plain);
    let mut found = Vec::new();
    for sentence in &sentences {
        of_sentence(sentence, &plain, &mut found);
    }
    numbers::signs(&plain, &mut found);
    found.sort();
    let hint = |found: Found| {
        let words = chars.get(found.from..found.until).unwrap_or_default().iter().collect();
        let place = |place: usize| u64::try_from(place).unwrap_or_default();
        SimpleHint {
            pointer: pointer.map(str::to_owned),
            rule: found.rule,
            from: place(found.from),
            until: place(found.until),
            words,
            detail: found.detail,
        }
    };
    found.into_iter().map(hint).collect()
}

fn of_sentence(sentence: &Sentence, plain: &[char], found: &mut Vec<Found>) {
    words::long_sentence(sentence, found);
    words::long_words(sentence, found);
    words::subjunctive(sentence, found);
    words::negation(sentence, found);
    abbreviations::abbreviations(sentence, plain, found);
    genitive::genitive(sentence, found);
    passive::passive(sentence, plain, found);
    numbers::numbers(sentence, found);
}

#[cfg(test)]
mod tests;
