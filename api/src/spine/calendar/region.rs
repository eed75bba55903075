//! The regions whose public holidays are known.

use std::fmt;
use std::str::FromStr;

/// A region with its own public holidays, named by its ISO 3166 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(
    missing_docs,
    reason = "each variant is an ISO 3166-2 code, spelled out by `HolidayRegion::name`"
)]
pub enum HolidayRegion {
    De,
    DeBb,
    DeBe,
    DeBw,
    DeBy,
    DeHb,
    DeHe,
    DeHh,
    DeMv,
    DeNi,
    DeNw,
    DeRp,
    DeSh,
    DeSl,
    DeSn,
    DeSt,
    DeTh,
    Lu,
    Fr,
    Fr57,
}

/// The code is not one of the regions whose holidays are known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{given}” is not a region whose public holidays are known. Use one of: {}",
    known_codes()
)]
pub struct UnknownRegion {
    /// What was asked for, cut to 20 characters.
    pub given: String,
}

fn known_codes() -> String {
    HolidayRegion::ALL
        .map(|region| format!("{} ({})", region.code(), region.name()))
        .join(", ")
}

impl HolidayRegion {
    /// Every region, by code.
    pub const ALL: [Self; 20] = [
        Self::De,
        Self::DeBb,
        Self::DeBe,
        Self::DeBw,
        Self::DeBy,
        Self::DeHb,
        Self::DeHe,
        Self::DeHh,
        Self::DeMv,
        Self::DeNi,
        Self::DeNw,
        Self::DeRp,
        Self::DeSh,
        Self::DeSl,
        Self::DeSn,
        Self::DeSt,
        Self::DeTh,
        Self::Lu,
        Self::Fr,
        Self::Fr57,
    ];

    /// Reads an ISO 3166 code such as `DE-RP`, `LU` or `FR-57`.
    ///
    /// # Errors
    /// [`UnknownRegion`], which lists the codes that exist.
    pub fn parse(code: &str) -> Result<Self, UnknownRegion> {
        let found = Self::ALL.into_iter().find(|region| region.code() == code);
        found.ok_or_else(|| UnknownRegion {
            given: code.chars().take(20).collect(),
        })
    }

    /// The ISO 3166-1 or 3166-2 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "DE",
            Self::DeBb => "DE-BB",
            Self::DeBe => "DE-BE",
            Self::DeBw => "DE-BW",
            Self::DeBy => "DE-BY",
            Self::DeHb => "DE-HB",
            Self::DeHe => "DE-HE",
            Self::DeHh => "DE-HH",
            Self::DeMv => "DE-MV",
            Self::DeNi => "DE-NI",
            Self::DeNw => "DE-NW",
            Self::DeRp => "DE-RP",
            Self::DeSh => "DE-SH",
            Self::DeSl => "DE-SL",
            Self::DeSn => "DE-SN",
            Self::DeSt => "DE-ST",
            Self::DeTh => "DE-TH",
            Self::Lu => "LU",
            Self::Fr => "FR",
            Self::Fr57 => "FR-57",
        }
    }

    /// The region's own name for itself, for messages to staff.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::De => "Deutschland, only what all Länder share",
            Self::DeBb => "Brandenburg",
            Self::DeBe => "Berlin",
            Self::DeBw => "Baden-Württemberg",
            Self::DeBy => "Bayern",
            Self::DeHb => "Bremen",
            Self::DeHe => "Hessen",
            Self::DeHh => "Hamburg",
            Self::DeMv => "Mecklenburg-Vorpommern",
            Self::DeNi => "Niedersachsen",
            Self::DeNw => "Nordrhein-Westfalen",
            Self::DeRp => "Rheinland-Pfalz",
            Self::DeSh => "Schleswig-Holstein",
            Self::DeSl => "Saarland",
            Self::DeSn => "Sachsen",
            Self::DeSt => "Sachsen-Anhalt",
            Self::DeTh => "Thüringen",
            Self::Lu => "Lëtzebuerg",
            Self::Fr => "France",
            Self::Fr57 => "Moselle",
        }
    }
}

impl FromStr for HolidayRegion {
    type Err = UnknownRegion;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::parse(code)
    }
}

impl fmt::Display for HolidayRegion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
