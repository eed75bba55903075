//! German compounds: cutting "Flüchtlingsberatung" into "flüchtling" and "beratung".

use std::collections::HashSet;

use tantivy_fst::Automaton;

use super::{data::WordLists, stem::stem, stem::umlauts, tongue::Tongue};

/// Shorter words are no compounds.
const SHORTEST_COMPOUND: usize = 7;
/// Shorter pieces are no words.
const SHORTEST_PIECE: usize = 3;
/// A word that stands for the unknown compound it begins has at least so many letters, and so many follow.
const SHORTEST_LEAD: usize = 5;
const SHORTEST_REST: usize = 4;
/// A compound has at most so many pieces.
const MOST_PIECES: usize = 4;
/// Letters that link pieces.
const LINKS: [&str; 8] = ["", "s", "n", "en", "es", "e", "er", "ns"];

/// The stems of a compound's pieces in order, the head last; `None` if the word is no compound of known pieces.
/// `more` holds further known words, such as those of the city's vocabulary.
pub(in super::super) fn pieces(word: &str, more: &HashSet<String>) -> Option<Vec<String>> {
    let word = umlauts(word);
    let lists = WordLists::of(Tongue::De)?;
    if word.len() < SHORTEST_COMPOUND || !word.is_ascii() || lists.parts.contains(word.as_ref()) {
        return None;
    }
    let known = Known {
        parts: &lists.parts,
        more,
    };
    let mut best = None;
    for count in 2..=MOST_PIECES {
        best = known.cut(&word, count);
        if best.is_some() {
            break;
        }
    }
    best.map(|pieces| pieces.into_iter().map(|piece| stem(Tongue::De, piece)).collect())
}

/// The longest known word a compound of otherwise unknown pieces begins with ("Schwangerschafts|abbruch").
pub(in super::super) fn leading<'w>(word: &'w str, known: &HashSet<String>) -> Option<&'w str> {
    let longest = word.len().checked_sub(SHORTEST_REST).filter(|_| word.is_ascii())?;
    (SHORTEST_LEAD..=longest).rev().find_map(|end| {
        let piece = word.get(..end)?;
        LINKS.iter().find_map(|link| {
            piece
                .strip_suffix(link)
                .filter(|bare| bare.len() >= SHORTEST_LEAD && known.contains(*bare))
        })
    })
}

/// The words of the compound list that an automaton accepts, folded.
pub(in super::super) fn parts_accepted<A: Automaton>(automaton: &A) -> impl Iterator<Item = &'static str> {
    let accepts = move |word: &str| {
        let end = word
            .bytes()
            .fold(automaton.start(), |state, byte| automaton.accept(&state, byte));
        automaton.is_match(&end)
    };
    let parts = WordLists::of(Tongue::De).into_iter().flat_map(|lists| &lists.parts);
    parts.map(String::as_str).filter(move |part| accepts(part))
}

struct Known<'a> {
    parts: &'a HashSet<String>,
    more: &'a HashSet<String>,
}

impl Known<'_> {
    /// Cuts a word into exactly so many known pieces, the first as long as possible.
    fn cut<'w>(&self, word: &'w str, count: usize) -> Option<Vec<&'w str>> {
        if count == 1 {
            return self.is_head(word).then(|| vec![word]);
        }
        let longest = word.len().checked_sub(SHORTEST_PIECE)?;
        (SHORTEST_PIECE..=longest).rev().find_map(|end| {
            let (piece, rest) = word.split_at_checked(end)?;
            let piece = self.modifier(piece)?;
            let mut pieces = vec![piece];
            pieces.extend(self.cut(rest, count - 1)?);
            Some(pieces)
        })
    }

    /// A piece before the head, its linking letters taken off.
    fn modifier<'w>(&self, piece: &'w str) -> Option<&'w str> {
        LINKS
            .iter()
            .find_map(|link| piece.strip_suffix(link).filter(|bare| self.has(bare)))
    }

    /// The head may be inflected.
    fn is_head(&self, piece: &str) -> bool {
        self.has(piece)
            || (piece.len() > SHORTEST_PIECE
                && ["e", "n", "en", "er", "ern", "s", "es"]
                    .iter()
                    .any(|ending| piece.strip_suffix(ending).is_some_and(|bare| self.has(bare))))
    }

    fn has(&self, word: &str) -> bool {
        word.len() >= SHORTEST_PIECE
            && (self.parts.contains(word) || (word.len() > SHORTEST_PIECE && self.more.contains(word)))
    }
}

#[cfg(test)]
mod tests {
    use super::{super::fold::fold, *};

    fn cut(word: &str) -> Vec<String> {
        pieces(&fold(word), &HashSet::new()).unwrap_or_default()
    }

    #[test]
    fn compounds_are_cut_and_stemmed() {
        assert_eq!(cut("Sprachkurse"), ["sprach", "kurs"]);
        assert_eq!(cut("Flüchtlingsberatung"), ["fluchtling", "berat"]);
        assert_eq!(cut("Fluechtlingsberatung"), ["fluchtling", "berat"]);
        assert_eq!(cut("Frauenhäuser"), ["frau", "haus"]);
        assert_eq!(cut("Integrationkurs"), ["integration", "kurs"]);
        assert_eq!(cut("Fahrradwerkstatt"), ["fahrrad", "werkstatt"]);
        assert_eq!(cut("Hausaufgabenhilfe"), ["hausaufgab", "hilf"]);
    }

    #[test]
    fn an_unknown_compound_is_led_by_its_longest_known_word() {
        let known = HashSet::from(["schwangerschaft".to_owned(), "schwanger".to_owned(), "haus".to_owned()]);
        assert_eq!(leading("schwangerschaftsabbruch", &known), Some("schwangerschaft"));
        assert_eq!(leading("hausboot", &known), None, "short words lead too many others");
        assert_eq!(leading("schwangeren", &known), None, "an ending is no second piece");
    }

    #[test]
    fn unknown_pieces_are_not_cut() {
        assert!(cut("Hundeschule").is_empty());
        assert!(cut("Aktienkurse").is_empty());
        assert!(cut("Kindergarten").is_empty());
    }
}
