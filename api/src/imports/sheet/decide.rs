//! Comparing with what is stored: create, update, leave, or propose.

use std::collections::{HashMap, HashSet};

use super::{Draft, Sheet, Work};
use crate::imports::difference;
use crate::imports::nouns::Importable;
use crate::imports::problem::Problem;
use crate::imports::report::{Difference, Done};

impl<R: Importable> Sheet<R> {
    /// Decides each row, and keeps only the drafts that are to be written: new ones first, what they follow before them.
    pub(super) fn compare(&mut self, work: &mut Work<'_>) {
        for draft in &mut self.drafts {
            if !work.report.is_rejected(draft.report) {
                decide(draft, work);
            }
        }
        let report = &work.report;
        let done = |draft: &Draft<R>| report.rows.get(draft.report).map(|line| line.done);
        self.drafts
            .retain(|draft| matches!(done(draft), Some(Done::Created | Done::Updated)));
        self.sort();
    }

    fn sort(&mut self) {
        let new: HashMap<String, Option<String>> = self
            .drafts
            .iter()
            .filter(|draft| draft.stored.is_none())
            .map(|draft| (draft.record.id().to_owned(), draft.record.follows().map(str::to_owned)))
            .collect();
        let depth = |draft: &Draft<R>| {
            let mut passed = HashSet::new();
            let mut here = draft.record.follows();
            while let Some(id) = here.filter(|id| new.contains_key(*id) && passed.insert(*id)) {
                here = new.get(id).and_then(Option::as_deref);
            }
            (draft.stored.is_some(), passed.len())
        };
        self.drafts.sort_by_cached_key(depth);
    }
}

fn decide<R: Importable>(draft: &mut Draft<R>, work: &mut Work<'_>) {
    let Some(stored) = &draft.stored else {
        finish(draft.report, work, Done::Created, Vec::new(), None);
        return;
    };
    let same = draft.record == *stored;
    let mut differences = Vec::new();
    if !same {
        let secret = stored.is_secret() || draft.record.is_secret();
        differences = difference::between(stored, &draft.record, secret, &work.references);
    }
    if !draft.extras.legacy.is_empty() {
        differences.push(named("legacy_addresses"));
    }
    if draft.extras.contact.is_some() {
        differences.push(named("review_contact"));
    }
    let kept = if stored.is_confirmed() {
        Some((
            "confirmed",
            "the record has been confirmed; it stays as it is, and the difference is for its editors",
        ))
    } else if work.beside.touched.contains(stored.id()) {
        Some((
            "changed_by_person",
            "a person has changed the record since the last import; it stays as it is",
        ))
    } else {
        None
    };
    let contact = draft.extras.other_contact.then(|| named("review_contact"));
    let (done, notice) = match (differences.is_empty(), kept) {
        (true, _) if contact.is_none() => (Done::Unchanged, None),
        (true, _) => (
            Done::Proposed,
            Some(("other_contact", "another review contact is stored; it stays")),
        ),
        (false, Some(kept)) => (Done::Proposed, Some(kept)),
        (false, None) if contact.is_none() => (Done::Updated, None),
        (false, None) => (
            Done::Updated,
            Some(("other_contact", "another review contact is stored; it stays")),
        ),
    };
    differences.extend(contact);
    finish(draft.report, work, done, differences, notice);
}

/// A difference whose values stay untold.
fn named(field: &str) -> Difference {
    Difference {
        field: field.to_owned(),
        stored: None,
        imported: None,
    }
}

fn finish(
    row: usize,
    work: &mut Work<'_>,
    done: Done,
    differences: Vec<Difference>,
    notice: Option<(&'static str, &'static str)>,
) {
    if let Some(line) = work.report.row(row) {
        line.done = done;
        line.differences = differences;
        line.problems
            .extend(notice.map(|(code, message)| Problem::notice("", code, message)));
    }
}
