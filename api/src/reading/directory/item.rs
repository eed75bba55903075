//! One offer as lists show it: its parts written as JSON beforehand, so that a list is a matter of copying bytes.

use std::sync::Arc;

use arc_swap::ArcSwap;
use chrono::{DateTime, NaiveDate, Utc};
use porta_contract as wire;
use serde::Serialize;

use super::index::Key;
use super::{Dimension, LocationRow, RowMoment, Tree};
use crate::catalog::ids::Id;
use crate::catalog::offer::{HoursSet, Offer};
use crate::catalog::provider::Provider;
use crate::catalog::text::Text;
use crate::reading::hours::Schedule;
use crate::reading::language::{Reader, direction};
use crate::reading::nearby::LatLon;

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
    /// Which of the offer's sets of hours the public may read, by place in its list.
    public_hours: Vec<usize>,
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

/// The bytes of an offer in a list, without the braces: fields joined by commas.
pub struct Pieces {
    /// The same for every reader.
    pub common: Box<[u8]>,
    /// Title, summary and text information, by language of the text.
    pub by_text: Vec<(u8, Box<[u8]>)>,
    /// Provider, categories, places and capacity, by the reader's language (its place in the city's list).
    pub by_reader: Vec<Arc<[u8]>>,
}

/// How categories, texts and places are named for a reader.
#[derive(Clone, Copy)]
pub struct Names<'d> {
    /// The city's categories.
    pub categories: &'d Tree,
    /// The city's languages.
    pub languages: &'d Arc<[String]>,
}

#[derive(Serialize)]
struct Common<'o> {
    noun: wire::Noun,
    id: &'o str,
    slug: &'o str,
    version: i64,
    target_groups: &'o [String],
    languages: &'o [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'o str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'o str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<&'o str>,
    access: &'o [wire::Access],
    contact_by: &'o [wire::Contact],
    cost: wire::Cost,
    sensitive: bool,
    updated_at: DateTime<Utc>,
}

#[derive(Serialize)]
struct OfText<'o> {
    title: &'o str,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'o str,
    text: wire::TextInfo,
}

#[derive(Serialize)]
struct OfReader {
    provider: wire::Named,
    categories: Vec<wire::Named>,
    locations: Vec<wire::Location>,
    capacity: wire::Capacity,
}

/// JSON of an object without its braces.
fn fields<T: Serialize>(value: &T) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).unwrap_or_else(|_| b"{}".to_vec());
    bytes.pop();
    if !bytes.is_empty() {
        bytes.remove(0);
    }
    bytes
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
        languages,
    }
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
        let pieces = Pieces {
            common: common(&offer, sensitive),
            by_text: by_text(&offer, names.languages),
            by_reader: Vec::new(),
        };
        let moment = ArcSwap::from_pointee(RowMoment::expired());
        let mut row = Self {
            offer,
            provider,
            locations,
            successor,
            schedules,
            public_hours,
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

    /// True when it stands where another one stands in every order of names.
    #[must_use]
    pub fn sorts_like(&self, other: &Self) -> bool {
        self.sort_keys == other.sort_keys
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

fn common(offer: &Offer, sensitive: bool) -> Box<[u8]> {
    fields(&Common {
        noun: wire::Noun::Offer,
        id: offer.id.as_str(),
        slug: &offer.slug,
        version: offer.meta.version,
        target_groups: &offer.target_groups,
        languages: &offer.languages,
        phone: offer.phone.as_deref(),
        email: offer.email.as_deref(),
        website: offer.website.as_deref(),
        access: &offer.access,
        contact_by: &offer.contact_by,
        cost: offer.cost,
        sensitive,
        updated_at: offer.meta.updated_at,
    })
    .into()
}

fn by_text(offer: &Offer, languages: &[String]) -> Vec<(u8, Box<[u8]>)> {
    let mut pieces: Vec<(u8, Box<[u8]>)> = Vec::with_capacity(offer.texts.len());
    // The source comes first: it is what a reader of none of the others gets.
    let source = offer.texts.iter().filter(|text| text.lang == offer.source_lang);
    for text in source.chain(offer.texts.iter().filter(|text| text.lang != offer.source_lang)) {
        if text.title.is_empty() {
            continue;
        }
        let place = languages
            .iter()
            .position(|tag| *tag == text.lang)
            .and_then(|at| u8::try_from(at).ok());
        let info = text_info(text, &offer.texts, &offer.source_lang, offer.text_version);
        let bytes = fields(&OfText {
            title: &text.title,
            summary: summary(text),
            text: info,
        });
        pieces.push((place.unwrap_or(u8::MAX), bytes.into()));
    }
    pieces
}

/// The summary; the description's beginning, where there is none.
#[must_use]
pub fn summary(text: &Text) -> &str {
    if !text.summary.is_empty() {
        return &text.summary;
    }
    let description = text.description.as_str();
    match description.char_indices().nth(280) {
        None => description,
        Some((end, _)) => {
            let head = description.get(..end).unwrap_or(description);
            head.rfind(char::is_whitespace)
                .and_then(|space| head.get(..space))
                .unwrap_or(head)
        }
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
