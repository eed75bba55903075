//! Parts of an offer: its places, its sets of hours, its capacity.

use porta_contract::{Access, CapacityChange, CapacityState, Hours, HoursPurpose};

use super::Check;
use crate::catalog::check::{self, Fault, limits, quote};
use crate::catalog::ids::LocationId;
use crate::catalog::offer::{Capacity, HoursSet, Offer, places};
use crate::catalog::writing::sheet::{field, sound_day, unknown, word};
use crate::spine::http::Pointer;

impl Check<'_, '_> {
    /// Reads locations, then hours, which may name one of them.
    pub(super) fn places(&mut self, offer: &mut Offer, locations: Option<Vec<String>>, hours: Option<Vec<Hours>>) {
        if let Some(names) = locations {
            let before = self.sheet.faults();
            let (places, provider) = (&self.references.locations, &offer.provider);
            let stays = self
                .sheet
                .each("locations", names, |name| places.of_provider(provider, &name));
            let stays = self.sheet.hidden.keep(&offer.locations, stays);
            let given_up = |set: &HoursSet| {
                let place = set.location.as_ref();
                place.is_some_and(|place| offer.locations.contains(place) && !stays.contains(place))
            };
            if hours.is_none() && self.sheet.faults() == before && offer.hours.iter().any(given_up) {
                let message = "some hours hold for a location that is left out here; send `hours` too";
                self.sheet.error(&field("locations"), Fault::new("in_use", message));
            }
            offer.locations = stays;
        }
        if let Some(sets) = hours {
            let written = self.hours(offer, sets);
            offer.hours = places::keep_hours(&self.sheet.hidden, &offer.hours, written);
        }
    }

    fn hours(&mut self, offer: &Offer, sets: Vec<Hours>) -> Vec<HoursSet> {
        let at = field("hours");
        if sets.len() > limits::LIST {
            let message = format!("`hours` may hold {} sets", limits::LIST);
            self.sheet.error(&at, Fault::new("too_long", message));
            return Vec::new();
        }
        let sets = sets.into_iter().enumerate();
        sets.map(|(index, set)| self.one_set(&at.entry(index), offer, set))
            .collect()
    }

    fn one_set(&mut self, at: &Pointer, offer: &Offer, set: Hours) -> HoursSet {
        let rule = set.rule.trim().to_owned();
        self.sheet
            .passed(&at.field("rule"), check::hours("rule", &rule, self.sheet.rules.hours));
        let purpose = word(set.purpose, HoursPurpose::Unrecognised, HoursPurpose::WORDS);
        self.sheet.passed(&at.field("purpose"), purpose);
        if let Some(access) = set.access {
            let access = word(access, Access::Unrecognised, Access::WORDS);
            self.sheet.passed(&at.field("access"), access);
        }
        let note = set
            .note
            .map(|note| note.trim().to_owned())
            .filter(|note| !note.is_empty());
        if let Some(note) = &note {
            self.sheet
                .passed(&at.field("note"), check::text("note", note, limits::HOURS_NOTE));
        }
        let place = set.location.map(|name| self.place_of_hours(offer, &name));
        HoursSet {
            purpose: set.purpose,
            access: set.access,
            rule,
            note,
            location: place.and_then(|place| self.sheet.passed(&at.field("location"), place)),
        }
    }

    /// A location that the offer has.
    fn place_of_hours(&self, offer: &Offer, name: &str) -> Result<LocationId, Fault> {
        let id = self.references.locations.named(name)?;
        if offer.locations.contains(id) {
            return Ok(id.clone());
        }
        let message = format!("{} is none of the offer's `locations`", quote(name));
        Err(Fault::new("foreign_location", message))
    }

    pub(super) fn capacity(&mut self, offer: &mut Offer, change: &CapacityChange) {
        let at = field("capacity");
        let state = word(change.state, CapacityState::Unrecognised, CapacityState::WORDS);
        self.sheet.passed(&at.field("state"), state);
        for (name, day) in [("since", change.since), ("until", change.until)] {
            if let Some(day) = day {
                self.sheet.passed(&at.field(name), sound_day(day));
            }
        }
        let order = check::in_order(("since", change.since), ("until", change.until));
        self.sheet.passed(&at.field("until"), order);
        if let Some(name) = &change.successor {
            let follows = self.successor(offer, name);
            self.sheet.passed(&at.field("successor"), follows);
        }
        offer.capacity = Capacity {
            state: change.state,
            since: change.since,
            until: change.until,
            successor: change
                .successor
                .as_ref()
                .and_then(|_| self.references.successors.first().cloned()),
        };
    }

    /// An offer of this city that does not lead back here.
    fn successor(&self, offer: &Offer, name: &str) -> Result<(), Fault> {
        let chain = &self.references.successors;
        if chain.is_empty() {
            return Err(unknown("offer", name));
        }
        if chain.contains(&offer.id) {
            let message = format!("{} leads back to this offer; name another one", quote(name));
            return Err(Fault::new("circle", message));
        }
        Ok(())
    }
}
