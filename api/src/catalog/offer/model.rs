//! What a provider offers.

use serde::{Deserialize, Serialize};

use crate::catalog::change::Meta;
use crate::catalog::freshness::Freshness;
use crate::catalog::ids::{CategoryId, CityId, LocationId, OfferId, ProviderId};
use crate::catalog::source_text::Translated;
use crate::catalog::text::Text;
use crate::spine::ids::Id;
use chrono::{DateTime, NaiveDate, Utc};
use porta_contract::{Access, CapacityState, Contact, Cost, HoursPurpose, Publication, Texts};

/// What a provider offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// Its id.
    pub id: OfferId,
    /// Its city.
    pub city: CityId,
    /// Who offers it.
    pub provider: ProviderId,
    /// Name in addresses, unique in its city and noun.
    pub slug: String,
    /// Where it stands on its way to the public.
    pub publication: Publication,
    /// Its categories, the main one first.
    pub categories: Vec<CategoryId>,
    /// Its places, secret ones too.
    pub locations: Vec<LocationId>,
    /// Its sets of hours.
    pub hours: Vec<HoursSet>,
    /// Whom it is for.
    pub target_groups: Vec<String>,
    /// Languages spoken (BCP 47).
    pub languages: Vec<String>,
    /// How one gets in.
    pub access: Vec<Access>,
    /// Ways to register or get an appointment.
    pub contact_by: Vec<Contact>,
    /// What it costs.
    pub cost: Cost,
    /// Whether somebody can be taken in.
    pub capacity: Capacity,
    /// Public phone, as written.
    pub phone: Option<String>,
    /// Public mailbox of a role.
    pub email: Option<String>,
    /// Website.
    pub website: Option<String>,
    /// First day it exists.
    pub valid_from: Option<NaiveDate>,
    /// Last day it exists.
    pub valid_until: Option<NaiveDate>,
    /// Last day it is paid for.
    pub funded_until: Option<NaiveDate>,
    /// How current it is.
    pub freshness: Freshness,
    /// Language of the text that the others are made from.
    pub source_lang: String,
    /// Counts up when the source text changes.
    pub text_version: i64,
    /// Its texts, the source among them, by language.
    pub texts: Vec<Text>,
    /// Version, dates, external id and provenance.
    pub meta: Meta,
}

impl Offer {
    /// A draft of nobody without anything in it.
    #[must_use]
    pub fn blank(city: CityId, at: DateTime<Utc>) -> Self {
        Self {
            id: OfferId::fresh(),
            city,
            provider: ProviderId::from(""),
            slug: String::new(),
            publication: Publication::Draft,
            categories: Vec::new(),
            locations: Vec::new(),
            hours: Vec::new(),
            target_groups: Vec::new(),
            languages: Vec::new(),
            access: Vec::new(),
            contact_by: Vec::new(),
            cost: Cost::Unknown,
            capacity: Capacity::default(),
            phone: None,
            email: None,
            website: None,
            valid_from: None,
            valid_until: None,
            funded_until: None,
            freshness: Freshness::default(),
            source_lang: String::new(),
            text_version: 0,
            texts: Vec::new(),
            meta: Meta::new(at),
        }
    }

    /// The text that the others are made from.
    #[must_use]
    pub fn source(&self) -> Option<&Text> {
        self.texts.iter().find(|text| text.lang == self.source_lang)
    }

    /// Puts another source text in its place.
    pub fn set_source(&mut self, texts: Texts, minor: bool) {
        self.text_set().set_source(texts, minor);
    }
}

/// Whether somebody can be taken in. The note for people is the text `capacity_note`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// The state.
    pub state: CapacityState,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// Until when, if known.
    pub until: Option<NaiveDate>,
    /// The offer that follows it.
    pub successor: Option<OfferId>,
}

impl Default for Capacity {
    fn default() -> Self {
        Self {
            state: CapacityState::Open,
            since: None,
            until: None,
            successor: None,
        }
    }
}

/// One set of hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoursSet {
    /// What they are for.
    pub purpose: HoursPurpose,
    /// How one gets in during them.
    pub access: Option<Access>,
    /// OpenStreetMap `opening_hours` text.
    pub rule: String,
    /// A note for people.
    pub note: Option<String>,
    /// Location they hold for; none: all of them.
    pub location: Option<LocationId>,
}
