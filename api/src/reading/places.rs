//! Providers and public locations for the public.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use porta_contract as wire;
use porta_contract::{FreshnessState, Wheelchair};
use serde::Deserialize;
use utoipa::IntoParams;

use super::answer::{Made, Outcome, View};
use super::areas::list;
use super::directory::{LocationRow, ProviderRow, best, freshness_wire, location, provider_named};
use super::language::Reader;
use super::nearby::{LatLon, nearest};
use super::question::{Kind, Lang, Point, Radius, near, slugs, tags, text};
use super::records::{all_texts, page};
use super::search;
use crate::catalog::ids::Id;
use crate::catalog::provider::{Closure, Provider};
use crate::spine::http::{Cursor, Failure, Instant, Limit, List, Name, One, Params, Tag, Typed};

/// Parameters of a list of providers.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ProviderParams {
    /// Language to read in; `*` for all beside the best one. Without it `Accept-Language` decides.
    #[param(inline, example = "de")]
    pub lang: Option<One<Lang>>,
    /// Words to search for.
    #[param(inline, example = "Caritas")]
    pub q: Option<One<Typed>>,
    /// Kinds of organisation, such as `welfare,association`.
    #[param(inline, example = json!(["welfare"]))]
    pub kind: List<Kind>,
    /// District slugs.
    #[param(inline, example = json!(["nord"]))]
    pub district: List<Name>,
    /// Languages spoken there (BCP 47).
    #[param(inline, example = json!(["de"]))]
    pub language: List<Tag>,
    /// Latitude and longitude: keeps what lies within `radius`, nearest first.
    #[param(inline, example = "49.756,6.643")]
    pub near: Option<One<Point>>,
    /// Metres around `near`, and only with it; 2000 if not given.
    #[param(inline, example = 2000)]
    pub radius: Option<One<Radius>>,
    /// How current: `fresh`, `due`, `overdue`, `never`.
    #[param(inline, example = json!(["never"]))]
    pub freshness: List<FreshnessState>,
    /// Changed since this instant (RFC 3339).
    #[param(inline, example = "2026-01-01T00:00:00Z")]
    pub updated_since: Option<One<Instant>>,
    /// Records a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    pub limit: One<Limit>,
    /// Where the page begins: `next` of the page before.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    pub cursor: Option<One<Cursor>>,
}

/// Parameters of a list of locations.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct LocationParams {
    /// Language to read in. Without it `Accept-Language` decides.
    #[param(inline, example = "de")]
    pub lang: Option<One<Lang>>,
    /// District slugs.
    #[param(inline, example = json!(["nord"]))]
    pub district: List<Name>,
    /// Provider slugs.
    #[param(inline, example = json!(["caritas-migration"]))]
    pub provider: List<Name>,
    /// Access with a wheelchair: `yes`, `limited`, `no`, `unknown`.
    #[param(inline, example = json!(["yes"]))]
    pub wheelchair: List<Wheelchair>,
    /// Latitude and longitude: keeps what lies within `radius`, nearest first.
    #[param(inline, example = "49.756,6.643")]
    pub near: Option<One<Point>>,
    /// Metres around `near`, and only with it; 2000 if not given.
    #[param(inline, example = 2000)]
    pub radius: Option<One<Radius>>,
    /// Records a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    pub limit: One<Limit>,
    /// Where the page begins: `next` of the page before.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    pub cursor: Option<One<Cursor>>,
}

/// True when one of the places lies in one of the districts; also when no district is asked for.
fn in_districts(places: &[Arc<LocationRow>], districts: &[String]) -> bool {
    let lies = |row: &Arc<LocationRow>| row.district.as_ref().is_some_and(|one| districts.contains(&one.slug));
    districts.is_empty() || places.iter().any(lies)
}

fn within(places: &[Arc<LocationRow>], near: Option<(LatLon, u32)>) -> Option<Option<u32>> {
    let Some((point, radius)) = near else { return Some(None) };
    let points: Vec<LatLon> = places.iter().filter_map(|row| row.point()).collect();
    nearest(point, &points).filter(|metres| *metres <= radius).map(Some)
}

/// Providers by name, or by distance with `near`.
pub fn providers(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<ProviderParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    let directory = view.directory;
    let district = |slug: &str| directory.district(slug).map(|one| one.slug.clone());
    let districts = checked.take(slugs("district", "districts", &params.district, district));
    let near = checked.take(near(params.near.as_deref(), params.radius.as_deref()));
    checked.done()?;
    let languages = tags(&params.language);
    let (kinds, freshness) = (&params.kind, &params.freshness);
    let since = params.updated_since.map(|One(Instant(at))| at);
    let found = found(view, text(params.q.as_deref()), &reader)?;
    let grace = directory.city.settings.grace_days;
    let after = directory.city.settings.leave_lists_after;
    let matches = |row: &ProviderRow| {
        let provider = &row.provider;
        (kinds.is_empty() || kinds.iter().any(|Kind(kind)| *kind == provider.kind))
            && (languages.is_empty() || provider.languages.iter().any(|one| languages.contains(one)))
            && (freshness.is_empty() || freshness.contains(&provider.freshness.state(view.now, grace)))
            && (!freshness.is_empty()
                || since.is_some()
                || provider
                    .freshness
                    .leaves_at(grace, after)
                    .is_none_or(|at| at > view.now))
            && since.is_none_or(|since: DateTime<Utc>| provider.meta.updated_at >= since)
            && found
                .as_ref()
                .is_none_or(|ids| ids.contains(&super::documents::handle(provider.id.as_str())))
            && in_districts(&row.locations, &districts)
    };
    let rows = directory.providers.iter().filter(|row| matches(row));
    let mut rows: Vec<(Option<u32>, &Arc<ProviderRow>)> = rows
        .filter_map(|row| Some((within(&row.locations, near)?, row)))
        .collect();
    rows.sort_by_cached_key(provider_key);
    let write = |(metres, row): &(Option<u32>, &Arc<ProviderRow>)| provider_wire(view, &reader, row, *metres);
    let at = (params.limit.count(), params.cursor.as_deref());
    let paged = page(view, at, rows.iter(), provider_key, write)?;
    list(view, paged, rows.len())
}

fn provider_key((metres, row): &(Option<u32>, &Arc<ProviderRow>)) -> String {
    format!(
        "{:010} {} {}",
        metres.unwrap_or_default(),
        row.sort_key,
        row.provider.id
    )
}

fn found(view: &View<'_>, q: Option<String>, reader: &Reader) -> Result<Option<Vec<u64>>, Failure> {
    let Some(q) = q else { return Ok(None) };
    let hits = view.cell.search().matching(&q, reader.tag(), search::Noun::Provider);
    let hits = hits.map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(Some(hits.into_iter().map(|(handle, _)| handle).collect()))
}

/// One provider.
pub fn provider(view: &View<'_>, name: &str) -> Result<Outcome, Failure> {
    let reader = view.only_reader()?;
    match view.directory.provider(name) {
        Some(row) => Ok(Outcome::Made(
            Made::json(&provider_wire(view, &reader, row, None))?.until(view.moment.changes_at),
        )),
        None => view.moved_or_missing(wire::Noun::Provider, name, |id| {
            view.directory.provider(id).map(|row| row.provider.slug.clone())
        }),
    }
}

fn provider_wire(view: &View<'_>, reader: &Reader, row: &ProviderRow, distance_m: Option<u32>) -> wire::Provider {
    let provider = &row.provider;
    let text = best(&provider.texts, reader, &provider.source_lang);
    let state = provider
        .freshness
        .state(view.now, view.directory.city.settings.grace_days);
    wire::Provider {
        noun: wire::Noun::Provider,
        id: provider.id.to_string(),
        slug: provider.slug.clone(),
        version: provider.meta.version,
        name: text.map_or_else(|| provider.slug.clone(), |text| text.title.clone()),
        kind: provider.kind.clone(),
        description: text.map(|text| text.description.clone()).unwrap_or_default(),
        text: super::records::info(text, &provider.texts, &provider.source_lang, provider.text_version),
        texts: if reader.all {
            all_texts(&provider.texts, &provider.source_lang, provider.text_version)
        } else {
            std::collections::BTreeMap::new()
        },
        locations: row.locations.iter().map(|one| location(one, reader)).collect(),
        languages: provider.languages.clone(),
        phone: provider.phone.clone(),
        phone_uri: row.phone_uri.clone(),
        email: provider.email.clone(),
        website: provider.website.clone(),
        closures: closures(view, provider),
        offers: row.offers,
        updated_at: provider.meta.updated_at,
        freshness: freshness_wire(&provider.freshness, state),
        distance_m,
    }
}

/// The closures that are not over.
fn closures(view: &View<'_>, provider: &Provider) -> Vec<wire::Closure> {
    let today = view.now.with_timezone(&view.directory.tz()).date_naive();
    let closures = provider.closures.iter().filter(|one| today <= one.until);
    closures.map(Closure::to_wire).collect()
}

/// Public locations, by provider and name, or by distance with `near`.
pub fn locations(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<LocationParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    let directory = view.directory;
    let district = |slug: &str| directory.district(slug).map(|one| one.slug.clone());
    let districts = checked.take(slugs("district", "districts", &params.district, district));
    let provider = |name: &str| directory.provider(name).map(|row| row.provider.id.to_string());
    let providers = checked.take(slugs("provider", "providers", &params.provider, provider));
    let near = checked.take(near(params.near.as_deref(), params.radius.as_deref()));
    checked.done()?;
    let wheelchair = &params.wheelchair;
    let matches = |row: &Arc<LocationRow>| {
        (providers.is_empty() || providers.iter().any(|id| id == row.location.provider.as_str()))
            && (wheelchair.is_empty() || wheelchair.contains(&row.location.wheelchair))
            && in_districts(std::slice::from_ref(row), &districts)
    };
    let rows = directory.locations.iter().filter(|row| matches(row));
    let mut rows: Vec<(Option<u32>, &Arc<LocationRow>)> = rows
        .filter_map(|row| Some((within(std::slice::from_ref(row), near)?, row)))
        .collect();
    rows.sort_by_cached_key(location_key);
    let write = |(metres, row): &(Option<u32>, &Arc<LocationRow>)| location_wire(view, &reader, row, *metres);
    let at = (params.limit.count(), params.cursor.as_deref());
    let paged = page(view, at, rows.iter(), location_key, write)?;
    list(view, paged, rows.len())
}

fn location_key((metres, row): &(Option<u32>, &Arc<LocationRow>)) -> String {
    format!(
        "{:010} {} {}",
        metres.unwrap_or_default(),
        row.location.slug,
        row.location.id
    )
}

/// One public location.
pub fn one_location(view: &View<'_>, name: &str) -> Result<Outcome, Failure> {
    let reader = view.only_reader()?;
    let mut rows = view.directory.locations.iter();
    match rows.find(|row| row.location.slug == name || row.location.id.as_str() == name) {
        Some(row) => Ok(Outcome::Made(Made::json(&location_wire(view, &reader, row, None))?)),
        None => view.moved_or_missing(wire::Noun::Location, name, |id| {
            let mut rows = view.directory.locations.iter();
            rows.find(|row| row.location.id.as_str() == id)
                .map(|row| row.location.slug.clone())
        }),
    }
}

fn location_wire(view: &View<'_>, reader: &Reader, row: &LocationRow, distance_m: Option<u32>) -> wire::LocationRecord {
    let owner = view.directory.provider(row.location.provider.as_str());
    wire::LocationRecord {
        noun: wire::Noun::Location,
        place: location(row, reader),
        provider: owner.map_or_else(
            || wire::Named {
                id: row.location.provider.to_string(),
                slug: String::new(),
                name: String::new(),
            },
            |owner| provider_named(&owner.provider, reader),
        ),
        version: row.location.meta.version,
        distance_m,
    }
}
