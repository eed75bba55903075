//! One offer as lists show it: its parts written as JSON beforehand, so that a list is a matter of copying bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use chrono::NaiveDate;
use porta_contract as wire;

use super::index::Key;
use super::pieces::{OfReader, Pieces, by_text, common, fields};
use super::{Dimension, LocationRow, RowMoment, Tree};
use crate::catalog::check::phone;
use crate::catalog::ids::Id;
use crate::catalog::offer::{HoursSet, Offer};
use crate::catalog::provider::Provider;
use crate::catalog::text::Text;
use crate::reading::hours::{ClosedDays, Schedule};
use crate::reading::language::{Reader, direction};
use crate::reading::nearby::LatLon;
use crate::reading::records::all_texts;

/// A published offer with what belongs to it.
pub struct OfferRow {
    /// The offer.
    pub offer: Arc<Offer>,
    /// Who offers it.
    pub provider: Arc<Provider>,
    /// Its public places.
    pub locations: Vec<Arc<LocationRow>>,
    /// Title of its successor by language, and its slug.
    pub successor: Option<Arc<Offer>>,
    /// Its readable hours for visits that do not belong to a secret place.
    pub schedules: Vec<Arc<Schedule>>,
    /// Days on which its provider is closed.
    pub closed: ClosedDays,
    /// Which of the offer's sets of hours the public may read, by place in its list.
    public_hours: Vec<usize>,
    /// The address to call.
    pub phone_uri: Option<String>,
    /// Coordinates of its public places.
    pub points: Vec<LatLon>,
    /// True for topics where a reader may have to leave the page fast.
    pub sensitive: bool,
    /// What it is filtered by.
    pub keys: Vec<Key>,
    /// Folded titles, by place of the language in the city's list.
    sort_keys: Vec<Arc<str>>,
    /// The bytes.
    pub pieces: Pieces,
    /// What changes by itself as time goes by.
    pub(super) moment: ArcSwap<RowMoment>,
}

/// How categories, texts and places are named for a reader.
#[derive(Clone, Copy)]
pub struct Names<'d> {
    /// The city's categories.
    pub categories: &'d Tree,
    /// The city's languages.
    pub languages: &'d Arc<[String]>,
    /// The city's country: its numbers are dialled there.
    pub country: &'d str,
}

/// The best of some texts for a reader: the languages read, in order, then the source.
#[must_use]
pub fn best<'t>(texts: &'t [Text], reader: &Reader, source_lang: &str) -> Option<&'t Text> {
    reader
        .tags()
        .chain(std::iter::once(source_lang))
        .find_map(|tag| texts.iter().find(|text| text.lang == tag && !text.title.is_empty()))
        .or_else(|| texts.first())
}

/// Title of a record for a reader; its slug, if it has none.
#[must_use]
pub fn title<'t>(texts: &'t [Text], reader: &Reader, source_lang: &str, slug: &'t str) -> &'t str {
    best(texts, reader, source_lang).map_or(slug, |text| text.title.as_str())
}

/// What a record says of the text it shows.
#[must_use]
pub fn text_info(text: &Text, texts: &[Text], source_lang: &str, text_version: i64) -> wire::TextInfo {
    let mut languages = vec![source_lang.to_owned()];
    languages.extend(
        texts
            .iter()
            .filter(|other| other.lang != source_lang)
            .map(|other| other.lang.clone()),
    );
    wire::TextInfo {
        lang: text.lang.clone(),
        dir: direction(&text.lang),
        state: text.state(source_lang, text_version),
        machine: by_machine(text, source_lang),
        languages,
    }
}

/// True for a translation that a machine has made.
#[must_use]
pub fn by_machine(text: &Text, source_lang: &str) -> bool {
    text.lang != source_lang && text.origin == wire::Origin::Machine
}

/// What belongs to an offer, found by whoever builds its row.
pub struct Belongings {
    /// Who offers it.
    pub provider: Arc<Provider>,
    /// Its public places.
    pub locations: Vec<Arc<LocationRow>>,
    /// The offer that follows it, if published.
    pub successor: Option<Arc<Offer>>,
    /// Its readable hours for visits at places that are not secret.
    pub schedules: Vec<Arc<Schedule>>,
    /// Places in the offer's list of hours that the public may read.
    pub public_hours: Vec<usize>,
}

impl OfferRow {
    /// Makes the row: resolves names, writes the bytes.
    #[must_use]
    pub fn new(offer: Arc<Offer>, with: Belongings, names: Names<'_>) -> Self {
        let Belongings {
            provider,
            locations,
            successor,
            schedules,
            public_hours,
        } = with;
        let sensitive = offer
            .categories
            .iter()
            .flat_map(|id| names.categories.line(id))
            .any(|one| one.sensitive);
        let points = locations.iter().filter_map(|row| row.point()).collect();
        let keys = keys(&offer, &provider, &locations, names.categories);
        let sort_keys = sort_keys(&offer, names.languages);
        let phone_uri = offer.phone.as_ref().and_then(|phone| phone::uri(phone, names.country));
        let pieces = Pieces {
            common: common(&offer, phone_uri.as_deref(), sensitive),
            by_text: by_text(&offer, names.languages),
            by_reader: Vec::new(),
        };
        let moment = ArcSwap::from_pointee(RowMoment::expired());
        let closed = ClosedDays::new(provider.closures.iter().map(|one| (one.from, one.until)));
        let mut row = Self {
            offer,
            provider,
            locations,
            successor,
            schedules,
            closed,
            public_hours,
            phone_uri,
            points,
            sensitive,
            keys,
            sort_keys,
            pieces,
            moment,
        };
        row.pieces.by_reader = row.write_by_reader(names);
        row
    }

    /// The sets of hours that the public may read.
    pub fn public_hours(&self) -> impl Iterator<Item = &HoursSet> {
        self.public_hours
            .iter()
            .filter_map(|place| self.offer.hours.get(*place))
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.offer.id.as_str()
    }

    /// Its folded title in a language of the city.
    #[must_use]
    pub fn sort_key(&self, language: usize) -> &str {
        self.sort_keys.get(language).map_or("", |key| key)
    }

    /// When it was last confirmed, in seconds since 1970; 0, if never.
    #[must_use]
    pub fn confirmed(&self) -> i64 {
        let confirmed = self.offer.freshness.confirmed_at;
        confirmed.map_or(0, |at| at.timestamp().max(1))
    }

    /// The bytes of its text for a reader.
    #[must_use]
    pub fn text_piece(&self, reader: &Reader) -> &[u8] {
        let pieces = &self.pieces.by_text;
        for place in reader.places() {
            if let Some((_, bytes)) = pieces.iter().find(|(language, _)| *language == place) {
                return bytes;
            }
        }
        pieces.first().map_or(b"\"title\":\"\"", |(_, bytes)| bytes)
    }

    /// The bytes of what it is named by, for a reader.
    #[must_use]
    pub fn reader_piece(&self, reader: &Reader) -> &[u8] {
        self.pieces
            .by_reader
            .get(usize::from(reader.first()))
            .map_or(b"", |bytes| bytes)
    }

    fn write_by_reader(&self, names: Names<'_>) -> Vec<Arc<[u8]>> {
        let mut written: Vec<Arc<[u8]>> = Vec::with_capacity(names.languages.len());
        for place in (0_u8..).take(names.languages.len()) {
            let reader = Reader::of(names.languages, place);
            let bytes = fields(&OfReader {
                provider: self.provider_named(&reader),
                categories: self.categories_named(&reader, names.categories),
                locations: self.locations.iter().map(|row| location(row, &reader)).collect(),
                capacity: self.capacity(&reader),
            });
            // Languages in which nothing differs share their bytes.
            let shared = written.iter().find(|other| ***other == *bytes).map(Arc::clone);
            written.push(shared.unwrap_or_else(|| Arc::from(bytes)));
        }
        written
    }

    /// Its provider, named for a reader.
    #[must_use]
    pub fn provider_named(&self, reader: &Reader) -> wire::Named {
        provider_named(&self.provider, reader)
    }

    /// Its categories, named for a reader.
    #[must_use]
    pub fn categories_named(&self, reader: &Reader, tree: &Tree) -> Vec<wire::Named> {
        let known = self.offer.categories.iter().filter_map(|id| tree.get(id));
        known
            .map(|category| wire::Named {
                id: category.id.to_string(),
                slug: category.slug.clone(),
                name: title(&category.texts, reader, &category.source_lang, &category.slug).to_owned(),
            })
            .collect()
    }

    /// Its capacity, with note and successor for a reader.
    #[must_use]
    pub fn capacity(&self, reader: &Reader) -> wire::Capacity {
        let capacity = &self.offer.capacity;
        let note = best(&self.offer.texts, reader, &self.offer.source_lang)
            .and_then(|text| text.notes.get("capacity_note").cloned());
        wire::Capacity {
            state: capacity.state,
            since: capacity.since,
            until: capacity.until,
            note,
            successor: self.successor.as_ref().map(|next| wire::Named {
                id: next.id.to_string(),
                slug: next.slug.clone(),
                name: title(&next.texts, reader, &next.source_lang, &next.slug).to_owned(),
            }),
        }
    }

    /// All its texts, for a reader who wants them all.
    #[must_use]
    pub fn texts(&self, reader: &Reader) -> BTreeMap<String, wire::TextVersion> {
        let offer = &self.offer;
        if reader.all {
            all_texts(&offer.texts, &offer.source_lang, offer.text_version)
        } else {
            BTreeMap::new()
        }
    }

    /// True on days when it exists.
    #[must_use]
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.offer.valid_from.is_none_or(|from| from <= day) && self.offer.valid_until.is_none_or(|until| day <= until)
    }
}

/// A provider, named for a reader.
#[must_use]
pub fn provider_named(provider: &Provider, reader: &Reader) -> wire::Named {
    wire::Named {
        id: provider.id.to_string(),
        slug: provider.slug.clone(),
        name: title(&provider.texts, reader, &provider.source_lang, &provider.slug).to_owned(),
    }
}

/// A place for the wire.
#[must_use]
pub fn location(row: &LocationRow, reader: &Reader) -> wire::Location {
    let location = &row.location;
    let text = best(&location.texts, reader, &location.source_lang);
    wire::Location {
        id: location.id.to_string(),
        name: text.map(|text| text.title.clone()).filter(|name| !name.is_empty()),
        street: location.street.clone(),
        postal_code: location.postal_code.clone(),
        town: location.town.clone(),
        district: row.district.as_ref().map(|district| wire::Named {
            id: district.id.to_string(),
            slug: district.slug.clone(),
            name: district.name.clone(),
        }),
        point: location.point.map(|(lat, lon)| wire::Point { lat, lon }),
        approximate: location.approximate,
        wheelchair: location.wheelchair,
        getting_there: text.and_then(|text| text.notes.get("getting_there").cloned()),
    }
}

fn sort_keys(offer: &Offer, languages: &Arc<[String]>) -> Vec<Arc<str>> {
    let mut keys: Vec<Arc<str>> = Vec::with_capacity(languages.len());
    for place in (0_u8..).take(languages.len()) {
        let reader = Reader::of(languages, place);
        let key = super::sort_key(title(&offer.texts, &reader, &offer.source_lang, &offer.slug));
        let shared = keys.iter().find(|other| ***other == *key).map(Arc::clone);
        keys.push(shared.unwrap_or_else(|| Arc::from(key)));
    }
    keys
}

fn keys(offer: &Offer, provider: &Provider, locations: &[Arc<LocationRow>], tree: &Tree) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut add = |dimension, value: &str| {
        let key = (dimension, Arc::<str>::from(value));
        if !keys.contains(&key) {
            keys.push(key);
        }
    };
    for category in offer.categories.iter().flat_map(|id| tree.line(id)) {
        add(Dimension::Category, &category.slug);
    }
    for row in locations {
        if let Some(district) = &row.district {
            add(Dimension::District, &district.slug);
        }
        add(Dimension::Wheelchair, row.location.wheelchair.as_str());
    }
    if locations.is_empty() {
        add(Dimension::Wheelchair, wire::Wheelchair::Unknown.as_str());
    }
    for language in &offer.languages {
        add(Dimension::Language, language);
    }
    for group in &offer.target_groups {
        add(Dimension::TargetGroup, group);
    }
    for access in &offer.access {
        add(Dimension::Access, access.as_str());
    }
    add(Dimension::Provider, &provider.slug);
    add(Dimension::Capacity, offer.capacity.state.as_str());
    add(Dimension::Cost, offer.cost.as_str());
    keys
}
