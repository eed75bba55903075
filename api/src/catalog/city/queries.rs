//! Cities in the database.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::Noun;

use super::City;
use crate::catalog::change::{Author, Meta};
use crate::catalog::record::{self, Record};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::catalog::text::Text;
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
    record::create(tx, author, city)
}

/// A city is a record like others, but for the columns that it does not have: it belongs to itself.
impl Record for City {
    const NOUN: Noun = Noun::City;

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn city(&self) -> &CityId {
        &self.id
    }

    fn slug(&self) -> &str {
        &self.slug
    }

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn meta_mut(&mut self) -> &mut Meta {
        &mut self.meta
    }

    fn texts(&self) -> &[Text] {
        &[]
    }

    fn is_public(&self) -> bool {
        true
    }

    fn select(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Self>, DbError> {
        let ids = match selection {
            Selection::City(city) => vec![city.to_string()],
            Selection::Ids(ids) => ids.to_vec(),
        };
        let rows: Vec<Row> = cities::table
            .filter(cities::id.eq_any(ids))
            .select(Row::as_select())
            .load(conn)?;
        rows.into_iter().map(Row::into_city).collect()
    }

    fn insert_row(&self, tx: &mut Tx<'_>) -> Result<(), DbError> {
        diesel::insert_into(cities::table)
            .values(&Row::of(self)?)
            .execute(tx.conn)?;
        Ok(())
    }

    fn update_row(&self, tx: &mut Tx<'_>, from_version: i64) -> Result<usize, DbError> {
        let row = cities::table
            .filter(cities::id.eq(&self.id))
            .filter(cities::version.eq(from_version));
        Ok(diesel::update(row).set(&Row::of(self)?).execute(tx.conn)?)
    }

    /// Cities are never deleted: everything hangs on them.
    fn delete_row(&self, _tx: &mut Tx<'_>) -> Result<usize, DbError> {
        Ok(0)
    }
}
