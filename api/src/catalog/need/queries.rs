//! Need rows in the database.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use porta_contract::{Confirmer, NeedKind, NeedState, Noun, Publication};

use super::Need;
use crate::catalog::change::Meta;
use crate::catalog::change::is_public;
use crate::catalog::freshness::Freshness;
use crate::catalog::ids::{CityId, DistrictId, NeedId, ProviderId};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::catalog::text::{self, Text};
use crate::spine::db::schema::needs;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;
use crate::{fetch, record};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = needs, treat_none_as_null = true)]
struct Row {
    id: NeedId,
    city_id: CityId,
    provider_id: ProviderId,
    slug: String,
    publication: String,
    kind: String,
    state: String,
    district_id: Option<DistrictId>,
    languages: String,
    quantity: Option<i32>,
    hours_per_week: Option<i32>,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    source_lang: String,
    text_version: i64,
    confirmed_at: Option<NaiveDateTime>,
    confirmed_by: Option<String>,
    due_at: Option<NaiveDateTime>,
    external_id: Option<String>,
    provenance: String,
    version: i64,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl Row {
    fn of(need: &Need) -> Result<Self, DbError> {
        Ok(Self {
            id: need.id.clone(),
            city_id: need.city.clone(),
            provider_id: need.provider.clone(),
            slug: need.slug.clone(),
            publication: need.publication.as_str().to_owned(),
            kind: need.kind.as_str().to_owned(),
            state: need.state.as_str().to_owned(),
            district_id: need.district.clone(),
            languages: stored::write(&need.languages)?,
            quantity: need.quantity,
            hours_per_week: need.hours_per_week,
            starts_on: need.from,
            ends_on: need.until,
            source_lang: need.source_lang.clone(),
            text_version: need.text_version,
            confirmed_at: stored::naive(need.freshness.confirmed_at),
            confirmed_by: need.freshness.confirmed_by.map(|by| by.as_str().to_owned()),
            due_at: stored::naive(need.freshness.due_at),
            external_id: need.meta.external_id.clone(),
            provenance: stored::write(&need.meta.provenance)?,
            version: need.meta.version,
            created_at: need.meta.created_at.naive_utc(),
            updated_at: need.meta.updated_at.naive_utc(),
        })
    }

    fn into_need(self, texts: Vec<Text>) -> Result<Need, DbError> {
        Ok(Need {
            id: self.id,
            city: self.city_id,
            provider: self.provider_id,
            slug: self.slug,
            publication: stored::word("needs.publication", &self.publication, Publication::parse)?,
            kind: stored::word("needs.kind", &self.kind, NeedKind::parse)?,
            state: stored::word("needs.state", &self.state, NeedState::parse)?,
            district: self.district_id,
            languages: stored::read("needs.languages", &self.languages)?,
            quantity: self.quantity,
            hours_per_week: self.hours_per_week,
            from: self.starts_on,
            until: self.ends_on,
            source_lang: self.source_lang,
            text_version: self.text_version,
            texts,
            freshness: Freshness {
                confirmed_at: stored::instant(self.confirmed_at),
                confirmed_by: self.confirmed_by.as_deref().and_then(Confirmer::parse),
                due_at: stored::instant(self.due_at),
            },
            meta: Meta {
                external_id: self.external_id,
                provenance: stored::read("needs.provenance", &self.provenance)?,
                version: self.version,
                created_at: self.created_at.and_utc(),
                updated_at: self.updated_at.and_utc(),
            },
        })
    }
}

record!(
    Need,
    Noun::Need,
    needs,
    Row,
    texts: |need| &need.texts,
    public: |need| is_public(need.publication)
);

/// Records with their texts, by id.
pub fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Need>, DbError> {
    let rows: Vec<Row> = fetch!(conn, selection, needs.id, Row)?;
    let mut texts = text::load(conn, selection)?;
    rows.into_iter()
        .map(|row| {
            let own = texts.remove(row.id.as_str()).unwrap_or_default();
            row.into_need(own)
        })
        .collect()
}
