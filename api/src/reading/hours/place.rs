//! Where hours are evaluated.

use chrono_tz::Tz;

use crate::spine::calendar::HolidayRegion;

/// What the evaluation must know of a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Time zone in which the hours are written.
    pub tz: Tz,
    /// Region whose public holidays hold.
    pub region: HolidayRegion,
    /// Latitude and longitude in degrees (WGS 84), for sunrise and sunset. Values off the globe count as none.
    pub coordinates: Option<(f64, f64)>,
}

impl Place {
    /// A place without coordinates.
    #[must_use]
    pub const fn new(tz: Tz, region: HolidayRegion) -> Self {
        Self {
            tz,
            region,
            coordinates: None,
        }
    }

    /// The same place with latitude and longitude in degrees.
    #[must_use]
    pub const fn at(self, latitude: f64, longitude: f64) -> Self {
        Self {
            coordinates: Some((latitude, longitude)),
            ..self
        }
    }
}
