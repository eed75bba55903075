//! Taking a pledge: everything that is wrong with it is told at once.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use porta_contract::{NeedKind, NewPledge, Noun, PledgeForm, PledgeReceived, Publication};

use super::keep::Sound;
use super::office::{self, KINDS};
use super::tools::Tools;
use super::{consent, keep};
use crate::access::account::EmailAddress;
use crate::catalog::address;
use crate::catalog::check::{Fault, language, limits, phone, quote};
use crate::catalog::city::City;
use crate::catalog::ids::{Id, ProviderId};
use crate::catalog::need::{self, Need};
use crate::catalog::selection::Selection;
use crate::catalog::writing::lookup;
use crate::mail;
use crate::reports::{Faults, city_named, form};
use crate::spine::db::schema::providers;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::{Failure, bad_value};
use crate::spine::ids::is_uuid;
use crate::spine::periods;

/// Kind of the form.
const FORM: &str = "pledge";
/// Longest text, in characters.
const LONGEST: usize = 2_000;

/// What a form is asked for with.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    pub kind: Option<NeedKind>,
    pub need: Option<String>,
    pub lang: String,
}

/// Hands out a form; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a city that is not there, [`Failure::BadQuery`] for a need that takes no pledges.
pub(super) fn hand_out(tools: &Tools, city: &str, wanted: &Wanted) -> Result<PledgeForm, Failure> {
    let now = tools.clock.now();
    let city = city_named(&tools.database, city)?;
    let shown = form::hand_out(&tools.seal, (FORM, &city.id), now)?;
    let today = now.with_timezone(&city.time_zone).date_naive();
    let asked = wanted.need.as_deref();
    let (need, office) = tools
        .database
        .read_snapshot(|conn| {
            let need = match asked {
                None => None,
                Some(name) => match found(conn, &city, (name, today))? {
                    Some(need) => Some(need),
                    None => return Ok(Err(())),
                },
            };
            let provider = in_charge(conn, &city, (wanted.kind, need.as_ref()))?;
            let office = match &provider {
                Some(id) => office::provider(conn, id.as_str(), &wanted.lang)?,
                None => None,
            };
            let named = match &need {
                Some(need) => office::need(conn, need.id.as_str(), &wanted.lang)?,
                None => None,
            };
            Ok::<_, DbError>(Ok((named, office)))
        })?
        .map_err(|()| {
            let wanted = "the slug or id of a need that takes pledges; it may have ended, or is met";
            Failure::BadQuery(vec![bad_value("need", wanted)])
        })?;
    Ok(PledgeForm {
        form: shown.form,
        wait_seconds: shown.wait_seconds,
        good_until: shown.good_until,
        consent: consent::current(&wanted.lang),
        office,
        need,
    })
}

/// The need of a slug, old ones too, or of an id, if pledges are taken for it.
fn found(conn: &mut AnyConnection, city: &City, (name, today): (&str, NaiveDate)) -> Result<Option<Need>, DbError> {
    let id = if is_uuid(name) {
        Some(name.to_owned())
    } else {
        address::holder(conn, &city.id, Noun::Need, name)?
    };
    let Some(id) = id else { return Ok(None) };
    let need = need::load(conn, Selection::Ids(&[id]))?.pop();
    let Some(need) = need.filter(|need| need.city == city.id && need.takes_pledges_on(today)) else {
        return Ok(None);
    };
    // What the public does not see of a provider, it does not see of its needs.
    let publication: Option<String> = providers::table
        .find(&need.provider)
        .select(providers::publication)
        .first(conn)
        .optional()?;
    let is_seen = publication.is_some_and(|word| word == Publication::Published.as_str());
    Ok(Some(need).filter(|_| is_seen))
}

/// The provider of the need, or the one that the city has put in charge of the kind.
fn in_charge(
    conn: &mut AnyConnection,
    city: &City,
    (kind, need): (Option<NeedKind>, Option<&Need>),
) -> Result<Option<ProviderId>, DbError> {
    match (need, kind) {
        (Some(need), _) => Ok(Some(need.provider.clone())),
        (None, Some(kind)) => office::of_kind(conn, &city.id, kind),
        (None, None) => Ok(None),
    }
}

/// Takes a pledge; blocking. What a machine has filled in is answered as any other and thrown away.
///
/// # Errors
/// [`Failure::NotFound`] for a city that is not there, [`Failure::Invalid`] with everything that is wrong, [`Failure::TooMany`] where an
/// address has been written to often enough.
pub(super) fn receive(tools: &Tools, city: &str, pledge: NewPledge) -> Result<PledgeReceived, Failure> {
    let now = tools.clock.now();
    let city = city_named(&tools.database, city)?;
    let received = PledgeReceived {
        confirm_until: now + periods::PLEDGE_UNCONFIRMED.time(),
    };
    if pledge.website.as_deref().is_some_and(|text| !text.is_empty()) {
        return Ok(received);
    }
    let sound = checked(tools, &city, pledge, now)?;
    tools.database.write(|tx| keep::keep(tx, tools, (&city, &sound), now))?;
    Ok(received)
}

fn checked(tools: &Tools, city: &City, pledge: NewPledge, now: DateTime<Utc>) -> Result<Sound, Failure> {
    let mut faults = Faults::default();
    let shown = form::check(&tools.seal, (FORM, &city.id), &pledge.form, now);
    faults.passed("form", shown);
    faults.passed("consent", consent::check(&pledge.consent));
    if !KINDS.contains(&pledge.kind) {
        faults.note("kind", wrong_kind(pledge.kind));
    }
    let text = needed(&mut faults, "text", pledge.text, LONGEST, "say what you offer");
    let name = faults.line("name", Some(pledge.name), limits::TITLE);
    let name = missing(&mut faults, "name", name, "say who you are");
    let email = EmailAddress::parse(&pledge.email);
    let email = email.map_err(|error| Fault::new("bad_email", error.to_string()));
    let email = faults.passed("email", email);
    let number = faults.line("phone", pledge.phone, limits::PHONE);
    let number = number.and_then(|number| faults.passed("phone", phone("phone", &number)).map(|()| number));
    let lang = pledge.lang.filter(|tag| !tag.is_empty());
    let lang = lang.map(|tag| language::spoken(&tag));
    let lang = lang.and_then(|tag| faults.passed("lang", tag));
    let today = now.with_timezone(&city.time_zone).date_naive();
    let place = pledge.district.filter(|name| !name.trim().is_empty());
    let asked = pledge.need.filter(|name| !name.trim().is_empty());
    let (need, district, office) = tools.database.read_snapshot(|conn| {
        let need = match &asked {
            Some(name) => found(conn, city, (name.trim(), today))?,
            None => None,
        };
        let district = match &place {
            Some(name) => lookup::district(conn, &city.id, name.trim())?,
            None => None,
        };
        let office = in_charge(conn, city, (Some(pledge.kind), need.as_ref()))?;
        Ok::<_, DbError>((need, district, office))
    })?;
    match (&asked, &need) {
        (Some(name), None) => {
            let message = format!("there is no need {} in this city that takes pledges", quote(name));
            faults.note("need", Fault::new("unknown_record", message));
        }
        (_, Some(need)) if need.kind != pledge.kind => {
            let message = format!("the need is of the kind {}; send that, or leave `need` out", need.kind);
            faults.note("kind", Fault::new("other_kind", message));
        }
        _ => {}
    }
    if let (Some(name), None) = (&place, &district) {
        let message = format!("there is no district {} in this city", quote(name));
        faults.note("district", Fault::new("unknown_reference", message));
    }
    faults.finish()?;
    let (Some(text), Some(name), Some(email)) = (text, name, email) else {
        return Err(Failure::Internal("a pledge without its parts has passed".to_owned()));
    };
    let own = city.languages.first().map_or("de", String::as_str);
    Ok(Sound {
        kind: pledge.kind,
        need,
        office,
        district,
        text,
        name,
        email,
        phone: number,
        lang: mail::language(lang.as_deref().unwrap_or(own)).to_owned(),
        form: pledge.form,
    })
}

fn wrong_kind(kind: NeedKind) -> Fault {
    if kind == NeedKind::Money {
        let message = "money is given to the provider itself, not pledged here; its need says how";
        return Fault::new("no_money", message);
    }
    let words = KINDS.map(NeedKind::as_str).join(", ");
    Fault::new("unknown_word", format!("`kind` takes one of: {words}"))
}

fn needed(faults: &mut Faults, field: &str, written: String, longest: usize, what: &str) -> Option<String> {
    let is_empty = written.trim().is_empty();
    let text = faults.text(field, Some(written), longest);
    if is_empty {
        missing(faults, field, text, what)
    } else {
        text
    }
}

/// Notes that a field is missing; one that is there, or wrong already, stays.
fn missing(faults: &mut Faults, field: &str, value: Option<String>, what: &str) -> Option<String> {
    if value.is_none() && !faults.has(field) {
        faults.note(field, Fault::new("missing", format!("`{field}` is missing; {what}")));
    }
    value
}
