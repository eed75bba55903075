//! Taking a suggestion: everything that is wrong with it is told at once.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{
    NewSuggestion, SuggestionContent, SuggestionForm, SuggestionKind, SuggestionReceived, SuggestionSender,
};

use super::tools::Tools;
use super::{consent, keep};
use crate::access::account::EmailAddress;
use crate::catalog::check::{self, Fault, language, limits};
use crate::catalog::city::City;
use crate::catalog::ids::CityId;
use crate::catalog::writing::sheet::unknown;
use crate::reports::{Faults, city_named, form};
use crate::review::tasks;
use crate::spine::db::schema::{categories, districts};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::Failure;

/// Kind of the form.
const FORM: &str = "suggestion";
/// Longest description, in characters.
const TEXT: usize = 4_000;
/// Longest times, in characters.
const HOURS: usize = 300;
/// Longest name of a sender, in characters.
const NAME: usize = 100;
/// Most languages.
const LANGUAGES: usize = 20;

/// A suggestion that is fine.
#[derive(Debug)]
pub(super) struct Sound {
    pub kind: SuggestionKind,
    pub lang: String,
    pub content: SuggestionContent,
    pub sender: Option<SuggestionSender>,
    pub form: String,
    pub suspicious: bool,
}

/// Hands out a form with the text to agree to, in a language or else the city's own; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a city that is not there.
pub(super) fn hand_out(tools: &Tools, city: &str, lang: Option<&str>) -> Result<SuggestionForm, Failure> {
    let city = city_named(&tools.writing.database, city)?;
    let own = city.languages.first().map(String::as_str);
    let handed = form::hand_out(&tools.seal, (FORM, &city.id), tools.writing.clock.now())?;
    Ok(SuggestionForm {
        form: handed.form,
        wait_seconds: handed.wait_seconds,
        good_until: handed.good_until,
        consent: consent::current(lang.or(own).unwrap_or_default()),
    })
}

/// Takes a suggestion; blocking. What a machine has filled in is answered as any other and thrown away.
///
/// # Errors
/// [`Failure::NotFound`] for a city that is not there, [`Failure::Invalid`] with everything that is wrong.
pub(super) fn receive(tools: &Tools, city: &str, new: NewSuggestion) -> Result<SuggestionReceived, Failure> {
    let now = tools.writing.clock.now();
    let city = city_named(&tools.writing.database, city)?;
    let received = SuggestionReceived {
        due_on: tasks::due_on(now),
    };
    if new.fax.as_deref().is_some_and(|text| !text.is_empty()) {
        return Ok(received);
    }
    let sound = checked(tools, &city, new, now)?;
    tools.writing.database.write(|tx| keep::keep(tx, &city, &sound, now))?;
    Ok(received)
}

fn checked(tools: &Tools, city: &City, new: NewSuggestion, now: DateTime<Utc>) -> Result<Sound, Failure> {
    let mut faults = Faults::default();
    faults.passed("form", form::check(&tools.seal, (FORM, &city.id), &new.form, now));
    faults.passed("consent", consent::check(&new.consent));
    if new.kind == SuggestionKind::Unrecognised {
        let words = SuggestionKind::WORDS.join(", ");
        faults.note(
            "kind",
            Fault::new("unknown_word", format!("`kind` takes one of: {words}")),
        );
    }
    let lang = faults.passed("lang", language::of_city(&new.lang, &city.languages));
    let sender = sender(&mut faults, new.sender_name.clone(), new.sender_email.clone());
    let (kind, form) = (new.kind, new.form.clone());
    let database = &tools.writing.database;
    let content = database.read(|conn| content(conn, &mut faults, &city.id, new))?;
    faults.finish()?;
    let all = [&content.title, &content.text].map(String::as_str).join(" ");
    Ok(Sound {
        kind,
        lang: lang.unwrap_or_default(),
        suspicious: form::has_many_links(&all),
        content,
        sender,
        form,
    })
}

fn sender(faults: &mut Faults, name: Option<String>, email: Option<String>) -> Option<SuggestionSender> {
    let name = faults.line("sender_name", name, NAME);
    let email = email.filter(|email| !email.trim().is_empty()).and_then(|email| {
        let read = EmailAddress::parse(&email).map_err(|error| Fault::new("bad_email", error.to_string()));
        faults.passed("sender_email", read)
    });
    let email = email.map(|email| email.to_string());
    (name.is_some() || email.is_some()).then_some(SuggestionSender { name, email })
}

fn content(
    conn: &mut AnyConnection,
    faults: &mut Faults,
    city: &CityId,
    new: NewSuggestion,
) -> Result<SuggestionContent, DbError> {
    let title = faults.line("title", Some(new.title.clone()), limits::TITLE);
    if new.title.trim().is_empty() {
        faults.note(
            "title",
            Fault::new("missing", "`title` is missing; say what it is called"),
        );
    }
    let text = faults.text("text", Some(new.text.clone()), TEXT);
    if new.text.trim().is_empty() {
        faults.note(
            "text",
            Fault::new("missing", "`text` is missing; say what it is, and for whom"),
        );
    }
    let (category, district) = (given(new.category), given(new.district));
    let contact = |faults: &mut Faults, field: &str, text: Option<String>, sound: Sounding| {
        let text = given(text)?;
        faults.passed(field, sound(field, &text)).map(|()| text)
    };
    Ok(SuggestionContent {
        title: title.unwrap_or_default(),
        text: text.unwrap_or_default(),
        provider: faults.line("provider", new.provider, limits::TITLE),
        category: match category {
            Some(name) => faults.passed("category", category_slug(conn, city, &name)?),
            None => None,
        },
        district: match district {
            Some(name) => faults.passed("district", district_slug(conn, city, &name)?),
            None => None,
        },
        place: faults.line("place", new.place, limits::PLACE),
        hours: faults.line("hours", new.hours, HOURS),
        phone: contact(faults, "phone", new.phone, check::phone),
        email: contact(faults, "email", new.email, check::email),
        website: contact(faults, "website", new.website, check::web_address),
        languages: languages(faults, &new.languages),
    })
}

/// A check of a way to reach somebody.
type Sounding = fn(&str, &str) -> Result<(), Fault>;

/// What was filled in.
fn given(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn languages(faults: &mut Faults, tags: &[String]) -> Vec<String> {
    if tags.len() > LANGUAGES {
        let message = format!("`languages` may hold {LANGUAGES} languages");
        faults.note("languages", Fault::new("too_long", message));
        return Vec::new();
    }
    let mut all = Vec::new();
    for tag in tags.iter().filter(|tag| !tag.trim().is_empty()) {
        if let Some(tag) = faults.passed("languages", language::spoken(tag))
            && !all.contains(&tag)
        {
            all.push(tag);
        }
    }
    all
}

fn category_slug(conn: &mut AnyConnection, city: &CityId, name: &str) -> Result<Result<String, Fault>, DbError> {
    let found: Option<String> = categories::table
        .filter(categories::city_id.eq(city))
        .filter(categories::slug.eq(name).or(categories::id.eq(name)))
        .select(categories::slug)
        .first(conn)
        .optional()?;
    Ok(found.ok_or_else(|| unknown("category", name)))
}

fn district_slug(conn: &mut AnyConnection, city: &CityId, name: &str) -> Result<Result<String, Fault>, DbError> {
    let found: Option<String> = districts::table
        .filter(districts::city_id.eq(city))
        .filter(districts::slug.eq(name).or(districts::id.eq(name)))
        .select(districts::slug)
        .first(conn)
        .optional()?;
    Ok(found.ok_or_else(|| unknown("district", name)))
}
