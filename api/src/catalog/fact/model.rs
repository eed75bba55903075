//! A series of figures; what is counted is the title of its text.

use chrono::{DateTime, Utc};
use porta_contract::{FactPoint, PartialDate, Publication};
use serde::{Deserialize, Serialize};

use crate::catalog::change::Meta;
use crate::catalog::ids::{CityId, DistrictId, FactId};
use crate::catalog::text::Text;
use crate::spine::ids::Id;

/// The note of the texts that holds the unit of the figures in words.
pub const UNIT: &str = "unit";

/// A series of figures; what is counted is the title of its text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Its id.
    pub id: FactId,
    /// Its city.
    pub city: CityId,
    /// The district it is about; none for the whole city.
    pub district: Option<DistrictId>,
    /// Name in addresses, unique in its city and noun.
    pub slug: String,
    /// Place in the list.
    pub position: i32,
    /// Where it stands on its way to the public.
    pub publication: Publication,
    /// The figures, in order of time, each date once.
    pub points: Vec<Point>,
    /// Language of the text that the others are made from, and of the notes of the figures.
    pub source_lang: String,
    /// Counts up when the source text changes.
    pub text_version: i64,
    /// Its texts, the source among them, by language.
    pub texts: Vec<Text>,
    /// Version, dates, external id and provenance.
    pub meta: Meta,
}

/// A figure of a series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// When it holds.
    pub date: PartialDate,
    /// The figure; none where nobody has published one.
    pub value: Option<f64>,
    /// Who says so.
    pub source: String,
    /// Where they say so.
    pub source_url: Option<String>,
    /// What has to be known of this figure.
    pub note: Option<String>,
}

impl Point {
    /// For the wire.
    #[must_use]
    pub fn wire(&self) -> FactPoint {
        FactPoint {
            date: self.date,
            value: self.value,
            source: self.source.clone(),
            source_url: self.source_url.clone(),
            note: self.note.clone(),
        }
    }
}

impl Fact {
    /// One without anything in it.
    #[must_use]
    pub fn blank(city: CityId, at: DateTime<Utc>) -> Self {
        Self {
            id: FactId::fresh(),
            city,
            district: None,
            slug: String::new(),
            position: 0,
            publication: Publication::Draft,
            points: Vec::new(),
            source_lang: String::new(),
            text_version: 0,
            texts: Vec::new(),
            meta: Meta::new(at),
        }
    }
}
