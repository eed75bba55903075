//! Which offers match: every parameter is a set of slots, and a list is where they meet.

use std::collections::HashMap;
use std::fmt::Display;

use chrono::{DateTime, Utc};
use fixedbitset::FixedBitSet;
use porta_contract::{FreshnessState, OfferSort};

use super::OfferParams;
use crate::reading::answer::View;
use crate::reading::directory::{Dimension, Directory, Moment};
use crate::reading::nearby::{LatLon, nearest};
use crate::reading::question::{OpenAt, near, slugs, sort, tags, text};
use crate::reading::search;
use crate::spine::http::{Checked, Failure, Instant, List, One};

/// A question about offers, read and checked.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Words to search for.
    pub q: Option<String>,
    /// Values by dimension; a dimension that is not asked for is absent.
    pub values: HashMap<Dimension, Vec<String>>,
    /// Open then.
    pub open: Option<OpenAt>,
    /// Point and radius in metres.
    pub near: Option<(LatLon, u32)>,
    /// How current.
    pub freshness: Vec<FreshnessState>,
    /// Changed since.
    pub updated_since: Option<DateTime<Utc>>,
    /// Order.
    pub sort: OfferSort,
}

/// What a filter found.
pub struct Hits {
    /// The slots.
    pub slots: FixedBitSet,
    /// Scores of the search, by slot.
    pub scores: HashMap<u32, f32>,
    /// Metres from the point asked for, by slot.
    pub distances: HashMap<u32, u32>,
}

/// Slots, scores and distances before the dimensions are met.
pub type Base = (FixedBitSet, HashMap<u32, f32>, HashMap<u32, u32>);

impl Filter {
    /// Reads the parameters against a city's directory.
    pub fn read(params: &OfferParams, directory: &Directory, checked: &mut Checked) -> Self {
        let q = text(params.q.as_deref());
        let near = checked.take(near(params.near.as_deref(), params.radius.as_deref()));
        let sort = sort(params.sort.as_deref().copied(), q.is_some(), params.near.is_some()).map(Some);
        let sort = checked.take(sort).unwrap_or(OfferSort::Name);
        Self {
            q,
            values: values(params, directory, checked),
            open: params.open.map(|One(at)| at),
            near,
            freshness: params.freshness.to_vec(),
            updated_since: params.updated_since.map(|One(Instant(at))| at),
            sort,
        }
    }

    /// What each dimension that is asked for allows.
    #[must_use]
    pub fn allowed(&self, directory: &Directory) -> Vec<(Dimension, FixedBitSet)> {
        let values = self.values.iter();
        values
            .map(|(dimension, values)| (*dimension, union(directory, *dimension, values)))
            .collect()
    }

    /// What matches all that is not a dimension: words, instant, point, freshness.
    pub fn base(&self, view: &View<'_>, lang: &str) -> Result<Base, Failure> {
        let directory = view.directory;
        let mut slots = view.moment.exists.clone();
        slots.intersect_with(directory.index.all());
        let mut scores = HashMap::new();
        if let Some(q) = &self.q {
            scores = found(view, q, lang)?;
            slots.intersect_with(&set(directory, scores.keys().copied()));
        }
        match self.open {
            Some(OpenAt::Now) => slots.intersect_with(&view.moment.open),
            Some(OpenAt::At(at)) => slots.intersect_with(&Moment::open_at(directory, at)),
            None => {}
        }
        if self.freshness.is_empty() && self.updated_since.is_none() {
            slots.difference_with(&view.moment.has_left);
        }
        if !self.freshness.is_empty() {
            let mut wanted = FixedBitSet::with_capacity(directory.offers.len());
            for state in &self.freshness {
                if let Some(set) = view.moment.freshness.get(state) {
                    wanted.union_with(set);
                }
            }
            slots.intersect_with(&wanted);
        }
        if let Some(since) = self.updated_since {
            keep(&mut slots, |slot| {
                directory
                    .offer(slot)
                    .is_some_and(|row| row.offer.meta.updated_at >= since)
            });
        }
        let mut distances = HashMap::new();
        if let Some((point, radius)) = self.near {
            distances = distances_from(point, radius, &slots, directory);
            slots = set(directory, distances.keys().copied());
        }
        Ok((slots, scores, distances))
    }
}

/// What of a base all dimensions allow, or all but one: the ground that the facets of that one are counted on.
#[must_use]
pub fn meet(base: &FixedBitSet, allowed: &[(Dimension, FixedBitSet)], but: Option<Dimension>) -> FixedBitSet {
    let mut slots = base.clone();
    for (_, set) in allowed.iter().filter(|(dimension, _)| Some(*dimension) != but) {
        slots.intersect_with(set);
    }
    slots
}

fn keep(slots: &mut FixedBitSet, wanted: impl Fn(u32) -> bool) {
    let out: Vec<usize> = slots
        .ones()
        .filter(|slot| !u32::try_from(*slot).is_ok_and(&wanted))
        .collect();
    for slot in out {
        slots.set(slot, false);
    }
}

fn set(directory: &Directory, slots: impl Iterator<Item = u32>) -> FixedBitSet {
    let mut set = FixedBitSet::with_capacity(directory.offers.len());
    for slot in slots.filter_map(|slot| usize::try_from(slot).ok()) {
        set.insert(slot);
    }
    set
}

fn union(directory: &Directory, dimension: Dimension, values: &[String]) -> FixedBitSet {
    let mut all = FixedBitSet::with_capacity(directory.offers.len());
    for value in values {
        if dimension == Dimension::Provider {
            let slots = directory.index.of_provider(value).iter();
            all.extend(slots.filter_map(|slot| usize::try_from(*slot).ok()));
        } else if let Some(set) = directory.index.of(dimension, value) {
            all.union_with(set);
        }
    }
    all
}

fn found(view: &View<'_>, q: &str, lang: &str) -> Result<HashMap<u32, f32>, Failure> {
    let hits = view.cell.search().matching(q, lang, search::Noun::Offer);
    let hits = hits.map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(hits
        .into_iter()
        .filter_map(|(handle, score)| Some((view.directory.slot_of_handle(handle)?, score)))
        .collect())
}

/// Metres from a point to the offers within a radius.
pub fn distances_from(point: LatLon, radius: u32, slots: &FixedBitSet, directory: &Directory) -> HashMap<u32, u32> {
    let slots = slots.ones().filter_map(|slot| u32::try_from(slot).ok());
    slots
        .filter_map(|slot| {
            let distance = nearest(point, &directory.offer(slot)?.points)?;
            (distance <= radius).then_some((slot, distance))
        })
        .collect()
}

fn values(params: &OfferParams, directory: &Directory, checked: &mut Checked) -> HashMap<Dimension, Vec<String>> {
    let category = |slug: &str| directory.categories.by_slug(slug).map(|one| one.slug.clone());
    let district = |slug: &str| directory.district(slug).map(|one| one.slug.clone());
    let provider = |name: &str| directory.provider(name).map(|row| row.provider.slug.clone());
    let values = [
        (
            Dimension::Category,
            checked.take(slugs("category", "categories", &params.category, category)),
        ),
        (
            Dimension::District,
            checked.take(slugs("district", "districts", &params.district, district)),
        ),
        (
            Dimension::Provider,
            checked.take(slugs("provider", "providers", &params.provider, provider)),
        ),
        (Dimension::Language, tags(&params.language)),
        (Dimension::TargetGroup, spelled(&params.target_group)),
        (Dimension::Capacity, spelled(&params.capacity)),
        (Dimension::Access, spelled(&params.access)),
        (Dimension::Cost, spelled(&params.cost)),
        (Dimension::Wheelchair, spelled(&params.wheelchair)),
    ];
    values.into_iter().filter(|(_, list)| !list.is_empty()).collect()
}

fn spelled<T: Display>(words: &List<T>) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}
