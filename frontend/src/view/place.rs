//! A public place, as shown.

use porta_contract::{Location, Wheelchair};

use super::{Link, Look};

/// A public place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceView {
    /// Name of its own.
    pub name: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// Postal code and town.
    pub town: Option<String>,
    /// District: address of its page and name.
    pub district: Option<Link>,
    /// Access with a wheelchair, in words; none if nobody has said.
    pub wheelchair: Option<String>,
    /// How to get there.
    pub getting_there: Option<String>,
    /// True when only its surroundings are known.
    pub approximate: bool,
    /// The way to it.
    pub route: Option<Link>,
}

impl PlaceView {
    /// The place in the reader's words.
    #[must_use]
    pub fn new(look: &Look, location: &Location) -> Self {
        let town = [location.postal_code.as_deref(), location.town.as_deref()];
        let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let wheelchair = match location.wheelchair {
            Wheelchair::Unknown | Wheelchair::Unrecognised => None,
            known => look.t.word("wheelchair", known.as_str()),
        };
        Self {
            name: location.name.clone(),
            street: location.street.clone(),
            town: (!town.is_empty()).then_some(town),
            district: location.district.as_ref().map(|d| Link {
                href: look.record("districts", &d.slug),
                text: d.name.clone(),
            }),
            wheelchair,
            getting_there: location.getting_there.clone(),
            approximate: location.approximate && location.street.is_none(),
            route: Link::route(look, location),
        }
    }
}
