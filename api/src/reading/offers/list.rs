//! A page of offers: bytes that were written beforehand, put one after the other.

use std::borrow::Cow;
use std::io::Write;

use fixedbitset::FixedBitSet;
use porta_contract::OfferSort;

use super::filter::{distances_from, meet};
use super::items::Items;
use super::sort::{By, Place};
use super::{Filter, Hits, OfferParams};
use crate::reading::answer::{Made, Outcome, View};
use crate::reading::cursor;
use crate::reading::directory::Dimension;
use crate::reading::language::Reader;
use crate::spine::http::{Failure, Params};

/// How many of the nearest are named when a district has none.
const NEAREST: usize = 5;
/// How far they may be, metres.
const NEAREST_RADIUS: u32 = 50_000;

/// A page of offers.
pub fn list(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<OfferParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    let filter = Filter::read(&params, view.directory, &mut checked);
    let limit = params.limit.count();
    let question = cursor::question(view.path(), view.query());
    let after: Option<Place> = checked.take(cursor::read(question, params.cursor.as_deref()));
    checked.done()?;

    let (base, scores, distances) = filter.base(view, reader.tag())?;
    let allowed = filter.allowed(view.directory);
    let hits = Hits {
        slots: meet(&base, &allowed, None),
        scores,
        distances,
    };
    let total = hits.slots.count_ones(..);
    let by = By {
        sort: filter.sort,
        language: usize::from(reader.first()),
        at: after.as_ref().and_then(|place| place.at).unwrap_or(view.now),
        directory: view.directory,
        hits: &hits,
    };
    let mut page = by.page(after.as_ref(), limit + 1);
    let more = page.len() > limit;
    page.truncate(limit);
    let next = more.then(|| page.last()).flatten().and_then(|slot| {
        let row = view.directory.offer(*slot)?;
        let at = (filter.sort == OfferSort::Opens).then_some(by.at);
        Some(cursor::write(
            question,
            Place {
                key: by.key(*slot, row),
                id: row.id().to_owned(),
                at,
            },
        ))
    });
    let ground = Ground {
        filter: &filter,
        base: &base,
        allowed: &allowed,
        hits: &hits.slots,
    };
    write(
        view,
        &reader,
        &Page {
            slots: &page,
            hits: &hits,
            total,
            next,
            ground,
            nearest: nearest(&filter, total, view, reader.tag()),
        },
    )
}

/// Room for what stands behind the items of a page.
const FACETS_LEN: usize = 16 * 1024;

/// Districts without a hit, and slots elsewhere with their distances.
type Elsewhere = (Vec<String>, Vec<(u32, u32)>);

struct Page<'p> {
    slots: &'p [u32],
    hits: &'p Hits,
    total: usize,
    next: Option<String>,
    ground: Ground<'p>,
    nearest: Option<Elsewhere>,
}

fn write(view: &View<'_>, reader: &Reader, page: &Page<'_>) -> Result<Outcome, Failure> {
    let hits = page.slots.iter();
    let hits = hits.map(|slot| (*slot, page.hits.distances.get(slot).copied()));
    let items = Items::of(view, reader, hits);
    let mut body = Vec::with_capacity(items.len() + FACETS_LEN);
    body.extend_from_slice(b"{\"items\":[");
    items.write(&mut body, reader);
    let _ = write!(body, "],\"total\":{},\"facets\":", page.total);
    write_facets(&mut body, &page.ground, view, reader);
    let next = page
        .next
        .as_ref()
        .map(|next| cursor::next_link(view.path(), view.query(), next));
    if let Some(next) = &page.next {
        let _ = write!(body, ",\"next\":\"{next}\"");
    }
    if let Some((districts, nearest)) = &page.nearest {
        body.extend_from_slice(b",\"nearest\":{\"districts\":");
        serde_json::to_writer(&mut body, districts).map_err(|error| Failure::Internal(error.to_string()))?;
        body.extend_from_slice(b",\"items\":[");
        let elsewhere = nearest.iter().map(|(slot, metres)| (*slot, Some(*metres)));
        Items::of(view, reader, elsewhere).write(&mut body, reader);
        body.extend_from_slice(b"]}");
    }
    if view.stale {
        body.extend_from_slice(b",\"stale\":true");
    }
    body.push(b'}');
    Ok(Outcome::Made(Made {
        body,
        media: "application/json",
        header: None,
        changes_at: Some(view.moment.changes_at),
        next,
    }))
}

/// The dimensions that have facets, by their names.
const FACETS: [(Dimension, &str); 4] = [
    (Dimension::Category, "category"),
    (Dimension::District, "district"),
    (Dimension::Language, "language"),
    (Dimension::TargetGroup, "target_group"),
];

/// What facets are counted on.
struct Ground<'g> {
    filter: &'g Filter,
    base: &'g FixedBitSet,
    allowed: &'g [(Dimension, FixedBitSet)],
    hits: &'g FixedBitSet,
}

/// Writes how many records each value would give, were it chosen beside what the other dimensions allow.
fn write_facets(body: &mut Vec<u8>, ground: &Ground<'_>, view: &View<'_>, reader: &Reader) {
    body.push(b'{');
    let mut first = true;
    for (dimension, name) in FACETS {
        let asked = ground.allowed.iter().any(|(other, _)| *other == dimension);
        let slots = if asked {
            Cow::Owned(meet(ground.base, ground.allowed, Some(dimension)))
        } else {
            Cow::Borrowed(ground.hits)
        };
        let chosen = ground.filter.values.get(&dimension);
        let mut empty = true;
        for (value, count) in view.directory.index.counts(dimension, &slots) {
            if count == 0 && !chosen.is_some_and(|chosen| chosen.iter().any(|one| one == value)) {
                continue;
            }
            if !first {
                body.push(b',');
            }
            if empty {
                let _ = write!(body, "\"{name}\":[");
            }
            view.directory.facet_heads.write(body, (dimension, value), reader);
            body.extend_from_slice(b",\"count\":");
            let _ = serde_json::to_writer(&mut *body, &count);
            body.push(b'}');
            (empty, first) = (false, false);
        }
        if !empty {
            body.push(b']');
        }
    }
    body.push(b'}');
}

/// When the chosen districts have none: the nearest elsewhere, from the centre of the first one.
fn nearest(filter: &Filter, total: usize, view: &View<'_>, lang: &str) -> Option<Elsewhere> {
    let chosen = filter.values.get(&Dimension::District)?;
    if total > 0 {
        return None;
    }
    let centre = chosen.iter().find_map(|slug| view.directory.district(slug)?.centre)?;
    let mut anywhere = filter.clone();
    anywhere.values.remove(&Dimension::District);
    anywhere.near = None;
    let (base, _, _) = anywhere.base(view, lang).ok()?;
    let slots = meet(&base, &anywhere.allowed(view.directory), None);
    let mut found: Vec<(u32, u32)> = distances_from(centre, NEAREST_RADIUS, &slots, view.directory)
        .into_iter()
        .collect();
    found.sort_unstable_by_key(|(slot, metres)| (*metres, *slot));
    found.truncate(NEAREST);
    Some((chosen.clone(), found))
}
