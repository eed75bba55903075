//! The entries that reports are about.

use std::collections::HashMap;

use diesel::prelude::*;
use porta_contract::{Noun, Publication};

use crate::catalog::address;
use crate::catalog::ids::{CityId, ProviderId};
use crate::spine::db::schema::{articles, events, facts, needs, offers, pages, providers, responsibilities, texts};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::is_uuid;

/// Kinds of entries that can be reported.
pub(super) const NOUNS: [Noun; 8] = [
    Noun::Offer,
    Noun::Event,
    Noun::Provider,
    Noun::Need,
    Noun::Responsibility,
    Noun::Page,
    Noun::Article,
    Noun::Fact,
];

/// What a report has to know of an entry.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub id: String,
    pub slug: String,
    /// Whose it is; none for what the city itself says.
    pub provider: Option<ProviderId>,
    pub source_lang: String,
    pub published: bool,
}

type Row = (String, String, Option<ProviderId>, String, String);
type CityRow = (String, String, String, String);

impl From<Row> for Entry {
    fn from((id, slug, provider, source_lang, publication): Row) -> Self {
        Self {
            id,
            slug,
            provider,
            source_lang,
            published: publication == Publication::Published.as_str(),
        }
    }
}

/// What belongs to nobody but the city.
fn of_city((id, slug, lang, publication): CityRow) -> Row {
    (id, slug, None, lang, publication)
}

macro_rules! entries {
    ($conn:expr, $city:expr, $ids:expr, $table:ident) => {
        $table::table
            .filter($table::city_id.eq($city))
            .filter($table::id.eq_any($ids))
            .select(($table::id, $table::slug, $table::source_lang, $table::publication))
            .load::<CityRow>($conn)?
    };
    ($conn:expr, $city:expr, $ids:expr, $table:ident, $provider:ident) => {
        $table::table
            .filter($table::city_id.eq($city))
            .filter($table::id.eq_any($ids))
            .select((
                $table::id,
                $table::slug,
                $table::$provider.nullable(),
                $table::source_lang,
                $table::publication,
            ))
            .load::<Row>($conn)?
    };
}

/// Entries of a city by their ids; those that are gone are not there.
pub(super) fn by_ids(
    conn: &mut AnyConnection,
    city: &CityId,
    (noun, ids): (Noun, &[&str]),
) -> Result<Vec<Entry>, DbError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = match noun {
        Noun::Offer => entries!(conn, city, ids, offers, provider_id),
        Noun::Event => entries!(conn, city, ids, events, provider_id),
        Noun::Need => entries!(conn, city, ids, needs, provider_id),
        Noun::Provider => {
            let whole = |(id, slug, lang, publication): CityRow| -> Row {
                let own = ProviderId::from(id.as_str());
                (id, slug, Some(own), lang, publication)
            };
            let rows = entries!(conn, city, ids, providers);
            rows.into_iter().map(whole).collect()
        }
        Noun::Responsibility => entries!(conn, city, ids, responsibilities)
            .into_iter()
            .map(of_city)
            .collect(),
        Noun::Page => entries!(conn, city, ids, pages).into_iter().map(of_city).collect(),
        Noun::Article => entries!(conn, city, ids, articles).into_iter().map(of_city).collect(),
        Noun::Fact => entries!(conn, city, ids, facts).into_iter().map(of_city).collect(),
        _ => Vec::new(),
    };
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// The entry of a slug, old ones too, or of an id, if the public can read it.
pub(super) fn published(
    conn: &mut AnyConnection,
    city: &CityId,
    (noun, name): (Noun, &str),
) -> Result<Option<Entry>, DbError> {
    let id = if is_uuid(name) {
        Some(name.to_owned())
    } else {
        address::holder(conn, city, noun, name)?
    };
    let Some(id) = id else { return Ok(None) };
    let found = by_ids(conn, city, (noun, &[&id]))?.pop();
    Ok(found.filter(|entry| entry.published))
}

/// Titles of records, by id and language.
pub(super) type Titles = HashMap<String, HashMap<String, String>>;

/// The titles of entries in all languages.
pub(super) fn titles(conn: &mut AnyConnection, ids: &[&str]) -> Result<Titles, DbError> {
    let rows: Vec<(String, String, String)> = texts::table
        .filter(texts::record_id.eq_any(ids))
        .select((texts::record_id, texts::lang, texts::title))
        .load(conn)?;
    let mut all = Titles::new();
    for (id, lang, title) in rows.into_iter().filter(|(.., title)| !title.is_empty()) {
        all.entry(id).or_default().insert(lang, title);
    }
    Ok(all)
}

impl Entry {
    /// Its title in a language, or else in that of its source.
    pub fn title(&self, titles: &Titles, lang: &str) -> String {
        let own = titles.get(&self.id);
        let found = own.and_then(|own| own.get(lang).or_else(|| own.get(&self.source_lang)));
        found.cloned().unwrap_or_else(|| self.slug.clone())
    }
}
