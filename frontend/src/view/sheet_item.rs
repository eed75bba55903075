//! An entry of a hand-out: what somebody needs to get there, large enough to read on paper.

use askama::Template;
use porta_contract::{Event, Location, Offer, Provider};

use super::{
    Call, CapacityBadge, ClosureNote, Contacts, Foreign, FreshnessNote, HoursView, Link, Look, Moment, Row, audience,
    hours_view, language_names, offer_rows, provider_kind, text_note, trust_note,
};
use crate::handout::Entry;
use crate::i18n::Texts;

/// Occurrences of an event on paper.
const NEXT: usize = 3;
/// Rows of an offer that a sheet leaves out: whom it is for has been decided, and dates of funding are for others.
const LEFT_OUT: &[&str] = &["family", "calendar"];

/// An entry of a hand-out.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/sheet_item.html")]
pub struct SheetItem {
    t: &'static Texts,
    title: Foreign,
    by: Option<String>,
    /// How far to trust the text, or that it is in another language.
    note: Option<String>,
    capacity: Option<CapacityBadge>,
    closure: Option<ClosureNote>,
    what: Option<Foreign>,
    when: Vec<Moment>,
    contacts: Contacts,
    places: Vec<Address>,
    no_place: Option<&'static str>,
    hours: Vec<HoursView>,
    rows: Vec<Row>,
    freshness: FreshnessNote,
    controls: Controls,
}

/// A place on paper.
#[derive(Clone, Debug)]
struct Address {
    /// Name, street, town: a line each.
    lines: Vec<String>,
    approximate: bool,
    way: Option<String>,
}

/// How to change the list, in the language of whoever makes it.
#[derive(Clone, Debug)]
pub struct Controls {
    t: &'static Texts,
    /// Names the entry in links that move it.
    key: String,
    /// Title in the language of the page, with the address of its own page.
    title: Foreign,
    href: String,
    up: Option<String>,
    down: Option<String>,
    remove: String,
}

impl Controls {
    /// Those of an entry; `title` is its title in the language of the page.
    #[must_use]
    pub fn new(look: &Look, entry: &Entry, title: Foreign) -> Self {
        Self {
            t: look.t,
            key: entry.to_string(),
            title,
            href: look.record(entry.kind.path(), &entry.slug),
            up: look.basket.moved(entry, true),
            down: look.basket.moved(entry, false),
            remove: look.basket.without(entry),
        }
    }
}

impl SheetItem {
    /// An offer; `look` is the reader's of the sheet.
    #[must_use]
    pub fn offer(look: &Look, offer: &Offer, controls: Controls) -> Self {
        let item = &offer.item;
        let mut rows = offer_rows(look, offer);
        rows.retain(|row| !LEFT_OUT.contains(&row.icon));
        let hides_hours = CapacityBadge::hides_hours(&item.capacity);
        Self {
            t: look.t,
            title: Foreign::new(look, &item.title, &item.text),
            by: Some(item.provider.name.clone()),
            note: text_note(look, &item.text),
            capacity: CapacityBadge::new(look, &item.capacity),
            closure: ClosureNote::of(look, item),
            what: (!item.summary.is_empty()).then(|| Foreign::new(look, &item.summary, &item.text)),
            when: Vec::new(),
            contacts: Contacts::new(
                Call::new(item.phone.as_deref(), item.phone_uri.as_deref()),
                item.email.as_deref(),
                item.website.as_deref(),
            ),
            places: item.locations.iter().map(address).collect(),
            no_place: item.locations.is_empty().then_some("place-none-long"),
            hours: if hides_hours {
                Vec::new()
            } else {
                offer.hours.iter().map(|hours| hours_view(look, item, hours)).collect()
            },
            rows,
            freshness: FreshnessNote::new(look, &item.freshness),
            controls,
        }
    }

    /// An event, with its next occurrences.
    #[must_use]
    pub fn event(look: &Look, event: &Event, controls: Controls) -> Self {
        let item = &event.item;
        let mut places: Vec<Address> = item.location.iter().map(address).collect();
        if let Some(words) = &item.place {
            places.insert(
                0,
                Address {
                    lines: vec![words.clone()],
                    approximate: false,
                    way: None,
                },
            );
        }
        let online = item.online_url.is_some();
        let no_place = if online { "event-online" } else { "event-place-unknown" };
        Self {
            t: look.t,
            title: Foreign::new(look, &item.title, &item.text),
            by: Some(item.provider.name.clone()),
            note: text_note(look, &item.text),
            capacity: None,
            closure: None,
            what: (!item.summary.is_empty()).then(|| Foreign::new(look, &item.summary, &item.text)),
            when: event.next.iter().take(NEXT).map(|o| Moment::new(look, o)).collect(),
            contacts: Contacts::new(
                None,
                None,
                item.registration_url.as_deref().or(item.online_url.as_deref()),
            ),
            no_place: places.is_empty().then_some(no_place),
            places,
            hours: Vec::new(),
            rows: Row::new(look, "family", "event-whom", audience(look, &item.audience))
                .into_iter()
                .collect(),
            freshness: FreshnessNote::new(look, &item.freshness),
            controls,
        }
    }

    /// An organisation or office.
    #[must_use]
    pub fn provider(look: &Look, provider: &Provider, controls: Controls) -> Self {
        Self {
            t: look.t,
            title: Foreign::in_language(look, &provider.name, &provider.text.lang),
            by: provider_kind(look, &provider.kind),
            note: trust_note(look, provider.text.state, provider.text.machine),
            capacity: None,
            closure: provider
                .closures
                .iter()
                .find(|closure| look.today() <= closure.until)
                .map(|closure| ClosureNote::new(look, closure, &provider.text.languages)),
            what: None,
            when: Vec::new(),
            contacts: Contacts::new(
                Call::new(provider.phone.as_deref(), provider.phone_uri.as_deref()),
                provider.email.as_deref(),
                provider.website.as_deref(),
            ),
            places: provider.locations.iter().map(address).collect(),
            no_place: None,
            hours: Vec::new(),
            rows: Row::new(
                look,
                "globe",
                "offer-languages",
                language_names(look, &provider.languages),
            )
            .into_iter()
            .collect(),
            freshness: FreshnessNote::new(look, &provider.freshness),
            controls,
        }
    }

    /// The website's host, or the mailbox: what can be typed off paper.
    fn written(&self) -> impl Iterator<Item = &Link> {
        [&self.contacts.email, &self.contacts.website].into_iter().flatten()
    }
}

fn address(location: &Location) -> Address {
    let town = [location.postal_code.as_deref(), location.town.as_deref()];
    let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let lines = [location.name.clone(), location.street.clone(), Some(town)];
    Address {
        lines: lines.into_iter().flatten().filter(|line| !line.is_empty()).collect(),
        approximate: location.approximate && location.street.is_none(),
        way: location.getting_there.clone(),
    }
}
