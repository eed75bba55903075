//! The records that news are about: of each noun what decides whether somebody hears of it. A further noun is one arm of [`load`].

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{CapacityState, Noun, Origin, Publication};

use super::wishes::Wishes;
use crate::catalog::check::Rules;
use crate::catalog::city::City;
use crate::catalog::event;
use crate::catalog::ids::{CityId, Id, LocationId, ProviderId};
use crate::catalog::offer;
use crate::catalog::selection::Selection;
use crate::catalog::text::Text;
use crate::spine::db::schema::{categories, locations, providers, texts};
use crate::spine::db::{AnyConnection, DbError};

/// Kinds of records that can be subscribed to, in the order in which a mail has them.
pub(super) const NOUNS: [Noun; 2] = [Noun::Event, Noun::Offer];
/// So many coming occurrences are looked at for one that takes place.
const OCCURRENCES: usize = 20;
/// How many ids go into one statement.
const CHUNK: usize = 500;

/// A record as far as news need it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub slug: String,
    /// Whose it is; none for what the city itself says.
    pub provider: Option<ProviderId>,
    /// False for what is not public any more, or over.
    pub holds: bool,
    /// When it next takes place.
    pub when: Option<DateTime<Utc>>,
    /// Ids of its categories; none for nouns that have no categories.
    categories: Option<Vec<String>>,
    /// Ids of its districts; none for nouns that have no places.
    districts: Option<Vec<String>>,
    /// Languages spoken; none for nouns that name none.
    languages: Option<Vec<String>>,
    source_lang: String,
    texts: Vec<Text>,
}

impl Entry {
    /// Its title in a language, or else in that of its source; and in which language that is.
    pub fn title(&self, lang: &str) -> (String, String) {
        let main = lang.split('-').next().unwrap_or_default();
        let public =
            |text: &&Text| !text.title.is_empty() && (text.lang == self.source_lang || text.origin != Origin::Draft);
        let find = |lang: &str| self.texts.iter().filter(public).find(|text| text.lang == lang);
        let found = find(lang).or_else(|| find(main)).or_else(|| find(&self.source_lang));
        match found {
            Some(text) => (text.title.clone(), text.lang.clone()),
            None => (self.slug.clone(), self.source_lang.clone()),
        }
    }
}

/// When, by which clocks and grammars.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment<'a> {
    pub city: &'a City,
    pub now: DateTime<Utc>,
    pub rules: Rules,
}

/// The records of a noun by id; those that are gone are left out.
pub(super) fn load(
    conn: &mut AnyConnection,
    moment: Moment<'_>,
    (noun, ids): (Noun, &[String]),
) -> Result<Vec<Entry>, DbError> {
    match noun {
        Noun::Event => events(conn, moment, ids),
        Noun::Offer => offers(conn, moment, ids),
        _ => Ok(Vec::new()),
    }
}

fn offers(conn: &mut AnyConnection, moment: Moment<'_>, ids: &[String]) -> Result<Vec<Entry>, DbError> {
    let all = offer::load(conn, Selection::Ids(ids))?;
    let places = all.iter().flat_map(|offer| &offer.locations);
    let districts = districts(conn, places)?;
    let today = moment.now.with_timezone(&moment.city.time_zone).date_naive();
    let entry = |offer: offer::Offer| Entry {
        holds: offer.publication == Publication::Published
            && offer.valid_until.is_none_or(|last| last >= today)
            && offer.capacity.state != CapacityState::Closed,
        when: None,
        categories: Some(offer.categories.iter().map(ToString::to_string).collect()),
        districts: Some(of(&districts, &offer.locations)),
        languages: Some(offer.languages),
        slug: offer.slug,
        provider: Some(offer.provider),
        source_lang: offer.source_lang,
        texts: offer.texts,
    };
    Ok(all.into_iter().map(entry).collect())
}

fn events(conn: &mut AnyConnection, moment: Moment<'_>, ids: &[String]) -> Result<Vec<Entry>, DbError> {
    let all = event::load(conn, Selection::Ids(ids))?;
    let places = all.iter().filter_map(|event| event.location.as_ref());
    let districts = districts(conn, places)?;
    let entry = |event: event::Event| {
        let coming = (moment.rules.coming)(&event, moment.city.time_zone, moment.now, OCCURRENCES);
        let next = coming.into_iter().find(|one| !one.cancelled);
        Entry {
            holds: event.publication == Publication::Published && next.is_some(),
            when: next.map(|one| one.start),
            categories: None,
            districts: Some(of(&districts, event.location.as_slice())),
            languages: None,
            slug: event.slug,
            provider: Some(event.provider),
            source_lang: event.source_lang,
            texts: event.texts,
        }
    };
    Ok(all.into_iter().map(entry).collect())
}

/// The districts of places that the public may know of, by id of the place.
fn districts<'a>(
    conn: &mut AnyConnection,
    places: impl Iterator<Item = &'a LocationId>,
) -> Result<HashMap<String, String>, DbError> {
    let ids: HashSet<&str> = places.map(Id::as_str).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let mut all = HashMap::new();
    for some in ids.chunks(CHUNK) {
        let rows: Vec<(String, Option<String>)> = locations::table
            .filter(locations::id.eq_any(some))
            .filter(locations::secret.eq(false))
            .filter(locations::publication.eq(Publication::Published.as_str()))
            .select((locations::id, locations::district_id))
            .load(conn)?;
        all.extend(rows.into_iter().filter_map(|(id, district)| Some((id, district?))));
    }
    Ok(all)
}

fn of(districts: &HashMap<String, String>, places: &[LocationId]) -> Vec<String> {
    let district = |place: &LocationId| districts.get(place.as_str()).cloned();
    places.iter().filter_map(district).collect()
}

/// Wishes, ready to be held against entries: categories with those below them.
#[derive(Debug)]
pub(super) struct Filter<'w> {
    wishes: &'w Wishes,
    categories: HashSet<String>,
}

impl<'w> Filter<'w> {
    /// From wishes.
    pub fn of(conn: &mut AnyConnection, city: &CityId, wishes: &'w Wishes) -> Result<Self, DbError> {
        let mut wanted: HashSet<String> = wishes.categories.iter().cloned().collect();
        if !wanted.is_empty() {
            let tree: Vec<(String, Option<String>)> = categories::table
                .filter(categories::city_id.eq(city))
                .select((categories::id, categories::parent_id))
                .load(conn)?;
            loop {
                let below = |parent: &Option<String>| parent.as_ref().is_some_and(|parent| wanted.contains(parent));
                let more: Vec<String> = tree
                    .iter()
                    .filter(|(id, parent)| below(parent) && !wanted.contains(id))
                    .map(|(id, _)| id.clone())
                    .collect();
                if more.is_empty() {
                    break;
                }
                wanted.extend(more);
            }
        }
        Ok(Self {
            wishes,
            categories: wanted,
        })
    }

    /// True for what somebody wants to hear of. A wish narrows the nouns that have what it is about.
    pub fn takes(&self, entry: &Entry) -> bool {
        let fits = |own: &Option<Vec<String>>, any: bool, wanted: &dyn Fn(&String) -> bool| {
            any || own.as_ref().is_none_or(|own| own.iter().any(wanted))
        };
        let wishes = self.wishes;
        entry.holds
            && fits(&entry.categories, self.categories.is_empty(), &|id| {
                self.categories.contains(id)
            })
            && fits(&entry.districts, wishes.districts.is_empty(), &|id| {
                wishes.districts.contains(id)
            })
            && fits(&entry.languages, wishes.languages.is_empty(), &|tag| {
                wishes.languages.contains(tag)
            })
    }
}

/// Names of the providers that the public may know of, in a language or else in that of their source, by id.
pub(super) fn provider_names(
    conn: &mut AnyConnection,
    ids: &[&str],
    lang: &str,
) -> Result<HashMap<String, String>, DbError> {
    let mut names = HashMap::new();
    for some in ids.chunks(CHUNK) {
        let rows: Vec<(String, String, String, String)> = providers::table
            .inner_join(texts::table.on(texts::record_id.eq(providers::id)))
            .filter(providers::id.eq_any(some))
            .filter(providers::publication.eq(Publication::Published.as_str()))
            .filter(texts::title.ne(""))
            .filter(
                texts::origin
                    .ne(Origin::Draft.as_str())
                    .or(texts::lang.eq(providers::source_lang)),
            )
            .select((providers::id, providers::source_lang, texts::lang, texts::title))
            .load(conn)?;
        for (id, source, own, title) in rows {
            if own == lang || (own == source && !names.contains_key(&id)) {
                names.insert(id, title);
            }
        }
    }
    Ok(names)
}
