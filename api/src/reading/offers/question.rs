//! Single parameter values that several lists take: slugs, language tags, instants, points.

use chrono::{DateTime, Utc};
use porta_contract::{FieldError, OfferSort};

use crate::reading::nearby::LatLon;
use crate::reading::search::MAX_QUERY_CHARS;
use crate::spine::http::bad_value;

/// A comma list of slugs that have to exist.
pub fn slugs(
    name: &str,
    value: Option<&str>,
    list: &str,
    known: impl Fn(&str) -> Option<String>,
) -> Result<Vec<String>, FieldError> {
    let Some(value) = value else { return Ok(Vec::new()) };
    let one = |slug: &str| {
        known(slug.trim()).ok_or_else(|| bad_value(name, &format!("slugs from /{list}; `{slug}` is none of them")))
    };
    value.split(',').map(one).collect()
}

/// A comma list of language tags.
pub fn tags(name: &str, value: Option<&str>) -> Result<Vec<String>, FieldError> {
    let well_formed = |tag: &str| {
        (2..=35).contains(&tag.len())
            && tag
                .split('-')
                .all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
            && tag.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    let Some(value) = value else { return Ok(Vec::new()) };
    let one = |tag: &str| {
        let tag = tag.trim();
        if well_formed(tag) {
            Ok(tag.to_ascii_lowercase())
        } else {
            Err(bad_value(
                name,
                "a comma list of language tags (BCP 47) such as `ar,uk`",
            ))
        }
    };
    value.split(',').map(one).collect()
}

/// Words to search for.
pub fn text(value: Option<&str>) -> Result<Option<String>, FieldError> {
    match value.map(str::trim) {
        None | Some("") => Ok(None),
        Some(q) if q.chars().count() > MAX_QUERY_CHARS => {
            Err(bad_value("q", &format!("at most {MAX_QUERY_CHARS} characters")))
        }
        Some(q) => Ok(Some(q.to_owned())),
    }
}

/// `now` (`None` inside) or an instant.
pub fn open(value: Option<&str>) -> Result<Option<Option<DateTime<Utc>>>, FieldError> {
    match value {
        None => Ok(None),
        Some("now") => Ok(Some(None)),
        Some(text) => match instant("open", Some(text)) {
            Ok(at) => Ok(Some(at)),
            Err(_) => Err(bad_value(
                "open",
                "`now` or an instant such as `2026-11-24T17:30:00+01:00` (a `+` as %2B)",
            )),
        },
    }
}

/// An RFC 3339 instant from year 1970 to 2199.
pub fn instant(name: &str, value: Option<&str>) -> Result<Option<DateTime<Utc>>, FieldError> {
    let wrong = || bad_value(name, "an instant such as `2026-11-24T17:30:00Z`");
    let Some(text) = value else { return Ok(None) };
    // A `+` that was not escaped arrives as a space.
    let at = DateTime::parse_from_rfc3339(&text.replace(' ', "+"))
        .map_err(|_| wrong())?
        .to_utc();
    let in_range = (0..7_258_118_400).contains(&at.timestamp());
    if in_range { Ok(Some(at)) } else { Err(wrong()) }
}

/// A point and a radius.
pub fn near(point: Option<&str>, radius: Option<&str>) -> Result<Option<(LatLon, u32)>, FieldError> {
    let Some(point) = point else {
        return match radius {
            None => Ok(None),
            Some(_) => Err(bad_value("radius", "effect with `near` only; give `near=lat,lon` too")),
        };
    };
    let wrong = || bad_value("near", "latitude and longitude in degrees, such as `49.756,6.643`");
    let (lat, lon) = point.split_once(',').ok_or_else(wrong)?;
    let number = |text: &str| {
        text.trim()
            .parse::<f64>()
            .ok()
            .filter(|value| value.is_finite())
            .ok_or_else(wrong)
    };
    let (lat, lon) = (number(lat)?, number(lon)?);
    if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
        return Err(wrong());
    }
    let radius = match radius {
        None => 2_000,
        Some(text) => match text.parse::<u32>() {
            Ok(metres @ 1..=50_000) => metres,
            _ => return Err(bad_value("radius", "whole metres from 1 to 50000")),
        },
    };
    Ok(Some(((lat, lon), radius)))
}

/// The order; the default depends on what is asked for.
pub fn sort(value: Option<&str>, q: bool, near: bool) -> Result<OfferSort, FieldError> {
    let Some(text) = value else {
        return Ok(if q {
            OfferSort::Relevance
        } else if near {
            OfferSort::Distance
        } else {
            OfferSort::Name
        });
    };
    match OfferSort::parse(text) {
        Some(OfferSort::Relevance) if !q => Err(bad_value("sort", "`relevance` with `q` only")),
        Some(OfferSort::Distance) if !near => Err(bad_value("sort", "`distance` with `near` only")),
        Some(sort) => Ok(sort),
        None => Err(bad_value("sort", &format!("one of: {}", OfferSort::WORDS.join(", ")))),
    }
}
