//! District rows in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::Noun;

use super::District;
use crate::catalog::change::Meta;
use crate::catalog::ids::{CityId, DistrictId};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::spine::db::schema::districts;
use crate::spine::db::{AnyConnection, DbError};
use crate::{fetch, record};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = districts, treat_none_as_null = true)]
struct Row {
    id: DistrictId,
    city_id: CityId,
    slug: String,
    number: Option<i32>,
    name: String,
    parts: String,
    postal_codes: String,
    lat: Option<f64>,
    lon: Option<f64>,
    outline: Option<String>,
    external_id: Option<String>,
    provenance: String,
    version: i64,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl Row {
    fn of(district: &District) -> Result<Self, DbError> {
        Ok(Self {
            id: district.id.clone(),
            city_id: district.city.clone(),
            slug: district.slug.clone(),
            number: district.number,
            name: district.name.clone(),
            parts: stored::write(&district.parts)?,
            postal_codes: stored::write(&district.postal_codes)?,
            lat: district.centre.map(|point| point.0),
            lon: district.centre.map(|point| point.1),
            outline: district.outline.clone(),
            external_id: district.meta.external_id.clone(),
            provenance: stored::write(&district.meta.provenance)?,
            version: district.meta.version,
            created_at: district.meta.created_at.naive_utc(),
            updated_at: district.meta.updated_at.naive_utc(),
        })
    }

    fn into_district(self) -> Result<District, DbError> {
        Ok(District {
            id: self.id,
            city: self.city_id,
            slug: self.slug,
            number: self.number,
            name: self.name,
            parts: stored::read("districts.parts", &self.parts)?,
            postal_codes: stored::read("districts.postal_codes", &self.postal_codes)?,
            centre: self.lat.zip(self.lon),
            outline: self.outline,
            meta: Meta {
                external_id: self.external_id,
                provenance: stored::read("districts.provenance", &self.provenance)?,
                version: self.version,
                created_at: self.created_at.and_utc(),
                updated_at: self.updated_at.and_utc(),
            },
        })
    }
}

record!(
    District,
    Noun::District,
    districts,
    Row,
    texts: |_| &[],
    public: |_| true
);

/// Records, by id.
pub fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<District>, DbError> {
    let rows: Vec<Row> = fetch!(conn, selection, districts.id, Row)?;
    rows.into_iter().map(Row::into_district).collect()
}
