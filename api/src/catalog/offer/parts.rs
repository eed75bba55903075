//! What lies beside an offer's row: categories, locations and sets of hours.

use std::cell::RefCell;
use std::collections::HashMap;

use diesel::prelude::*;
use porta_contract::{Access, HoursPurpose, Noun};

use super::{HoursSet, Offer};
use crate::catalog::ids::{CategoryId, CityId, LocationId, OfferId};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::spine::db::schema::{hours, offer_categories, offer_locations, offers};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::{Id, fresh_uuid};
use crate::{each, fetch};

/// The parts of one offer.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub categories: Vec<CategoryId>,
    pub locations: Vec<LocationId>,
    pub hours: Vec<HoursSet>,
}

/// The parts of many offers.
pub(super) struct AllParts(HashMap<String, Parts>);

impl AllParts {
    /// Takes the parts of one out.
    pub(super) fn take(&mut self, id: &OfferId) -> Parts {
        self.0.remove(id.as_str()).unwrap_or_default()
    }

    fn of(&mut self, id: String) -> &mut Parts {
        self.0.entry(id).or_default()
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = hours)]
struct HoursRow {
    id: String,
    city_id: CityId,
    noun: String,
    record_id: String,
    location_id: Option<LocationId>,
    position: i32,
    purpose: String,
    access: Option<String>,
    rule: String,
    note: Option<String>,
}

impl HoursRow {
    fn into_hours(self) -> Result<HoursSet, DbError> {
        let access = |text: String| stored::word("hours.access", &text, Access::parse);
        Ok(HoursSet {
            purpose: stored::word("hours.purpose", &self.purpose, HoursPurpose::parse)?,
            access: self.access.map(access).transpose()?,
            rule: self.rule,
            note: self.note,
            location: self.location_id,
        })
    }
}

/// Loads the parts of the selected offers: three queries, whatever their number.
pub(super) fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<AllParts, DbError> {
    let mut all = AllParts(HashMap::new());
    for (offer, category) in categories(conn, selection)? {
        all.of(offer).categories.push(category);
    }
    for (offer, location) in locations(conn, selection)? {
        all.of(offer).locations.push(location);
    }
    let mut rows: Vec<HoursRow> = fetch!(conn, selection, hours.record_id, HoursRow)?;
    rows.sort_by_key(|row| row.position);
    for row in rows {
        if row.noun == Noun::Offer.as_str() {
            all.of(row.record_id.clone()).hours.push(row.into_hours()?);
        }
    }
    Ok(all)
}

fn categories(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<(String, CategoryId)>, DbError> {
    let conn = RefCell::new(conn);
    let columns = (offer_categories::offer_id, offer_categories::category_id);
    selection.fetch(
        |city| {
            Ok(offer_categories::table
                .inner_join(offers::table.on(offers::id.eq(offer_categories::offer_id)))
                .filter(offers::city_id.eq(city))
                .order((offer_categories::offer_id, offer_categories::position))
                .select(columns)
                .load(&mut **conn.borrow_mut())?)
        },
        |ids| {
            Ok(offer_categories::table
                .filter(offer_categories::offer_id.eq_any(ids))
                .order((offer_categories::offer_id, offer_categories::position))
                .select(columns)
                .load(&mut **conn.borrow_mut())?)
        },
    )
}

fn locations(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<(String, LocationId)>, DbError> {
    let conn = RefCell::new(conn);
    let columns = (offer_locations::offer_id, offer_locations::location_id);
    selection.fetch(
        |city| {
            Ok(offer_locations::table
                .inner_join(offers::table.on(offers::id.eq(offer_locations::offer_id)))
                .filter(offers::city_id.eq(city))
                .order((offer_locations::offer_id, offer_locations::position))
                .select(columns)
                .load(&mut **conn.borrow_mut())?)
        },
        |ids| {
            Ok(offer_locations::table
                .filter(offer_locations::offer_id.eq_any(ids))
                .order((offer_locations::offer_id, offer_locations::position))
                .select(columns)
                .load(&mut **conn.borrow_mut())?)
        },
    )
}

/// True when two states of an offer have the same parts.
pub(super) fn are_same(one: &Offer, other: &Offer) -> bool {
    one.categories == other.categories && one.locations == other.locations && one.hours == other.hours
}

/// Replaces the parts of an offer.
pub(super) fn replace(offer: &Offer, tx: &mut Tx<'_>) -> Result<(), DbError> {
    let id = offer.id.as_str();
    diesel::delete(offer_categories::table.filter(offer_categories::offer_id.eq(id))).execute(tx.conn)?;
    diesel::delete(offer_locations::table.filter(offer_locations::offer_id.eq(id))).execute(tx.conn)?;
    diesel::delete(hours::table.filter(hours::record_id.eq(id))).execute(tx.conn)?;
    let categories: Vec<_> = (0_i32..)
        .zip(&offer.categories)
        .map(|(position, category)| {
            (
                offer_categories::offer_id.eq(id),
                offer_categories::category_id.eq(category),
                offer_categories::position.eq(position),
            )
        })
        .collect();
    let locations: Vec<_> = (0_i32..)
        .zip(&offer.locations)
        .map(|(position, location)| {
            (
                offer_locations::offer_id.eq(id),
                offer_locations::location_id.eq(location),
                offer_locations::position.eq(position),
            )
        })
        .collect();
    let sets: Vec<_> = (0..)
        .zip(&offer.hours)
        .map(|(at, set)| hours_row(offer, at, set))
        .collect();
    each!(tx.conn, native => {
        if !categories.is_empty() {
            diesel::insert_into(offer_categories::table).values(&categories).execute(native)?;
        }
        if !locations.is_empty() {
            diesel::insert_into(offer_locations::table).values(&locations).execute(native)?;
        }
        if !sets.is_empty() {
            diesel::insert_into(hours::table).values(&sets).execute(native)?;
        }
    });
    Ok(())
}

fn hours_row(offer: &Offer, position: i32, set: &HoursSet) -> HoursRow {
    HoursRow {
        id: fresh_uuid(),
        city_id: offer.city.clone(),
        noun: Noun::Offer.as_str().to_owned(),
        record_id: offer.id.to_string(),
        location_id: set.location.clone(),
        position,
        purpose: set.purpose.as_str().to_owned(),
        access: set.access.map(|access| access.as_str().to_owned()),
        rule: set.rule.clone(),
        note: set.note.clone(),
    }
}
