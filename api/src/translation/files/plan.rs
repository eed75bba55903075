//! What a file comes to: record by record what would change, and a row for each of its units.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Utc};
use porta_contract::{ImportedText, Noun, Origin, Texts, TranslationRow};

use super::given::{GivenFile, GivenUnit, Stage};
use super::unit::{RecordRef, UnitId};
use crate::catalog::check::quote;
use crate::catalog::city::City;
use crate::catalog::selection::Selection;
use crate::catalog::text::Text;
use crate::spine::db::{AnyConnection, DbError};
use crate::translation::fields::filled;
use crate::translation::one::{Kind, New, Who, put, shown};
use crate::translation::{AnyRecord, NOUNS};

/// A record before and after.
pub(super) struct Change {
    pub before: AnyRecord,
    pub after: AnyRecord,
}

/// What a file comes to.
#[derive(Default)]
pub(super) struct Plan {
    pub rows: Vec<TranslationRow>,
    pub changes: Vec<Change>,
}

/// Who brings the file, where, into which language, and when.
pub(super) struct Around<'a> {
    pub city: &'a City,
    pub who: &'a Who,
    pub lang: &'a str,
    pub at: DateTime<Utc>,
}

/// A unit whose id could be read, by its row.
struct Known<'f> {
    row: usize,
    id: UnitId,
    given: &'f GivenUnit,
}

/// Compares a file with what there is; nothing is written.
pub(super) fn plan(conn: &mut AnyConnection, around: &Around<'_>, file: &GivenFile) -> Result<Plan, DbError> {
    let mut plan = Plan::default();
    let mut by_record: BTreeMap<(Noun, String), Vec<Known<'_>>> = BTreeMap::new();
    let mut seen = HashSet::new();
    for (row, given) in file.units.iter().enumerate() {
        plan.rows.push(TranslationRow {
            place: given.place.clone(),
            unit: given.id.clone(),
            done: ImportedText::Unchanged,
            code: None,
            detail: None,
        });
        let Some(id) = UnitId::parse(&given.id) else {
            let detail = format!(
                "{} is not an id of ours; ids have to come back as they went out",
                quote(&given.id)
            );
            plan.refuse(row, "unknown_unit", detail);
            continue;
        };
        if !seen.insert(id.clone()) {
            plan.refuse(row, "given_twice", "this unit is in the file twice");
            continue;
        }
        let key = (id.of.noun, id.of.record.clone());
        by_record.entry(key).or_default().push(Known { row, id, given });
    }
    let mut records = load(conn, around, by_record.keys())?;
    for ((_, id), units) in by_record {
        match records.remove(&id) {
            Some(record) => plan.record(conn, around, (record, file), &units)?,
            None => {
                let detail = "there is no such record here, or it is not yours to translate";
                units
                    .iter()
                    .for_each(|unit| plan.refuse(unit.row, "unknown_record", detail));
            }
        }
    }
    Ok(plan)
}

/// The records of a file that are in the city and within reach.
fn load<'k>(
    conn: &mut AnyConnection,
    around: &Around<'_>,
    keys: impl Iterator<Item = &'k (Noun, String)>,
) -> Result<HashMap<String, AnyRecord>, DbError> {
    let mut ids: HashMap<Noun, Vec<String>> = HashMap::new();
    for (noun, id) in keys {
        ids.entry(*noun).or_default().push(id.clone());
    }
    let mut records = HashMap::new();
    for noun in NOUNS {
        let ids = ids.remove(&noun).unwrap_or_default();
        for record in AnyRecord::load(conn, noun, Selection::Ids(&ids))? {
            if *record.city() == around.city.id && around.who.reach.has(record.provider()) {
                records.insert(record.id().to_owned(), record);
            }
        }
    }
    Ok(records)
}

impl Plan {
    /// True when nothing of the file is wrong.
    pub fn is_sound(&self) -> bool {
        self.rows.iter().all(|row| row.done != ImportedText::Refused)
    }

    fn say(&mut self, row: usize, done: ImportedText, code: &str, detail: impl Into<String>) {
        if let Some(row) = self.rows.get_mut(row) {
            row.done = done;
            row.code = Some(code.to_owned());
            row.detail = Some(format!("{}.", detail.into()));
        }
    }

    fn refuse(&mut self, row: usize, code: &str, detail: impl Into<String>) {
        self.say(row, ImportedText::Refused, code, detail);
    }

    fn record(
        &mut self,
        conn: &mut AnyConnection,
        around: &Around<'_>,
        (record, file): (AnyRecord, &GivenFile),
        units: &[Known<'_>],
    ) -> Result<(), DbError> {
        let Some(of) = self.sound(&record, file, units, around.lang) else {
            return Ok(());
        };
        let stored = record.text(around.lang);
        if stored.is_some_and(|text| text.source_version > of.version && text.origin != Origin::Draft) {
            let detail = "a translation of a newer source is there already; it stays";
            units
                .iter()
                .for_each(|unit| self.say(unit.row, ImportedText::Skipped, "newer_there", detail));
            return Ok(());
        }
        let base = stored.map(shown).unwrap_or_default();
        let Some(merged) = self.merge(&record, &base, units) else {
            return Ok(());
        };
        if merged.touched {
            self.change(conn, around, record, (&of, merged, units))?;
        }
        Ok(())
    }

    /// What all units of a record have in common, if they can be taken.
    fn sound(&mut self, record: &AnyRecord, file: &GivenFile, units: &[Known<'_>], lang: &str) -> Option<RecordRef> {
        let of = &units.first()?.id.of;
        let foreign = file
            .source_lang
            .as_deref()
            .is_some_and(|source| source != record.source_lang());
        let mut sound = true;
        for unit in units {
            let fault = if unit.id.of.version != of.version {
                Some((
                    "several_versions",
                    "units of this record are of several source versions".to_owned(),
                ))
            } else if of.version > record.text_version() {
                let detail = format!("the source has version {} only", record.text_version());
                Some(("unknown_version", detail))
            } else if lang == record.source_lang() || foreign {
                let detail = format!("the record's source is in `{}`", record.source_lang());
                Some(("source_language", detail))
            } else {
                None
            };
            if let Some((code, detail)) = fault {
                self.refuse(unit.row, code, detail);
                sound = false;
            }
        }
        sound.then(|| of.clone())
    }

    /// The words that come of a record's units over those that are there. None when a unit is wrong.
    fn merge(&mut self, record: &AnyRecord, base: &Texts, units: &[Known<'_>]) -> Option<Merged> {
        let source = record.source();
        let mut merged = Merged {
            texts: base.clone(),
            touched: false,
            complete: true,
            reviewed: true,
        };
        let mut sound = true;
        for unit in units {
            let field = &unit.id.field;
            if field.of(&source).is_empty() {
                let is_old = unit.id.of.version < record.text_version();
                let detail = format!("the source has no `{}`", field.name());
                if is_old {
                    self.say(
                        unit.row,
                        ImportedText::Skipped,
                        "field_gone",
                        format!("{detail} any more"),
                    );
                } else {
                    self.refuse(unit.row, "unknown_field", detail);
                    sound = false;
                }
                continue;
            }
            match field.clean(&unit.given.target) {
                Ok(words) if words.is_empty() => {
                    let detail = "there is no translation in it";
                    self.say(unit.row, ImportedText::Skipped, "empty", detail);
                }
                Ok(words) => {
                    merged.touched |= unit.given.stage > Stage::Open || words != field.of(base);
                    merged.reviewed &= unit.given.stage == Stage::Reviewed;
                    field.set(&mut merged.texts, words);
                }
                Err(fault) => {
                    self.refuse(unit.row, fault.code, fault.message);
                    sound = false;
                }
            }
        }
        merged.complete = filled(&source).iter().all(|field| !field.of(&merged.texts).is_empty());
        sound.then_some(merged)
    }

    fn change(
        &mut self,
        conn: &mut AnyConnection,
        around: &Around<'_>,
        before: AnyRecord,
        (of, merged, units): (&RecordRef, Merged, &[Known<'_>]),
    ) -> Result<(), DbError> {
        let publishes = around.who.publishes(conn, before.provider())?;
        let kind = if publishes && merged.complete {
            Kind::Human {
                reviewed: merged.reviewed.then_some(true),
            }
        } else {
            Kind::Draft
        };
        let notice = notice(&before, around.lang, of, (&kind, publishes));
        let mut after = before.clone();
        let new = New {
            lang: around.lang.to_owned(),
            texts: merged.texts,
            source_version: of.version,
            kind,
            by: around.who.account.clone(),
            at: around.at,
        };
        put(&mut after.text_set(), &new);
        if after == before {
            return Ok(());
        }
        let skipped = |row: usize, plan: &Self| plan.rows.get(row).is_some_and(|row| row.done == ImportedText::Skipped);
        for unit in units.iter().filter(|unit| !skipped(unit.row, self)).collect::<Vec<_>>() {
            match &notice {
                Some((code, detail)) => self.say(unit.row, ImportedText::Written, code, detail.clone()),
                None => {
                    if let Some(row) = self.rows.get_mut(unit.row) {
                        row.done = ImportedText::Written;
                    }
                }
            }
        }
        self.changes.push(Change { before, after });
        Ok(())
    }
}

/// What the units of a record come to.
struct Merged {
    texts: Texts,
    /// True when somebody has done something.
    touched: bool,
    /// True when every field of the source has a translation.
    complete: bool,
    /// True when a second human has read all of it.
    reviewed: bool,
}

/// What is worth knowing about a change.
fn notice(
    before: &AnyRecord,
    lang: &str,
    of: &RecordRef,
    (kind, publishes): (&Kind, bool),
) -> Option<(&'static str, String)> {
    let said = |code, detail: &str| Some((code, detail.to_owned()));
    if *kind == Kind::Draft {
        return if publishes {
            said("incomplete", "not all of the source is translated; it waits as a draft")
        } else {
            said("draft", "it waits as a draft until the city's staff take it over")
        };
    }
    if of.version < before.text_version() {
        return said(
            "source_moved_on",
            "the source has changed since the file went out; the translation is kept as outdated",
        );
    }
    let current = |text: &Text| text.origin == Origin::Human && text.source_version == before.text_version();
    if before.text(lang).is_some_and(current) {
        return said("replaced", "it replaces a translation that was current");
    }
    None
}
