//! Cities in the database.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::{ChangeAction, Noun};

use super::City;
use crate::catalog::change::{Author, Meta, log};
use crate::catalog::stored;
use crate::spine::db::schema::cities;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::{CityId, Id};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = cities, treat_none_as_null = true)]
struct Row {
    id: CityId,
    slug: String,
    name: String,
    time_zone: String,
    country: String,
    region: String,
    languages: String,
    lat: f64,
    lon: f64,
    demo: bool,
    settings: String,
    version: i64,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl Row {
    fn of(city: &City) -> Result<Self, DbError> {
        Ok(Self {
            id: city.id.clone(),
            slug: city.slug.clone(),
            name: city.name.clone(),
            time_zone: city.time_zone.name().to_owned(),
            country: city.country.clone(),
            region: city.region.clone(),
            languages: stored::write(&city.languages)?,
            lat: city.centre.0,
            lon: city.centre.1,
            demo: city.demo,
            settings: stored::write(&city.settings)?,
            version: city.meta.version,
            created_at: city.meta.created_at.naive_utc(),
            updated_at: city.meta.updated_at.naive_utc(),
        })
    }

    fn into_city(self) -> Result<City, DbError> {
        Ok(City {
            time_zone: stored::word("cities.time_zone", &self.time_zone, |name| name.parse().ok())?,
            languages: stored::read("cities.languages", &self.languages)?,
            settings: stored::read("cities.settings", &self.settings)?,
            id: self.id,
            slug: self.slug,
            name: self.name,
            country: self.country,
            region: self.region,
            centre: (self.lat, self.lon),
            demo: self.demo,
            meta: Meta {
                external_id: None,
                provenance: BTreeMap::new(),
                version: self.version,
                created_at: self.created_at.and_utc(),
                updated_at: self.updated_at.and_utc(),
            },
        })
    }
}

/// Every city, by slug.
pub fn all(conn: &mut AnyConnection) -> Result<Vec<City>, DbError> {
    let rows = cities::table.order(cities::slug).select(Row::as_select()).load(conn)?;
    rows.into_iter().map(Row::into_city).collect()
}

/// The city of a slug.
pub fn by_slug(conn: &mut AnyConnection, slug: &str) -> Result<Option<City>, DbError> {
    let row = cities::table
        .filter(cities::slug.eq(slug))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Row::into_city).transpose()
}

/// The city of a slug or an id.
pub fn named(conn: &mut AnyConnection, name: &str) -> Result<Option<City>, DbError> {
    let row = cities::table
        .filter(cities::slug.eq(name).or(cities::id.eq(name)))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Row::into_city).transpose()
}

/// Writes a new city.
pub fn insert(tx: &mut Tx<'_>, author: &Author<'_>, city: &City) -> Result<(), DbError> {
    diesel::insert_into(cities::table)
        .values(&Row::of(city)?)
        .execute(tx.conn)?;
    let action = (city.meta.version, ChangeAction::Created);
    log(tx, author, (Noun::City, &city.id, city.id.as_str()), action, true)
}

/// Writes a changed city; its version has been bumped by the caller.
pub fn update(tx: &mut Tx<'_>, author: &Author<'_>, city: &City) -> Result<(), DbError> {
    diesel::update(cities::table.filter(cities::id.eq(&city.id)))
        .set(&Row::of(city)?)
        .execute(tx.conn)?;
    let action = (city.meta.version, ChangeAction::Updated);
    log(tx, author, (Noun::City, &city.id, city.id.as_str()), action, true)
}
