//! Typing errors: the nearest words of the vocabulary, of the records and of compounds.

use super::{
    super::{
        index::Snapshot,
        text::{
            Tongue, compound,
            mend::{automaton, distance, errors_allowed},
            tokenize,
        },
    },
    gather::Gatherer,
    plan::{Group, Known},
};

/// So many near words are taken.
const MOST_WORDS: usize = 4;
/// Shorter words are nobody's mistyped word: too many words are near to them.
const SHORTEST_TARGET: usize = 4;
/// Words of running text stand for a mistyped word only if it is at least so long.
const SHORTEST_IN_TEXT: usize = 7;
/// The first letter of a shorter word is taken as typed.
const SURE_OF_START: usize = 7;
/// What a word with one error counts, and one with two.
const ONE_ERROR: f32 = 0.85;
const TWO_ERRORS: f32 = 0.65;

/// Adds the words nearest to a group's word, up to so many errors; nothing if there are none.
pub(super) fn add_mended(gatherer: &mut Gatherer<'_>, group: &Group, most: u8) -> Option<Mended> {
    for errors in 1..=errors_allowed(&group.whole).min(most) {
        let mut words = near_words(gatherer, &group.whole, errors);
        words.retain(|word| !gatherer.languages.is_stop(&word.folded) && !gatherer.languages.is_weak(&word.folded));
        words.sort_by_cached_key(|word| word.rank(&group.whole));
        words.truncate(MOST_WORDS);
        let factor = if errors == 1 { ONE_ERROR } else { TWO_ERRORS };
        let mut best = None;
        for word in words {
            if gatherer.add_word(&word.folded, factor, group.mask()) > Known::No && best.is_none() {
                best = Some(word);
            }
        }
        if let Some(word) = best {
            return Some(Mended {
                written: word.written.or_else(|| written(gatherer.snapshot, &word.folded)),
            });
        }
    }
    None
}

/// What was meant by a mistyped word.
pub(super) struct Mended {
    /// The word as it is written; none if it stands only in compounds.
    pub(super) written: Option<String>,
}

/// A word near to what was typed.
struct NearWord {
    folded: String,
    /// As the vocabulary writes it.
    written: Option<String>,
    frequency: u64,
}

impl NearWord {
    fn new(folded: &str, written: Option<String>, frequency: u64) -> Self {
        Self {
            folded: folded.to_owned(),
            written,
            frequency,
        }
    }

    /// Few errors first, then the same first letter, then the vocabulary's words, then frequent ones.
    fn rank(&self, typed: &str) -> (usize, bool, bool, std::cmp::Reverse<u64>) {
        let same_start = self.folded.chars().next() == typed.chars().next();
        (
            distance(&self.folded, typed),
            !same_start,
            self.written.is_none(),
            std::cmp::Reverse(self.frequency),
        )
    }
}

fn near_words(gatherer: &Gatherer<'_>, word: &str, errors: u8) -> Vec<NearWord> {
    let snapshot = gatherer.snapshot;
    let mut found: Vec<NearWord> = Vec::new();
    if let Some(dfa) = automaton(word, errors) {
        let known = snapshot.lexicon.accepted(dfa);
        found.extend(
            known
                .into_iter()
                .map(|(folded, written)| NearWord::new(&folded, Some(written), 0)),
        );
    }
    if let Some(dfa) = automaton(word, errors).filter(|_| gatherer.languages.is_main(Tongue::De)) {
        let parts: Vec<&str> = compound::parts_accepted(&dfa)
            .filter(|part| found.iter().all(|near| near.folded != *part))
            .collect();
        found.extend(parts.into_iter().map(|part| NearWord::new(part, None, 0)));
    }
    add_written_words(snapshot, word, errors, &mut found);
    let long = word.chars().count() >= SURE_OF_START;
    found.retain(|near| {
        let same_start = near.folded.chars().next() == word.chars().next();
        near.folded.chars().count() >= SHORTEST_TARGET && (same_start || (errors == 1 && long))
    });
    found
}

/// Words of the records: those of titles and names, and for a longer word those of running text.
fn add_written_words(snapshot: &Snapshot, word: &str, errors: u8, found: &mut Vec<NearWord>) {
    let fields = snapshot.fields;
    let text = word.chars().count() >= SHORTEST_IN_TEXT;
    for field in [
        Some(fields.title),
        Some(fields.name),
        text.then_some(fields.summary),
        text.then_some(fields.body),
    ]
    .into_iter()
    .flatten()
    {
        for segment in &snapshot.segments {
            let (Some(index), Some(dfa)) = (segment.index(field), automaton(&format!("={word}"), errors)) else {
                continue;
            };
            let Ok(mut stream) = index.terms().search(dfa).ge("=").lt(">").into_stream() else {
                continue;
            };
            while let Some((term, info)) = stream.next() {
                let Some(folded) = std::str::from_utf8(term).ok().and_then(|term| term.strip_prefix('=')) else {
                    continue;
                };
                match found.iter_mut().find(|near| near.folded == folded) {
                    Some(near) => near.frequency += u64::from(info.doc_freq),
                    None => found.push(NearWord::new(folded, None, u64::from(info.doc_freq))),
                }
            }
        }
    }
}

/// A word of the index as one of its documents writes it.
fn written(snapshot: &Snapshot, folded: &str) -> Option<String> {
    let fields = snapshot.fields;
    let term = format!("={folded}");
    for field in [fields.title, fields.summary, fields.body, fields.name] {
        for segment in &snapshot.segments {
            let Some(info) = segment.term(field, &term) else {
                continue;
            };
            let mut first = None;
            let _unreadable = segment.for_docs(field, &info, |doc| first = first.or(Some(doc)));
            let Some(document) = first.and_then(|doc| segment.document(doc, fields).ok()) else {
                continue;
            };
            for text in document
                .texts
                .iter()
                .flat_map(|text| [&text.title, &text.summary, &text.body])
            {
                if let Some(found) = tokenize(text).into_iter().find(|token| token.word == folded) {
                    return text.get(found.start..found.end).map(str::to_owned);
                }
            }
        }
    }
    None
}
