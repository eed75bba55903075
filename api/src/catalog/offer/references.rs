//! What the names in a change of an offer stand for: categories, locations and the successor, all of one city.

use std::collections::HashMap;

use diesel::prelude::*;
use porta_contract::OfferChange;

use crate::catalog::check::limits;
use crate::catalog::ids::{CategoryId, CityId, OfferId};
use crate::catalog::writing::Hidden;
use crate::catalog::writing::lookup::{self, Places};
use crate::spine::db::schema::offers;
use crate::spine::db::{AnyConnection, DbError};

/// So many offers that follow each other are looked at; longer chains are taken for circles.
const LONGEST_CHAIN: usize = 50;

/// What names stand for.
#[derive(Debug, Default)]
pub(super) struct References {
    /// Categories by slug and id.
    pub categories: HashMap<String, CategoryId>,
    /// Locations by slug and id, and whose they are.
    pub locations: Places,
    /// The offer that is to follow, and those that follow it in turn.
    pub successors: Vec<OfferId>,
}

impl References {
    /// Looks up what a change names.
    pub(super) fn load(
        conn: &mut AnyConnection,
        (city, hidden): (&CityId, &Hidden),
        change: &OfferChange,
    ) -> Result<Self, DbError> {
        let of_hours = change.hours.iter().flatten().filter_map(|set| set.location.as_ref());
        let places = change.locations.iter().flatten().take(limits::LIST);
        let places: Vec<String> = places.chain(of_hours.take(limits::LIST)).cloned().collect();
        let kinds: Vec<String> = change.categories.iter().flatten().take(limits::LIST).cloned().collect();
        let successor = change.capacity.as_ref().and_then(|one| one.successor.as_deref());
        Ok(Self {
            categories: lookup::categories(conn, city, &kinds)?,
            locations: Places::load(conn, (city, hidden), &places)?,
            successors: successor.map_or(Ok(Vec::new()), |name| find_chain(conn, city, name))?,
        })
    }
}

/// The offer of a name, and what follows it in turn.
fn find_chain(conn: &mut AnyConnection, city: &CityId, name: &str) -> Result<Vec<OfferId>, DbError> {
    let mut next = offers::table
        .filter(offers::city_id.eq(city))
        .filter(offers::slug.eq(name).or(offers::id.eq(name)))
        .select(offers::id)
        .first::<OfferId>(conn)
        .optional()?;
    let mut chain = Vec::new();
    while let Some(id) = next
        && chain.len() < LONGEST_CHAIN
    {
        next = offers::table
            .find(&id)
            .select(offers::successor_id)
            .first::<Option<OfferId>>(conn)?;
        chain.push(id);
    }
    Ok(chain)
}
