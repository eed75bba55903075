//! A query as the search understands it: groups of words, and the lists of documents each word leads to.

use std::collections::HashSet;

use tantivy::{postings::TermInfo, schema::Field};

use super::super::lexicon::ConceptId;

/// Where a word was found, which decides what it is worth besides its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// In the title or an own name.
    Title,
    /// As a piece of a compound in the title.
    TitlePiece,
    /// In other text or names.
    Text,
    /// By what the record is, not by a word.
    Link,
}

/// Documents that match a word, and how well.
#[derive(Debug)]
pub(super) struct List {
    /// The field of the term.
    pub(super) field: Field,
    /// The term in each segment.
    pub(super) terms: Vec<Option<TermInfo>>,
    /// How well it matches, 1 being the word itself in the title.
    pub(super) level: f32,
    /// Where it matched.
    pub(super) role: Role,
    /// The positions it answers, one bit each.
    pub(super) mask: u32,
}

/// One word, or one piece of a compound.
#[derive(Clone, Debug)]
pub(super) struct Position {
    /// The folded word; for a piece, its stem.
    pub(super) word: String,
    /// Whether it is a stem already.
    pub(super) stemmed: bool,
    /// Whether its group is answered without it ("Kinder" in "Kinderkleidung").
    pub(super) soft: bool,
}

/// What a group of words is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It says what is needed.
    Need,
    /// It says little.
    Weak,
    /// It narrows a need.
    Soft,
    /// It names a district.
    Place,
}

/// Words that belong together: a compound, words with hyphens, or one word.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// What it is for.
    pub(super) kind: Kind,
    /// The first of its positions.
    pub(super) first: usize,
    /// How many positions it has.
    pub(super) count: usize,
    /// The whole word, folded.
    pub(super) whole: String,
    /// Where it stands in the query, in bytes.
    pub(super) place: std::ops::Range<usize>,
    /// How much it counts.
    pub(super) weight: f32,
    /// Whether any document or concept answers it.
    pub(super) known: Known,
    /// Whether it was found in running text, as a piece of other words or as the beginning of others only.
    pub(super) chance: bool,
    /// Whether the vocabulary knows what it means.
    pub(super) meant: bool,
}

/// Whether documents or concepts answer a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    /// None does.
    No,
    /// Only by a stem of a language the query is probably not in.
    Doubtful,
    /// They do.
    Yes,
}

impl Known {
    /// `Yes` if something was found.
    pub(super) const fn when(found: bool) -> Self {
        if found { Self::Yes } else { Self::No }
    }
}

impl Group {
    /// Its positions, one bit each.
    pub(super) fn mask(&self) -> u32 {
        (self.first..self.first + self.count).fold(0, |mask, position| mask | bit(position))
    }
}

/// The bit of a position.
pub(super) const fn bit(position: usize) -> u32 {
    if position < 32 { 1 << position } else { 0 }
}

/// What is marked in the text of hits.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Terms as they stand in the index (`=word`, stems, pieces).
    pub(super) terms: HashSet<String>,
    /// Beginnings of words.
    pub(super) prefixes: Vec<String>,
    /// Concepts any of whose words is marked.
    pub(super) concepts: HashSet<ConceptId>,
}

/// The understood query.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Its groups.
    pub(super) groups: Vec<Group>,
    /// Its positions.
    pub(super) positions: Vec<Position>,
    /// Where documents come from.
    pub(super) lists: Vec<List>,
    /// What is marked.
    pub(super) marks: Marks,
    /// The query with its errors mended.
    pub(super) did_you_mean: Option<String>,
}
