//! Which record a row means: by its external id, else by its slug. Twice the same is an error.

use std::collections::HashMap;

use super::{Draft, Extras, Sheet, Work};
use crate::imports::nouns::Importable;
use crate::imports::place::Place;
use crate::imports::problem::{Problem, quote};
use crate::imports::read::Row;
use crate::imports::report::{Done, RowReport};

/// What rows are known by so far.
#[derive(Default)]
struct Seen(HashMap<String, Place>);

impl Seen {
    /// Remembers a key; an error when another row has it already.
    fn add(&mut self, field: &'static str, key: &str, place: &Place) -> Option<Problem> {
        let other = self.0.insert(format!("{field} {key}"), place.clone())?;
        let message = format!(
            "{} stands in {} {} already; keep one of the two rows",
            quote(key),
            other.file,
            other.at
        );
        Some(Problem::error(field, "duplicate", message))
    }
}

/// External id and slug of a row, checked.
struct Keys {
    external_id: Option<String>,
    slug: Option<String>,
}

impl Keys {
    fn of<R: Importable>(row: &Row, problems: &mut Vec<Problem>) -> Self {
        let external_id = row.text("external_id").filter(|_| R::has_external_id());
        if external_id
            .as_ref()
            .is_some_and(|id| id.chars().count() > 200 || id.chars().any(char::is_control))
        {
            problems.push(Problem::error(
                "external_id",
                "too_long",
                "an external id may have 200 visible characters",
            ));
        }
        let slug = row.text("slug");
        if let Some(written) = &slug
            && let Some(fault) = R::slug_fault(written)
        {
            problems.push(Problem::error(
                "slug",
                "bad_slug",
                format!("{} cannot stand in an address: {fault}", quote(written)),
            ));
        }
        if external_id.is_none() && slug.is_none() {
            let message = "give an `external_id` or a `slug`, so that the next import finds the record again";
            problems.push(Problem::error("external_id", "missing", message));
        }
        Self { external_id, slug }
    }
}

impl<R: Importable> Sheet<R> {
    /// Makes a draft and a line of the report for each row.
    pub(super) fn identify_rows(&mut self, work: &mut Work<'_>) {
        let mut seen = Seen::default();
        let stored = Stored::of(&self.stored);
        for (index, row) in work
            .contents
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.noun == R::NOUN)
        {
            let mut problems = row.problems.clone();
            let keys = Keys::of::<R>(row, &mut problems);
            for (field, key) in [("external_id", &keys.external_id), ("slug", &keys.slug)] {
                problems.extend(key.as_ref().and_then(|key| seen.add(field, key, &row.place)));
            }
            let known = stored.find(&keys, &mut problems).and_then(|at| self.stored.get(at));
            let mut line = RowReport {
                place: row.place.clone(),
                noun: R::NOUN,
                key: row.key(),
                done: Done::Unchanged,
                problems: Vec::new(),
                differences: Vec::new(),
            };
            line.add(problems);
            let readable = !row.fields.is_empty() || row.problems.is_empty();
            // A rejected row is read on, so that the report tells everything that is wrong with it.
            if readable {
                self.drafts.push(draft(work, known, (&keys, index), line.is_rejected()));
            }
            work.report.rows.push(line);
        }
    }
}

fn draft<R: Importable>(
    work: &mut Work<'_>,
    known: Option<&R>,
    (keys, row): (&Keys, usize),
    rejected: bool,
) -> Draft<R> {
    let record = known.cloned().unwrap_or_else(|| R::blank(&work.city.id, work.at));
    // A second row with the same key is not what others mean by it.
    let means = |key: &&str| !rejected || work.references.find(R::NOUN, key).is_none();
    let external_id = keys.external_id.as_deref().filter(means);
    let slug = keys.slug.as_deref().filter(means);
    work.references.add(R::NOUN, record.id(), external_id, slug);
    if known.is_none() {
        work.references.mark_new(record.id());
    }
    Draft {
        row,
        report: work.report.rows.len(),
        record,
        stored: known.cloned(),
        extras: Extras::default(),
        needs: Vec::new(),
    }
}

/// What is stored, by external id and slug.
struct Stored<'r, R> {
    by_external_id: HashMap<&'r str, usize>,
    by_slug: HashMap<&'r str, (usize, &'r R)>,
}

impl<'r, R: Importable> Stored<'r, R> {
    fn of(records: &'r [R]) -> Self {
        let external = |(index, record): (usize, &'r R)| Some((record.meta().external_id.as_deref()?, index));
        Self {
            by_external_id: records.iter().enumerate().filter_map(external).collect(),
            by_slug: records
                .iter()
                .enumerate()
                .map(|(index, record)| (record.slug(), (index, record)))
                .collect(),
        }
    }

    /// The place of the record that is meant.
    fn find(&self, keys: &Keys, problems: &mut Vec<Problem>) -> Option<usize> {
        let by_id = keys
            .external_id
            .as_deref()
            .and_then(|id| self.by_external_id.get(id).copied());
        if by_id.is_some() {
            return by_id;
        }
        let (index, record) = self.by_slug.get(keys.slug.as_deref()?).copied()?;
        match (&keys.external_id, &record.meta().external_id) {
            (Some(wanted), Some(other)) if wanted != other => {
                let message = format!(
                    "the slug belongs to the record with the external id {}; choose another slug or use that id",
                    quote(other)
                );
                problems.push(Problem::error("slug", "taken", message));
                None
            }
            _ => Some(index),
        }
    }
}
