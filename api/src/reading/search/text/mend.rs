//! Typing errors: automata that accept a word with up to two errors.

use tantivy::{
    Term,
    query::{DfaWrapper, FuzzyTermQuery},
    schema::Field,
};

/// How many errors a word of this length may have: none below four letters, one up to seven, two from eight.
pub(in super::super) fn errors_allowed(word: &str) -> u8 {
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// An automaton that accepts what differs from `word` by at most so many letters; swapped neighbours count as one.
/// `None` if there are more than two errors.
pub(in super::super) fn automaton(word: &str, errors: u8) -> Option<DfaWrapper> {
    FuzzyTermQuery::new(Term::from_field_text(Field::from_field_id(0), word), errors, true)
        .automaton()
        .ok()
}

/// The least number of errors that turn one word into the other (insertions, deletions, changes, swapped neighbours).
pub(in super::super) fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, a) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, b) in other.iter().enumerate() {
            let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, column) + usize::from(a != b))
                .min(at(&last, column + 1) + 1)
                .min(at(&current, column) + 1);
            let swapped = row > 0 && column > 0 && one.get(row - 1) == Some(b) && other.get(column - 1) == Some(a);
            if swapped {
                best = best.min(at(&before, column - 1) + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use tantivy_fst::Automaton;

    use super::*;

    fn accepts(typed: &str, word: &str) -> bool {
        automaton(typed, errors_allowed(typed)).is_some_and(|dfa| {
            let end = word.bytes().fold(dfa.start(), |state, byte| dfa.accept(&state, byte));
            dfa.is_match(&end)
        })
    }

    #[test]
    fn typing_errors_are_accepted_by_length() {
        assert!(accepts("kleiderkamer", "kleiderkammer"));
        assert!(accepts("переводчки", "переводчик"));
        assert!(accepts("carits", "caritas"));
        assert!(!accepts("haus", "hans1"));
        assert!(!accepts("bus", "bis"));
    }

    #[test]
    fn distances() {
        assert_eq!(distance("sprachkrus", "sprachkurs"), 1);
        assert_eq!(distance("tafel", "tafel"), 0);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("biblothek", "bibliothek"), 1);
    }
}
