//! Location rows in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::{Noun, Publication, Wheelchair};

use super::Location;
use crate::catalog::change::Meta;
use crate::catalog::change::is_public;
use crate::catalog::ids::{CityId, DistrictId, LocationId, ProviderId};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::catalog::text::{self, Text};
use crate::spine::db::schema::locations;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;
use crate::{fetch, record};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = locations, treat_none_as_null = true)]
struct Row {
    id: LocationId,
    city_id: CityId,
    provider_id: ProviderId,
    slug: String,
    secret: bool,
    publication: String,
    main: bool,
    street: Option<String>,
    postal_code: Option<String>,
    town: Option<String>,
    district_id: Option<DistrictId>,
    lat: Option<f64>,
    lon: Option<f64>,
    approximate: bool,
    wheelchair: String,
    source_lang: String,
    text_version: i64,
    external_id: Option<String>,
    provenance: String,
    version: i64,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl Row {
    fn of(location: &Location) -> Result<Self, DbError> {
        Ok(Self {
            id: location.id.clone(),
            city_id: location.city.clone(),
            provider_id: location.provider.clone(),
            slug: location.slug.clone(),
            secret: location.secret,
            publication: location.publication.as_str().to_owned(),
            main: location.main,
            street: location.street.clone(),
            postal_code: location.postal_code.clone(),
            town: location.town.clone(),
            district_id: location.district.clone(),
            lat: location.point.map(|point| point.0),
            lon: location.point.map(|point| point.1),
            approximate: location.approximate,
            wheelchair: location.wheelchair.as_str().to_owned(),
            source_lang: location.source_lang.clone(),
            text_version: location.text_version,
            external_id: location.meta.external_id.clone(),
            provenance: stored::write(&location.meta.provenance)?,
            version: location.meta.version,
            created_at: location.meta.created_at.naive_utc(),
            updated_at: location.meta.updated_at.naive_utc(),
        })
    }

    fn into_location(self, texts: Vec<Text>) -> Result<Location, DbError> {
        Ok(Location {
            id: self.id,
            city: self.city_id,
            provider: self.provider_id,
            slug: self.slug,
            secret: self.secret,
            publication: stored::word("locations.publication", &self.publication, Publication::parse)?,
            main: self.main,
            street: self.street,
            postal_code: self.postal_code,
            town: self.town,
            district: self.district_id,
            point: self.lat.zip(self.lon),
            approximate: self.approximate,
            wheelchair: stored::word("locations.wheelchair", &self.wheelchair, Wheelchair::parse)?,
            source_lang: self.source_lang,
            text_version: self.text_version,
            texts,
            meta: Meta {
                external_id: self.external_id,
                provenance: stored::read("locations.provenance", &self.provenance)?,
                version: self.version,
                created_at: self.created_at.and_utc(),
                updated_at: self.updated_at.and_utc(),
            },
        })
    }
}

record!(
    Location,
    Noun::Location,
    locations,
    Row,
    texts: |location| &location.texts,
    public: |location| !location.secret && is_public(location.publication)
);

/// Records with their texts, by id.
pub fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Location>, DbError> {
    let rows: Vec<Row> = fetch!(conn, selection, locations.id, Row)?;
    let mut texts = text::load(conn, selection)?;
    rows.into_iter()
        .map(|row| {
            let own = texts.remove(row.id.as_str()).unwrap_or_default();
            row.into_location(own)
        })
        .collect()
}
