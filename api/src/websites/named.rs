//! The websites that the published entries of a city name.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
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
pub fn urls(conn: &mut AnyConnection, city: &CityId, now: DateTime<Utc>) -> Result<BTreeSet<String>, DbError> {
    Ok(named(conn, city, now)?.into_iter().map(|named| named.url).collect())
}

/// The addresses with the entries that name them. Where one could register for an event that is over does not matter any more.
///
/// # Errors
/// What the database says.
pub fn named(conn: &mut AnyConnection, city: &CityId, now: DateTime<Utc>) -> Result<Vec<Named>, DbError> {
    let mut all = Vec::new();
    take(&mut all, (Noun::Provider, ["#/website", ""]), of_providers(conn, city)?);
    take(&mut all, (Noun::Offer, ["#/website", ""]), of_offers(conn, city)?);
    let fields = ["#/registration_url", "#/online_url"];
    take(&mut all, (Noun::Event, fields), of_events(conn, city, now)?);
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

/// Id, slug, title and website of a provider.
type OfProvider = (String, String, Option<String>, Option<String>);

fn of_providers(conn: &mut AnyConnection, city: &CityId) -> Result<Vec<Row>, DbError> {
    let title = texts::record_id
        .eq(providers::id)
        .and(texts::lang.eq(providers::source_lang));
    let rows: Vec<OfProvider> = providers::table
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
    let row = |(id, slug, title, website): OfProvider| (id, slug.clone(), title, slug, website, None);
    Ok(rows.into_iter().map(row).collect())
}

/// Id, slug, title, slug of the provider, and website of an offer.
type OfOffer = (String, String, Option<String>, String, Option<String>);

fn of_offers(conn: &mut AnyConnection, city: &CityId) -> Result<Vec<Row>, DbError> {
    let title = texts::record_id.eq(offers::id).and(texts::lang.eq(offers::source_lang));
    let rows: Vec<OfOffer> = offers::table
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

/// When an event takes place: its first start by the clocks of the city, minutes, rule and further dates.
type Times = (NaiveDateTime, i32, Option<String>, String);

/// True for an event that took place once, and ended a day ago or earlier, whatever the time zone.
fn is_over((starts_at, minutes, rule, further): &Times, now: DateTime<Utc>) -> bool {
    let lasts = TimeDelta::minutes(i64::from(*minutes)) + TimeDelta::days(1);
    let ended = starts_at.checked_add_signed(lasts);
    rule.is_none() && further == "[]" && ended.is_some_and(|ended| ended < now.naive_utc())
}

fn of_events(conn: &mut AnyConnection, city: &CityId, now: DateTime<Utc>) -> Result<Vec<Row>, DbError> {
    let title = texts::record_id.eq(events::id).and(texts::lang.eq(events::source_lang));
    let has_one = events::registration_url
        .is_not_null()
        .or(events::online_url.is_not_null());
    let rows: Vec<(Row, Times)> = events::table
        .inner_join(providers::table.on(providers::id.eq(events::provider_id)))
        .left_join(texts::table.on(title))
        .filter(events::city_id.eq(city))
        .filter(events::publication.eq(Publication::Published.as_str()))
        .filter(has_one)
        .order(events::slug)
        .select((
            (
                events::id,
                events::slug,
                texts::title.nullable(),
                providers::slug,
                events::registration_url,
                events::online_url,
            ),
            (
                events::starts_at,
                events::duration_minutes,
                events::rrule,
                events::rdates,
            ),
        ))
        .load(conn)?;
    let coming = rows.into_iter().filter(|(_, times)| !is_over(times, now));
    Ok(coming.map(|(row, _)| row).collect())
}
