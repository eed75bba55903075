//! Cities, districts and categories for the public.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use porta_contract as wire;
use porta_contract::NeedState;

use super::answer::{Made, Outcome, View};
use super::directory::{Dimension, Directory, Moment, best};
use super::language::{Reader, direction, languages};
use super::question::PageParams;
use super::records::{all_texts, page};
use crate::catalog::category::Category;
use crate::catalog::check::phone;
use crate::catalog::district::District;
use crate::catalog::ids::Id;
use crate::catalog::need::Need;
use crate::spine::http::{Failure, Params};

/// The city itself.
pub fn city(view: &View<'_>) -> Result<Outcome, Failure> {
    let reader = view.only_reader()?;
    Ok(Outcome::Made(
        Made::json(&city_wire(view.directory, view.moment, &reader))?.until(view.moment.changes_at),
    ))
}

pub(super) fn in_language<'t>(texts: &'t BTreeMap<String, String>, reader: &Reader) -> Option<(&'t str, &'t str)> {
    let wanted = reader.tags().find_map(|tag| texts.get_key_value(tag));
    wanted
        .or_else(|| texts.iter().next())
        .map(|(lang, text)| (lang.as_str(), text.as_str()))
}

/// A city for the wire.
#[must_use]
pub fn city_wire(directory: &Directory, moment: &Moment, reader: &Reader) -> wire::City {
    let city = &directory.city;
    let offers = directory.index.all().intersection_count(&moment.exists);
    let today = moment.at.with_timezone(&directory.tz()).date_naive();
    let articles = directory.articles.iter().filter(|one| one.is_shown_on(today)).count();
    let wanted = |need: &Need| need.state == NeedState::Open && need.is_listed_on(today);
    let needs = directory.needs.iter().filter(|row| wanted(&row.need)).count();
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let counts = [
        ("offer", offers),
        ("provider", directory.providers.len()),
        ("location", directory.locations.len()),
        ("event", directory.events.len()),
        ("article", articles),
        ("need", needs),
        ("responsibility", directory.responsibilities.len()),
        ("district", directory.districts.len()),
        ("category", directory.categories.all.len()),
        ("page", directory.pages.all.len()),
        ("fact", directory.facts.len()),
    ];
    wire::City {
        id: city.id.as_str().to_owned(),
        slug: city.slug.clone(),
        name: city.name.clone(),
        title: in_language(&city.settings.title, reader)
            .map_or(city.name.as_str(), |(_, text)| text)
            .to_owned(),
        time_zone: city.time_zone.name().to_owned(),
        country: city.country.clone(),
        region: city.region.clone(),
        languages: languages(&city.languages),
        centre: wire::Point {
            lat: city.centre.0,
            lon: city.centre.1,
        },
        demo: city.demo,
        emergency: city
            .settings
            .emergency
            .iter()
            .filter_map(|number| {
                let (lang, label) = in_language(&number.label, reader)?;
                Some(wire::EmergencyNumber {
                    phone: number.phone.clone(),
                    phone_uri: phone::uri(&number.phone, &city.country),
                    label: label.to_owned(),
                    lang: lang.to_owned(),
                })
            })
            .collect(),
        notices: notices(directory, moment.at, reader),
        theme: city.settings.theme.clone(),
        law: city.settings.law.clone(),
        confirmed_share_6_months: confirmed_share(directory, moment),
        counts: counts
            .into_iter()
            .map(|(noun, number)| (noun.to_owned(), count(number)))
            .collect(),
        version: city.meta.version,
    }
}

/// The urgent notices that hold.
fn notices(directory: &Directory, now: DateTime<Utc>, reader: &Reader) -> Vec<wire::Notice> {
    let hold = directory
        .city
        .settings
        .notices
        .iter()
        .filter(|notice| notice.holds(now));
    hold.filter_map(|notice| {
        let (lang, text) = in_language(&notice.text, reader)?;
        Some(wire::Notice {
            text: text.to_owned(),
            lang: lang.to_owned(),
            dir: direction(lang),
            severity: notice.severity,
            url: notice.url.clone(),
            from: notice.from,
            until: notice.until,
        })
    })
    .collect()
}

/// Share of the offers that were confirmed within six months before the moment.
fn confirmed_share(directory: &Directory, moment: &Moment) -> Option<f64> {
    let since = moment.at.checked_sub_months(chrono::Months::new(6))?;
    let mut all = 0_u32;
    let mut confirmed = 0_u32;
    for row in directory.all_offers() {
        all += 1;
        confirmed += u32::from(row.offer.freshness.confirmed_at.is_some_and(|at| at >= since));
    }
    (all > 0).then(|| (f64::from(confirmed) / f64::from(all) * 1000.0).round() / 1000.0)
}

/// How many offers a list with only this value chosen has.
fn offers_of(view: &View<'_>, dimension: Dimension, slug: &str) -> u64 {
    let Some(set) = view.directory.index.of(dimension, slug) else {
        return 0;
    };
    let mut listed = set.clone();
    listed.intersect_with(&view.moment.exists);
    u64::try_from(listed.count_ones(..)).unwrap_or(u64::MAX)
}

/// Districts in the order of their numbers.
pub fn districts(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<PageParams>(view.query());
    checked.take(view.reader(params.lang.as_deref()));
    checked.done()?;
    let key = |one: &std::sync::Arc<District>| one.sort_key();
    let write = |one: &std::sync::Arc<District>| district_wire(view, one);
    let at = (params.limit.count(), params.cursor.as_deref());
    let paged = page(view, at, view.directory.districts.iter(), key, write)?;
    list(view, paged, view.directory.districts.len())
}

/// One district.
pub fn district(view: &View<'_>, name: &str) -> Result<Outcome, Failure> {
    view.only_reader()?;
    let find = |name: &str| {
        view.directory
            .districts
            .iter()
            .find(|one| one.slug == name || one.id.as_str() == name)
    };
    match find(name) {
        Some(one) => Ok(Outcome::Made(
            Made::json(&district_wire(view, one))?.until(view.moment.changes_at),
        )),
        None => view.moved_or_missing(wire::Noun::District, name, |id| find(id).map(|one| one.slug.clone())),
    }
}

fn district_wire(view: &View<'_>, district: &District) -> wire::District {
    wire::District {
        id: district.id.to_string(),
        slug: district.slug.clone(),
        number: district.number,
        name: district.name.clone(),
        parts: district.parts.clone(),
        postal_codes: district.postal_codes.clone(),
        centre: district.centre.map(|(lat, lon)| wire::Point { lat, lon }),
        outline: district
            .outline
            .as_deref()
            .and_then(|text| serde_json::from_str(text).ok()),
        offers: offers_of(view, Dimension::District, &district.slug),
        version: district.meta.version,
    }
}

/// The tree of categories, parents before children.
pub fn categories(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<PageParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    checked.done()?;
    let all: Vec<(usize, &Category)> = view
        .directory
        .categories
        .all
        .iter()
        .enumerate()
        .map(|(place, one)| (place, &**one))
        .collect();
    let write = |(_, one): &(usize, &Category)| category_wire(view, &reader, one);
    let at = (params.limit.count(), params.cursor.as_deref());
    let key = |(_, one): &(usize, &Category)| view.directory.categories.sort_key(one);
    let paged = page(view, at, all.iter(), key, write)?;
    list(view, paged, all.len())
}

/// One category.
pub fn category(view: &View<'_>, name: &str) -> Result<Outcome, Failure> {
    let reader = view.only_reader()?;
    let find = |name: &str| {
        view.directory
            .categories
            .all
            .iter()
            .find(|one| one.slug == name || one.id.as_str() == name)
    };
    match find(name) {
        Some(one) => Ok(Outcome::Made(
            Made::json(&category_wire(view, &reader, one))?.until(view.moment.changes_at),
        )),
        None => view.moved_or_missing(wire::Noun::Category, name, |id| find(id).map(|one| one.slug.clone())),
    }
}

fn category_wire(view: &View<'_>, reader: &Reader, category: &Category) -> wire::Category {
    let tree = &view.directory.categories;
    let text = best(&category.texts, reader, &category.source_lang);
    wire::Category {
        id: category.id.to_string(),
        slug: category.slug.clone(),
        parent: category
            .parent
            .as_ref()
            .and_then(|id| tree.get(id))
            .map(|one| one.slug.clone()),
        name: text.map_or_else(|| category.slug.clone(), |text| text.title.clone()),
        icon: category.icon.clone(),
        sensitive: tree.line(&category.id).any(|one| one.sensitive),
        text: super::records::info(text, &category.texts, &category.source_lang, category.text_version),
        texts: if reader.all {
            all_texts(&category.texts, &category.source_lang, category.text_version)
        } else {
            BTreeMap::new()
        },
        offers: offers_of(view, Dimension::Category, &category.slug),
        version: category.meta.version,
    }
}

/// A plain list for the wire.
pub fn list<T: serde::Serialize>(
    view: &View<'_>,
    paged: super::records::Paged<T>,
    total: usize,
) -> Result<Outcome, Failure> {
    let answer = wire::List {
        items: paged.items,
        total: u64::try_from(total).unwrap_or(u64::MAX),
        facets: wire::Facets::default(),
        next: paged.next,
        nearest: None,
        stale: view.stale,
    };
    let mut made = Made::json(&answer)?.until(view.moment.changes_at);
    made.next = paged.link;
    Ok(Outcome::Made(made))
}
