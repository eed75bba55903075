//! Suggestions: titles that begin with what was typed, then titles that hold its words.

use std::collections::{HashMap, HashSet};

use tantivy::{DocAddress, schema::Field};

use super::{
    super::{
        MAX_QUERY_CHARS,
        index::{Snapshot, Traits, start_term},
        text::{Tongue, tokenize},
        types::{Noun, SearchError, Suggestion},
    },
    correct::terms_from,
};

/// So many terms are looked at for one beginning.
const MOST_TERMS: usize = 48;
/// So many documents are looked at for one suggestion asked for.
const CANDIDATES: usize = 3;
/// A beginning that so many documents share is not looked through any further.
const MOST_DOCS: usize = 4_000;

/// Titles that continue what was typed, best first.
pub(in super::super) fn suggest(
    snapshot: &Snapshot,
    prefix: &str,
    lang: &str,
    limit: usize,
) -> Result<Vec<Suggestion>, SearchError> {
    let given = prefix.chars().count();
    if given > MAX_QUERY_CHARS {
        return Err(SearchError::QueryTooLong {
            given,
            max: MAX_QUERY_CHARS,
        });
    }
    let words: Vec<String> = tokenize(prefix).into_iter().map(|token| token.word).collect();
    if words.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    let mut found = starting(snapshot, prefix, lang, limit * CANDIDATES);
    if found.len() < limit {
        found.extend(holding(snapshot, &words, limit * CANDIDATES));
    }
    let mut suggestions = Vec::new();
    let (mut seen, mut texts) = (HashSet::new(), HashSet::new());
    for (address, noun) in found {
        if suggestions.len() >= limit {
            break;
        }
        if !seen.insert(address) {
            continue;
        }
        let document = snapshot.document(address)?;
        let own = document
            .texts
            .iter()
            .find(|text| text.lang == lang)
            .or_else(|| document.texts.first());
        let Some(text) = own.map(|text| text.title.clone()) else {
            continue;
        };
        if texts.insert(text.clone()) {
            suggestions.push(Suggestion {
                text,
                noun,
                slug: document.slug,
            });
        }
    }
    Ok(suggestions)
}

/// Titles that begin so, in the reader's language first.
fn starting(snapshot: &Snapshot, prefix: &str, lang: &str, limit: usize) -> Vec<(DocAddress, Noun)> {
    let mut tongues = vec![Tongue::of_code(lang)];
    tongues.extend(
        [Tongue::De, Tongue::En]
            .into_iter()
            .filter(|tongue| *tongue != Tongue::of_code(lang)),
    );
    let mut found = Vec::new();
    for tongue in tongues {
        let field = snapshot.fields.start;
        for term in terms_from(snapshot, field, &start_term(tongue, prefix), MOST_TERMS) {
            if found.len() >= limit {
                return by_kind(found);
            }
            collect(snapshot, field, &term, limit, &mut found);
        }
    }
    by_kind(found)
}

/// Titles that hold all words but the last, and one that continues the last.
fn holding(snapshot: &Snapshot, words: &[String], limit: usize) -> Vec<(DocAddress, Noun)> {
    let Some((last, whole)) = words.split_last() else {
        return Vec::new();
    };
    let field = snapshot.fields.title;
    let mut counts: HashMap<DocAddress, (usize, Noun)> = HashMap::new();
    let mut note = |terms: &[String]| {
        let mut docs = Vec::new();
        for term in terms {
            if docs.len() < MOST_DOCS {
                collect(snapshot, field, term, MOST_DOCS, &mut docs);
            }
        }
        let once: HashSet<(DocAddress, Noun)> = docs.into_iter().collect();
        for (address, noun) in once {
            counts.entry(address).or_insert((0, noun)).0 += 1;
        }
    };
    note(&terms_from(snapshot, field, &format!("={last}"), MOST_TERMS));
    for word in whole {
        note(&[format!("={word}")]);
    }
    let mut found: Vec<(DocAddress, Noun)> = counts
        .into_iter()
        .filter(|(_, (count, _))| *count == words.len())
        .map(|(address, (_, noun))| (address, noun))
        .collect();
    found = by_kind(found);
    found.truncate(limit);
    found
}

fn by_kind(mut found: Vec<(DocAddress, Noun)>) -> Vec<(DocAddress, Noun)> {
    let rank = |noun: Noun| match noun {
        Noun::Category => 0,
        Noun::Offer => 1,
        Noun::Provider => 2,
        _ => 3,
    };
    found.sort_by_key(|(address, noun)| (rank(*noun), *address));
    found
}

fn collect(snapshot: &Snapshot, field: Field, term: &str, limit: usize, found: &mut Vec<(DocAddress, Noun)>) {
    for (ord, segment) in (0u32..).zip(&snapshot.segments) {
        let Some(info) = segment.term(field, term) else {
            continue;
        };
        let _unreadable = segment.for_docs(field, &info, |doc| {
            let noun = segment.traits.get(doc as usize).map(|Traits { noun, .. }| *noun);
            if let Some(noun) = noun.filter(|_| found.len() < limit && !segment.reader.is_deleted(doc)) {
                found.push((DocAddress::new(ord, doc), noun));
            }
        });
    }
}
