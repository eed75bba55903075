//! A city and its settings.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use porta_contract::{Colours, NoticeSeverity, Theme};
use serde::{Deserialize, Serialize, Serializer};

use crate::catalog::change::Meta;
use crate::spine::ids::{CityId, Id};

/// One municipality served.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct City {
    /// Its id.
    pub id: CityId,
    /// Name in addresses, unique in the installation.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// IANA time zone.
    pub time_zone: chrono_tz::Tz,
    /// ISO 3166-1 country.
    pub country: String,
    /// ISO 3166-2 region; decides the public holidays.
    pub region: String,
    /// Languages in order (BCP 47); the first is the city's own.
    pub languages: Vec<String>,
    /// Centre: latitude and longitude in degrees (WGS 84).
    pub centre: (f64, f64),
    /// True for demonstration data.
    pub demo: bool,
    /// What staff may set.
    pub settings: CitySettings,
    /// Version and dates (no external id, no provenance).
    pub meta: Meta,
}

impl City {
    /// One that has nothing but its name in addresses.
    #[must_use]
    pub fn blank(slug: &str, at: DateTime<Utc>) -> Self {
        Self {
            id: CityId::fresh(),
            slug: slug.to_owned(),
            name: String::new(),
            time_zone: chrono_tz::UTC,
            country: String::new(),
            region: String::new(),
            languages: Vec::new(),
            centre: (0.0, 0.0),
            demo: false,
            settings: CitySettings::default(),
            meta: Meta::new(at),
        }
    }
}

/// What the staff of a city may set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitySettings {
    /// Title of the directory by language.
    pub title: BTreeMap<String, String>,
    /// Emergency numbers, in order.
    pub emergency: Vec<Emergency>,
    /// Urgent notices, in order, whether they hold now or not.
    #[serde(default)]
    pub notices: Vec<Notice>,
    /// Months from one confirmation to the next check.
    pub confirm_every_months: u32,
    /// Days from *due* to *overdue*.
    pub grace_days: u64,
    /// Days from *overdue* until an entry leaves the lists that ask for nothing else; none for never.
    #[serde(default)]
    pub leave_lists_after: Option<u64>,
    /// Colours of its pages. Written whole: what is saved of the read side has no names that would tell which one is left out.
    #[serde(default, serialize_with = "whole")]
    pub theme: Theme,
}

fn whole<S: Serializer>(theme: &Theme, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Whole<'t> {
        action: &'t Option<Colours>,
        action_strong: &'t Option<Colours>,
        on_action: &'t Option<Colours>,
        tint: &'t Option<Colours>,
        hero_from: &'t Option<Colours>,
        hero_to: &'t Option<Colours>,
    }
    let whole = Whole {
        action: &theme.action,
        action_strong: &theme.action_strong,
        on_action: &theme.on_action,
        tint: &theme.tint,
        hero_from: &theme.hero_from,
        hero_to: &theme.hero_to,
    };
    whole.serialize(serializer)
}

/// A number to call in need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emergency {
    /// As dialled.
    pub phone: String,
    /// Whom one reaches, by language.
    pub label: BTreeMap<String, String>,
}

/// An urgent notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What it says, by language.
    pub text: BTreeMap<String, String>,
    /// How urgent it is.
    pub severity: NoticeSeverity,
    /// Where more is said.
    pub url: Option<String>,
    /// From when on it is shown; at once, if none.
    pub from: Option<DateTime<Utc>>,
    /// When it ends.
    pub until: DateTime<Utc>,
}

impl Notice {
    /// True while it is to be shown.
    #[must_use]
    pub fn holds(&self, now: DateTime<Utc>) -> bool {
        self.from.is_none_or(|from| from <= now) && now < self.until
    }

    /// When that changes next, if it ever does.
    #[must_use]
    pub fn changes_at(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let edges = [self.from, Some(self.until)];
        edges.into_iter().flatten().filter(|at| *at > now).min()
    }
}

impl Default for CitySettings {
    fn default() -> Self {
        Self {
            title: BTreeMap::new(),
            emergency: Vec::new(),
            notices: Vec::new(),
            confirm_every_months: 6,
            grace_days: 42,
            leave_lists_after: None,
            theme: Theme::default(),
        }
    }
}
