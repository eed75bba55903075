//! Reads: one method per operation, each gives a [`Read`] that is sent when the caller likes.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use url::Url;

use super::operations::{self as op, Operation};
use super::query::Pairs;
use super::{
    Answer, ArticlesQuery, Client, ClientError, EventsQuery, GuideQuery, LocationsQuery, NeedsQuery, OffersQuery,
    PageQuery, ProvidersQuery, ResponsibilitiesQuery, SearchQuery, SuggestQuery,
};
use crate::{
    Article, ArticleItem, Category, Changes, City, District, Event, EventItem, Guide, HoursPreview, List,
    LocationRecord, Need, NeedItem, Offer, OfferItem, Provider, Responsibility, ResponsibilityItem, SearchAnswer,
    Suggestions,
};

/// A read that has not been sent yet. `T` is the body it answers with.
#[derive(Debug)]
#[must_use = "a read does nothing until it is sent"]
pub struct Read<T> {
    client: Client,
    url: Result<Url, ClientError>,
    if_none_match: Option<String>,
    body: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Read<T> {
    /// Asks for texts in this language (BCP 47); `*` gives all.
    pub fn lang(mut self, lang: &str) -> Self {
        if let Ok(url) = &mut self.url {
            url.query_pairs_mut().append_pair("lang", lang);
        }
        self
    }

    /// Asks for an answer only if it differs from the one with this entity tag.
    pub fn if_none_match(mut self, etag: &str) -> Self {
        self.if_none_match = Some(etag.to_owned());
        self
    }

    /// The whole address, language included: a key for caches. None if a slug cannot be one; sending says so.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.url.as_ref().ok().map(Url::as_str)
    }

    /// Sends it.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn send(self) -> Result<Answer<T>, ClientError> {
        let mut request = self.client.http.get(self.url?);
        if let Some(etag) = &self.if_none_match {
            request = request.header(reqwest::header::IF_NONE_MATCH, etag);
        }
        let request = self.client.identified(request).await;
        self.client.answer(request).await
    }
}

impl Client {
    pub(super) fn read<T>(&self, operation: Operation, names: &[&str], pairs: Pairs) -> Read<T> {
        let url = self.address(operation, names).map(|mut url| {
            if !pairs.is_empty() {
                url.query_pairs_mut().extend_pairs(pairs);
            }
            url
        });
        Read {
            client: self.clone(),
            url,
            if_none_match: None,
            body: PhantomData,
        }
    }

    /// All cities of the installation.
    pub fn cities(&self) -> Read<List<City>> {
        self.read(op::CITIES, &[], Pairs::new())
    }

    /// One city.
    pub fn city(&self, city: &str) -> Read<City> {
        self.read(op::CITY, &[city], Pairs::new())
    }

    /// Offers, filtered.
    pub fn offers(&self, city: &str, query: &OffersQuery) -> Read<List<OfferItem>> {
        self.read(op::OFFERS, &[city], query.pairs())
    }

    /// One offer with all that is public of it.
    pub fn offer(&self, city: &str, offer: &str) -> Read<Offer> {
        self.read(op::OFFER, &[city, offer], Pairs::new())
    }

    /// Organisations and offices, filtered.
    pub fn providers(&self, city: &str, query: &ProvidersQuery) -> Read<List<Provider>> {
        self.read(op::PROVIDERS, &[city], query.pairs())
    }

    /// One organisation or office.
    pub fn provider(&self, city: &str, provider: &str) -> Read<Provider> {
        self.read(op::PROVIDER, &[city, provider], Pairs::new())
    }

    /// Public places, filtered.
    pub fn locations(&self, city: &str, query: &LocationsQuery) -> Read<List<LocationRecord>> {
        self.read(op::LOCATIONS, &[city], query.pairs())
    }

    /// One public place, by id.
    pub fn location(&self, city: &str, location: &str) -> Read<LocationRecord> {
        self.read(op::LOCATION, &[city, location], Pairs::new())
    }

    /// Occurrences of events, in order of time.
    pub fn events(&self, city: &str, query: &EventsQuery) -> Read<List<EventItem>> {
        self.read(op::EVENTS, &[city], query.pairs())
    }

    /// One event with its next occurrences.
    pub fn event(&self, city: &str, event: &str) -> Read<Event> {
        self.read(op::EVENT, &[city, event], Pairs::new())
    }

    /// News of the city, the newest first.
    pub fn articles(&self, city: &str, query: &ArticlesQuery) -> Read<List<ArticleItem>> {
        self.read(op::ARTICLES, &[city], query.pairs())
    }

    /// One article.
    pub fn article(&self, city: &str, article: &str) -> Read<Article> {
        self.read(op::ARTICLE, &[city, article], Pairs::new())
    }

    /// What providers look for, filtered.
    pub fn needs(&self, city: &str, query: &NeedsQuery) -> Read<List<NeedItem>> {
        self.read(op::NEEDS, &[city], query.pairs())
    }

    /// One need with how to reach its provider.
    pub fn need(&self, city: &str, need: &str) -> Read<Need> {
        self.read(op::NEED, &[city, need], Pairs::new())
    }

    /// Which offices are in charge of what, from A to Z, filtered.
    pub fn responsibilities(&self, city: &str, query: &ResponsibilitiesQuery) -> Read<List<ResponsibilityItem>> {
        self.read(op::RESPONSIBILITIES, &[city], query.pairs())
    }

    /// One responsibility with its offices.
    pub fn responsibility(&self, city: &str, responsibility: &str) -> Read<Responsibility> {
        self.read(op::RESPONSIBILITY, &[city, responsibility], Pairs::new())
    }

    /// The way to the office in charge: the next question, or the answer.
    pub fn guide(&self, city: &str, query: &GuideQuery) -> Read<Guide> {
        self.read(op::GUIDE, &[city], query.pairs())
    }

    /// The city's districts.
    pub fn districts(&self, city: &str, page: &PageQuery) -> Read<List<District>> {
        self.read(op::DISTRICTS, &[city], page.pairs())
    }

    /// One district.
    pub fn district(&self, city: &str, district: &str) -> Read<District> {
        self.read(op::DISTRICT, &[city, district], Pairs::new())
    }

    /// The tree of categories, parents before children.
    pub fn categories(&self, city: &str, page: &PageQuery) -> Read<List<Category>> {
        self.read(op::CATEGORIES, &[city], page.pairs())
    }

    /// One category.
    pub fn category(&self, city: &str, category: &str) -> Read<Category> {
        self.read(op::CATEGORY, &[city, category], Pairs::new())
    }

    /// Search over all nouns, in every language of the city.
    pub fn search(&self, city: &str, query: &SearchQuery) -> Read<SearchAnswer> {
        self.read(op::SEARCH, &[city], query.pairs())
    }

    /// Suggestions while typing.
    pub fn suggest(&self, city: &str, query: &SuggestQuery) -> Read<Suggestions> {
        self.read(op::SUGGEST, &[city], query.pairs())
    }

    /// What opening hours mean in a city, before anybody saves them.
    pub fn hours(&self, city: &str, rule: &str) -> Read<HoursPreview> {
        self.read(op::HOURS, &[city], vec![("rule", rule.to_owned())])
    }

    /// What changed since `cursor`, with tombstones.
    pub fn changes(&self, city: &str, page: &PageQuery) -> Read<Changes> {
        self.read(op::CHANGES, &[city], page.pairs())
    }
}
