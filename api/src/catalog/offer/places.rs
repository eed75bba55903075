//! Secret places of an offer for those who do not see them: the place is not there, its hours are shown without it, and both stay
//! whatever they write.

use porta_contract::OfferChange;

use super::{HoursSet, Offer, wire};
use crate::catalog::ids::LocationId;
use crate::catalog::writing::Hidden;

/// Ids of the places that are seen.
pub(super) fn seen(places: &[LocationId], hidden: &Hidden) -> Vec<String> {
    let seen = places.iter().filter(|id| !hidden.has(*id));
    seen.map(ToString::to_string).collect()
}

fn is_hidden(set: &HoursSet, hidden: &Hidden) -> bool {
    set.location.as_ref().is_some_and(|place| hidden.has(place))
}

fn without_place(set: &HoursSet) -> HoursSet {
    HoursSet {
        location: None,
        ..set.clone()
    }
}

/// Hours as they are shown: without a place that is not seen.
pub(super) fn seen_hours(sets: &[HoursSet], hidden: &Hidden) -> Vec<HoursSet> {
    let shown = |set: &HoursSet| {
        if is_hidden(set, hidden) {
            without_place(set)
        } else {
            set.clone()
        }
    };
    sets.iter().map(shown).collect()
}

/// Hours as somebody leaves them who does not see all places. A set that was shown without its place has it again; one that was left
/// out or changed is kept beside what was written: who does not see the whole of it cannot give it up.
pub(super) fn keep_hours(hidden: &Hidden, before: &[HoursSet], mut written: Vec<HoursSet>) -> Vec<HoursSet> {
    for kept in before.iter().filter(|set| is_hidden(set, hidden)) {
        let shown = without_place(kept);
        match written.iter_mut().find(|set| **set == shown) {
            Some(same) => *same = kept.clone(),
            None => written.push(kept.clone()),
        }
    }
    written
}

/// A change with all places that stay, for an editor who may see more than its author did.
pub(super) fn completed(offer: &Offer, mut change: OfferChange, hidden: &Hidden) -> OfferChange {
    let has_hidden =
        offer.locations.iter().any(|id| hidden.has(id)) || offer.hours.iter().any(|set| is_hidden(set, hidden));
    if has_hidden {
        let places = offer.locations.iter().map(ToString::to_string).collect();
        change.locations = change.locations.map(|_| places);
        change.hours = change.hours.map(|_| offer.hours.iter().map(wire::hours).collect());
    }
    change
}

/// Leaves hidden places and their hours as they were before an older version was put in place.
pub(super) fn keep_hidden(offer: &mut Offer, before: &Offer, hidden: &Hidden) {
    if hidden.is_empty() {
        return;
    }
    offer.locations.retain(|id| !hidden.has(id));
    offer.locations = hidden.keep(&before.locations, std::mem::take(&mut offer.locations));
    offer.hours.retain(|set| !is_hidden(set, hidden));
    offer.hours = keep_hours(hidden, &before.hours, std::mem::take(&mut offer.hours));
}
