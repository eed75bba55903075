//! Topic rows in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::{Noun, TopicKind};

use super::Topic;
use crate::catalog::change::Meta;
use crate::catalog::ids::{CityId, TopicId};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::spine::db::schema::topics;
use crate::spine::db::{AnyConnection, DbError};
use crate::{fetch, record};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = topics, treat_none_as_null = true)]
struct Row {
    id: TopicId,
    city_id: CityId,
    slug: String,
    kind: String,
    words: String,
    categories: String,
    target_groups: String,
    records: String,
    soft: bool,
    version: i64,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl Row {
    fn of(topic: &Topic) -> Result<Self, DbError> {
        Ok(Self {
            id: topic.id.clone(),
            city_id: topic.city.clone(),
            slug: topic.slug.clone(),
            kind: topic.kind.as_str().to_owned(),
            target_groups: stored::write(&topic.target_groups)?,
            soft: topic.soft,
            words: stored::write(&topic.words)?,
            categories: stored::write(&topic.categories)?,
            records: stored::write(&topic.records)?,
            version: topic.meta.version,
            created_at: topic.meta.created_at.naive_utc(),
            updated_at: topic.meta.updated_at.naive_utc(),
        })
    }

    fn into_topic(self) -> Result<Topic, DbError> {
        Ok(Topic {
            id: self.id,
            city: self.city_id,
            slug: self.slug,
            kind: stored::word("topics.kind", &self.kind, TopicKind::parse)?,
            target_groups: stored::read("topics.target_groups", &self.target_groups)?,
            soft: self.soft,
            words: stored::read("topics.words", &self.words)?,
            categories: stored::read("topics.categories", &self.categories)?,
            records: stored::read("topics.records", &self.records)?,
            meta: Meta {
                external_id: None,
                provenance: std::collections::BTreeMap::new(),
                version: self.version,
                created_at: self.created_at.and_utc(),
                updated_at: self.updated_at.and_utc(),
            },
        })
    }
}

record!(
    Topic,
    Noun::Topic,
    topics,
    Row,
    texts: |_| &[],
    public: |_| false
);

/// Records, by id.
pub fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Topic>, DbError> {
    let rows: Vec<Row> = fetch!(conn, selection, topics.id, Row)?;
    rows.into_iter().map(Row::into_topic).collect()
}
