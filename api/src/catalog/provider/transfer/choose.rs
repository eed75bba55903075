//! Which entries of a provider somebody has named, and the places that come along with them.

use std::collections::BTreeSet;

use diesel::prelude::*;
use porta_contract::{EntryName, Noun};

use super::load::Load;
use super::owned::Owned;
use super::wrong;
use crate::catalog::check::{Fault, quote};
use crate::catalog::event::Event;
use crate::catalog::ids::{CityId, Id, LocationId, ProviderId};
use crate::catalog::location::Location;
use crate::catalog::need::Need;
use crate::catalog::offer::Offer;
use crate::catalog::record::Record;
use crate::catalog::writing::sheet::{unknown, unknown_word};
use crate::catalog::writing::{Hidden, Written};
use crate::spine::db::schema::{events, hours, offer_locations, offers};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::{Failure, Pointer};

/// Finds the id of a slug or an id in a city.
type LookUp = fn(&mut AnyConnection, &CityId, &str) -> Result<Option<String>, DbError>;

/// Most entries of a request.
const MOST: usize = 500;

/// From whom to whom, and what is not seen.
#[derive(Debug)]
pub(super) struct Way<'a> {
    /// The city.
    pub city: &'a CityId,
    /// Who gives.
    pub from: &'a ProviderId,
    /// Who gets; none for one that is to be made.
    pub to: Option<&'a ProviderId>,
    /// Places that are not seen.
    pub hidden: &'a Hidden,
}

/// The places that an entry needs, or what is wrong with its name and where.
type Needs = Result<Vec<LocationId>, (&'static str, Fault)>;

impl Way<'_> {
    /// Looks the named entries up, with the places that nobody else needs; everything that is wrong is told at once.
    pub(super) fn load(
        &self,
        conn: &mut AnyConnection,
        (at, names): (&Pointer, &[EntryName]),
    ) -> Result<Load, Failure> {
        if names.is_empty() || names.len() > MOST {
            let message = format!("name 1 to {MOST} entries here");
            return Err(Failure::Invalid(vec![wrong(at, Fault::new("bad_length", message))]));
        }
        let (mut load, mut errors) = (Load::default(), Vec::new());
        let mut places_of = Vec::new();
        for (index, name) in names.iter().enumerate() {
            let place = at.entry(index);
            match self.add(conn, &mut load, name)? {
                Ok(places) => places_of.push((place, places)),
                Err((field, fault)) => errors.push(wrong(&place.field(field), fault)),
            }
        }
        for (place, places) in places_of {
            for id in places {
                if let Err(fault) = self.bring(conn, &mut load, &id)? {
                    errors.push(wrong(&place.field("id"), fault));
                    break;
                }
            }
        }
        if errors.is_empty() {
            Ok(load)
        } else {
            Err(Failure::Invalid(errors))
        }
    }

    /// Adds the entry of a name; gives the places that it needs.
    fn add(&self, conn: &mut AnyConnection, load: &mut Load, name: &EntryName) -> Result<Needs, DbError> {
        let (id, noun) = (name.id.as_str(), name.noun.as_str());
        let added = match name.noun {
            Noun::Offer => {
                let found = self.find::<Offer>(conn, (Offer::id_of, id))?;
                found.map(|offer| push(&mut load.offers, offer, needs_of_offer))
            }
            Noun::Event => {
                let found = self.find::<Event>(conn, (event_id, id))?;
                found.map(|event| {
                    push(&mut load.events, event, |event| {
                        event.location.iter().cloned().collect()
                    })
                })
            }
            Noun::Need => {
                let found = self.find::<Need>(conn, (Need::id_of, id))?;
                found.map(|need| push(&mut load.needs, need, |_| Vec::new()))
            }
            Noun::Location => {
                let found = self.find::<Location>(conn, (Location::id_of, id))?;
                let seen = found.filter(|place| !self.hidden.has(&place.id));
                seen.map(|place| push(&mut load.locations, place, |place| vec![place.id.clone()]))
            }
            _ => {
                let words = [Noun::Offer, Noun::Event, Noun::Need, Noun::Location].map(Noun::as_str);
                return Ok(Err(("noun", unknown_word(Some(noun), &words))));
            }
        };
        Ok(match added {
            None => Err(("id", unknown(&format!("{noun} of this provider"), id))),
            Some(None) => {
                let message = format!("{} is named twice; leave one out", quote(id));
                Err(("id", Fault::new("repeated", message)))
            }
            Some(Some(places)) => Ok(places),
        })
    }

    /// The record of a name, if the provider that gives has it.
    fn find<R: Owned>(&self, conn: &mut AnyConnection, (look_up, name): (LookUp, &str)) -> Result<Option<R>, DbError> {
        let Some(id) = look_up(conn, self.city, name)? else {
            return Ok(None);
        };
        let found = R::stored(conn, &id)?;
        Ok(found.filter(|record| record.owner() == self.from))
    }

    /// Brings a place along that an entry needs, if all that need it go, too.
    fn bring(&self, conn: &mut AnyConnection, load: &mut Load, id: &LocationId) -> Result<Result<(), Fault>, DbError> {
        let Some(place) = Location::stored(conn, id.as_str())?.filter(|place| place.provider == *self.from) else {
            return Ok(Ok(()));
        };
        if let Some(other) = self.other_user(conn, load, id)? {
            let message = format!(
                "{} needs one of the same places and stays; move both, or give one of them another place first",
                quote(&other)
            );
            return Ok(Err(Fault::new("in_use", message)));
        }
        if !load.locations.iter().any(|one| one.id == *id) {
            load.locations.push(place);
        }
        Ok(Ok(()))
    }

    /// Slug of an entry that needs a place and is neither on its way nor with the provider that gets.
    fn other_user(&self, conn: &mut AnyConnection, load: &Load, id: &LocationId) -> Result<Option<String>, DbError> {
        let going: BTreeSet<&str> = load.offers.iter().map(|offer| offer.id.as_str()).collect();
        let going_events: BTreeSet<&str> = load.events.iter().map(|event| event.id.as_str()).collect();
        let is_with_receiver = |owner: &ProviderId| self.to == Some(owner);
        let mut needing: Vec<String> = offer_locations::table
            .filter(offer_locations::location_id.eq(id))
            .select(offer_locations::offer_id)
            .load(conn)?;
        let of_hours = hours::table.filter(hours::location_id.eq(id)).select(hours::record_id);
        needing.extend(of_hours.load::<String>(conn)?);
        let users: Vec<(String, String, ProviderId)> = offers::table
            .filter(offers::id.eq_any(needing))
            .select((offers::id, offers::slug, offers::provider_id))
            .load(conn)?;
        let staying =
            |(id, _, owner): &&(String, String, ProviderId)| !going.contains(id.as_str()) && !is_with_receiver(owner);
        if let Some((_, slug, _)) = users.iter().find(staying) {
            return Ok(Some(slug.clone()));
        }
        let users: Vec<(String, String, ProviderId)> = events::table
            .filter(events::location_id.eq(id))
            .select((events::id, events::slug, events::provider_id))
            .load(conn)?;
        let staying = users
            .into_iter()
            .find(|(id, _, owner)| !going_events.contains(id.as_str()) && !is_with_receiver(owner));
        Ok(staying.map(|(_, slug, _)| slug))
    }
}

/// Adds a record, unless it is there already; gives the places that it needs.
fn push<R: Record>(all: &mut Vec<R>, record: R, needs: impl Fn(&R) -> Vec<LocationId>) -> Option<Vec<LocationId>> {
    if all.iter().any(|one| one.id() == record.id()) {
        return None;
    }
    let places = needs(&record);
    all.push(record);
    Some(places)
}

fn needs_of_offer(offer: &Offer) -> Vec<LocationId> {
    let of_hours = offer.hours.iter().filter_map(|set| set.location.clone());
    let all: BTreeSet<LocationId> = offer.locations.iter().cloned().chain(of_hours).collect();
    all.into_iter().collect()
}

fn event_id(conn: &mut AnyConnection, city: &CityId, name: &str) -> Result<Option<String>, DbError> {
    let named = events::table
        .filter(events::city_id.eq(city))
        .filter(events::slug.eq(name).or(events::id.eq(name)));
    Ok(named.select(events::id).first(conn).optional()?)
}
