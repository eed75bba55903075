//! Category rows in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::Noun;

use super::Category;
use crate::catalog::change::Meta;
use crate::catalog::ids::{CategoryId, CityId};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::catalog::text::{self, Text};
use crate::spine::db::schema::categories;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;
use crate::{fetch, record};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = categories, treat_none_as_null = true)]
struct Row {
    id: CategoryId,
    city_id: CityId,
    parent_id: Option<CategoryId>,
    slug: String,
    position: i32,
    icon: Option<String>,
    sensitive: bool,
    source_lang: String,
    text_version: i64,
    external_id: Option<String>,
    provenance: String,
    version: i64,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl Row {
    fn of(category: &Category) -> Result<Self, DbError> {
        Ok(Self {
            id: category.id.clone(),
            city_id: category.city.clone(),
            parent_id: category.parent.clone(),
            slug: category.slug.clone(),
            position: category.position,
            icon: category.icon.clone(),
            sensitive: category.sensitive,
            source_lang: category.source_lang.clone(),
            text_version: category.text_version,
            external_id: category.meta.external_id.clone(),
            provenance: stored::write(&category.meta.provenance)?,
            version: category.meta.version,
            created_at: category.meta.created_at.naive_utc(),
            updated_at: category.meta.updated_at.naive_utc(),
        })
    }

    fn into_category(self, texts: Vec<Text>) -> Result<Category, DbError> {
        Ok(Category {
            id: self.id,
            city: self.city_id,
            parent: self.parent_id,
            slug: self.slug,
            position: self.position,
            icon: self.icon,
            sensitive: self.sensitive,
            source_lang: self.source_lang,
            text_version: self.text_version,
            texts,
            meta: Meta {
                external_id: self.external_id,
                provenance: stored::read("categories.provenance", &self.provenance)?,
                version: self.version,
                created_at: self.created_at.and_utc(),
                updated_at: self.updated_at.and_utc(),
            },
        })
    }
}

record!(
    Category,
    Noun::Category,
    categories,
    Row,
    texts: |category| &category.texts,
    public: |_| true
);

/// Records with their texts, by id.
pub fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Category>, DbError> {
    let rows: Vec<Row> = fetch!(conn, selection, categories.id, Row)?;
    let mut texts = text::load(conn, selection)?;
    rows.into_iter()
        .map(|row| {
            let own = texts.remove(row.id.as_str()).unwrap_or_default();
            row.into_category(own)
        })
        .collect()
}
