//! Responsibility rows in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::{Noun, Publication};

use super::parts::{self, Offices};
use super::{Link, Responsibility};
use crate::catalog::change::Meta;
use crate::catalog::change::is_public;
use crate::catalog::ids::{CityId, ResponsibilityId, TopicId};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::catalog::text::{self, Text};
use crate::spine::db::schema::responsibilities;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;
use crate::{fetch, record};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = responsibilities, treat_none_as_null = true)]
struct Row {
    id: ResponsibilityId,
    city_id: CityId,
    topic_id: TopicId,
    slug: String,
    publication: String,
    situations: String,
    leika: Option<String>,
    area: Option<String>,
    web_links: String,
    source_lang: String,
    text_version: i64,
    external_id: Option<String>,
    provenance: String,
    version: i64,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl Row {
    fn of(record: &Responsibility) -> Result<Self, DbError> {
        Ok(Self {
            id: record.id.clone(),
            city_id: record.city.clone(),
            topic_id: record.topic.clone(),
            slug: record.slug.clone(),
            publication: record.publication.as_str().to_owned(),
            situations: stored::write(&record.situations)?,
            leika: record.leika.clone(),
            area: record.area.clone(),
            web_links: stored::write(&record.links)?,
            source_lang: record.source_lang.clone(),
            text_version: record.text_version,
            external_id: record.meta.external_id.clone(),
            provenance: stored::write(&record.meta.provenance)?,
            version: record.meta.version,
            created_at: record.meta.created_at.naive_utc(),
            updated_at: record.meta.updated_at.naive_utc(),
        })
    }

    fn into_record(self, texts: Vec<Text>, offices: Offices) -> Result<Responsibility, DbError> {
        let links: Vec<Link> = stored::read("responsibilities.web_links", &self.web_links)?;
        Ok(Responsibility {
            id: self.id,
            city: self.city_id,
            topic: self.topic_id,
            slug: self.slug,
            publication: stored::word("responsibilities.publication", &self.publication, Publication::parse)?,
            situations: stored::read("responsibilities.situations", &self.situations)?,
            offices: offices.responsible,
            also: offices.also,
            leika: self.leika,
            area: self.area,
            links,
            source_lang: self.source_lang,
            text_version: self.text_version,
            texts,
            meta: Meta {
                external_id: self.external_id,
                provenance: stored::read("responsibilities.provenance", &self.provenance)?,
                version: self.version,
                created_at: self.created_at.and_utc(),
                updated_at: self.updated_at.and_utc(),
            },
        })
    }
}

record!(
    Responsibility,
    Noun::Responsibility,
    responsibilities,
    Row,
    texts: |record| &record.texts,
    public: |record| is_public(record.publication),
    parts: |record, tx| parts::replace(record, tx),
    same_parts: |one, other| one.offices == other.offices && one.also == other.also
);

/// Records with their texts and offices, by id.
pub fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Responsibility>, DbError> {
    let rows: Vec<Row> = fetch!(conn, selection, responsibilities.id, Row)?;
    let mut texts = text::load(conn, selection)?;
    let mut offices = parts::load(conn, selection)?;
    rows.into_iter()
        .map(|row| {
            let own = texts.remove(row.id.as_str()).unwrap_or_default();
            let in_charge = offices.remove(row.id.as_str()).unwrap_or_default();
            row.into_record(own, in_charge)
        })
        .collect()
}
