//! Words that a city may write itself, in place of the usual ones.

use std::collections::BTreeMap;

use minijinja::context;

use super::{TemplateError, WORDS, Words, environment};

/// A city's own words by name, with the gaps `{{ city }}` and `{{ date }}`.
pub type OwnWords = BTreeMap<String, String>;

/// Longest text, in characters.
const LONGEST: usize = 2000;
/// Longest text of a line of its own, in characters.
const LINE: usize = 200;
/// Beginnings of the names of words that a city may write. The other ones (days, kinds, answers) are parts of sentences of the program.
const NAMES: [&str; 8] = [
    "subject_", "greeting", "intro_", "how", "button", "valid", "wrong", "footer",
];
/// Words that stay on one line.
const LINES: [&str; 3] = ["subject_", "greeting", "button"];

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordFault {
    /// Nobody may write this word.
    #[error("there is no such word that a city writes itself")]
    Unknown,
    /// Nothing is left to read.
    #[error("a text is not empty; `null` brings the usual words back")]
    Empty,
    /// It is too long for its place.
    #[error("a text here has up to {0} characters")]
    TooLong(usize),
    /// It has line ends or other control characters where it may not.
    #[error("a text here is plain text on one line")]
    Lines,
    /// A gap that nothing fills.
    #[error("the gaps are `{{{{ city }}}}` and `{{{{ date }}}}`; nothing else may stand in braces")]
    Gap,
}

impl WordFault {
    /// Its code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown_word",
            Self::Empty => "missing",
            Self::TooLong(_) => "too_long",
            Self::Lines => "bad_text",
            Self::Gap => "bad_gap",
        }
    }
}

fn is_one_of(word: &str, names: &[&str]) -> bool {
    let fits = |name: &&str| match name.strip_suffix('_') {
        Some(_) => word.starts_with(*name),
        None => word == *name,
    };
    names.iter().any(fits)
}

/// True for the words that a city may write.
pub(super) fn is_own(word: &str) -> bool {
    is_one_of(word, &NAMES)
}

/// The words of a language that a city may write, as the program has them.
///
/// # Errors
/// [`TemplateError`] for words that cannot be read, a defect.
pub fn usual_words(lang: &str) -> Result<BTreeMap<String, String>, TemplateError> {
    let Words(all) = Words::of(WORDS, lang)?;
    let own = all.iter().filter(|(word, _)| is_own(word));
    Ok(own.map(|(word, text)| (word.clone(), text.clone())).collect())
}

/// Checks a text for a word. No template language but its two gaps: who writes words is no programmer, and writes no loops.
///
/// # Errors
/// A [`WordFault`].
pub fn check_own(lang: &str, word: &str, text: &str) -> Result<(), WordFault> {
    let known = usual_words(lang).is_ok_and(|words| words.contains_key(word));
    if !known {
        return Err(WordFault::Unknown);
    }
    if text.trim().is_empty() {
        return Err(WordFault::Empty);
    }
    let line = is_one_of(word, &LINES);
    let longest = if line { LINE } else { LONGEST };
    if text.chars().count() > longest {
        return Err(WordFault::TooLong(longest));
    }
    let odd = |c: char| c.is_control() && (line || c != '\n');
    if text.chars().any(odd) {
        return Err(WordFault::Lines);
    }
    let mut plain = text.to_owned();
    for gap in ["city", "date"] {
        for written in [format!("{{{{ {gap} }}}}"), format!("{{{{{gap}}}}}")] {
            plain = plain.replace(&written, "");
        }
    }
    if plain.contains(['{', '}']) {
        return Err(WordFault::Gap);
    }
    let filled = environment().render_named_str("word.txt", text, context! { city => "", date => "" });
    filled.map(drop).map_err(|_| WordFault::Gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_its_two_gaps_and_nothing_else_in_braces() {
        assert_eq!(
            check_own("de", "intro_opening", "Hallo {{ city }}, bis {{date}}.\nBitte."),
            Ok(())
        );
        for text in [
            "{% for i in range(9) %}x{% endfor %}",
            "{{ 7 * 7 }}",
            "{# x #}",
            "{{ city|upper }}",
            "{{ city",
            "}",
        ] {
            assert_eq!(check_own("de", "intro_opening", text), Err(WordFault::Gap), "{text}");
        }
    }

    #[test]
    fn words_that_are_parts_of_sentences_are_not_to_be_written() {
        for word in [
            "date",
            "confirmed",
            "kind_offer",
            "confirmed_answer",
            "nonsense",
            "how_not",
        ] {
            assert_eq!(check_own("de", word, "x"), Err(WordFault::Unknown), "{word}");
        }
    }

    #[test]
    fn a_subject_is_one_short_line() {
        assert_eq!(check_own("ar", "subject_opening", "a\nb"), Err(WordFault::Lines));
        assert_eq!(
            check_own("ar", "subject_opening", &"a".repeat(201)),
            Err(WordFault::TooLong(200))
        );
        assert_eq!(check_own("ar", "subject_opening", " "), Err(WordFault::Empty));
    }
}
