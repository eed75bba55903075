//! The websites that the published entries of a city name.

use std::collections::BTreeSet;

use diesel::prelude::*;
use porta_contract::{Noun, Publication, WebsiteEntry};

use crate::spine::db::schema::{events, offers, providers, texts};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::CityId;

/// A website and an entry that names it.
#[derive(Clone, Debug)]
pub struct Named {
    /// The website.
    pub url: String,
    /// The entry.
    pub entry: WebsiteEntry,
}

/// Id, slug, title, slug of the provider, and the fields with addresses.
type Row = (String, String, Option<String>, String, Option<String>, Option<String>);

/// The addresses, each once.
///
/// # Errors
/// What the database says.
pub fn urls(conn: &mut AnyConnection, city: &CityId) -> Result<BTreeSet<String>, DbError> {
    Ok(named(conn, city)?.into_iter().map(|named| named.url).collect())
}

/// The addresses with the entries that name them.
///
/// # Errors
/// What the database says.
pub fn named(conn: &mut AnyConnection, city: &CityId) -> Result<Vec<Named>, DbError> {
    let mut all = Vec::new();
    take(&mut all, (Noun::Provider, ["#/website", ""]), of_providers(conn, city)?);
    take(&mut all, (Noun::Offer, ["#/website", ""]), of_offers(conn, city)?);
    let fields = ["#/registration_url", "#/online_url"];
    take(&mut all, (Noun::Event, fields), of_events(conn, city)?);
    Ok(all)
}

fn take(all: &mut Vec<Named>, (noun, pointers): (Noun, [&str; 2]), rows: Vec<Row>) {
    for (id, slug, title, provider, first, second) in rows {
        let filled = [first, second].into_iter().zip(pointers);
        for (url, pointer) in filled.filter_map(|(url, pointer)| Some((url?, pointer))) {
            let entry = WebsiteEntry {
                noun,
                id: id.clone(),
                slug: slug.clone(),
                title: title.clone().unwrap_or_default(),
                provider: provider.clone(),
                pointer: pointer.to_owned(),
            };
            all.push(Named { url, entry });
        }
    }
}

fn of_providers(conn: &mut AnyConnection, city: &CityId) -> Result<Vec<Row>, DbError> {
    let title = texts::record_id
        .eq(providers::id)
        .and(texts::lang.eq(providers::source_lang));
    let rows: Vec<(String, String, Option<String>, Option<String>)> = providers::table
        .left_join(texts::table.on(title))
        .filter(providers::city_id.eq(city))
        .filter(providers::publication.eq(Publication::Published.as_str()))
        .filter(providers::website.is_not_null())
        .order(providers::slug)
        .select((
            providers::id,
            providers::slug,
            texts::title.nullable(),
            providers::website,
        ))
        .load(conn)?;
    let row = |(id, slug, title, website): (String, String, _, _)| (id, slug.clone(), title, slug, website, None);
    Ok(rows.into_iter().map(row).collect())
}

fn of_offers(conn: &mut AnyConnection, city: &CityId) -> Result<Vec<Row>, DbError> {
    let title = texts::record_id.eq(offers::id).and(texts::lang.eq(offers::source_lang));
    let rows: Vec<(String, String, Option<String>, String, Option<String>)> = offers::table
        .inner_join(providers::table.on(providers::id.eq(offers::provider_id)))
        .left_join(texts::table.on(title))
        .filter(offers::city_id.eq(city))
        .filter(offers::publication.eq(Publication::Published.as_str()))
        .filter(offers::website.is_not_null())
        .order(offers::slug)
        .select((
            offers::id,
            offers::slug,
            texts::title.nullable(),
            providers::slug,
            offers::website,
        ))
        .load(conn)?;
    let row = |(id, slug, title, provider, website)| (id, slug, title, provider, website, None);
    Ok(rows.into_iter().map(row).collect())
}

fn of_events(conn: &mut AnyConnection, city: &CityId) -> Result<Vec<Row>, DbError> {
    let title = texts::record_id.eq(events::id).and(texts::lang.eq(events::source_lang));
    let has_one = events::registration_url
        .is_not_null()
        .or(events::online_url.is_not_null());
    let rows = events::table
        .inner_join(providers::table.on(providers::id.eq(events::provider_id)))
        .left_join(texts::table.on(title))
        .filter(events::city_id.eq(city))
        .filter(events::publication.eq(Publication::Published.as_str()))
        .filter(has_one)
        .order(events::slug)
        .select((
            events::id,
            events::slug,
            texts::title.nullable(),
            providers::slug,
            events::registration_url,
            events::online_url,
        ));
    Ok(rows.load(conn)?)
}
