//! The language of an account: of its mails, and of the pages they lead to.

use diesel::prelude::*;
use porta_contract::LANGUAGES;

use crate::spine::db::schema::cities;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::CityId;

/// One of the languages that mails and pages are written in; none for another text.
#[must_use]
pub fn language(text: &str) -> Option<&'static str> {
    LANGUAGES.into_iter().find(|lang| lang.eq_ignore_ascii_case(text))
}

/// The first language of a city that mails are written in; German where there is none.
pub(super) fn of_city(conn: &mut AnyConnection, city: Option<&CityId>) -> Result<&'static str, DbError> {
    let Some(city) = city else { return Ok("de") };
    let languages: Option<String> = cities::table
        .find(city)
        .select(cities::languages)
        .first(conn)
        .optional()?;
    let languages: Vec<String> = languages
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default();
    Ok(languages.iter().find_map(|lang| language(lang)).unwrap_or("de"))
}
