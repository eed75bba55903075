//! Provider rows in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::{Confirmer, Noun, Publication};

use super::{Closure, Provider, parts};
use crate::catalog::change::Meta;
use crate::catalog::change::is_public;
use crate::catalog::freshness::Freshness;
use crate::catalog::ids::{CityId, ProviderId};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::catalog::text::{self, Text};
use crate::spine::db::schema::providers;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;
use crate::{fetch, record};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = providers, treat_none_as_null = true)]
struct Row {
    id: ProviderId,
    city_id: CityId,
    slug: String,
    kind: String,
    publication: String,
    languages: String,
    phone: Option<String>,
    email: Option<String>,
    website: Option<String>,
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
    fn of(provider: &Provider) -> Result<Self, DbError> {
        Ok(Self {
            id: provider.id.clone(),
            city_id: provider.city.clone(),
            slug: provider.slug.clone(),
            kind: provider.kind.clone(),
            publication: provider.publication.as_str().to_owned(),
            languages: stored::write(&provider.languages)?,
            phone: provider.phone.clone(),
            email: provider.email.clone(),
            website: provider.website.clone(),
            source_lang: provider.source_lang.clone(),
            text_version: provider.text_version,
            confirmed_at: stored::naive(provider.freshness.confirmed_at),
            confirmed_by: provider.freshness.confirmed_by.map(|by| by.as_str().to_owned()),
            due_at: stored::naive(provider.freshness.due_at),
            external_id: provider.meta.external_id.clone(),
            provenance: stored::write(&provider.meta.provenance)?,
            version: provider.meta.version,
            created_at: provider.meta.created_at.naive_utc(),
            updated_at: provider.meta.updated_at.naive_utc(),
        })
    }

    fn into_provider(self, texts: Vec<Text>, closures: Vec<Closure>) -> Result<Provider, DbError> {
        Ok(Provider {
            id: self.id,
            city: self.city_id,
            slug: self.slug,
            kind: self.kind,
            publication: stored::word("providers.publication", &self.publication, Publication::parse)?,
            languages: stored::read("providers.languages", &self.languages)?,
            phone: self.phone,
            email: self.email,
            website: self.website,
            source_lang: self.source_lang,
            text_version: self.text_version,
            texts,
            closures,
            freshness: Freshness {
                confirmed_at: stored::instant(self.confirmed_at),
                confirmed_by: self.confirmed_by.as_deref().and_then(Confirmer::parse),
                due_at: stored::instant(self.due_at),
            },
            meta: Meta {
                external_id: self.external_id,
                provenance: stored::read("providers.provenance", &self.provenance)?,
                version: self.version,
                created_at: self.created_at.and_utc(),
                updated_at: self.updated_at.and_utc(),
            },
        })
    }
}

record!(
    Provider,
    Noun::Provider,
    providers,
    Row,
    texts: |provider| &provider.texts,
    public: |provider| is_public(provider.publication),
    parts: |provider, tx| parts::replace(provider, tx),
    same_parts: |one, other| one.closures == other.closures
);

/// Records with their texts, by id.
pub fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Provider>, DbError> {
    let rows: Vec<Row> = fetch!(conn, selection, providers.id, Row)?;
    let mut texts = text::load(conn, selection)?;
    let mut closures = parts::load(conn, selection)?;
    rows.into_iter()
        .map(|row| {
            let own = texts.remove(row.id.as_str()).unwrap_or_default();
            let closed = closures.remove(row.id.as_str()).unwrap_or_default();
            row.into_provider(own, closed)
        })
        .collect()
}
