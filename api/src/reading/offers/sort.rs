//! The order of hits, and the place in it where a page begins.

use std::cmp::Ordering;

use chrono::{DateTime, Utc};
use porta_contract::{OfferSort, OpenState};
use serde::{Deserialize, Serialize};

use super::Hits;
use crate::reading::directory::{Directory, OfferRow, Ranking};

/// The sort key of an offer; smaller comes first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Key {
    /// Folded title.
    Name(String),
    /// Score, best first.
    Score(f32),
    /// Metres.
    Metres(u32),
    /// Seconds since 1970, smallest first (0: open now).
    Opens(i64),
    /// Seconds since 1970, largest first (0: never confirmed).
    Confirmed(i64),
}

/// A place in an order: sort key, then id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Sort key of a record.
    pub key: Key,
    /// Its id.
    pub id: String,
    /// The instant that `opens` goes by: the whole walk goes by the same.
    pub at: Option<DateTime<Utc>>,
}

/// Compares two keys of the same order.
#[must_use]
pub fn compare(a: &Key, b: &Key) -> Ordering {
    match (a, b) {
        (Key::Name(a), Key::Name(b)) => a.cmp(b),
        (Key::Score(a), Key::Score(b)) => b.total_cmp(a),
        (Key::Metres(a), Key::Metres(b)) => a.cmp(b),
        (Key::Opens(a), Key::Opens(b)) => a.cmp(b),
        (Key::Confirmed(a), Key::Confirmed(b)) => b.cmp(a),
        // A key of another order comes from a cursor that was tampered with; any answer will do.
        _ => Ordering::Equal,
    }
}

/// What an order goes by.
pub struct By<'b> {
    /// The order.
    pub sort: OfferSort,
    /// Place of the language in the city's list, for names.
    pub language: usize,
    /// Instant, for `opens`.
    pub at: DateTime<Utc>,
    /// The directory.
    pub directory: &'b Directory,
    /// Scores and distances.
    pub hits: &'b Hits,
}

impl By<'_> {
    /// The sort key of an offer.
    #[must_use]
    pub fn key(&self, slot: u32, row: &OfferRow) -> Key {
        match self.sort {
            OfferSort::Name | OfferSort::Unrecognised => Key::Name(row.sort_key(self.language).to_owned()),
            OfferSort::Relevance => Key::Score(self.hits.scores.get(&slot).copied().unwrap_or_default()),
            OfferSort::Distance => Key::Metres(self.hits.distances.get(&slot).copied().unwrap_or(u32::MAX)),
            OfferSort::Opens => Key::Opens(self.opens(row)),
            OfferSort::Confirmed => Key::Confirmed(row.confirmed()),
        }
    }

    fn opens(&self, row: &OfferRow) -> i64 {
        let moment = row.moment(self.directory, self.at);
        match (moment.open.state, moment.open.next_open) {
            (OpenState::Open, _) => 0,
            (_, Some(next)) => next.timestamp(),
            (OpenState::Unknown, None) => i64::MAX - 1,
            (_, None) => i64::MAX,
        }
    }

    /// The slots of a page: at most `limit` hits after a place, in order.
    #[must_use]
    pub fn page(&self, after: Option<&Place>, limit: usize) -> Vec<u32> {
        let prepared = match self.sort {
            OfferSort::Name | OfferSort::Unrecognised => self.directory.order.names(self.language),
            OfferSort::Confirmed => Some(self.directory.order.confirmed()),
            OfferSort::Relevance | OfferSort::Distance | OfferSort::Opens => None,
        };
        match prepared {
            Some(ranking) => self.along(ranking, after, limit),
            None => self.smallest(after, limit),
        }
    }

    /// Along a prepared order: over it until the page is full where there are many hits, else over the hits.
    fn along(&self, ranking: &Ranking, after: Option<&Place>, limit: usize) -> Vec<u32> {
        let slots = ranking.slots();
        let start = after.map_or(0, |place| {
            slots.partition_point(|slot| {
                self.directory
                    .offer(*slot)
                    .is_some_and(|row| self.cmp_place(*slot, row, place) != Ordering::Greater)
            })
        });
        let hits = self.hits.slots.count_ones(..);
        if hits.saturating_mul(hits) > limit.saturating_mul(slots.len()) {
            let rest = slots.get(start..).unwrap_or_default().iter().copied();
            return rest
                .filter(|slot| usize::try_from(*slot).is_ok_and(|slot| self.hits.slots.contains(slot)))
                .take(limit)
                .collect();
        }
        let places = ranking.places();
        let mut found = Vec::with_capacity(hits);
        found.extend(self.hits.slots.ones().filter_map(|slot| {
            let place = usize::try_from(*places.get(slot)?).ok()?;
            (start..slots.len()).contains(&place).then_some(place)
        }));
        if found.len() > limit.saturating_mul(4) {
            found.select_nth_unstable(limit);
            found.truncate(limit);
        }
        found.sort_unstable();
        found.truncate(limit);
        found.iter().filter_map(|place| slots.get(*place).copied()).collect()
    }

    /// Any other order: the smallest after the place, picked out and sorted.
    fn smallest(&self, after: Option<&Place>, limit: usize) -> Vec<u32> {
        let slots = self.hits.slots.ones().filter_map(|slot| u32::try_from(slot).ok());
        let mut keyed: Vec<(Key, &str, u32)> = slots
            .filter_map(|slot| {
                let row = self.directory.offer(slot)?;
                let late = after.is_none_or(|place| self.cmp_place(slot, row, place) == Ordering::Greater);
                late.then(|| (self.key(slot, row), row.id(), slot))
            })
            .collect();
        let order = |a: &(Key, &str, u32), b: &(Key, &str, u32)| compare(&a.0, &b.0).then_with(|| a.1.cmp(b.1));
        if keyed.len() > limit.saturating_mul(4) {
            keyed.select_nth_unstable_by(limit, order);
            keyed.truncate(limit);
        }
        keyed.sort_unstable_by(order);
        keyed.truncate(limit);
        keyed.into_iter().map(|(_, _, slot)| slot).collect()
    }

    fn cmp_place(&self, slot: u32, row: &OfferRow, place: &Place) -> Ordering {
        let by_key = match (&place.key, self.sort) {
            (Key::Name(name), OfferSort::Name) => row.sort_key(self.language).cmp(name.as_str()),
            (key, _) => compare(&self.key(slot, row), key),
        };
        by_key.then_with(|| row.id().cmp(&place.id))
    }
}
