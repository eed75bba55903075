//! An event, once or recurring (RFC 5545).

use serde::{Deserialize, Serialize};

use crate::catalog::change::Meta;
use crate::catalog::freshness::Freshness;
use crate::catalog::ids::{CityId, EventId, LocationId, ProviderId};
use crate::catalog::text::Text;
use crate::spine::ids::Id;
use chrono::{DateTime, NaiveDateTime, Utc};
use porta_contract::{Audience, Publication};

/// An event, once or recurring (RFC 5545).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// Its city.
    pub city: CityId,
    /// Who holds it.
    pub provider: ProviderId,
    /// Where it takes place.
    pub location: Option<LocationId>,
    /// Name in addresses, unique in its city and noun.
    pub slug: String,
    /// Where it stands on its way to the public.
    pub publication: Publication,
    /// Whom it is for.
    pub audience: Vec<Audience>,
    /// Further target groups.
    pub target_groups: Vec<String>,
    /// First start, local time of the city.
    pub starts_at: NaiveDateTime,
    /// Minutes it takes.
    pub duration_minutes: i32,
    /// The series as an RRULE (RFC 5545).
    pub rrule: Option<String>,
    /// Starts that are left out, local.
    pub exdates: Vec<NaiveDateTime>,
    /// Further starts, local.
    pub rdates: Vec<NaiveDateTime>,
    /// Occurrences that are moved or cancelled.
    pub overrides: Vec<Override>,
    /// Place in words.
    pub place: Option<String>,
    /// Where to join online.
    pub online_url: Option<String>,
    /// Where to register.
    pub registration_url: Option<String>,
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

impl Event {
    /// One without anything in it.
    #[must_use]
    pub fn blank(city: CityId, at: DateTime<Utc>) -> Self {
        Self {
            id: EventId::fresh(),
            city,
            provider: ProviderId::from(""),
            location: None,
            slug: String::new(),
            publication: Publication::Draft,
            audience: Vec::new(),
            target_groups: Vec::new(),
            starts_at: NaiveDateTime::MIN,
            duration_minutes: 0,
            rrule: None,
            exdates: Vec::new(),
            rdates: Vec::new(),
            overrides: Vec::new(),
            place: None,
            online_url: None,
            registration_url: None,
            freshness: Freshness::default(),
            source_lang: String::new(),
            text_version: 0,
            texts: Vec::new(),
            meta: Meta::new(at),
        }
    }
}

/// An occurrence that is moved or cancelled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// Which one: its start by the rule, local (RFC 5545 RECURRENCE-ID).
    pub recurrence_id: NaiveDateTime,
    /// True when it does not take place.
    pub cancelled: bool,
    /// New start, local.
    pub moved_to: Option<NaiveDateTime>,
    /// Other duration.
    pub duration_minutes: Option<i32>,
}
