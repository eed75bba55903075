//! What rows must not do to each other: take the same slug, follow each other in a circle, need what is rejected.

use std::collections::{HashMap, HashSet};

use super::{Draft, Sheet, Work, noun_of};
use crate::catalog::check::slug;
use crate::imports::nouns::Importable;
use crate::imports::problem::{Problem, quote};
use crate::imports::report::Report;

impl<R: Importable> Sheet<R> {
    /// Gives every new record a slug, and every slug to one record.
    pub(super) fn settle_slugs(&mut self, work: &mut Work<'_>) {
        let mut taken: HashMap<String, String> = self
            .stored
            .iter()
            .map(|record| (record.slug().to_owned(), record.id().to_owned()))
            .collect();
        let sound = |report: &Report, draft: &Draft<R>| !report.is_rejected(draft.report);
        for draft in self.drafts.iter().filter(|draft| !draft.record.slug().is_empty()) {
            if !sound(&work.report, draft) {
                continue;
            }
            let (slug, id) = (draft.record.slug(), draft.record.id());
            let holder = taken.entry(slug.to_owned()).or_insert_with(|| id.to_owned());
            if holder != id
                && let Some(line) = work.report.row(draft.report)
            {
                let message = format!(
                    "another {} has the slug {}; choose another one",
                    noun_of::<R>(),
                    quote(slug)
                );
                line.add([Problem::error("slug", "taken", message)]);
            }
        }
        for draft in self.drafts.iter_mut().filter(|draft| draft.record.slug().is_empty()) {
            if !sound(&work.report, draft) {
                continue;
            }
            let wanted = slug::wanted(draft.record.name(), noun_of::<R>().as_str());
            let slug = slug::free(wanted, |slug| taken.contains_key(slug));
            taken.insert(slug.clone(), draft.record.id().to_owned());
            draft.record.set_slug(slug);
        }
    }

    /// A category or a page above itself, or an offer that follows itself, would never end.
    pub(super) fn find_circles(&self, work: &mut Work<'_>) {
        let mut next: HashMap<&str, &str> = self
            .stored
            .iter()
            .filter_map(|record| Some((record.id(), record.follows()?)))
            .collect();
        for draft in &self.drafts {
            match draft.record.follows() {
                Some(other) => next.insert(draft.record.id(), other),
                None => next.remove(draft.record.id()),
            };
        }
        for draft in &self.drafts {
            let start = draft.record.id();
            let mut passed = HashSet::new();
            let mut here = next.get(start).copied();
            while let Some(id) = here.filter(|id| *id != start && passed.insert(*id)) {
                here = next.get(id).copied();
            }
            if here == Some(start)
                && let Some(line) = work.report.row(draft.report)
            {
                let field = if noun_of::<R>() == porta_contract::Noun::Offer {
                    "capacity.successor"
                } else {
                    "parent"
                };
                line.add([Problem::error(
                    field,
                    "circle",
                    "the records lead back to this one; break the circle",
                )]);
            }
        }
    }

    /// Rejects rows that refer to rejected new records.
    pub(super) fn reject_those_in_need(&self, work: &mut Work<'_>) -> bool {
        let mut any = false;
        for draft in &self.drafts {
            if !work.report.is_rejected(draft.report) {
                let Some(needed) = draft.needs.iter().find(|id| work.rejected.contains(*id)) else {
                    continue;
                };
                let name = work.references.name(needed).unwrap_or(needed);
                let message = format!(
                    "it refers to {}, whose row is rejected; correct that row first",
                    quote(name)
                );
                if let Some(line) = work.report.row(draft.report) {
                    line.add([Problem::error("", "rejected_reference", message)]);
                }
                any = true;
            }
            if draft.stored.is_none() && work.rejected.insert(draft.record.id().to_owned()) {
                any = true;
            }
        }
        any
    }
}
