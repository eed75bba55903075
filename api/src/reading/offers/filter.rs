//! Which offers match: every parameter is a set of slots, and a list is where they meet.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use fixedbitset::FixedBitSet;
use porta_contract::{Access, CapacityState, Cost, FieldError, FreshnessState, OfferSort, TargetGroup, Wheelchair};

use super::OfferParams;
use super::question::{instant, near, open, slugs, sort, tags, text};
use crate::reading::answer::View;
use crate::reading::directory::{Dimension, Directory, Moment};
use crate::reading::nearby::{LatLon, nearest};
use crate::reading::search;
use crate::spine::http::{Failure, words};

/// A question about offers, read and checked.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Words to search for.
    pub q: Option<String>,
    /// Values by dimension; a dimension that is not asked for is absent.
    pub values: HashMap<Dimension, Vec<String>>,
    /// Open now (`None` inside) or at an instant.
    pub open: Option<Option<DateTime<Utc>>>,
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

/// Collects errors, so that a caller hears of all at once.
struct Checked(Vec<FieldError>);

impl Checked {
    fn take<T: Default>(&mut self, result: Result<T, FieldError>) -> T {
        result.unwrap_or_else(|error| {
            self.0.push(error);
            T::default()
        })
    }
}

impl Filter {
    /// Reads the parameters against a city's directory.
    pub fn read(params: &OfferParams, directory: &Directory) -> Result<Self, Failure> {
        let mut checked = Checked(Vec::new());
        let values = values(params, directory, &mut checked);
        let open = checked.take(open(params.open.as_deref()));
        let near = checked.take(near(params.near.as_deref(), params.radius.as_deref()));
        let state = words(
            "freshness",
            params.freshness.as_deref(),
            FreshnessState::WORDS,
            FreshnessState::parse,
        );
        let freshness = checked.take(state);
        let updated_since = checked.take(instant("updated_since", params.updated_since.as_deref()));
        let q = checked.take(text(params.q.as_deref()));
        let sort = checked.take(sort(params.sort.as_deref(), q.is_some(), near.is_some()).map(Some));
        if checked.0.is_empty() {
            let sort = sort.unwrap_or(OfferSort::Name);
            Ok(Self {
                q,
                values,
                open,
                near,
                freshness,
                updated_since,
                sort,
            })
        } else {
            Err(Failure::BadQuery(checked.0))
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
        let mut slots = directory.index.all().clone();
        slots.grow(directory.offers.len());
        slots.intersect_with(&view.moment.exists);
        let mut scores = HashMap::new();
        if let Some(q) = &self.q {
            scores = found(view, q, lang)?;
            slots.intersect_with(&set(directory, scores.keys().copied()));
        }
        match self.open {
            Some(None) => slots.intersect_with(&view.moment.open),
            Some(Some(at)) => slots.intersect_with(&Moment::open_at(directory, at)),
            None => {}
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
    let mut values = HashMap::new();
    let mut put = |dimension, list: Vec<String>| {
        if !list.is_empty() {
            values.insert(dimension, list);
        }
    };
    let category = |slug: &str| directory.categories.by_slug(slug).map(|one| one.slug.clone());
    put(
        Dimension::Category,
        checked.take(slugs("category", params.category.as_deref(), "categories", category)),
    );
    let district = |slug: &str| directory.district(slug).map(|one| one.slug.clone());
    put(
        Dimension::District,
        checked.take(slugs("district", params.district.as_deref(), "districts", district)),
    );
    let provider = |name: &str| directory.provider(name).map(|row| row.provider.slug.clone());
    put(
        Dimension::Provider,
        checked.take(slugs("provider", params.provider.as_deref(), "providers", provider)),
    );
    put(
        Dimension::Language,
        checked.take(tags("language", params.language.as_deref())),
    );
    macro_rules! vocabulary {
        ($dimension:ident, $field:ident, $word:ident) => {
            let list = words(
                stringify!($field),
                params.$field.as_deref(),
                $word::WORDS,
                $word::parse,
            );
            let list = checked.take(list);
            put(
                Dimension::$dimension,
                list.into_iter().map(|word| word.as_str().to_owned()).collect(),
            );
        };
    }
    vocabulary!(TargetGroup, target_group, TargetGroup);
    vocabulary!(Capacity, capacity, CapacityState);
    vocabulary!(Access, access, Access);
    vocabulary!(Cost, cost, Cost);
    vocabulary!(Wheelchair, wheelchair, Wheelchair);
    values
}
