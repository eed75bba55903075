//! The directory of a city as the public reads it: immutable, shared between threads, made anew in part with every change.

mod build;
mod columns;
mod index;
mod item;
mod moment;
mod opening;
mod order;
mod pieces;
mod responsibilities;
mod update;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono_tz::Tz;
use porta_contract::Noun;

pub use index::{Dimension, Index};
pub use item::{Names, OfferRow, best, by_machine, location, provider_named, text_info, title};
pub use moment::{Moment, RowMoment, freshness_wire, tomorrow};
pub use opening::{office_open_at, open_wire};
pub use order::{Order, Ranking};
pub use pieces::{Pieces, summary};
pub use responsibilities::{OfficeRow, ResponsibilityRow};
pub use update::Step;

use super::facets::FacetHeads;
use super::hours::Place;
use super::nearby::LatLon;
use super::occurrences::Series;
use super::pages::PageTree;
use crate::catalog::article::Article;
use crate::catalog::category::Category;
use crate::catalog::city::City;
use crate::catalog::district::District;
use crate::catalog::event::Event;
use crate::catalog::fact::Fact;
use crate::catalog::ids::{CategoryId, DistrictId, Id, LocationId, OfferId, ProviderId};
use crate::catalog::location::Location;
use crate::catalog::need::Need;
use crate::catalog::provider::Provider;
use crate::spine::change_log::Position;

/// A city's directory at one position of the change log.
pub struct Directory {
    /// Counts up with every change on this node; part of cache keys.
    pub generation: u64,
    /// Everything up to here is in.
    pub position: Position,
    /// The city.
    pub city: Arc<City>,
    /// Its languages, best first.
    pub languages: Arc<[String]>,
    /// What hours are read against: time zone, holidays, coordinates.
    pub place: Arc<Place>,
    /// Its districts in the order of their numbers.
    pub districts: Arc<Vec<Arc<District>>>,
    /// Its categories, parents before children, siblings in order.
    pub categories: Arc<Tree>,
    /// Published providers by name.
    pub providers: Arc<Vec<Arc<ProviderRow>>>,
    /// Public locations of published providers.
    pub locations: Arc<Vec<Arc<LocationRow>>>,
    /// Published events.
    pub events: Arc<Vec<Arc<EventRow>>>,
    /// Published pages as a tree.
    pub pages: Arc<PageTree>,
    /// Published series of figures in the order of their list.
    pub facts: Arc<Vec<Arc<Fact>>>,
    /// Published articles, the newest first; not all of them are to be read on any day.
    pub articles: Arc<Vec<Arc<Article>>>,
    /// Published needs.
    pub needs: Arc<Vec<Arc<NeedRow>>>,
    /// Published responsibilities with a published office, by id.
    pub responsibilities: Arc<Vec<Arc<ResponsibilityRow>>>,
    /// Published offers by slot; a slot that is free is `None`.
    pub offers: Vec<Option<Arc<OfferRow>>>,
    /// Slots of offers by id.
    pub slots: Arc<HashMap<OfferId, u32>>,
    /// Slots of offers by the handle that the search knows them by.
    pub handles: Arc<HashMap<u64, u32>>,
    /// Which offers have what.
    pub index: Index,
    /// Offers in the orders that lists are asked for most.
    pub order: Order,
    /// Beginnings of the facets of its categories and districts.
    pub facet_heads: Arc<FacetHeads>,
    /// Offers that name a successor, behind it.
    followed: Arc<BTreeSet<(OfferId, OfferId)>>,
    /// Slugs (old ones too) and legacy paths, to record ids.
    pub addresses: Arc<HashMap<(Noun, String), String>>,
}

impl std::fmt::Debug for Directory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Directory")
            .field("city", &self.city.slug)
            .field("generation", &self.generation)
            .finish_non_exhaustive()
    }
}

/// The tree of categories.
#[derive(Debug, Default)]
pub struct Tree {
    /// In order.
    pub all: Vec<Arc<Category>>,
    by_id: HashMap<CategoryId, usize>,
    by_slug: HashMap<String, usize>,
}

impl Tree {
    /// The category of an id.
    #[must_use]
    pub fn get(&self, id: &CategoryId) -> Option<&Arc<Category>> {
        self.by_id.get(id).and_then(|place| self.all.get(*place))
    }

    /// The category of a slug.
    #[must_use]
    pub fn by_slug(&self, slug: &str) -> Option<&Arc<Category>> {
        self.by_slug.get(slug).and_then(|place| self.all.get(*place))
    }

    /// What the order of the tree goes by: place and slug of every category on the way down, so that it stays the same
    /// whatever happens to others.
    #[must_use]
    pub fn sort_key(&self, category: &Category) -> String {
        let mut way: Vec<&Arc<Category>> = self.line(&category.id).collect();
        way.reverse();
        let step = |one: &Arc<Category>| format!("{}\u{1}{}\u{0}", sort_number(one.position), one.slug);
        way.into_iter().map(step).collect()
    }

    /// A category and all above it.
    pub fn line(&self, id: &CategoryId) -> impl Iterator<Item = &Arc<Category>> {
        let mut next = self.get(id);
        // A tree deeper than this is a circle.
        (0..16).map_while(move |_| {
            let here = next?;
            next = here.parent.as_ref().and_then(|parent| self.get(parent));
            Some(here)
        })
    }
}

/// A number as text that sorts like it.
fn sort_number(number: i32) -> String {
    format!("{:010}", i64::from(number) - i64::from(i32::MIN))
}

/// A published provider with what belongs to it.
#[derive(Clone, Debug)]
pub struct ProviderRow {
    /// The provider.
    pub provider: Arc<Provider>,
    /// Its name.
    pub name: String,
    /// Folded name, for the order.
    pub sort_key: String,
    /// The address to call.
    pub phone_uri: Option<String>,
    /// Its public main places.
    pub locations: Vec<Arc<LocationRow>>,
    /// How many published offers it has.
    pub offers: u64,
}

/// A public location with its district.
#[derive(Debug)]
pub struct LocationRow {
    /// The location.
    pub location: Arc<Location>,
    /// Its district.
    pub district: Option<Arc<District>>,
}

impl LocationRow {
    /// Its coordinates.
    #[must_use]
    pub fn point(&self) -> Option<LatLon> {
        self.location.point
    }
}

/// A published event with what belongs to it.
#[derive(Debug)]
pub struct EventRow {
    /// The event.
    pub event: Arc<Event>,
    /// Who holds it.
    pub provider: Arc<Provider>,
    /// Its public place.
    pub location: Option<Arc<LocationRow>>,
    /// When it takes place.
    pub series: Series,
}

/// A published need with what belongs to it.
#[derive(Debug)]
pub struct NeedRow {
    /// The need.
    pub need: Arc<Need>,
    /// Who looks for it.
    pub provider: Arc<Provider>,
    /// Part of the city that it is in.
    pub district: Option<Arc<District>>,
    /// Folded title, for the order.
    pub sort_key: String,
}

impl Directory {
    /// The time zone of the city.
    #[must_use]
    pub fn tz(&self) -> Tz {
        self.city.time_zone
    }

    /// The offer in a slot.
    #[must_use]
    pub fn offer(&self, slot: u32) -> Option<&Arc<OfferRow>> {
        self.offers.get(usize::try_from(slot).ok()?)?.as_ref()
    }

    /// The slot of an offer that the search names by its handle.
    #[must_use]
    pub fn slot_of_handle(&self, handle: u64) -> Option<u32> {
        self.handles.get(&handle).copied()
    }

    /// The offer of an id or a slug it has now.
    #[must_use]
    pub fn offer_by_name(&self, name: &str) -> Option<&Arc<OfferRow>> {
        let by_slug = self.addresses.get(&(Noun::Offer, name.to_owned())).map(String::as_str);
        let slot = self.slots.get(&OfferId::from(by_slug.unwrap_or(name)))?;
        self.offer(*slot)
            .filter(|row| row.offer.slug == name || row.id() == name)
    }

    /// Every offer.
    pub fn all_offers(&self) -> impl Iterator<Item = &Arc<OfferRow>> {
        self.offers.iter().flatten()
    }

    /// The district of a slug.
    #[must_use]
    pub fn district(&self, slug: &str) -> Option<&Arc<District>> {
        self.districts.iter().find(|district| district.slug == slug)
    }

    /// The district of an id.
    #[must_use]
    pub fn district_by_id(&self, id: &DistrictId) -> Option<&Arc<District>> {
        self.districts.iter().find(|district| district.id == *id)
    }

    /// The provider of an id or a slug, if it is published.
    #[must_use]
    pub fn provider(&self, name: &str) -> Option<&Arc<ProviderRow>> {
        self.providers
            .iter()
            .find(|row| row.provider.slug == name || row.provider.id == ProviderId::from(name))
    }

    /// The need of an id or a slug, if it is published.
    #[must_use]
    pub fn need(&self, name: &str) -> Option<&Arc<NeedRow>> {
        let mut rows = self.needs.iter();
        rows.find(|row| row.need.slug == name || row.need.id.as_str() == name)
    }

    /// The responsibility of an id or a slug, if it is published.
    #[must_use]
    pub fn responsibility(&self, name: &str) -> Option<&Arc<ResponsibilityRow>> {
        self.responsibilities
            .iter()
            .find(|row| row.record.slug == name || row.record.id.as_str() == name)
    }

    /// The public location of an id.
    #[must_use]
    pub fn location(&self, id: &LocationId) -> Option<&Arc<LocationRow>> {
        self.locations.iter().find(|row| row.location.id == *id)
    }
}

/// A name folded for sorting: lower case, marks removed, German umlauts as their base letters (DIN 5007, variant 1).
#[must_use]
pub fn sort_key(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;
    name.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ß' { 's' } else { c })
        .collect()
}
