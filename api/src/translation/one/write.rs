//! Writing a translation by hand, and taking one away.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{FieldError, Origin, Texts, Translation, TranslationChange};

use super::place::{Kind, New, put};
use super::read::{Target, named, wire};
use crate::access::Reach;
use crate::catalog::change::Author;
use crate::catalog::check::{Fault, is_key, quote};
use crate::spine::change_log::Actor;
use crate::spine::db::schema::review_trust;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::{Failure, Pointer};
use crate::spine::ids::AccountId;
use crate::translation::fields::{Field, filled};
use crate::translation::{AnyRecord, Tools};

/// Who translates, and whose records.
#[derive(Clone, Debug)]
pub struct Who {
    /// The account; none on the command line.
    pub account: Option<AccountId>,
    /// Whose records.
    pub reach: Reach,
}

impl Who {
    /// Who it is in the change log.
    #[must_use]
    pub fn actor(&self) -> Actor {
        match &self.account {
            Some(account) => Actor::Account(account.clone()),
            None => Actor::Import("translations".to_owned()),
        }
    }

    /// True when what this somebody writes for a record takes its place at once; else it waits as a draft.
    ///
    /// # Errors
    /// What the database says.
    pub fn publishes(&self, conn: &mut AnyConnection, provider: Option<&str>) -> Result<bool, DbError> {
        match (&self.reach, provider) {
            (Reach::City, _) => Ok(true),
            (Reach::Providers(_), Some(provider)) => trusted(conn, provider),
            (Reach::Providers(_), None) => Ok(false),
        }
    }
}

/// True when the members of a provider publish by themselves.
///
/// # Errors
/// What the database says.
pub fn trusted(conn: &mut AnyConnection, provider: &str) -> Result<bool, DbError> {
    let trusted: Option<bool> = review_trust::table
        .find(provider)
        .select(review_trust::trusted)
        .first(conn)
        .optional()?;
    Ok(trusted.unwrap_or(false))
}

/// Writes a translation, made from the source of that version of the record; blocking.
///
/// # Errors
/// [`Failure::Invalid`] with everything that is wrong, [`Failure::Stale`] when the record has moved on.
pub fn write(
    tools: &Tools,
    (who, target): (&Who, &Target),
    version: i64,
    change: &TranslationChange,
) -> Result<Translation, Failure> {
    edit(tools, (who, target), version, |record, lang, publishes, at| {
        let (texts, kind) = read(record, lang, publishes, change)?;
        let source_version = record.text_version();
        let new = New {
            lang: lang.to_owned(),
            texts,
            source_version,
            kind,
            by: who.account.clone(),
            at,
        };
        put(&mut record.text_set(), &new);
        Ok(())
    })
}

/// Takes the draft of a translation away, if one waits, else the translation itself; blocking.
///
/// # Errors
/// [`Failure::NotFound`] when there is none, [`Failure::Forbidden`] for a published one that is not this somebody's to take.
pub fn remove(tools: &Tools, (who, target): (&Who, &Target), version: i64) -> Result<Translation, Failure> {
    edit(tools, (who, target), version, |record, lang, publishes, _| {
        let Some(text) = record.text(lang).cloned() else {
            let detail = format!("There is no translation into `{lang}` here.");
            return Err(Failure::NotFound(detail));
        };
        if text.draft.is_some() {
            record
                .text_set()
                .put(crate::catalog::text::Text { draft: None, ..text });
        } else if publishes || text.origin == Origin::Draft {
            record.text_set().remove(lang);
        } else {
            let detail = "What the public reads is taken away by the city's staff.";
            return Err(Failure::Forbidden(detail.to_owned()));
        }
        Ok(())
    })
}

/// Reads the record, lets its texts be edited, and writes it if it is another one then.
fn edit(
    tools: &Tools,
    (who, target): (&Who, &Target),
    version: i64,
    edit: impl FnOnce(&mut AnyRecord, &str, bool, DateTime<Utc>) -> Result<(), Failure>,
) -> Result<Translation, Failure> {
    let at = tools.clock.now();
    let (before, mut record, lang) = tools.database.read_snapshot(|conn| {
        let (_, before, lang) = named(conn, target)?;
        if !who.reach.has(before.provider()) {
            return Err(Failure::Forbidden("It belongs to another provider.".to_owned()));
        }
        if before.version() != version {
            return Err(Failure::Stale(Some(before.version())));
        }
        let publishes = who.publishes(conn, before.provider())?;
        let mut record = before.clone();
        edit(&mut record, &lang, publishes, at)?;
        Ok((before, record, lang))
    })?;
    if record == before {
        return tools.database.read(|conn| wire(conn, &record, &lang));
    }
    let actor = who.actor();
    tools.database.write(|tx| {
        let author = Author { actor: &actor, at };
        if !record.write(tx, &author, &before)? {
            return Err(Failure::Stale(None));
        }
        wire(tx.conn, &record, &lang)
    })
}

/// What a body says, checked against the source and what is there.
fn read(record: &AnyRecord, lang: &str, publishes: bool, change: &TranslationChange) -> Result<(Texts, Kind), Failure> {
    let mut errors = Vec::new();
    let texts = texts(record, lang, &change.texts, &mut errors);
    if !matches!(change.origin, Origin::Human | Origin::Draft) {
        let message = "`origin` is `human` or `draft`; what a machine makes, the machine writes";
        errors.push(wrong(&["origin"], Fault::new("bad_origin", message)));
    }
    let human = change.origin == Origin::Human && publishes;
    if change.reviewed == Some(true) && !human {
        let message = "a draft is reviewed by whoever takes it over, with `origin` `human`";
        errors.push(wrong(&["reviewed"], Fault::new("not_reviewable", message)));
    }
    if !errors.is_empty() {
        return Err(Failure::Invalid(errors));
    }
    let kind = if human {
        Kind::Human {
            reviewed: change.reviewed,
        }
    } else {
        Kind::Draft
    };
    Ok((texts, kind))
}

fn texts(record: &AnyRecord, lang: &str, written: &Texts, errors: &mut Vec<FieldError>) -> Texts {
    let source = record.source();
    let mut clean = Texts::default();
    for field in filled(written) {
        if let Field::Note(key) = &field {
            let there = record.text(lang).is_some_and(|text| text.notes.contains_key(key));
            if !is_key(key) || !(there || source.notes.contains_key(key)) {
                let message = format!("{} is no note of the source; it has: {}", quote(key), notes(&source));
                errors.push(wrong(&["texts", "notes", key], Fault::new("unknown_note", message)));
                continue;
            }
        }
        match field.clean(field.of(written)) {
            Ok(words) => field.set(&mut clean, words),
            Err(fault) => errors.push(wrong(&[&["texts"], field.path().as_slice()].concat(), fault)),
        }
    }
    let nothing = filled(&clean).is_empty();
    if errors.is_empty() && (nothing || (clean.title.is_empty() && !source.title.is_empty())) {
        let message = "the title must be given; to take a translation away, use DELETE";
        errors.push(wrong(&["texts", "title"], Fault::new("missing", message)));
    }
    clean
}

fn notes(source: &Texts) -> String {
    let keys: Vec<&str> = source.notes.keys().map(String::as_str).collect();
    if keys.is_empty() {
        "none".to_owned()
    } else {
        keys.join(", ")
    }
}

fn wrong(path: &[&str], fault: Fault) -> FieldError {
    let pointer = path.iter().fold(Pointer::root(), |pointer, name| pointer.field(name));
    let Fault { code, message } = fault;
    FieldError {
        pointer: Some(pointer.to_string()),
        parameter: None,
        code: code.to_owned(),
        detail: format!("{message}."),
    }
}
