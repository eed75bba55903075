//! What may leave: by publication, and nothing of a secret place.

use std::collections::{HashMap, HashSet};

use porta_contract::{Origin, Publication};

use super::Scope;
use crate::catalog::address::Address;
use crate::catalog::article::Article;
use crate::catalog::category::Category;
use crate::catalog::district::District;
use crate::catalog::event::Event;
use crate::catalog::fact::Fact;
use crate::catalog::ids::{LocationId, OfferId, PageId, ProviderId, TopicId};
use crate::catalog::location::Location;
use crate::catalog::need::Need;
use crate::catalog::offer::Offer;
use crate::catalog::page::Page;
use crate::catalog::provider::{Provider, ReviewContact};
use crate::catalog::responsibility::Responsibility;
use crate::catalog::source_text::{TextSet, Translated};
use crate::catalog::topic::Topic;

/// The records of a city.
pub struct Held {
    pub districts: Vec<District>,
    pub categories: Vec<Category>,
    pub topics: Vec<Topic>,
    pub providers: Vec<Provider>,
    pub locations: Vec<Location>,
    pub offers: Vec<Offer>,
    pub events: Vec<Event>,
    pub pages: Vec<Page>,
    pub facts: Vec<Fact>,
    pub articles: Vec<Article>,
    pub needs: Vec<Need>,
    pub responsibilities: Vec<Responsibility>,
    /// By provider id.
    pub contacts: HashMap<String, ReviewContact>,
    pub addresses: Vec<Address>,
}

impl Held {
    /// Drops what the scope does not let out, and every reference to it.
    pub fn keep_only(&mut self, scope: Scope) {
        let open = |publication: Publication| scope >= Scope::Drafts || publication == Publication::Published;
        self.providers.retain(|provider| open(provider.publication));
        let providers: HashSet<ProviderId> = self.providers.iter().map(|provider| provider.id.clone()).collect();
        self.locations.retain(|place| {
            let known = !place.secret || scope == Scope::Secrets;
            known && open(place.publication) && providers.contains(&place.provider)
        });
        self.offers
            .retain(|offer| open(offer.publication) && providers.contains(&offer.provider));
        self.events
            .retain(|event| open(event.publication) && providers.contains(&event.provider));
        self.articles.retain(|article| open(article.publication));
        self.needs
            .retain(|need| open(need.publication) && providers.contains(&need.provider));
        for record in &mut self.responsibilities {
            record.offices.retain(|office| providers.contains(&office.provider));
            record.also.retain(|provider| providers.contains(provider));
        }
        self.responsibilities
            .retain(|record| open(record.publication) && !record.offices.is_empty());
        let places: HashSet<LocationId> = self.locations.iter().map(|place| place.id.clone()).collect();
        let offers: HashSet<OfferId> = self.offers.iter().map(|offer| offer.id.clone()).collect();
        for offer in &mut self.offers {
            offer.locations.retain(|place| places.contains(place));
            // Hours that hold for a hidden place would tell when somebody is there.
            offer
                .hours
                .retain(|set| set.location.as_ref().is_none_or(|place| places.contains(place)));
            offer
                .capacity
                .successor
                .take_if(|successor| !offers.contains(successor));
        }
        for event in &mut self.events {
            event.location.take_if(|place| !places.contains(place));
        }
        self.pages.retain(|page| open(page.publication));
        self.facts.retain(|fact| open(fact.publication));
        let pages: HashSet<PageId> = self.pages.iter().map(|page| page.id.clone()).collect();
        for page in &mut self.pages {
            page.parent.take_if(|parent| !pages.contains(parent));
        }
        if scope < Scope::Secrets {
            self.contacts.clear();
        }
        if scope < Scope::Drafts {
            self.keep_public_topics();
            without_drafts(&mut self.categories);
            without_drafts(&mut self.providers);
            without_drafts(&mut self.locations);
            without_drafts(&mut self.offers);
            without_drafts(&mut self.events);
            without_drafts(&mut self.pages);
            without_drafts(&mut self.facts);
            without_drafts(&mut self.articles);
            without_drafts(&mut self.needs);
            without_drafts(&mut self.responsibilities);
        }
    }

    /// Topics are for staff, but for those that responsibilities are about: their words name them. What they lead to stays inside.
    fn keep_public_topics(&mut self) {
        let named: HashSet<&TopicId> = self.responsibilities.iter().map(|record| &record.topic).collect();
        self.topics.retain(|topic| named.contains(&topic.id));
        for topic in &mut self.topics {
            topic.records.clear();
        }
    }
}

/// Drafts of translations are not public.
fn without_drafts<R: Translated>(records: &mut [R]) {
    for record in records {
        let TextSet { source_lang, all, .. } = record.text_set();
        all.retain(|text| text.lang == source_lang || text.origin != Origin::Draft);
    }
}
