//! Page rows in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::{Confirmer, Noun, Publication, Role};

use super::{Owner, Page};
use crate::catalog::change::{Meta, is_public};
use crate::catalog::freshness::Freshness;
use crate::catalog::ids::{CityId, PageId};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::catalog::text::{self, Text};
use crate::catalog::tree::Tree;
use crate::spine::db::schema::pages;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::{AccountId, Id};
use crate::{fetch, record};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = pages, treat_none_as_null = true)]
struct Row {
    id: PageId,
    city_id: CityId,
    parent_id: Option<PageId>,
    slug: String,
    position: i32,
    publication: String,
    target_groups: String,
    sensitive: bool,
    steps: String,
    owner_role: Option<String>,
    owner_account: Option<String>,
    review_months: Option<i32>,
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
    fn of(page: &Page) -> Result<Self, DbError> {
        let (owner_role, owner_account) = match &page.owner {
            None => (None, None),
            Some(Owner::Role(role)) => (Some(role.as_str().to_owned()), None),
            Some(Owner::Account(account)) => (None, Some(account.to_string())),
        };
        Ok(Self {
            id: page.id.clone(),
            city_id: page.city.clone(),
            parent_id: page.parent.clone(),
            slug: page.slug.clone(),
            position: page.position,
            publication: page.publication.as_str().to_owned(),
            target_groups: stored::write(&page.target_groups)?,
            sensitive: page.sensitive,
            steps: stored::write(&page.steps)?,
            owner_role,
            owner_account,
            review_months: page.review_months,
            source_lang: page.source_lang.clone(),
            text_version: page.text_version,
            confirmed_at: stored::naive(page.freshness.confirmed_at),
            confirmed_by: page.freshness.confirmed_by.map(|by| by.as_str().to_owned()),
            due_at: stored::naive(page.freshness.due_at),
            external_id: page.meta.external_id.clone(),
            provenance: stored::write(&page.meta.provenance)?,
            version: page.meta.version,
            created_at: page.meta.created_at.naive_utc(),
            updated_at: page.meta.updated_at.naive_utc(),
        })
    }

    fn into_page(self, texts: Vec<Text>) -> Result<Page, DbError> {
        let role = self.owner_role.as_deref();
        let role = role.map(|role| stored::word("pages.owner_role", role, Role::parse));
        let owner = match role.transpose()? {
            Some(role) => Some(Owner::Role(role)),
            None => self.owner_account.map(|id| Owner::Account(AccountId::from(id))),
        };
        Ok(Page {
            id: self.id,
            city: self.city_id,
            parent: self.parent_id,
            slug: self.slug,
            position: self.position,
            publication: stored::word("pages.publication", &self.publication, Publication::parse)?,
            target_groups: stored::read("pages.target_groups", &self.target_groups)?,
            sensitive: self.sensitive,
            steps: stored::read("pages.steps", &self.steps)?,
            owner,
            review_months: self.review_months,
            freshness: Freshness {
                confirmed_at: stored::instant(self.confirmed_at),
                confirmed_by: self.confirmed_by.as_deref().and_then(Confirmer::parse),
                due_at: stored::instant(self.due_at),
            },
            source_lang: self.source_lang,
            text_version: self.text_version,
            texts,
            meta: Meta {
                external_id: self.external_id,
                provenance: stored::read("pages.provenance", &self.provenance)?,
                version: self.version,
                created_at: self.created_at.and_utc(),
                updated_at: self.updated_at.and_utc(),
            },
        })
    }
}

record!(
    Page,
    Noun::Page,
    pages,
    Row,
    texts: |page| &page.texts,
    public: |page| is_public(page.publication)
);

/// Records with their texts, by id.
pub fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Page>, DbError> {
    let rows: Vec<Row> = fetch!(conn, selection, pages.id, Row)?;
    let mut texts = text::load(conn, selection)?;
    rows.into_iter()
        .map(|row| {
            let own = texts.remove(row.id.as_str()).unwrap_or_default();
            row.into_page(own)
        })
        .collect()
}

/// The pages of a city as a tree.
pub fn tree(conn: &mut AnyConnection, city: &CityId) -> Result<Tree<PageId>, DbError> {
    let rows: Vec<(PageId, String, Option<PageId>)> = pages::table
        .filter(pages::city_id.eq(city))
        .select((pages::id, pages::slug, pages::parent_id))
        .load(conn)?;
    Ok(Tree::of("page", rows))
}
