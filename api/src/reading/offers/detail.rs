//! One offer with all that the public may read of it.

use porta_contract as wire;

use crate::reading::answer::{Made, Outcome, View};
use crate::reading::directory::{Dimension, Directory, OfferRow, best, freshness_wire, location, summary};
use crate::reading::hours::{ClosedDays, DayHours, OpenState, Schedule};
use crate::reading::language::Reader;
use crate::reading::nearby::{LatLon, nearest};
use crate::reading::records::info;
use crate::spine::http::Failure;

/// How many alternatives are named.
const ALTERNATIVES: usize = 3;
/// How many days are shown.
const DAYS: usize = 7;

/// The offer of a slug or id.
pub fn detail(view: &View<'_>, reader: &Reader, name: &str) -> Result<Outcome, Failure> {
    let directory = view.directory;
    let known = directory.offer_by_name(name);
    let Some(row) = known.filter(|row| view.is_there(row)) else {
        return view.moved_or_missing(wire::Noun::Offer, name, |id| {
            directory
                .offer_by_name(id)
                .filter(|row| view.is_there(row))
                .map(|row| row.offer.slug.clone())
        });
    };
    let offer = &row.offer;
    let text = best(&offer.texts, reader, &offer.source_lang);
    let answer = wire::Offer {
        item: item(view, reader, row, None),
        description: text.map(|text| text.description.clone()).unwrap_or_default(),
        notes: text.map(|text| text.notes.clone()).unwrap_or_default(),
        hours: hours(row),
        days: coming_days(view, &row.closed, row.schedules.iter().map(AsRef::as_ref)),
        valid_from: offer.valid_from,
        valid_until: offer.valid_until,
        funded_until: offer.funded_until,
        alternatives: alternatives(view, reader, row),
    };
    Ok(Outcome::Made(Made::json(&answer)?.until(view.moment.changes_at)))
}

/// An offer as lists show it.
#[must_use]
pub fn item(view: &View<'_>, reader: &Reader, row: &OfferRow, distance_m: Option<u32>) -> wire::OfferItem {
    let offer = &row.offer;
    let moment = row.moment(view.directory, view.now);
    let text = best(&offer.texts, reader, &offer.source_lang);
    wire::OfferItem {
        noun: wire::Noun::Offer,
        id: offer.id.to_string(),
        slug: offer.slug.clone(),
        version: offer.meta.version,
        title: text
            .map(|text| text.title.clone())
            .unwrap_or_else(|| offer.slug.clone()),
        summary: text.map(|text| summary(text).to_owned()).unwrap_or_default(),
        text: info(text, &offer.texts, &offer.source_lang, offer.text_version),
        provider: row.provider_named(reader),
        categories: row.categories_named(reader, &view.directory.categories),
        target_groups: offer.target_groups.clone(),
        languages: offer.languages.clone(),
        locations: row.locations.iter().map(|one| location(one, reader)).collect(),
        phone: offer.phone.clone(),
        phone_uri: row.phone_uri.clone(),
        email: offer.email.clone(),
        website: offer.website.clone(),
        access: offer.access.clone(),
        contact_by: offer.contact_by.clone(),
        cost: offer.cost,
        capacity: row.capacity(reader),
        sensitive: row.sensitive,
        updated_at: offer.meta.updated_at,
        freshness: freshness_wire(&offer.freshness, moment.freshness),
        open: moment.open.clone(),
        texts: row.texts(reader),
        distance_m,
    }
}

fn hours(row: &OfferRow) -> Vec<wire::Hours> {
    row.public_hours()
        .map(|set| wire::Hours {
            purpose: set.purpose,
            access: set.access,
            rule: set.rule.clone(),
            note: set.note.clone(),
            location: set.location.as_ref().map(ToString::to_string),
        })
        .collect()
}

/// The coming seven days: what any of these hours gives on days that are not closed.
pub fn coming_days<'s>(
    view: &View<'_>,
    closed: &ClosedDays,
    schedules: impl IntoIterator<Item = &'s Schedule>,
) -> Vec<wire::Day> {
    let today = view.now.with_timezone(&view.directory.tz()).date_naive();
    let of_set = |schedule: &Schedule| schedule.days_but(closed, today, DAYS, &view.directory.place);
    let sets: Vec<Vec<DayHours>> = schedules.into_iter().map(of_set).collect();
    let Some(first) = sets.first() else { return Vec::new() };
    (0..first.len())
        .filter_map(|place| day(&sets.iter().filter_map(|set| set.get(place)).collect::<Vec<_>>()))
        .collect()
}

fn day(sets: &[&DayHours]) -> Option<wire::Day> {
    let one = sets.first()?;
    let mut ranges: Vec<wire::TimeRange> = sets
        .iter()
        .flat_map(|set| &set.ranges)
        .filter(|range| range.state == OpenState::Open)
        .map(|range| wire::TimeRange {
            from: range.start.to_string(),
            to: range.end.to_string(),
        })
        .collect();
    ranges.sort_by(|a, b| a.from.cmp(&b.from));
    ranges.dedup();
    let state = if sets.iter().any(|set| set.state == OpenState::Open) {
        wire::OpenState::Open
    } else if sets.iter().any(|set| matches!(set.state, OpenState::Unknown(_))) {
        wire::OpenState::Unknown
    } else {
        wire::OpenState::Closed
    };
    Some(wire::Day {
        date: one.date,
        holiday: one.holiday.map(str::to_owned),
        ranges,
        state,
    })
}

/// For an offer that takes nobody in: similar ones that do, its successor first, then the nearest.
#[must_use]
pub fn alternatives(view: &View<'_>, reader: &Reader, row: &OfferRow) -> Vec<wire::OfferItem> {
    use wire::CapacityState::{Closed, NoAdmission, TemporarilyClosed};
    if !matches!(row.offer.capacity.state, Closed | NoAdmission | TemporarilyClosed) {
        return Vec::new();
    }
    let directory = view.directory;
    let mut found: Vec<(u32, &OfferRow)> = Vec::new();
    let from = row.points.first().copied().or_else(|| centre(row));
    for slot in similar(directory, row) {
        let Some(other) = directory.offer(slot) else { continue };
        let takes = matches!(
            other.offer.capacity.state,
            wire::CapacityState::Open | wire::CapacityState::WaitingList
        );
        if other.id() != row.id() && takes && view.is_there(other) {
            let metres = from.and_then(|from| nearest(from, &other.points)).unwrap_or(u32::MAX);
            found.push((metres, other));
        }
    }
    let successor = row.successor.as_ref().map(|next| next.id.to_string());
    found.sort_by_key(|(metres, other)| (successor.as_deref() != Some(other.id()), *metres, other.id().to_owned()));
    let near = |metres: u32| (metres != u32::MAX).then_some(metres);
    found
        .into_iter()
        .take(ALTERNATIVES)
        .map(|(metres, other)| item(view, reader, other, near(metres)))
        .collect()
}

fn centre(row: &OfferRow) -> Option<LatLon> {
    row.locations.iter().find_map(|one| one.district.as_ref()?.centre)
}

/// Slots of offers of the same main category, and the successor's.
fn similar(directory: &Directory, row: &OfferRow) -> Vec<u32> {
    let main = row.offer.categories.first().and_then(|id| directory.categories.get(id));
    let set = main.and_then(|category| directory.index.of(Dimension::Category, &category.slug));
    let mut slots: Vec<u32> = set
        .into_iter()
        .flat_map(|set| set.ones())
        .filter_map(|slot| u32::try_from(slot).ok())
        .collect();
    let successor = row
        .successor
        .as_ref()
        .and_then(|next| directory.slots.get(&next.id))
        .copied();
    slots.extend(successor.filter(|slot| !slots.contains(slot)));
    slots
}
