//! A place of a provider. A secret one never leaves the system; its own name is the title of its source text.

use serde::{Deserialize, Serialize};

use crate::catalog::change::Meta;
use crate::catalog::ids::{CityId, DistrictId, LocationId, ProviderId};
use crate::catalog::text::Text;
use crate::spine::ids::Id;
use chrono::{DateTime, Utc};
use porta_contract::{Publication, Wheelchair};

/// A place of a provider. A secret one never leaves the system; its own name is the title of its source text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Location {
    /// Its id.
    pub id: LocationId,
    /// Its city.
    pub city: CityId,
    /// Whose place it is.
    pub provider: ProviderId,
    /// Name in addresses, unique in its city and noun.
    pub slug: String,
    /// Secret (women's shelter): nothing of it ever leaves the system.
    pub secret: bool,
    /// Where it stands on its way to the public.
    pub publication: Publication,
    /// The provider's own seat: shown with the provider.
    pub main: bool,
    /// Street and number.
    pub street: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Town.
    pub town: Option<String>,
    /// District it lies in.
    pub district: Option<DistrictId>,
    /// Latitude and longitude in degrees (WGS 84).
    pub point: Option<(f64, f64)>,
    /// True when the coordinates are good to some hundred metres only.
    pub approximate: bool,
    /// Access with a wheelchair.
    pub wheelchair: Wheelchair,
    /// Language of the text that the others are made from.
    pub source_lang: String,
    /// Counts up when the source text changes.
    pub text_version: i64,
    /// Its texts, the source among them, by language.
    pub texts: Vec<Text>,
    /// Version, dates, external id and provenance.
    pub meta: Meta,
}

impl Location {
    /// A draft of nobody without anything in it.
    #[must_use]
    pub fn blank(city: CityId, at: DateTime<Utc>) -> Self {
        Self {
            id: LocationId::fresh(),
            city,
            provider: ProviderId::from(""),
            slug: String::new(),
            secret: false,
            publication: Publication::Draft,
            main: false,
            street: None,
            postal_code: None,
            town: None,
            district: None,
            point: None,
            approximate: false,
            wheelchair: Wheelchair::Unknown,
            source_lang: String::new(),
            text_version: 0,
            texts: Vec::new(),
            meta: Meta::new(at),
        }
    }
}
