//! Reading the fields of each row onto its record.

use serde_json::Value;

use super::{Draft, Extras, Sheet, Work};
use crate::catalog::provider::ReviewContact;
use crate::imports::fields::{Context, Fields};
use crate::imports::nouns::Importable;
use crate::imports::problem::{Problem, quote};

impl<R: Importable> Sheet<R> {
    /// Reads every row.
    pub(super) fn read_rows(&mut self, work: &mut Work<'_>) {
        let contents = work.contents;
        for draft in &mut self.drafts {
            let Some(row) = contents.rows.get(draft.row) else {
                continue;
            };
            let context = Context {
                city: work.city,
                checks: work.checks,
                references: &work.references,
            };
            let mut fields = Fields::new(&row.fields, context);
            if R::has_external_id()
                && let Some(external_id) = row.text("external_id")
            {
                draft.record.meta_mut().external_id = Some(external_id);
            }
            if let Some(slug) = row.text("slug") {
                draft.record.set_slug(slug);
            }
            draft.record.read(&mut fields);
            draft.extras = extras(&mut fields, draft, work);
            let found = fields.found;
            draft.needs = found.needs;
            if let Some(line) = work.report.row(draft.report) {
                line.add(found.problems);
            }
            work.progress.step();
        }
        self.claim_addresses(work);
        self.name_unknown_fields(work);
    }

    /// A legacy address leads to one record only.
    fn claim_addresses(&mut self, work: &mut Work<'_>) {
        for draft in &mut self.drafts {
            let id = draft.record.id();
            let legacy = &mut work.beside.legacy;
            let mut problems = Vec::new();
            draft.extras.legacy.retain(|path| match legacy.get(path) {
                Some(holder) if holder == id => false,
                Some(holder) => {
                    let holder = work.references.name(holder).unwrap_or(holder);
                    let message = format!(
                        "{} leads to {} already; take it out of one of the two",
                        quote(path),
                        quote(holder)
                    );
                    problems.push(Problem::error("legacy_addresses", "taken", message));
                    false
                }
                None => {
                    legacy.insert(path.clone(), id.to_owned());
                    true
                }
            });
            if let Some(line) = work.report.row(draft.report) {
                line.add(problems);
            }
        }
    }

    /// Fields that nobody knows are named once per file, with their number.
    fn name_unknown_fields(&self, work: &mut Work<'_>) {
        let rows = work.contents.rows.iter().filter(|row| row.noun == R::NOUN);
        let mut unknown: Vec<(&str, &str, &str, usize)> = Vec::new();
        for row in rows {
            for (field, value) in &row.fields {
                let passed_over = field == "freshness" && !value.is_null();
                if R::FIELDS.contains(&field.as_str()) && !passed_over {
                    continue;
                }
                match unknown
                    .iter_mut()
                    .find(|(file, name, ..)| *file == &*row.place.file && name == field)
                {
                    Some((.., count)) => *count += 1,
                    None => unknown.push((&row.place.file, field, &row.place.at, 1)),
                }
            }
        }
        for (file, field, first, count) in unknown {
            let problem = unknown_field::<R>(field, first, count);
            if let Some(report) = work.report.files.iter_mut().find(|report| &*report.file == file) {
                report.problems.push(problem);
            }
        }
    }
}

fn unknown_field<R: Importable>(field: &str, first: &str, count: usize) -> Problem {
    if field == "freshness" {
        let message = "`freshness` is not imported: nothing but a human check confirms a record";
        return Problem::notice(field, "not_imported", message);
    }
    let known = R::FIELDS.join(", ");
    let message = format!(
        "{} is ignored ({count} rows, first {first}); known are {known}",
        quote(field)
    );
    Problem::notice(field, "unknown_field", message)
}

/// What is written beside the record.
fn extras<R: Importable>(fields: &mut Fields<'_>, draft: &Draft<R>, work: &Work<'_>) -> Extras {
    let mut extras = Extras::default();
    if R::FIELDS.contains(&"legacy_addresses") {
        fields.legacy_addresses(&mut extras.legacy);
    }
    if R::FIELDS.contains(&"review_contact")
        && let Some(contact) = review_contact(fields)
    {
        match work.beside.contacts.get(draft.record.id()) {
            None => extras.contact = Some(contact),
            Some(stored) => extras.other_contact = *stored != contact,
        }
    }
    extras
}

/// The review contact: an object with `email` and `lang`.
fn review_contact(fields: &mut Fields<'_>) -> Option<ReviewContact> {
    let map = match fields.cell("review_contact") {
        crate::imports::fields::Cell::Value(Value::Object(map)) => map,
        crate::imports::fields::Cell::Value(_) => {
            let message = "`review_contact` must be an object: {\"email\": \"…\", \"lang\": \"de\"}";
            fields.error("review_contact", "wrong_type", message);
            return None;
        }
        _ => return None,
    };
    fields.inside("review_contact", map, &["email", "lang"], |inner| {
        let (mut email, mut lang) = (None, None);
        inner.email("email", &mut email);
        inner.text("lang", 35, &mut lang);
        let first = inner.context.city.languages.first().cloned();
        let lang = match lang {
            Some(lang) => inner.city_language("lang", &lang),
            None => first,
        };
        Some(ReviewContact {
            email: email?,
            lang: lang?,
        })
    })
}
