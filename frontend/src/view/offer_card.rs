//! An offer in a list.

use askama::Template;
use porta_contract::{Cost, OfferItem};

use super::words::{language_names, words};
use super::{
    Call, CapacityBadge, ClosureNote, Contacts, Foreign, FreshnessNote, KeepLink, Link, Look, OpenBadge, text_note,
};
use crate::handout::Kind;
use crate::i18n::Texts;

/// An offer in a list.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/offer_card.html")]
pub struct OfferCard {
    t: &'static Texts,
    href: String,
    title: Foreign,
    summary: Option<Foreign>,
    note: Option<String>,
    provider: Link,
    open: Option<OpenBadge>,
    closure: Option<ClosureNote>,
    capacity: Option<CapacityBadge>,
    facts: Vec<Fact>,
    freshness: FreshnessNote,
    contacts: Contacts,
    route: Option<Link>,
    keep: Option<KeepLink>,
}

/// An icon and a few words.
#[derive(Clone, Debug)]
struct Fact {
    icon: &'static str,
    label: String,
    text: String,
}

impl OfferCard {
    /// The card of an offer.
    #[must_use]
    pub fn new(look: &Look, offer: &OfferItem) -> Self {
        let summary = (!offer.summary.is_empty()).then(|| Foreign::new(look, &offer.summary, &offer.text));
        Self {
            t: look.t,
            href: look.record("offers", &offer.slug),
            title: Foreign::new(look, &offer.title, &offer.text),
            summary,
            note: text_note(look, &offer.text),
            provider: Link {
                href: look.record("providers", &offer.provider.slug),
                text: offer.provider.name.clone(),
            },
            open: OpenBadge::of(look, offer),
            closure: ClosureNote::of(look, offer),
            capacity: CapacityBadge::new(look, &offer.capacity),
            facts: facts(look, offer),
            freshness: FreshnessNote::new(look, &offer.freshness),
            contacts: Contacts::new(
                Call::new(offer.phone.as_deref(), offer.phone_uri.as_deref()),
                offer.email.as_deref(),
                None,
            ),
            route: offer.locations.first().and_then(|place| Link::route(look, place)),
            keep: KeepLink::new(look, Kind::Offer, &offer.slug, &offer.title),
        }
    }

    /// Cards of a list.
    #[must_use]
    pub fn all(look: &Look, offers: &[OfferItem]) -> Vec<Self> {
        offers.iter().map(|offer| Self::new(look, offer)).collect()
    }
}

/// Where, how far, in which languages, how to get in, at what cost: what decides whether one goes there.
fn facts(look: &Look, offer: &OfferItem) -> Vec<Fact> {
    let comma = look.t.say("list-comma");
    let mut facts = Vec::new();
    let mut add = |icon, key: &str, text: String| {
        if !text.is_empty() {
            facts.push(Fact {
                icon,
                label: look.t.say(key).into_owned(),
                text,
            });
        }
    };
    add("pin", "fact-place", place(look, offer));
    add(
        "globe",
        "fact-languages",
        language_names(look, &offer.languages).join(&comma),
    );
    add(
        "door",
        "fact-access",
        words(look, "access", offer.access.iter().map(|a| a.as_str())).join(&comma),
    );
    if offer.cost == Cost::Free {
        add("euro", "fact-cost", look.t.say("cost-free").into_owned());
    }
    facts
}

/// District or street, and the distance if one was asked for.
fn place(look: &Look, offer: &OfferItem) -> String {
    let name = match offer.locations.as_slice() {
        [] => return look.t.say("place-none").into_owned(),
        [one] => one
            .district
            .as_ref()
            .map(|d| d.name.clone())
            .or_else(|| one.street.clone()),
        many => Some(look.t.count("places-count", many.len() as u64)),
    };
    let distance = offer.distance_m.map(|metres| distance(look, metres));
    [name, distance].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// “800 m”, “2.4 km”.
fn distance(look: &Look, metres: u32) -> String {
    if metres < 1000 {
        let near = (metres / 50).max(1) * 50;
        return look.t.with("distance-m", &[("n", &near.to_string())]);
    }
    let tenths = (metres + 50) / 100;
    let separator = look.t.say("decimal-separator");
    look.t.with(
        "distance-km",
        &[("n", &format!("{}{separator}{}", tenths / 10, tenths % 10))],
    )
}
