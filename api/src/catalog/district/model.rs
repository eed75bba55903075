//! Part of a city (Stadtteil).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::catalog::change::Meta;
use crate::catalog::ids::{CityId, DistrictId, Id};

/// Part of a city (Stadtteil).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct District {
    /// Its id.
    pub id: DistrictId,
    /// Its city.
    pub city: CityId,
    /// Name in addresses, unique in its city and noun.
    pub slug: String,
    /// Official number.
    pub number: Option<i32>,
    /// Its name.
    pub name: String,
    /// Names of its parts.
    pub parts: Vec<String>,
    /// Postal codes found in it.
    pub postal_codes: Vec<String>,
    /// Rough centre: latitude and longitude in degrees (WGS 84).
    pub centre: Option<(f64, f64)>,
    /// Outline as GeoJSON geometry (RFC 7946).
    pub outline: Option<String>,
    /// Version, dates, external id and provenance.
    pub meta: Meta,
}

impl District {
    /// One without anything in it.
    #[must_use]
    pub fn blank(city: CityId, at: DateTime<Utc>) -> Self {
        Self {
            id: DistrictId::fresh(),
            city,
            slug: String::new(),
            number: None,
            name: String::new(),
            parts: Vec::new(),
            postal_codes: Vec::new(),
            centre: None,
            outline: None,
            meta: Meta::new(at),
        }
    }

    /// What districts are ordered by: number (those without come last), name, id.
    #[must_use]
    pub fn sort_key(&self) -> String {
        let number = self.number.map_or(i64::from(u32::MAX) + 1, |number| {
            i64::from(number) - i64::from(i32::MIN)
        });
        format!("{number:010}\u{0}{}\u{0}{}", self.name, self.id)
    }
}
