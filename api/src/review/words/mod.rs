//! Words of mails that a city writes itself.

pub mod routes;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::upsert::excluded;
use porta_contract::{FieldError, MailContent, MailWord, MailWords, MailWordsPreview, Noun, ReviewStep};

use crate::catalog::city::{self, City};
use crate::mail::{self, OwnWords, check_own, usual_words};
use crate::review::ids::{MailId, ReviewId};
use crate::review::mailing::Composed;
use crate::review::settings;
use crate::review::tools::Tools;
use crate::spine::db::schema::mail_words;
use crate::spine::db::{AnyConnection, Both, DbError, Tx};
use crate::spine::http::{Failure, Pointer};
use crate::spine::ids::{CityId, Id};

/// Words to set by name; none brings the usual ones back.
pub type Change = BTreeMap<String, Option<String>>;

/// A city's own words in a language.
pub fn own(conn: &mut AnyConnection, city: &CityId, lang: &str) -> Result<OwnWords, DbError> {
    let rows: Vec<(String, String)> = mail_words::table
        .filter(mail_words::city_id.eq(city))
        .filter(mail_words::lang.eq(lang))
        .select((mail_words::word, mail_words::text))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The language of a path.
fn language(lang: &str) -> Result<&'static str, Failure> {
    let known = mail::language(lang);
    if known == lang {
        return Ok(known);
    }
    Err(Failure::NotFound(format!("There are no mails in `{lang}`.")))
}

fn defect(error: &mail::TemplateError) -> Failure {
    Failure::Internal(error.to_string())
}

/// Checks all texts of a change; everything that is wrong is told at once.
fn check(lang: &str, change: &Change) -> Result<(), Failure> {
    let wrong = |(word, text): (&String, &Option<String>)| {
        // What is put back to the usual words has to be a word, too.
        let text = text.as_deref().unwrap_or("-");
        let fault = check_own(lang, word, text).err()?;
        Some(FieldError {
            pointer: Some(Pointer::root().field("words").field(word).to_string()),
            parameter: None,
            code: fault.code().to_owned(),
            detail: format!("`{word}`: {fault}."),
        })
    };
    let errors: Vec<FieldError> = change.iter().filter_map(wrong).collect();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Failure::Invalid(errors))
    }
}

/// The words of a language, usual and own; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a language that there are no mails in.
pub fn read(tools: &Tools, city: &CityId, lang: &str) -> Result<MailWords, Failure> {
    let lang = language(lang)?;
    let mut own = tools.database.read(|conn| own(conn, city, lang))?;
    let usual = usual_words(lang).map_err(|error| defect(&error))?;
    let word = |(word, usual): (String, String)| MailWord {
        own: own.remove(&word),
        word,
        usual,
    };
    Ok(MailWords {
        words: usual.into_iter().map(word).collect(),
        lang: lang.to_owned(),
    })
}

/// Sets words of a language, in the transaction of its audit; blocking.
///
/// # Errors
/// [`Failure::Invalid`] with everything that is wrong.
pub fn set(tx: &mut Tx<'_>, (city, lang): (&CityId, &str), change: &Change, at: DateTime<Utc>) -> Result<(), Failure> {
    let lang = language(lang)?;
    check(lang, change)?;
    for (word, text) in change {
        match text {
            Some(text) => put(tx, (city, lang, word), text, at)?,
            None => {
                diesel::delete(mail_words::table.find((city, lang, word)))
                    .execute(tx.conn)
                    .map_err(DbError::from)?;
            }
        }
    }
    Ok(())
}

fn put(
    tx: &mut Tx<'_>,
    (city, lang, word): (&CityId, &str, &str),
    text: &str,
    at: DateTime<Utc>,
) -> Result<(), DbError> {
    let insert = diesel::insert_into(mail_words::table)
        .values((
            mail_words::city_id.eq(city),
            mail_words::lang.eq(lang),
            mail_words::word.eq(word),
            mail_words::text.eq(text),
            mail_words::updated_at.eq(at.naive_utc()),
        ))
        .on_conflict((mail_words::city_id, mail_words::lang, mail_words::word))
        .do_update()
        .set((
            mail_words::text.eq(excluded(mail_words::text)),
            mail_words::updated_at.eq(excluded(mail_words::updated_at)),
        ));
    Both(insert).execute(tx.conn)?;
    Ok(())
}

/// A mail with words that are not set yet; blocking. Its entries are made up.
///
/// # Errors
/// [`Failure::Invalid`] for texts that cannot be, and for a step that sends no mail.
pub fn preview(
    tools: &Tools,
    (city, lang): (&CityId, &str),
    preview: &MailWordsPreview,
) -> Result<MailContent, Failure> {
    let lang = language(lang)?;
    check(lang, &preview.words)?;
    if matches!(preview.step, ReviewStep::Phone | ReviewStep::Unrecognised) {
        return Err(Failure::Invalid(vec![FieldError {
            pointer: Some(Pointer::root().field("step").to_string()),
            parameter: None,
            code: "no_mail".to_owned(),
            detail: "`step` takes a rung that sends a mail.".to_owned(),
        }]));
    }
    let at = tools.clock.now();
    tools.database.read_snapshot(|conn| {
        let city: Option<City> = city::named(conn, city.as_str())?;
        let city = city.ok_or_else(|| Failure::NotFound("There is no such city.".to_owned()))?;
        let mut words = own(conn, &city.id, lang)?;
        for (word, text) in &preview.words {
            match text {
                Some(text) => words.insert(word.clone(), text.clone()),
                None => words.remove(word),
            };
        }
        let composed = Composed {
            city: &city,
            settings: &settings::of_city(conn, &city.id)?,
            setup: &tools.setup,
            step: preview.step,
            id: &MailId::from(""),
            ending: false,
            own: &words,
            lang,
            at,
            masked: true,
        };
        let rendered = composed.render(&[made_up(&composed)])?;
        Ok(MailContent {
            subject: rendered.subject,
            text: rendered.text,
            html: rendered.html,
        })
    })
}

/// A section that stands for those of a real mail.
fn made_up(composed: &Composed<'_>) -> mail::Section {
    let entry = |noun, title: &str| mail::Entry {
        noun,
        title: title.to_owned(),
        confirmed: Some(mail::short_date(composed.lang, composed.at, composed.city.time_zone)),
        answer: None,
    };
    mail::Section {
        provider: "Muster e. V.".to_owned(),
        link: composed.link(&ReviewId::from("")),
        entries: vec![entry(Noun::Provider, "Muster e. V."), entry(Noun::Offer, "Café Muster")],
    }
}
