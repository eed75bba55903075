//! What a question should find, worked out from the records themselves, slowly and without the read side's index.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use porta_api::catalog::category::{self, Category};
use porta_api::catalog::district::{self, District};
use porta_api::catalog::ids::{CategoryId, DistrictId, LocationId, ProviderId};
use porta_api::catalog::location::{self, Location};
use porta_api::catalog::offer::{self, Offer};
use porta_api::catalog::provider::{self, Provider};
use porta_contract::{CapacityState, Confirmer, Publication, Wheelchair};

use crate::harness::{TestApp, at};

/// The records of Trier.
pub struct Records {
    pub offers: Vec<Offer>,
    pub locations: BTreeMap<LocationId, Location>,
    pub districts: BTreeMap<DistrictId, District>,
    pub providers: BTreeMap<ProviderId, Provider>,
    pub categories: BTreeMap<CategoryId, Category>,
}

impl Records {
    pub fn of(app: &TestApp) -> Self {
        let published = |offer: &Offer| offer.publication == Publication::Published;
        Self {
            offers: app.all(offer::load).into_iter().filter(published).collect(),
            locations: app
                .all(location::load)
                .into_iter()
                .map(|one| (one.id.clone(), one))
                .collect(),
            districts: app
                .all(district::load)
                .into_iter()
                .map(|one| (one.id.clone(), one))
                .collect(),
            providers: app
                .all(provider::load)
                .into_iter()
                .map(|one| (one.id.clone(), one))
                .collect(),
            categories: app
                .all(category::load)
                .into_iter()
                .map(|one| (one.id.clone(), one))
                .collect(),
        }
    }

    /// Slugs of the offers that pass.
    pub fn slugs(&self, passes: impl Fn(&Offer) -> bool) -> BTreeSet<String> {
        let passing = self.offers.iter().filter(|offer| passes(offer));
        passing.map(|offer| offer.slug.clone()).collect()
    }

    fn places<'r>(&'r self, offer: &'r Offer) -> impl Iterator<Item = &'r Location> {
        let known = offer.locations.iter().map(|id| &self.locations[id]);
        known.filter(|place| !place.secret)
    }

    pub fn in_category(&self, offer: &Offer, slug: &str) -> bool {
        let above = |id: &CategoryId| self.categories[id].parent.clone();
        offer.categories.iter().any(|id| {
            let line = std::iter::successors(Some(id.clone()), above);
            line.into_iter().any(|id| self.categories[&id].slug == slug)
        })
    }

    pub fn in_district(&self, offer: &Offer, slug: &str) -> bool {
        let mut districts = self.places(offer).filter_map(|place| place.district.as_ref());
        districts.any(|id| self.districts[id].slug == slug)
    }

    pub fn of_provider(&self, offer: &Offer, slug: &str) -> bool {
        self.providers[&offer.provider].slug == slug
    }

    pub fn has_wheelchair(&self, offer: &Offer, word: Wheelchair) -> bool {
        let places: Vec<_> = self.places(offer).collect();
        places.iter().any(|place| place.wheelchair == word) || (places.is_empty() && word == Wheelchair::Unknown)
    }

    /// Metres to the nearest public place (haversine, mean radius of the earth).
    pub fn metres(&self, offer: &Offer, from: (f64, f64)) -> Option<f64> {
        let points = self.places(offer).filter_map(|place| place.point);
        points.map(|point| metres(from, point)).min_by(f64::total_cmp)
    }
}

fn metres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (north, east) = ((b.0 - a.0).to_radians(), (b.1 - a.1).to_radians());
    let half =
        (north / 2.0).sin().powi(2) + a.0.to_radians().cos() * b.0.to_radians().cos() * (east / 2.0).sin().powi(2);
    2.0 * 6_371_008.8 * half.sqrt().asin()
}

/// The demo city, with something of everything that can be filtered by.
pub fn varied() -> TestApp {
    let app = TestApp::demo();
    for (number, mut offer) in app.all(offer::load).into_iter().enumerate().take(60) {
        let days = |days: i64| Some(app.clock.now() + TimeDelta::days(days));
        if number % 3 == 0 {
            offer.freshness.confirmed_at = days(-200 - i64::try_from(number).unwrap());
            offer.freshness.confirmed_by = Some(Confirmer::Provider);
            offer.freshness.due_at = days([10, -10, -100][number / 3 % 3]);
        }
        match number % 7 {
            1 => offer.capacity.state = CapacityState::NoAdmission,
            2 => offer.capacity.state = CapacityState::TemporarilyClosed,
            _ => {}
        }
        app.change(&mut offer);
    }
    for (number, mut place) in app.all(location::load).into_iter().enumerate() {
        place.wheelchair = [
            Wheelchair::Unknown,
            Wheelchair::Yes,
            Wheelchair::Limited,
            Wheelchair::No,
        ][number % 4];
        app.change(&mut place);
    }
    app.set_clock("2026-11-24T16:30:00Z");
    for (number, mut offer) in app.all(offer::load).into_iter().enumerate() {
        if number % 10 == 0 {
            offer.phone = Some("0651 1".to_owned());
            app.change(&mut offer);
        }
    }
    app.side.catch_search_up();
    app
}

/// The day and instant that tests of validity go by.
pub fn today() -> (NaiveDate, DateTime<Utc>) {
    let now = at("2026-11-24T16:30:00Z");
    (now.date_naive(), now)
}
