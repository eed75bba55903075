//! What changes by itself as time goes by: open or closed, how current, whether it exists yet or still.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};
use fixedbitset::FixedBitSet;
use porta_contract::{self as wire, FreshnessState};
use serde::Serialize;

use super::opening::{Memo, no_hours, open_at};
use super::{Directory, OfferRow};
use crate::catalog::freshness::Freshness;
use crate::spine::calendar::event_instant;

/// One offer at a moment.
#[derive(Debug)]
pub struct RowMoment {
    /// Open, closed or unknown.
    pub open: wire::OpenNow,
    /// How current it is.
    pub freshness: FreshnessState,
    /// True while it exists (`valid_from` to `valid_until`).
    pub exists: bool,
    /// True when it has been overdue for so long that it is only in lists that ask for that.
    pub has_left: bool,
    /// `"freshness":…,"open":…` as JSON.
    pub tail: Box<[u8]>,
    /// Instant it was made for: it says nothing of earlier ones.
    pub at: DateTime<Utc>,
    /// From here on it has to be made anew.
    pub changes_at: DateTime<Utc>,
}

/// Nothing is taken as known for longer than this.
const LONGEST: TimeDelta = TimeDelta::days(1);

#[derive(Serialize)]
struct Tail<'m> {
    freshness: wire::Freshness,
    open: &'m wire::OpenNow,
}

impl RowMoment {
    /// A moment that is over before it began.
    pub(super) fn expired() -> Self {
        Self {
            open: no_hours(),
            freshness: FreshnessState::Never,
            exists: false,
            has_left: false,
            tail: Box::default(),
            at: DateTime::<Utc>::MIN_UTC,
            changes_at: DateTime::<Utc>::MIN_UTC,
        }
    }

    fn new(row: &OfferRow, directory: &Directory, now: DateTime<Utc>, memo: &mut Memo) -> Self {
        let grace = directory.city.settings.grace_days;
        let open = open_at(row, &directory.place, now, memo);
        let freshness = row.offer.freshness.state(now, grace);
        let today = now.with_timezone(&directory.tz()).date_naive();
        let leaves_at = row
            .offer
            .freshness
            .leaves_at(grace, directory.city.settings.leave_lists_after);
        let changes = [
            open.until,
            leaves_at,
            row.offer.freshness.next_change(now, grace),
            tomorrow(directory, now),
            now.checked_add_signed(LONGEST),
        ];
        let changes_at = changes
            .into_iter()
            .flatten()
            .filter(|at| *at > now)
            .min()
            .unwrap_or(now);
        let tail = Tail {
            freshness: freshness_wire(&row.offer.freshness, freshness),
            open: &open,
        };
        let mut bytes = serde_json::to_vec(&tail).unwrap_or_default();
        bytes.pop();
        if !bytes.is_empty() {
            bytes.remove(0);
        }
        Self {
            exists: row.exists_on(today),
            has_left: leaves_at.is_some_and(|at| at <= now),
            tail: bytes.into(),
            open,
            freshness,
            at: now,
            changes_at,
        }
    }
}

/// Freshness for the wire.
#[must_use]
pub fn freshness_wire(freshness: &Freshness, state: FreshnessState) -> wire::Freshness {
    wire::Freshness {
        state,
        confirmed_at: freshness.confirmed_at,
        confirmed_by: freshness.confirmed_by,
        due_at: freshness.due_at,
    }
}

/// The next midnight of the city: closures begin and end then, and are told of from then on; so do days on which offers exist.
#[must_use]
pub fn tomorrow(directory: &Directory, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let today = now.with_timezone(&directory.tz()).date_naive();
    let midnight = today.checked_add_days(Days::new(1))?.and_time(NaiveTime::MIN);
    Some(event_instant(directory.tz(), midnight))
}

impl OfferRow {
    /// What holds of it now; made anew when it has changed.
    pub fn moment(&self, directory: &Directory, now: DateTime<Utc>) -> Arc<RowMoment> {
        self.moment_with(directory, now, &mut Memo::new())
    }

    fn moment_with(&self, directory: &Directory, now: DateTime<Utc>, memo: &mut Memo) -> Arc<RowMoment> {
        let known = self.moment.load_full();
        if known.at <= now && now < known.changes_at {
            return known;
        }
        let fresh = Arc::new(RowMoment::new(self, directory, now, memo));
        // A walk by an earlier instant (`sort=opens`) does not push out what holds now.
        if known.at <= now {
            self.moment.store(Arc::clone(&fresh));
        }
        fresh
    }
}

/// All offers at a moment, as sets of slots.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Directory it belongs to.
    pub generation: u64,
    /// Instant it was made for.
    pub at: DateTime<Utc>,
    /// From here on it has to be made anew.
    pub changes_at: DateTime<Utc>,
    /// Those that exist.
    pub exists: FixedBitSet,
    /// Those that are surely open.
    pub open: FixedBitSet,
    /// Those that are only in lists that ask for them.
    pub has_left: FixedBitSet,
    /// By freshness.
    pub freshness: BTreeMap<FreshnessState, FixedBitSet>,
}

impl Moment {
    /// Looks at every offer.
    #[must_use]
    pub fn new(directory: &Directory, now: DateTime<Utc>) -> Self {
        let size = directory.offers.len();
        // Closures of providers without offers end at midnight, too.
        let changes = [tomorrow(directory, now), now.checked_add_signed(LONGEST)];
        let notices = directory.city.settings.notices.iter();
        let notices = notices.filter_map(|notice| notice.changes_at(now));
        let mut moment = Self {
            generation: directory.generation,
            at: now,
            changes_at: changes
                .into_iter()
                .flatten()
                .chain(notices)
                .filter(|at| *at > now)
                .min()
                .unwrap_or(now),
            exists: FixedBitSet::with_capacity(size),
            open: FixedBitSet::with_capacity(size),
            has_left: FixedBitSet::with_capacity(size),
            freshness: BTreeMap::new(),
        };
        let mut memo = Memo::new();
        for (slot, row) in directory.offers.iter().enumerate() {
            if let Some(row) = row {
                moment.take_in(slot, &row.moment_with(directory, now, &mut memo));
            }
        }
        moment
    }

    /// The same instant in the next generation of the directory, of which only some slots are not what they were.
    #[must_use]
    pub fn carried_over(&self, directory: &Directory, slots: &[u32]) -> Self {
        let mut moment = self.clone();
        moment.generation = directory.generation;
        let Self {
            exists,
            open,
            has_left,
            freshness,
            ..
        } = &mut moment;
        for set in freshness.values_mut().chain([exists, open, has_left]) {
            set.grow(directory.offers.len());
            slots
                .iter()
                .filter_map(|slot| usize::try_from(*slot).ok())
                .for_each(|slot| set.set(slot, false));
        }
        let mut memo = Memo::new();
        for slot in slots {
            if let (Some(row), Ok(place)) = (directory.offer(*slot), usize::try_from(*slot)) {
                moment.take_in(place, &row.moment_with(directory, self.at, &mut memo));
            }
        }
        moment
    }

    fn take_in(&mut self, slot: usize, one: &RowMoment) {
        let size = self.exists.len();
        self.exists.set(slot, one.exists);
        self.open.set(slot, one.open.state == wire::OpenState::Open);
        self.has_left.set(slot, one.has_left);
        let class = self.freshness.entry(one.freshness);
        class.or_insert_with(|| FixedBitSet::with_capacity(size)).insert(slot);
        self.changes_at = self.changes_at.min(one.changes_at);
    }

    /// True when it still holds for a directory at an instant.
    #[must_use]
    pub fn holds(&self, directory: &Directory, now: DateTime<Utc>) -> bool {
        self.generation == directory.generation && self.at <= now && now < self.changes_at
    }

    /// Offers that are surely open at another instant.
    #[must_use]
    pub fn open_at(directory: &Directory, at: DateTime<Utc>) -> FixedBitSet {
        let mut open = FixedBitSet::with_capacity(directory.offers.len());
        let mut memo = Memo::new();
        let day = at.with_timezone(&directory.tz()).date_naive();
        for (slot, row) in directory.offers.iter().enumerate() {
            let Some(row) = row.as_ref().filter(|row| row.exists_on(day)) else {
                continue;
            };
            let state = open_at(row, &directory.place, at, &mut memo).state;
            open.set(slot, state == wire::OpenState::Open);
        }
        open
    }
}
