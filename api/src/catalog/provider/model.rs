//! Organisation or office; its name is the title of its source text.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::catalog::change::Meta;
use crate::catalog::freshness::Freshness;
use crate::catalog::ids::{CityId, ProviderId};
use crate::catalog::text::Text;
use crate::spine::ids::Id;
use porta_contract::{self as wire, Publication};

/// Organisation or office; its name is the title of its source text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Provider {
    /// Its id.
    pub id: ProviderId,
    /// Its city.
    pub city: CityId,
    /// Name in addresses, unique in its city and noun.
    pub slug: String,
    /// Kind of organisation, such as `association`, `municipality`, `welfare`.
    pub kind: String,
    /// Where it stands on its way to the public.
    pub publication: Publication,
    /// Languages spoken (BCP 47).
    pub languages: Vec<String>,
    /// Public phone, as written.
    pub phone: Option<String>,
    /// Public mailbox of a role.
    pub email: Option<String>,
    /// Website.
    pub website: Option<String>,
    /// Days on which it is closed, with all its offers; in order.
    #[serde(default)]
    pub closures: Vec<Closure>,
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

impl Provider {
    /// A draft without anything in it.
    #[must_use]
    pub fn blank(city: CityId, at: DateTime<Utc>) -> Self {
        Self {
            id: ProviderId::fresh(),
            city,
            slug: String::new(),
            kind: String::new(),
            publication: Publication::Draft,
            languages: Vec::new(),
            phone: None,
            email: None,
            website: None,
            closures: Vec::new(),
            freshness: Freshness::default(),
            source_lang: String::new(),
            text_version: 0,
            texts: Vec::new(),
            meta: Meta::new(at),
        }
    }
}

/// Days on which a provider is closed, with all its offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// First day, in the time zone of the city.
    pub from: NaiveDate,
    /// Last day; it is closed, too.
    pub until: NaiveDate,
    /// Why, by language (BCP 47); may be empty.
    pub reason: BTreeMap<String, String>,
}

impl Closure {
    /// The same on the wire.
    #[must_use]
    pub fn to_wire(&self) -> wire::Closure {
        wire::Closure {
            from: self.from,
            until: self.until,
            reason: self.reason.clone(),
        }
    }
}
