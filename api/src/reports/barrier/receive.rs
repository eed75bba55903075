//! Taking the report of a barrier: everything that is wrong with it is told at once.

use chrono::{DateTime, Utc};
use porta_contract::{BarrierReceived, FieldError, NewBarrier, ReportForm};

use super::keep;
use crate::catalog::check::{Fault, email, language, text};
use crate::catalog::city::City;
use crate::reports::tools::{Tools, wrong};
use crate::reports::{city_named, form};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// Longest text, in characters.
const LONGEST: usize = 2_000;
/// Kind of the form.
const FORM: &str = "barrier";
/// Longest name of a page.
const PAGE: usize = 500;

/// A report that is fine.
#[derive(Debug)]
pub(super) struct Sound {
    pub text: String,
    pub page: Option<String>,
    pub lang: Option<String>,
    pub email: Option<String>,
    pub form: String,
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
pub(super) fn receive(tools: &Tools, city: &str, report: NewBarrier) -> Result<BarrierReceived, Failure> {
    let now = tools.clock.now();
    let city = city_named(&tools.database, city)?;
    let due_on = keep::due_on(&city, now);
    if report.website.as_deref().is_some_and(|text| !text.is_empty()) {
        let number = keep::number(&super::BarrierId::fresh());
        return Ok(BarrierReceived { number, due_on });
    }
    let sound = checked(tools, &city, report, now)?;
    let number = tools.database.write(|tx| keep::keep(tx, &city, &sound, now))?;
    Ok(BarrierReceived { number, due_on })
}

fn checked(tools: &Tools, city: &City, report: NewBarrier, now: DateTime<Utc>) -> Result<Sound, Failure> {
    let mut errors: Vec<FieldError> = Vec::new();
    let mut note = |field: &str, checked: Result<(), Fault>| {
        if let Err(fault) = checked {
            errors.push(wrong(field, fault));
        }
    };
    note("form", form::check(&tools.seal, (FORM, &city.id), &report.form, now));
    // Forms of browsers end lines with two characters.
    let words = report.text.replace("\r\n", "\n").trim().to_owned();
    note(
        "text",
        if words.is_empty() {
            Err(Fault::new("missing", "`text` is missing; say what does not work"))
        } else {
            text("text", &words, LONGEST)
        },
    );
    let given = |value: Option<String>| {
        let value = value.map(|value| value.trim().to_owned());
        value.filter(|value| !value.is_empty())
    };
    let page = given(report.page);
    if let Some(page) = &page {
        note("page", text("page", page, PAGE));
    }
    let address = given(report.email);
    if let Some(address) = &address {
        note("email", email("email", address));
    }
    let lang = given(report.lang).map(|tag| language::spoken(&tag)).transpose();
    let lang = lang.unwrap_or_else(|fault| {
        note("lang", Err(fault));
        None
    });
    if !errors.is_empty() {
        return Err(Failure::Invalid(errors));
    }
    Ok(Sound {
        text: words,
        page,
        lang,
        email: address,
        form: report.form,
    })
}
