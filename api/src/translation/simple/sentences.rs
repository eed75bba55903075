//! Sentences and their words, each with its place in the text.

use super::abbreviations::is_short;
use super::plain::BREAK;

/// A word or a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub from: usize,
    pub until: usize,
    /// As written.
    pub text: String,
    /// In small letters.
    pub small: String,
}

impl Token {
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    pub const fn range(&self) -> (usize, usize) {
        (self.from, self.until)
    }
}

/// A sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sentence {
    pub words: Vec<Token>,
}

/// The sentences of a text.
pub(super) fn sentences(plain: &[char]) -> Vec<Sentence> {
    let mut all = Vec::new();
    let mut sentence = Sentence::default();
    let mut at = 0;
    while let Some(c) = plain.get(at) {
        if c.is_alphanumeric() {
            let token = token(plain, at);
            at = token.until;
            sentence.words.push(token);
            continue;
        }
        if ends(plain, at, &sentence) {
            all.push(std::mem::take(&mut sentence));
        }
        at += 1;
    }
    all.push(sentence);
    all.retain(|sentence| !sentence.words.is_empty());
    all
}

fn token(plain: &[char], from: usize) -> Token {
    let mut until = from + 1;
    let at = |place: usize| plain.get(place).copied().unwrap_or(' ');
    loop {
        let (c, before, after) = (at(until), at(until - 1), at(until + 1));
        let inner = match c {
            '-' | '·' | '’' | '\'' => after.is_alphanumeric(),
            '.' | ',' | ':' | '/' | '–' => before.is_ascii_digit() && after.is_ascii_digit(),
            other => other.is_alphanumeric(),
        };
        if !inner {
            break;
        }
        until += 1;
    }
    let text: String = plain.get(from..until).unwrap_or_default().iter().collect();
    Token {
        from,
        until,
        small: text.to_lowercase(),
        text,
    }
}

/// True when a sentence ends at this sign.
fn ends(plain: &[char], at: usize, sentence: &Sentence) -> bool {
    let after = plain.get(at + 1).copied().unwrap_or(' ');
    let pause = !after.is_alphanumeric();
    match plain.get(at) {
        Some('!' | '?' | ':') => pause,
        Some('.') => {
            let last = sentence.words.last().filter(|word| word.until == at);
            // `am 3. Mai`, `z. B.`, `usw. gibt es`
            let open = last.is_some_and(|word| {
                let ordinal = word.text.len() <= 2 && word.is_number();
                let letter = word.text.chars().count() == 1;
                ordinal || letter || is_short(word)
            });
            pause && !open
        }
        Some(c) => *c == BREAK,
        None => false,
    }
}
