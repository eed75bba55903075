//! Answering: rank, choose the page, show each hit.

use std::{cmp::Ordering, collections::BTreeMap};

use super::{
    super::{
        MAX_QUERY_CHARS,
        index::Snapshot,
        types::{Hit, Noun, Query, SearchAnswer, SearchError},
    },
    gather, mark,
    plan::Plan,
    rank::{Ranked, ScratchPool, rank},
};

/// Answers a query with a page of hits.
pub(in super::super) fn search(
    snapshot: &Snapshot,
    pool: &ScratchPool,
    query: &Query<'_>,
) -> Result<SearchAnswer, SearchError> {
    let plan = understand(snapshot, query.text, query.lang)?;
    let mut ranked = rank(snapshot, pool, &plan)?;
    let mut by_noun = BTreeMap::new();
    for each in &ranked {
        *by_noun.entry(each.noun).or_default() += 1;
    }
    ranked.retain(|each| query.nouns.is_empty() || query.nouns.contains(&each.noun));
    let total = ranked.len();
    let end = query.offset.saturating_add(query.limit).min(total);
    let page = best(&mut ranked, query.offset, end);
    let hits = page
        .iter()
        .map(|each| show(snapshot, &plan, each, query.lang))
        .collect::<Result<_, _>>()?;
    Ok(SearchAnswer {
        total,
        hits,
        did_you_mean: plan.did_you_mean.filter(|_| total > 0),
        by_noun,
    })
}

/// All records of a kind that answer a text.
pub(in super::super) fn matching(
    snapshot: &Snapshot,
    pool: &ScratchPool,
    text: &str,
    lang: &str,
    noun: Noun,
) -> Result<Vec<(u64, f32)>, SearchError> {
    let plan = understand(snapshot, text, lang)?;
    let mut ranked = rank(snapshot, pool, &plan)?;
    ranked.retain(|each| each.noun == noun);
    ranked.sort_unstable_by(better);
    Ok(ranked.into_iter().map(|each| (each.slot, each.score)).collect())
}

fn understand(snapshot: &Snapshot, text: &str, lang: &str) -> Result<Plan, SearchError> {
    let given = text.chars().count();
    if given > MAX_QUERY_CHARS {
        return Err(SearchError::QueryTooLong {
            given,
            max: MAX_QUERY_CHARS,
        });
    }
    Ok(gather::read(snapshot, text, lang))
}

/// The hits from `start` to `end` in order, without ordering the others.
fn best(ranked: &mut [Ranked], start: usize, end: usize) -> &[Ranked] {
    if end < ranked.len() {
        ranked.select_nth_unstable_by(end, better);
    }
    let (first, _) = ranked.split_at_mut(end);
    first.sort_unstable_by(better);
    first.get(start..).unwrap_or_default()
}

/// Better scores first; equal ones by kind, then by the caller's handle, so that pages never overlap.
fn better(one: &Ranked, other: &Ranked) -> Ordering {
    let kind = |noun: Noun| Noun::ALL.iter().position(|each| *each == noun);
    other
        .score
        .total_cmp(&one.score)
        .then_with(|| kind(one.noun).cmp(&kind(other.noun)))
        .then_with(|| one.slot.cmp(&other.slot))
        .then_with(|| one.address.cmp(&other.address))
}

fn show(snapshot: &Snapshot, plan: &Plan, ranked: &Ranked, lang: &str) -> Result<Hit, SearchError> {
    let document = snapshot.document(ranked.address)?;
    let shown = mark::show(&snapshot.lexicon, &plan.marks, &document.texts, lang);
    Ok(Hit {
        noun: ranked.noun,
        id: document.id,
        slug: document.slug,
        slot: ranked.slot,
        score: ranked.score,
        lang: shown.lang,
        title_marked: shown.title,
        snippet: shown.snippet,
    })
}
