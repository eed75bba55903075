//! Fact rows in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::{Noun, Publication};

use super::Fact;
use crate::catalog::change::{Meta, is_public};
use crate::catalog::ids::{CityId, DistrictId, FactId};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::catalog::text::{self, Text};
use crate::spine::db::schema::facts;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;
use crate::{fetch, record};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = facts, treat_none_as_null = true)]
struct Row {
    id: FactId,
    city_id: CityId,
    district_id: Option<DistrictId>,
    slug: String,
    position: i32,
    publication: String,
    points: String,
    source_lang: String,
    text_version: i64,
    external_id: Option<String>,
    provenance: String,
    version: i64,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl Row {
    fn of(fact: &Fact) -> Result<Self, DbError> {
        Ok(Self {
            id: fact.id.clone(),
            city_id: fact.city.clone(),
            district_id: fact.district.clone(),
            slug: fact.slug.clone(),
            position: fact.position,
            publication: fact.publication.as_str().to_owned(),
            points: stored::write(&fact.points)?,
            source_lang: fact.source_lang.clone(),
            text_version: fact.text_version,
            external_id: fact.meta.external_id.clone(),
            provenance: stored::write(&fact.meta.provenance)?,
            version: fact.meta.version,
            created_at: fact.meta.created_at.naive_utc(),
            updated_at: fact.meta.updated_at.naive_utc(),
        })
    }

    fn into_fact(self, texts: Vec<Text>) -> Result<Fact, DbError> {
        Ok(Fact {
            id: self.id,
            city: self.city_id,
            district: self.district_id,
            slug: self.slug,
            position: self.position,
            publication: stored::word("facts.publication", &self.publication, Publication::parse)?,
            points: stored::read("facts.points", &self.points)?,
            source_lang: self.source_lang,
            text_version: self.text_version,
            texts,
            meta: Meta {
                external_id: self.external_id,
                provenance: stored::read("facts.provenance", &self.provenance)?,
                version: self.version,
                created_at: self.created_at.and_utc(),
                updated_at: self.updated_at.and_utc(),
            },
        })
    }
}

record!(
    Fact,
    Noun::Fact,
    facts,
    Row,
    texts: |fact| &fact.texts,
    public: |fact| is_public(fact.publication)
);

/// Records with their texts, by id.
pub fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Fact>, DbError> {
    let rows: Vec<Row> = fetch!(conn, selection, facts.id, Row)?;
    let mut texts = text::load(conn, selection)?;
    rows.into_iter()
        .map(|row| {
            let own = texts.remove(row.id.as_str()).unwrap_or_default();
            row.into_fact(own)
        })
        .collect()
}
