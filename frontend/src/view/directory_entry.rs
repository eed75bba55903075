//! An offer in the whole directory: everything that holds without asking again, in few bytes.

use askama::Template;
use porta_contract::{Cost, Offer, OfferItem};

use super::{
    Call, CapacityBadge, ClosureNote, Contacts, Foreign, FreshnessNote, HoursView, Look, hours_view, language_names,
    text_note, words,
};
use crate::i18n::Texts;

/// An offer in the whole directory.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/directory_entry.html")]
pub struct DirectoryEntry {
    t: &'static Texts,
    slug: String,
    href: String,
    title: Foreign,
    provider: String,
    district: Option<String>,
    summary: Option<Foreign>,
    note: Option<String>,
    capacity: Option<CapacityBadge>,
    closure: Option<ClosureNote>,
    contacts: Contacts,
    /// Name, street and town of each place in a line.
    places: Vec<String>,
    hours: Vec<HoursView>,
    facts: Vec<(String, String)>,
    freshness: FreshnessNote,
}

impl DirectoryEntry {
    /// From the list's item, and its record where there is one.
    #[must_use]
    pub fn new(look: &Look, item: &OfferItem, record: Option<&Offer>) -> Self {
        let hours = record.filter(|_| !CapacityBadge::hides_hours(&item.capacity));
        Self {
            t: look.t,
            slug: item.slug.clone(),
            href: look.record("offers", &item.slug),
            title: Foreign::new(look, &item.title, &item.text),
            provider: item.provider.name.clone(),
            district: item
                .locations
                .first()
                .and_then(|place| place.district.as_ref())
                .map(|district| district.name.clone()),
            summary: (!item.summary.is_empty()).then(|| Foreign::new(look, &item.summary, &item.text)),
            note: text_note(look, &item.text),
            capacity: CapacityBadge::new(look, &item.capacity),
            closure: ClosureNote::of(look, item),
            contacts: Contacts::new(
                Call::new(item.phone.as_deref(), item.phone_uri.as_deref()),
                item.email.as_deref(),
                item.website.as_deref(),
            ),
            places: places(look, item),
            hours: hours
                .map(|offer| offer.hours.iter().map(|hours| hours_view(look, item, hours)).collect())
                .unwrap_or_default(),
            facts: facts(look, item),
            freshness: FreshnessNote::new(look, &item.freshness),
        }
    }
}

fn places(look: &Look, item: &OfferItem) -> Vec<String> {
    let places = item.locations.iter().map(|place| {
        let town = [place.postal_code.as_deref(), place.town.as_deref()];
        let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let lines = [place.name.clone(), place.street.clone(), Some(town)];
        let lines: Vec<String> = lines.into_iter().flatten().filter(|line| !line.is_empty()).collect();
        lines.join(", ")
    });
    let places: Vec<String> = places.filter(|place| !place.is_empty()).collect();
    if places.is_empty() {
        vec![look.t.say("place-none").into_owned()]
    } else {
        places
    }
}

/// How to get in, at what cost, in which languages.
fn facts(look: &Look, item: &OfferItem) -> Vec<(String, String)> {
    let comma = look.t.say("list-comma");
    let cost = match item.cost {
        Cost::Unrecognised | Cost::Unknown => Vec::new(),
        cost => words(look, "cost", [cost.as_str()]),
    };
    let all = [
        (
            "fact-access",
            words(look, "access", item.access.iter().map(|a| a.as_str())),
        ),
        ("fact-cost", cost),
        ("fact-languages", language_names(look, &item.languages)),
    ];
    all.into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(key, values)| (look.t.say(key).into_owned(), values.join(&comma)))
        .collect()
}
