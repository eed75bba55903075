//! All that a city has, as the catalog wrote it: what the directory is made from, and what is kept on disk.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use porta_contract::{HoursPurpose, Noun};
use serde::{Deserialize, Serialize};

use crate::catalog::address::{self, Address};
use crate::catalog::article::Article;
use crate::catalog::category::Category;
use crate::catalog::city::{self, City};
use crate::catalog::district::District;
use crate::catalog::event::Event;
use crate::catalog::fact::Fact;
use crate::catalog::ids::{
    ArticleId, CategoryId, DistrictId, EventId, FactId, Id, LocationId, NeedId, OfferId, PageId, ProviderId,
    ResponsibilityId,
};
use crate::catalog::location::Location;
use crate::catalog::need::Need;
use crate::catalog::offer::{HoursSet, Offer};
use crate::catalog::page::Page;
use crate::catalog::provider::Provider;
use crate::catalog::responsibility::Responsibility;
use crate::catalog::selection::Selection;
use crate::catalog::source_text::{TextSet, Translated};
use crate::catalog::topic::Topic;
use crate::catalog::{
    article, category, district, event, fact, location, need, offer, page, provider, responsibility, topic,
};
use crate::spine::change_log::{self, Position};
use crate::spine::db::{AnyConnection, Database, DbError};

/// A city's records by id, and how far in the change log they are.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Source {
    /// The city itself.
    pub city: Arc<City>,
    /// Everything up to here is in.
    pub position: Position,
    /// Its districts.
    pub districts: HashMap<DistrictId, Arc<District>>,
    /// Its categories.
    pub categories: HashMap<CategoryId, Arc<Category>>,
    /// Its topics, by slug.
    pub topics: HashMap<String, Arc<Topic>>,
    /// Its providers, in whatever state of publication.
    pub providers: HashMap<ProviderId, Arc<Provider>>,
    /// Its locations, without the secret ones: those are not even loaded.
    pub locations: HashMap<LocationId, Arc<Location>>,
    /// Its offers, in whatever state of publication; hours that hold for a secret place are blank.
    pub offers: HashMap<OfferId, Arc<Offer>>,
    /// Its events, in whatever state of publication.
    pub events: HashMap<EventId, Arc<Event>>,
    /// Its pages, in whatever state of publication, without who looks after them.
    pub pages: HashMap<PageId, Arc<Page>>,
    /// Its series of figures, in whatever state of publication.
    pub facts: HashMap<FactId, Arc<Fact>>,
    /// Its articles, in whatever state of publication.
    pub articles: HashMap<ArticleId, Arc<Article>>,
    /// Its needs, in whatever state of publication.
    pub needs: HashMap<NeedId, Arc<Need>>,
    /// Its responsibilities, in whatever state of publication.
    pub responsibilities: HashMap<ResponsibilityId, Arc<Responsibility>>,
    /// Slugs (old ones too) and legacy paths, to record ids; without those of secret places.
    pub addresses: Arc<HashMap<(Noun, String), String>>,
}

/// Records that changed, by noun.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Touched(HashMap<Noun, HashSet<String>>);

impl Touched {
    /// Adds a record.
    pub fn add(&mut self, noun: Noun, id: &str) {
        self.0.entry(noun).or_default().insert(id.to_owned());
    }

    /// Adds what another one holds.
    pub fn join(&mut self, other: &Self) {
        for (noun, ids) in &other.0 {
            self.0.entry(*noun).or_default().extend(ids.iter().cloned());
        }
    }

    /// True when nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True when a record of the noun changed.
    #[must_use]
    pub fn any(&self, noun: Noun) -> bool {
        self.0.contains_key(&noun)
    }

    /// True when this record changed.
    #[must_use]
    pub fn has(&self, noun: Noun, id: &str) -> bool {
        self.0.get(&noun).is_some_and(|ids| ids.contains(id))
    }

    /// The records of a noun that changed, by id.
    #[must_use]
    pub fn ids(&self, noun: Noun) -> Vec<String> {
        let mut ids: Vec<String> = self.0.get(&noun).into_iter().flatten().cloned().collect();
        ids.sort_unstable();
        ids
    }

    fn all_ids(&self) -> Vec<String> {
        self.0.values().flatten().cloned().collect()
    }
}

impl Source {
    /// Loads a city whole, from one consistent state of the database.
    pub fn load(database: &Database, slug: &str) -> Result<Option<Self>, DbError> {
        database.read_snapshot(|conn| {
            let Some(city) = city::by_slug(conn, slug)? else {
                return Ok(None);
            };
            let position = change_log::head(conn)?;
            let all = Selection::City(&city.id);
            let addresses = address::of_city(conn, &city.id)?;
            let mut source = Self {
                position,
                districts: shelf(district::load(conn, all)?, |one| one.id.clone()),
                categories: shelf(read_by_all(category::load(conn, all)?), |one| one.id.clone()),
                topics: shelf(topic::load(conn, all)?, |one| one.slug.clone()),
                providers: shelf(read_by_all(provider::load(conn, all)?), |one| one.id.clone()),
                locations: shelf(public(location::load(conn, all)?), |one| one.id.clone()),
                offers: shelf(read_by_all(offer::load(conn, all)?), |one| one.id.clone()),
                events: shelf(read_by_all(event::load(conn, all)?), |one| one.id.clone()),
                pages: shelf(without_owners(page::load(conn, all)?), |one| one.id.clone()),
                facts: shelf(read_by_all(fact::load(conn, all)?), |one| one.id.clone()),
                articles: shelf(read_by_all(article::load(conn, all)?), |one| one.id.clone()),
                needs: shelf(read_by_all(need::load(conn, all)?), |one| one.id.clone()),
                responsibilities: shelf(read_by_all(responsibility::load(conn, all)?), |one| one.id.clone()),
                addresses: Arc::new(addresses.into_iter().map(keyed).collect()),
                city: Arc::new(city),
            };
            let ids: Vec<OfferId> = source.offers.keys().cloned().collect();
            source.blank_secret_hours(ids.iter().map(Id::as_str));
            source.forget_secret_addresses();
            Ok(Some(source))
        })
    }

    /// Loads the touched records again and puts them in place.
    pub fn refresh(&mut self, conn: &mut AnyConnection, touched: &Touched) -> Result<(), DbError> {
        if touched.any(Noun::City)
            && let Some(city) = city::by_slug(conn, &self.city.slug)?
        {
            self.city = Arc::new(city);
        }
        put(
            &mut self.districts,
            &touched.ids(Noun::District),
            |ids| district::load(conn, ids),
            |one| one.id.clone(),
        )?;
        put(
            &mut self.categories,
            &touched.ids(Noun::Category),
            |ids| Ok(read_by_all(category::load(conn, ids)?)),
            |one| one.id.clone(),
        )?;
        put(
            &mut self.providers,
            &touched.ids(Noun::Provider),
            |ids| Ok(read_by_all(provider::load(conn, ids)?)),
            |one| one.id.clone(),
        )?;
        let locations = touched.ids(Noun::Location);
        put(
            &mut self.locations,
            &locations,
            |ids| Ok(public(location::load(conn, ids)?)),
            |one| one.id.clone(),
        )?;
        let offers = self.offers_to_load(touched);
        put(
            &mut self.offers,
            &offers,
            |ids| Ok(read_by_all(offer::load(conn, ids)?)),
            |one| one.id.clone(),
        )?;
        put(
            &mut self.events,
            &touched.ids(Noun::Event),
            |ids| Ok(read_by_all(event::load(conn, ids)?)),
            |one| one.id.clone(),
        )?;
        self.refresh_knowledge(conn, touched)?;
        if touched.any(Noun::Topic) {
            self.topics = shelf(topic::load(conn, Selection::City(&self.city.id))?, |one| {
                one.slug.clone()
            });
        }
        self.learn_addresses(address::of_records(conn, &touched.all_ids())?);
        self.blank_secret_hours(offers.iter().map(String::as_str));
        if touched.any(Noun::Location) {
            self.forget_secret_addresses();
        }
        Ok(())
    }

    /// What the city itself says, and what is looked for.
    fn refresh_knowledge(&mut self, conn: &mut AnyConnection, touched: &Touched) -> Result<(), DbError> {
        put(
            &mut self.pages,
            &touched.ids(Noun::Page),
            |ids| Ok(without_owners(page::load(conn, ids)?)),
            |one| one.id.clone(),
        )?;
        put(
            &mut self.facts,
            &touched.ids(Noun::Fact),
            |ids| Ok(read_by_all(fact::load(conn, ids)?)),
            |one| one.id.clone(),
        )?;
        put(
            &mut self.articles,
            &touched.ids(Noun::Article),
            |ids| Ok(read_by_all(article::load(conn, ids)?)),
            |one| one.id.clone(),
        )?;
        put(
            &mut self.needs,
            &touched.ids(Noun::Need),
            |ids| Ok(read_by_all(need::load(conn, ids)?)),
            |one| one.id.clone(),
        )?;
        put(
            &mut self.responsibilities,
            &touched.ids(Noun::Responsibility),
            |ids| Ok(read_by_all(responsibility::load(conn, ids)?)),
            |one| one.id.clone(),
        )
    }

    /// Offers that were touched, and those with a place that was: it may have become secret, or public again.
    fn offers_to_load(&self, touched: &Touched) -> Vec<String> {
        let mut ids = touched.ids(Noun::Offer);
        if touched.any(Noun::Location) {
            let at_touched = |offer: &&Arc<Offer>| {
                let mut places = offer.hours.iter().filter_map(|set| set.location.as_ref());
                places.any(|id| touched.has(Noun::Location, id.as_str()))
            };
            ids.extend(
                self.offers
                    .values()
                    .filter(at_touched)
                    .map(|offer| offer.id.to_string()),
            );
            ids.sort_unstable();
            ids.dedup();
        }
        ids
    }

    /// What offers say of secret places goes: their hours there.
    fn blank_secret_hours<'o>(&mut self, offers: impl Iterator<Item = &'o str>) {
        let locations = &self.locations;
        let is_secret = |set: &&mut HoursSet| set.location.as_ref().is_some_and(|id| !locations.contains_key(id));
        for id in offers {
            let Some(offer) = self.offers.get_mut(&OfferId::from(id)) else {
                continue;
            };
            if offer.hours.iter().any(|set| set.location.is_some()) {
                for set in Arc::make_mut(offer).hours.iter_mut().filter(is_secret) {
                    *set = bare(set);
                }
            }
        }
    }

    /// Most writes bring none that is new: the directory goes on sharing them then.
    fn learn_addresses(&mut self, found: Vec<Address>) {
        let found = found.into_iter().map(keyed);
        let new: Vec<_> = found
            .filter(|(address, record)| self.addresses.get(address) != Some(record))
            .collect();
        if !new.is_empty() {
            Arc::make_mut(&mut self.addresses).extend(new);
        }
    }

    fn forget_secret_addresses(&mut self) {
        let locations = &self.locations;
        let is_known = |noun: Noun, id: &str| noun != Noun::Location || locations.contains_key(&LocationId::from(id));
        if !self.addresses.iter().all(|((noun, _), id)| is_known(*noun, id)) {
            Arc::make_mut(&mut self.addresses).retain(|(noun, _), id| is_known(*noun, id));
        }
    }

    /// The record an address leads to, now or once.
    #[must_use]
    pub fn lookup(&self, noun: Noun, address: &str) -> Option<&str> {
        self.addresses.get(&(noun, address.to_owned())).map(String::as_str)
    }
}

/// Hours of which only the place they belong to is known.
fn bare(set: &HoursSet) -> HoursSet {
    HoursSet {
        purpose: HoursPurpose::Visit,
        access: None,
        rule: String::new(),
        note: None,
        location: set.location.clone(),
    }
}

fn keyed(address: Address) -> ((Noun, String), String) {
    ((address.noun, address.address), address.record)
}

/// Secret places stop here: the read side never holds one.
fn public(all: Vec<Location>) -> Vec<Location> {
    read_by_all(all.into_iter().filter(|location| !location.secret).collect())
}

/// Who looks after a page is nobody's business but the staff's.
fn without_owners(mut all: Vec<Page>) -> Vec<Page> {
    for page in &mut all {
        page.owner = None;
    }
    read_by_all(all)
}

/// Drafts of translations stop here, and who made and reviewed the others.
fn read_by_all<R: Translated>(mut all: Vec<R>) -> Vec<R> {
    for record in &mut all {
        let TextSet { source_lang, all, .. } = record.text_set();
        *all = std::mem::take(all)
            .into_iter()
            .filter_map(|text| text.for_the_public(source_lang))
            .collect();
    }
    all
}

fn shelf<K: std::hash::Hash + Eq, T>(all: Vec<T>, key: impl Fn(&T) -> K) -> HashMap<K, Arc<T>> {
    all.into_iter().map(|one| (key(&one), Arc::new(one))).collect()
}

fn put<K: std::hash::Hash + Eq + Id + for<'a> From<&'a str>, T>(
    shelf: &mut HashMap<K, Arc<T>>,
    ids: &[String],
    load: impl FnOnce(Selection<'_>) -> Result<Vec<T>, DbError>,
    key: impl Fn(&T) -> K,
) -> Result<(), DbError> {
    if ids.is_empty() {
        return Ok(());
    }
    let loaded = load(Selection::Ids(ids))?;
    for id in ids {
        shelf.remove(&K::from(id.as_str()));
    }
    shelf.extend(loaded.into_iter().map(|one| (key(&one), Arc::new(one))));
    Ok(())
}
