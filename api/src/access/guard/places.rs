//! What the names in a path stand for.

use diesel::prelude::*;
use porta_contract::Noun;

use crate::access::AccessError;
use crate::spine::db::schema::{cities, events, locations, needs, offers, providers};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::{CityId, Id};

/// The city that a path names by slug or id.
pub(in crate::access) fn city(conn: &mut AnyConnection, name: &str) -> Result<CityId, AccessError> {
    let named = cities::table.filter(cities::slug.eq(name).or(cities::id.eq(name)));
    let found = named.select(cities::id).first(conn).optional();
    found.map_err(DbError::from)?.ok_or(AccessError::NoSuchCity)
}

macro_rules! owner {
    ($conn:expr, $city:expr, $name:expr, $table:ident, $column:ident) => {
        $table::table
            .filter($table::city_id.eq($city.as_str()))
            .filter($table::slug.eq($name).or($table::id.eq($name)))
            .select($table::$column)
            .first::<String>($conn)
            .optional()
    };
}

/// Id of the provider of the record that a path names by slug or id, if the city has it. Nouns that belong to the city have none. A
/// secret place is not there for who does not see those.
pub(super) fn provider_of(
    conn: &mut AnyConnection,
    city: &CityId,
    (noun, name): (Noun, &str),
    sees_secrets: bool,
) -> Result<Option<String>, AccessError> {
    let found = match noun {
        Noun::Offer => owner!(conn, city, name, offers, provider_id),
        Noun::Event => owner!(conn, city, name, events, provider_id),
        Noun::Need => owner!(conn, city, name, needs, provider_id),
        Noun::Location => locations::table
            .filter(locations::city_id.eq(city.as_str()))
            .filter(locations::slug.eq(name).or(locations::id.eq(name)))
            .filter(locations::secret.eq(false).or(locations::secret.eq(sees_secrets)))
            .select(locations::provider_id)
            .first::<String>(conn)
            .optional(),
        Noun::Provider => owner!(conn, city, name, providers, id),
        _ => Ok(None),
    };
    Ok(found.map_err(DbError::from)?)
}

/// Id of the provider that is named by slug or id, if the city has it.
pub fn provider_named(conn: &mut AnyConnection, city: &CityId, name: &str) -> Result<Option<String>, DbError> {
    let named = providers::table
        .filter(providers::city_id.eq(city.as_str()))
        .filter(providers::slug.eq(name).or(providers::id.eq(name)));
    Ok(named.select(providers::id).first(conn).optional()?)
}
