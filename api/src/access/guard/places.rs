//! What the names in a path stand for.

use diesel::prelude::*;

use crate::access::AccessError;
use crate::spine::db::schema::{cities, offers, providers};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::{CityId, Id};

/// The city that a path names by slug or id.
pub(in crate::access) fn city(conn: &mut AnyConnection, name: &str) -> Result<CityId, AccessError> {
    let named = cities::table.filter(cities::slug.eq(name).or(cities::id.eq(name)));
    let found = named.select(cities::id).first(conn).optional();
    found.map_err(DbError::from)?.ok_or(AccessError::NoSuchCity)
}

/// Id of the provider of the offer that a path names by slug or id, if the city has it.
pub(super) fn provider_of_offer(
    conn: &mut AnyConnection,
    city: &CityId,
    name: &str,
) -> Result<Option<String>, AccessError> {
    let named = offers::table
        .filter(offers::city_id.eq(city.as_str()))
        .filter(offers::slug.eq(name).or(offers::id.eq(name)));
    let found = named.select(offers::provider_id).first(conn).optional();
    Ok(found.map_err(DbError::from)?)
}

/// Id of the provider that is named by slug or id, if the city has it.
pub fn provider_named(conn: &mut AnyConnection, city: &CityId, name: &str) -> Result<Option<String>, DbError> {
    let named = providers::table
        .filter(providers::city_id.eq(city.as_str()))
        .filter(providers::slug.eq(name).or(providers::id.eq(name)));
    Ok(named.select(providers::id).first(conn).optional()?)
}
