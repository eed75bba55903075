//! How much each group of words counts.

use super::plan::{Kind, Known, Plan, Role};

/// A query with more groups than this is a sentence, in which a word nobody knows matters less.
const SENTENCE: usize = 3;

/// What a word counts that is found by chance only, beside one whose meaning is known.
const CHANCE: f32 = 0.5;
/// What a place counts that was named with a need.
const PLACE: f32 = 1.0;

/// Sets the weight of each group: by what it is for, and less if a large part of all documents matches.
pub(super) fn weigh(plan: &mut Plan, documents: u64) {
    let said = plan.groups.iter().filter(|group| group.kind != Kind::Weak).count();
    let phrase = plan.lists.iter().any(|list| list.mask.count_ones() > 1);
    let unknown = match (said > SENTENCE, phrase) {
        (true, true) => 0.3,
        (true, false) => 0.6,
        (false, true) => 0.7,
        (false, false) => 1.0,
    };
    let meant = plan.groups.iter().any(|group| group.kind == Kind::Need && group.meant);
    let shares: Vec<f32> = plan
        .groups
        .iter()
        .map(|group| share(plan, group.mask(), documents))
        .collect();
    for (group, share) in plan.groups.iter_mut().zip(shares) {
        let base = match group.kind {
            Kind::Need if group.known == Known::No => unknown,
            Kind::Need if meant && group.chance => CHANCE,
            Kind::Need => 1.0,
            Kind::Soft => 0.5,
            Kind::Weak => 0.25,
            Kind::Place => PLACE,
        };
        group.weight = if group.kind == Kind::Place {
            base
        } else {
            base * (1.0 - 0.6 * (share * 2.0).min(1.0))
        };
    }
}

/// Tells the groups whose meaning is known from those that were found by chance only. Continuations are not asked.
pub(super) fn tell_chance(plan: &mut Plan) {
    for group in &mut plan.groups {
        let mask = group.mask();
        let has = |role: Role| plan.lists.iter().any(|list| list.mask & mask != 0 && list.role == role);
        group.meant = has(Role::Link) && !group.chance;
        group.chance |= group.known > Known::No && !group.meant && !has(Role::Title);
    }
}

/// The share of documents in the longest list of these positions.
fn share(plan: &Plan, mask: u32, documents: u64) -> f32 {
    let longest = plan
        .lists
        .iter()
        .filter(|list| list.mask & mask != 0)
        .map(|list| {
            list.terms
                .iter()
                .flatten()
                .map(|term| u64::from(term.doc_freq))
                .sum::<u64>()
        })
        .max()
        .unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "a share needs no more than a few digits")]
    let share = longest as f32 / documents.max(1) as f32;
    share
}
