//! Words nobody knows: beginnings, words written together, typing errors, other scripts.

use tantivy::schema::Field;

use super::{
    super::{
        index::{Snapshot, script_letter},
        text::{Tongue, compound, script_of, sound::sound_keys},
    },
    gather::Gatherer,
    near::{Mended, add_mended},
    plan::{Group, Kind, Known, Role},
};

/// So many words are taken for one that was mistyped or begun.
const MOST_WORDS: usize = 12;
/// So many terms of the index are looked at for one beginning.
const MOST_TERMS: usize = 64;
/// What a begun word counts.
const BEGUN: f32 = 0.85;
/// What a phrase written as one word counts.
const HALVES: f32 = 0.9;
/// What the first word of an unknown compound counts.
const LEADING: f32 = 0.75;
/// What a word in another script counts.
const SOUNDS: f32 = 0.85;

/// Finds what was meant by the groups nobody knows; the best guess at a typing error becomes "did you mean".
pub(super) fn mend(gatherer: &mut Gatherer<'_>, text: &str) {
    let mut mended: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    for group in gatherer.plan.groups.clone() {
        if group.known == Known::Yes || group.kind == Kind::Place || group.whole.chars().count() < 3 {
            continue;
        }
        let doubtful = group.known == Known::Doubtful;
        if !doubtful && add_continuations(gatherer, &group, BEGUN) {
            gatherer.know(group.mask());
            gatherer.doubt(group.mask());
        } else if !doubtful && add_halves(gatherer, &group) {
            gatherer.know(group.mask());
        } else if let Some(Mended { written }) = add_mended(gatherer, &group, if doubtful { 1 } else { 2 }) {
            gatherer.know(group.mask());
            mended.extend(written.map(|written| (group.place.clone(), written)));
        } else if !doubtful && (add_sounding(gatherer, &group) || add_leading(gatherer, &group)) {
            gatherer.know(group.mask());
        }
    }
    if !mended.is_empty() {
        gatherer.plan.did_you_mean = Some(replaced(text, &mended));
    }
}

/// Adds words of titles, names and the vocabulary that start with the group's word.
pub(super) fn add_continuations(gatherer: &mut Gatherer<'_>, group: &Group, factor: f32) -> bool {
    let fields = gatherer.snapshot.fields;
    let mut found = false;
    for (field, level, role) in [(fields.title, 1.0, Role::Title), (fields.name, 0.6, Role::Text)] {
        for term in terms_from(gatherer.snapshot, field, &format!("={}", group.whole), MOST_TERMS) {
            found |= gatherer.add_list(field, &term, level * factor, role, group.mask());
        }
    }
    for word in gatherer.snapshot.lexicon.continuations(&group.whole, MOST_WORDS) {
        if word != group.whole {
            found |= add_vocabulary_word(gatherer, &word, factor, group.mask());
        }
    }
    if found {
        gatherer.plan.marks.prefixes.push(group.whole.clone());
    }
    found
}

/// A word of the vocabulary stands for its concepts only, so that a guess brings no chance hits in long texts.
fn add_vocabulary_word(gatherer: &mut Gatherer<'_>, word: &str, factor: f32, mask: u32) -> bool {
    let lexicon = std::sync::Arc::clone(&gatherer.snapshot.lexicon);
    let mut found = false;
    for tongue in Tongue::of_script(script_of(word)) {
        let Some(stem) = lexicon.stem_id(*tongue, word) else {
            continue;
        };
        for concept in lexicon.concepts_of(stem) {
            found |= gatherer.add_concept(*concept, factor, mask);
        }
    }
    found
}

/// A phrase written as one word ("foodbank").
fn add_halves(gatherer: &mut Gatherer<'_>, group: &Group) -> bool {
    let lexicon = std::sync::Arc::clone(&gatherer.snapshot.lexicon);
    let word = &group.whole;
    for (at, _) in word.char_indices().skip(3) {
        let Some((one, other)) = word.split_at_checked(at) else {
            continue;
        };
        if other.chars().count() < 3 || !lexicon.knows(one) || !lexicon.knows(other) {
            continue;
        }
        for tongue in Tongue::of_script(script_of(word)) {
            let stems = [one, other]
                .into_iter()
                .filter_map(|half| lexicon.stem_id(*tongue, half))
                .collect();
            if let Some((concept, _)) = lexicon.phrases_in(&stems).first() {
                return gatherer.add_concept(*concept, HALVES, group.mask());
            }
        }
    }
    false
}

/// A German compound nobody knows, by what the word it begins with means.
fn add_leading(gatherer: &mut Gatherer<'_>, group: &Group) -> bool {
    let lexicon = std::sync::Arc::clone(&gatherer.snapshot.lexicon);
    let word = compound::leading(&group.whole, &lexicon.parts).filter(|_| gatherer.languages.is_main(Tongue::De));
    word.is_some_and(|word| add_vocabulary_word(gatherer, word, LEADING, group.mask()))
}

/// Words of other scripts that sound alike, from the vocabulary, titles and names; also for words written apart.
fn add_sounding(gatherer: &mut Gatherer<'_>, group: &Group) -> bool {
    let mut names = vec![(group.whole.clone(), group.mask())];
    let groups = &gatherer.plan.groups;
    if let Some(next) = groups
        .iter()
        .find(|next| next.first == group.first + group.count && next.known == Known::No)
    {
        names.push((format!("{}{}", group.whole, next.whole), group.mask() | next.mask()));
    }
    let mut found = false;
    for (name, mask) in names {
        let heard = add_name_sounding(gatherer, &name, mask);
        if heard {
            gatherer.know(mask);
        }
        found |= heard;
    }
    found
}

fn add_name_sounding(gatherer: &mut Gatherer<'_>, name: &str, mask: u32) -> bool {
    let mut found = false;
    let typed = script_of(name);
    for word in gatherer
        .snapshot
        .lexicon
        .sounding_like(name, |tongue, key| gatherer.languages.may_be_heard(typed, tongue, key))
    {
        found |= add_vocabulary_word(gatherer, &word, SOUNDS, mask);
    }
    let own = script_letter(typed);
    for key in sound_keys(name) {
        for letter in ['L', 'C', 'A'].into_iter().filter(|letter| Some(*letter) != own) {
            found |= gatherer.add_list(
                gatherer.snapshot.fields.sound,
                &format!("{letter}{key}"),
                SOUNDS,
                Role::Title,
                mask,
            );
        }
    }
    found
}

/// Terms of a field that start so, in order.
pub(super) fn terms_from(snapshot: &Snapshot, field: Field, prefix: &str, limit: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for index in snapshot.segments.iter().filter_map(|segment| segment.index(field)) {
        let Ok(mut stream) = index.terms().range().ge(prefix).into_stream() else {
            continue;
        };
        let mut taken = 0;
        while let Some((term, _)) = stream.next() {
            let Ok(term) = std::str::from_utf8(term) else { continue };
            if taken >= limit || !term.starts_with(prefix) {
                break;
            }
            taken += 1;
            found.push(term.to_owned());
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn replaced(text: &str, mended: &[(std::ops::Range<usize>, String)]) -> String {
    let mut better = String::with_capacity(text.len());
    let mut end = 0;
    for (place, word) in mended {
        better.push_str(text.get(end..place.start).unwrap_or_default());
        better.push_str(word);
        end = place.end;
    }
    better.push_str(text.get(end..).unwrap_or_default());
    better
}
