//! Taking a report: everything that is wrong with it is told at once.

use chrono::{DateTime, Utc};
use porta_contract::{FieldError, NewReport, Noun, ReportForm, ReportReason, ReportReceived};

use super::entry::{self, Entry, NOUNS};
use super::tools::{Tools, wrong};
use super::{form, keep};
use crate::catalog::check::{Fault, language, quote, text};
use crate::catalog::city::{self, City};
use crate::review::tasks;
use crate::spine::db::Database;
use crate::spine::http::Failure;

/// Longest text, in characters.
const LONGEST: usize = 1_000;
/// Kind of the form.
const FORM: &str = "report";

/// A report that is fine.
#[derive(Debug)]
pub(super) struct Sound {
    pub noun: Noun,
    pub entry: Entry,
    pub reason: ReportReason,
    pub text: Option<String>,
    pub lang: Option<String>,
    pub form: String,
    pub suspicious: bool,
}

/// The city of a slug or an id.
///
/// # Errors
/// [`Failure::NotFound`] for a city that is not there.
pub fn city_named(database: &Database, name: &str) -> Result<City, Failure> {
    let city = database.read(|conn| city::named(conn, name))?;
    city.ok_or_else(|| Failure::NotFound("There is no such city.".to_owned()))
}

/// Hands out a form; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a city that is not there.
pub(super) fn hand_out(tools: &Tools, city: &str) -> Result<ReportForm, Failure> {
    let city = city_named(&tools.database, city)?;
    form::hand_out(&tools.seal, (FORM, &city.id), tools.clock.now())
}

/// Takes a report; blocking. What a machine has filled in is answered as any other and thrown away.
///
/// # Errors
/// [`Failure::NotFound`] for a city that is not there, [`Failure::Invalid`] with everything that is wrong.
pub(super) fn receive(tools: &Tools, city: &str, report: NewReport) -> Result<ReportReceived, Failure> {
    let now = tools.clock.now();
    let city = city_named(&tools.database, city)?;
    let received = ReportReceived {
        due_on: tasks::due_on(now),
    };
    if report.website.as_deref().is_some_and(|text| !text.is_empty()) {
        return Ok(received);
    }
    let sound = checked(tools, &city, report, now)?;
    tools.database.write(|tx| keep::keep(tx, &city, &sound, now))?;
    Ok(received)
}

fn checked(tools: &Tools, city: &City, report: NewReport, now: DateTime<Utc>) -> Result<Sound, Failure> {
    let mut errors: Vec<FieldError> = Vec::new();
    let mut note = |field: &str, fault: Fault| errors.push(wrong(field, fault));
    if let Err(fault) = form::check(&tools.seal, (FORM, &city.id), &report.form, now) {
        note("form", fault);
    }
    if report.reason == ReportReason::Unrecognised {
        let words = ReportReason::WORDS.join(", ");
        note(
            "reason",
            Fault::new("unknown_word", format!("`reason` takes one of: {words}")),
        );
    }
    // Forms of browsers end lines with two characters.
    let words = report.text.map(|words| words.replace("\r\n", "\n").trim().to_owned());
    let words = words.filter(|words| !words.is_empty());
    match &words {
        Some(words) => {
            if let Err(fault) = text("text", words, LONGEST) {
                note("text", fault);
            }
        }
        None if report.reason == ReportReason::Other => {
            note(
                "text",
                Fault::new("missing", "`text` is missing; for `other` say what is wrong"),
            );
        }
        None => {}
    }
    let lang = match report
        .lang
        .filter(|tag| !tag.is_empty())
        .map(|tag| language::spoken(&tag))
    {
        Some(Err(fault)) => {
            note("lang", fault);
            None
        }
        Some(Ok(tag)) => Some(tag),
        None => None,
    };
    let found = if NOUNS.contains(&report.noun) {
        let named = (report.noun, report.record.as_str());
        let found = tools.database.read(|conn| entry::published(conn, &city.id, named))?;
        if found.is_none() {
            let message = format!("there is no {} {} in this city", report.noun, quote(&report.record));
            note("record", Fault::new("unknown_record", message));
        }
        found
    } else {
        let words = NOUNS.map(|noun| noun.as_str()).join(", ");
        note(
            "noun",
            Fault::new("unknown_word", format!("`noun` takes one of: {words}")),
        );
        None
    };
    match found {
        Some(entry) if errors.is_empty() => Ok(Sound {
            noun: report.noun,
            entry,
            reason: report.reason,
            suspicious: words.as_deref().is_some_and(form::has_many_links),
            text: words,
            lang,
            form: report.form,
        }),
        _ => Err(Failure::Invalid(errors)),
    }
}
