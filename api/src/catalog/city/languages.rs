//! The languages of a city: which it may give up, and what goes with them.

use diesel::prelude::*;
use porta_contract::FieldError;

use super::{City, CitySettings};
use crate::catalog::check::{Fault, language, limits};
use crate::catalog::writing::Sheet;
use crate::catalog::writing::sheet::field;
use crate::spine::db::schema::{
    articles, categories, events, locations, needs, offers, providers, responsibilities, texts,
};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::Failure;

/// Reads the languages of a city; gives those that it had and has no more.
pub(super) fn read(sheet: &mut Sheet<'_>, city: &mut City, tags: Vec<String>) -> Vec<String> {
    let at = field("languages");
    let before = sheet.faults();
    if tags.is_empty() {
        let message = "`languages` must name one language at least, the city's own first";
        sheet.error(&at, Fault::new("missing", message));
    }
    if tags.len() > limits::LANGUAGES {
        let message = format!("`languages` may hold {} entries", limits::LANGUAGES);
        sheet.error(&at, Fault::new("too_long", message));
        return Vec::new();
    }
    let tags = sheet.each("languages", tags, |tag| language::spoken(&tag));
    if sheet.faults() > before {
        return Vec::new();
    }
    let had = std::mem::replace(&mut city.languages, tags);
    had.into_iter().filter(|tag| !city.languages.contains(tag)).collect()
}

/// Takes titles and labels in languages that are given up out of the settings. A number to call in need stays readable.
pub(super) fn prune(sheet: &mut Sheet<'_>, settings: &mut CitySettings, (dropped, sent_anew): (&[String], bool)) {
    settings.title.retain(|tag, _| !dropped.contains(tag));
    for notice in &mut settings.notices {
        notice.text.retain(|tag, _| !dropped.contains(tag));
    }
    settings.notices.retain(|notice| !notice.text.is_empty());
    for number in &mut settings.emergency {
        number.label.retain(|tag, _| !dropped.contains(tag));
        if number.label.is_empty() && !sent_anew {
            let message = format!(
                "the emergency number {} has a label in {} only; send `emergency` with others, too",
                number.phone,
                dropped.join(", ")
            );
            sheet.error(&field("languages"), Fault::new("in_use", message));
        }
    }
}

macro_rules! written_in {
    ($conn:expr, $city:expr, $tags:expr, $($table:ident),+) => {{
        let mut all: i64 = 0;
        $(
            let here: i64 = $table::table
                .filter($table::city_id.eq($city))
                .filter($table::source_lang.eq_any($tags))
                .count()
                .get_result($conn)?;
            all += here;
        )+
        all
    }};
}

/// Refuses to give up languages that records are written in; those they are only translated into are given up with `force`.
pub(super) fn may_go(conn: &mut AnyConnection, (before, after): (&City, &City), force: bool) -> Result<(), Failure> {
    let gone = before.languages.iter().filter(|tag| !after.languages.contains(tag));
    let gone: Vec<&str> = gone.map(String::as_str).collect();
    if gone.is_empty() {
        return Ok(());
    }
    let named = gone.join(", ");
    let sources = sources(conn, before, &gone)?;
    if sources > 0 {
        let detail = format!(
            "{sources} records are written in {named}, and other texts are made from theirs; the language stays."
        );
        return Err(refused("source_language", detail));
    }
    let translated: Vec<String> = texts::table
        .filter(texts::city_id.eq(&before.id))
        .filter(texts::lang.eq_any(&gone))
        .select(texts::record_id)
        .distinct()
        .load(conn)
        .map_err(DbError::from)?;
    if force || translated.is_empty() {
        return Ok(());
    }
    let count = translated.len();
    let detail = format!(
        "{count} records have texts in {named}; with `force=true` the language goes all the same, and the texts are kept for the day it \
         comes back."
    );
    Err(refused("in_use", detail))
}

fn sources(conn: &mut AnyConnection, city: &City, tags: &[&str]) -> Result<i64, DbError> {
    Ok(written_in!(
        conn,
        &city.id,
        tags,
        categories,
        providers,
        locations,
        offers,
        events,
        needs,
        responsibilities,
        articles
    ))
}

fn refused(code: &str, detail: String) -> Failure {
    Failure::Invalid(vec![FieldError {
        pointer: Some(field("languages").to_string()),
        parameter: None,
        code: code.to_owned(),
        detail,
    }])
}
