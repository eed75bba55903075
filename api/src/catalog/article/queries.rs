//! Article rows in the database.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use porta_contract::{Noun, Publication};

use super::Article;
use crate::catalog::change::{Meta, is_public};
use crate::catalog::ids::{ArticleId, CityId, Id};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::catalog::text::{self, Text};
use crate::spine::db::schema::articles;
use crate::spine::db::{AnyConnection, DbError};
use crate::{fetch, record};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = articles, treat_none_as_null = true)]
struct Row {
    id: ArticleId,
    city_id: CityId,
    slug: String,
    publication: String,
    date: NaiveDate,
    visible_from: Option<NaiveDate>,
    visible_until: Option<NaiveDate>,
    categories: String,
    author: Option<String>,
    pictures: String,
    source_lang: String,
    text_version: i64,
    external_id: Option<String>,
    provenance: String,
    version: i64,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl Row {
    fn of(article: &Article) -> Result<Self, DbError> {
        Ok(Self {
            id: article.id.clone(),
            city_id: article.city.clone(),
            slug: article.slug.clone(),
            publication: article.publication.as_str().to_owned(),
            date: article.date,
            visible_from: article.visible_from,
            visible_until: article.visible_until,
            categories: stored::write(&article.categories)?,
            author: article.author.clone(),
            pictures: stored::write(&article.pictures)?,
            source_lang: article.source_lang.clone(),
            text_version: article.text_version,
            external_id: article.meta.external_id.clone(),
            provenance: stored::write(&article.meta.provenance)?,
            version: article.meta.version,
            created_at: article.meta.created_at.naive_utc(),
            updated_at: article.meta.updated_at.naive_utc(),
        })
    }

    fn into_article(self, texts: Vec<Text>) -> Result<Article, DbError> {
        Ok(Article {
            id: self.id,
            city: self.city_id,
            slug: self.slug,
            publication: stored::word("articles.publication", &self.publication, Publication::parse)?,
            date: self.date,
            visible_from: self.visible_from,
            visible_until: self.visible_until,
            categories: stored::read("articles.categories", &self.categories)?,
            author: self.author,
            pictures: stored::read("articles.pictures", &self.pictures)?,
            source_lang: self.source_lang,
            text_version: self.text_version,
            texts,
            meta: Meta {
                external_id: self.external_id,
                provenance: stored::read("articles.provenance", &self.provenance)?,
                version: self.version,
                created_at: self.created_at.and_utc(),
                updated_at: self.updated_at.and_utc(),
            },
        })
    }
}

record!(
    Article,
    Noun::Article,
    articles,
    Row,
    texts: |article| &article.texts,
    public: |article| is_public(article.publication)
);

/// Ids of a city's published articles whose first day lies after one day and not after another.
pub fn appearing(
    conn: &mut AnyConnection,
    city: &CityId,
    (after, until): (NaiveDate, NaiveDate),
) -> Result<Vec<String>, DbError> {
    let found = articles::table
        .filter(articles::city_id.eq(city))
        .filter(articles::publication.eq(Publication::Published.as_str()))
        .filter(articles::visible_from.gt(after))
        .filter(articles::visible_from.le(until))
        .order(articles::id)
        .select(articles::id);
    Ok(found.load(conn)?)
}

/// Records with their texts, by id.
pub fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Article>, DbError> {
    let rows: Vec<Row> = fetch!(conn, selection, articles.id, Row)?;
    let mut texts = text::load(conn, selection)?;
    rows.into_iter()
        .map(|row| {
            let own = texts.remove(row.id.as_str()).unwrap_or_default();
            row.into_article(own)
        })
        .collect()
}
