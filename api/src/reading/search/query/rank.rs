//! Ranking: one pass over the lists of each word, adding up per document how well the whole query is answered.

use std::sync::{Mutex, PoisonError};

use tantivy::DocAddress;

use super::{
    super::{
        index::{Segment, Snapshot, Traits},
        types::{Noun, SearchError},
    },
    plan::{Group, Kind, Plan, Role, bit},
};

/// A document must answer at least this share of what was said.
const ENOUGH: f32 = 0.36;
/// A document must be at least so good compared with the best.
const BESIDE_BEST: f32 = 0.3;
/// A name must be typed to at least this share to find what is found by its name only.
const ENOUGH_OF_NAME: f32 = 0.5;
/// What a record gains whose text says the word and whose category means it.
const AGREEING: f32 = 0.25;
/// What a record gains whose whole title was typed.
const WHOLE_TITLE: f32 = 0.25;
/// What only the head of a compound counts ("Beratung" for "Rechtsberatung"), and only another piece.
const HEAD_ONLY: f32 = 0.4;
const PIECE_ONLY: f32 = 0.2;
/// What a compound counts that was found in pieces.
const IN_PIECES: f32 = 0.9;

/// A document that answers, and how well.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked {
    pub(super) score: f32,
    pub(super) address: DocAddress,
    pub(super) noun: Noun,
    pub(super) slot: u64,
}

/// What one word has found about a document.
#[derive(Clone, Copy, Default)]
struct WordCell {
    text: f32,
    link: f32,
    title: f32,
}

/// What one group has found about a document.
#[derive(Clone, Copy, Default)]
struct GroupCell {
    seen: u32,
    sum: f32,
    head: f32,
    title: f32,
}

/// What the query has found about a document.
#[derive(Clone, Copy, Default)]
struct Cell {
    groups: u32,
    score: f32,
    sure: f32,
    title: f32,
}

/// Working memory of one query, one cell per document; kept for the next query.
#[derive(Default)]
struct Scratch {
    words: Vec<WordCell>,
    word_docs: Vec<u32>,
    groups: Vec<GroupCell>,
    group_docs: Vec<u32>,
    cells: Vec<Cell>,
    docs: Vec<u32>,
}

/// Working memories that wait for the next query.
#[derive(Default)]
pub(in super::super) struct ScratchPool(Mutex<Vec<Scratch>>);

impl ScratchPool {
    fn take(&self) -> Scratch {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop()
            .unwrap_or_default()
    }

    fn give(&self, scratch: Scratch) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
    }
}

/// All documents that answer the plan, in no order.
pub(super) fn rank(snapshot: &Snapshot, pool: &ScratchPool, plan: &Plan) -> Result<Vec<Ranked>, SearchError> {
    let mut ranked = Vec::new();
    if plan.groups.is_empty() || plan.lists.is_empty() {
        return Ok(ranked);
    }
    let mut scratch = pool.take();
    for (ord, segment) in (0u32..).zip(&snapshot.segments) {
        scratch.fit(segment);
        for (index, group) in plan.groups.iter().enumerate() {
            scratch.add_group(plan, segment, ord, index, group)?;
        }
        scratch.finish(plan, segment, ord, &mut ranked);
    }
    pool.give(scratch);
    let best = ranked.iter().map(|each| each.score).fold(0.0, f32::max);
    ranked.retain(|each| each.score >= best * BESIDE_BEST);
    Ok(ranked)
}

impl Scratch {
    fn fit(&mut self, segment: &Segment) {
        let docs = segment.traits.len();
        if self.cells.len() < docs {
            self.words.resize(docs, WordCell::default());
            self.groups.resize(docs, GroupCell::default());
            self.cells.resize(docs, Cell::default());
        }
    }

    fn add_group(
        &mut self,
        plan: &Plan,
        segment: &Segment,
        ord: u32,
        index: usize,
        group: &Group,
    ) -> Result<(), SearchError> {
        for at in 0..group.count {
            let position = group.first + at;
            self.add_word(plan, segment, ord, bit(position))?;
            self.close_word(at, at + 1 == group.count);
        }
        let hard = (0..group.count).filter(|at| {
            plan.positions
                .get(group.first + at)
                .is_some_and(|position| !position.soft)
        });
        let hard = hard.fold(0, |mask, at| mask | bit(at));
        self.close_group(index, group, hard);
        Ok(())
    }

    /// Notes the best match of one position in each document.
    fn add_word(&mut self, plan: &Plan, segment: &Segment, ord: u32, position: u32) -> Result<(), SearchError> {
        let Self { words, word_docs, .. } = self;
        for list in plan.lists.iter().filter(|list| list.mask & position != 0) {
            let Some(term) = usize::try_from(ord)
                .ok()
                .and_then(|ord| list.terms.get(ord))
                .and_then(Option::as_ref)
            else {
                continue;
            };
            let (link, title) = match list.role {
                Role::Title => (false, 1.0),
                Role::TitlePiece => (false, 0.5),
                Role::Text => (false, 0.0),
                Role::Link => (true, 0.0),
            };
            let level = list.level;
            segment.for_docs(list.field, term, |doc| {
                let Some(cell) = words.get_mut(doc as usize) else {
                    return;
                };
                if cell.text == 0.0 && cell.link == 0.0 {
                    word_docs.push(doc);
                }
                let best = if link { &mut cell.link } else { &mut cell.text };
                *best = best.max(level);
                cell.title = cell.title.max(title);
            })?;
        }
        Ok(())
    }

    fn close_word(&mut self, at: usize, head: bool) {
        for doc in self.word_docs.drain(..) {
            let (Some(word), Some(group)) = (self.words.get_mut(doc as usize), self.groups.get_mut(doc as usize))
            else {
                continue;
            };
            let agreeing = if word.text > 0.0 && word.link > 0.0 {
                AGREEING
            } else {
                0.0
            };
            let level = word.text.max(word.link) + agreeing;
            if group.seen == 0 {
                self.group_docs.push(doc);
            }
            group.seen |= bit(at);
            group.sum += level;
            group.title += word.title;
            if head {
                group.head = level;
            }
            *word = WordCell::default();
        }
    }

    fn close_group(&mut self, index: usize, group: &Group, hard: u32) {
        #[expect(clippy::cast_precision_loss, reason = "a query has a handful of words")]
        let count = group.count as f32;
        for doc in self.group_docs.drain(..) {
            let (Some(found), Some(cell)) = (self.groups.get_mut(doc as usize), self.cells.get_mut(doc as usize))
            else {
                continue;
            };
            #[expect(clippy::cast_precision_loss, reason = "a query has a handful of words")]
            let mean = found.sum / found.seen.count_ones().max(1) as f32;
            let all = found.seen.count_ones() as usize == group.count;
            let level = if all {
                mean
            } else if found.seen & hard == hard && hard != 0 {
                mean * IN_PIECES
            } else if found.head > 0.0 {
                found.head * HEAD_ONLY
            } else {
                mean * PIECE_ONLY
            };
            if cell.groups == 0 {
                self.docs.push(doc);
            }
            cell.groups |= if all || found.seen & hard == hard {
                bit(index)
            } else {
                0
            };
            cell.groups |= bit(31);
            cell.score += group.weight * level;
            cell.sure += if group.kind == Kind::Place {
                0.0
            } else {
                group.weight * level.min(1.0)
            };
            cell.title += found.title / count;
            *found = GroupCell::default();
        }
    }

    fn finish(&mut self, plan: &Plan, segment: &Segment, ord: u32, ranked: &mut Vec<Ranked>) {
        let weight = |place: bool| -> f32 {
            plan.groups
                .iter()
                .filter(|group| place || group.kind != Kind::Place)
                .map(|group| group.weight)
                .sum()
        };
        let (all, said) = (weight(true), weight(false));
        let every = (0..plan.groups.len()).fold(0, |mask, index| mask | bit(index));
        for doc in self.docs.drain(..) {
            let Some(cell) = self.cells.get_mut(doc as usize).map(std::mem::take) else {
                continue;
            };
            let Some(traits) = segment.traits.get(doc as usize) else {
                continue;
            };
            if segment.reader.is_deleted(doc) || (said > 0.0 && cell.sure < ENOUGH * said) {
                continue;
            }
            let share = cell.title / f32::from(traits.title_words);
            if traits.name_only && !named(traits, cell.groups & every == every, share) {
                continue;
            }
            let score = (cell.score / all + WHOLE_TITLE * share.min(1.0)) * favour(traits.noun, share);
            let slot = segment.slots.get(doc as usize).copied().unwrap_or_default();
            ranked.push(Ranked {
                score,
                address: DocAddress::new(ord, doc),
                noun: traits.noun,
                slot,
            });
        }
    }
}

/// Whether the query is the name of a record that is found by its name only.
fn named(traits: &Traits, all_groups: bool, share: f32) -> bool {
    all_groups && share > 0.0 && (traits.noun == Noun::District || share >= ENOUGH_OF_NAME)
}

/// What a kind of record is worth for a need; organisations that are named lose nothing.
fn favour(noun: Noun, title_share: f32) -> f32 {
    match noun {
        Noun::Offer => 1.0,
        Noun::Responsibility => 0.97,
        Noun::Page => 0.93,
        Noun::Provider if title_share >= ENOUGH_OF_NAME => 1.0,
        Noun::Provider => 0.92,
        Noun::Event => 0.85,
        Noun::District => 0.95,
        Noun::Need | Noun::Fact => 0.8,
        Noun::Article => 0.75,
        Noun::Category => 0.6,
    }
}
