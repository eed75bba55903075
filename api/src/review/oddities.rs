//! What is odd about an entry, so far as a program can tell. Whoever answers for it is told, and decides: odd is not wrong.

use chrono::{DateTime, Days, NaiveDate, Utc};
use porta_contract::{Access, Contact, Oddity, OddityCode};

use super::Entry;
use crate::catalog::check::{Rules, phone};
use crate::catalog::city::City;
use crate::catalog::event::Event;
use crate::catalog::offer::Offer;
use crate::spine::db::{AnyConnection, DbError};
use crate::websites;

/// How long before its last day an offer is pointed out.
const SOON: Days = Days::new(60);

/// What an entry is looked at with.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// Its city.
    pub city: &'a City,
    /// The time.
    pub now: DateTime<Utc>,
    /// The grammar of recurrences.
    pub rules: &'a Rules,
}

/// What is odd about an entry, in the order of its fields.
///
/// # Errors
/// What the database says.
pub fn oddities(conn: &mut AnyConnection, around: Around<'_>, entry: &Entry) -> Result<Vec<Oddity>, DbError> {
    let mut found = Vec::new();
    let (number, addresses) = match entry {
        Entry::Provider(record) => (&record.phone, vec![("#/website", &record.website)]),
        Entry::Offer(record) => {
            of_offer(around, record, &mut found);
            (&record.phone, vec![("#/website", &record.website)])
        }
        Entry::Event(record) => {
            found.extend(is_over(around, record).then(|| odd("#/when", OddityCode::EventOver)));
            let online = ("#/more/online", &record.online_url);
            (&None, vec![("#/website", &record.registration_url), online])
        }
        Entry::Need(record) => {
            found.extend(end_of(around, record.until));
            (&None, Vec::new())
        }
    };
    let strange = number
        .as_ref()
        .and_then(|number| phone::warning(number, &around.city.country));
    found.extend(strange.map(|_| odd("#/phone", OddityCode::PhonePlan)));
    for (pointer, url) in addresses
        .into_iter()
        .filter_map(|(pointer, url)| Some((pointer, url.as_ref()?)))
    {
        let since = websites::broken_since(conn, (&around.city.id, url), around.now)?;
        found.extend(since.map(|since| Oddity {
            since: Some(since),
            ..odd(pointer, OddityCode::WebsiteBroken)
        }));
    }
    Ok(found)
}

fn odd(pointer: &str, code: OddityCode) -> Oddity {
    Oddity {
        pointer: pointer.to_owned(),
        code,
        since: None,
        day: None,
    }
}

fn of_offer(around: Around<'_>, offer: &Offer, found: &mut Vec<Oddity>) {
    if offer.hours.is_empty() && !is_online(offer) {
        found.push(odd("#/hours", OddityCode::NoHours));
    }
    found.extend(end_of(around, offer.valid_until));
}

/// A last day that has come, or comes soon.
fn end_of(around: Around<'_>, last: Option<NaiveDate>) -> Option<Oddity> {
    let today = around.now.with_timezone(&around.city.time_zone).date_naive();
    let (day, code) = last.and_then(|day| Some((day, ending(day, today)?)))?;
    Some(Oddity {
        day: Some(day),
        ..odd("#/valid_until", code)
    })
}

/// True for an offer that people use on the net, whenever they like. Its places do not matter: they may be secret.
fn is_online(offer: &Offer) -> bool {
    offer.contact_by.contains(&Contact::Online) && !offer.access.contains(&Access::WalkIn)
}

fn ending(day: NaiveDate, today: NaiveDate) -> Option<OddityCode> {
    if day < today {
        return Some(OddityCode::Ended);
    }
    let soon = today.checked_add_days(SOON).is_none_or(|soon| day <= soon);
    soon.then_some(OddityCode::EndsSoon)
}

/// True when an event has begun and never takes place again; times that do not fit together tell nothing.
fn is_over(around: Around<'_>, event: &Event) -> bool {
    let zone = around.city.time_zone;
    let begun = event.starts_at < around.now.with_timezone(&zone).naive_local();
    let rules = around.rules;
    begun && (rules.series)(event, zone).is_ok() && (rules.coming)(event, zone, around.now, 1).is_empty()
}
