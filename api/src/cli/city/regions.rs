//! What follows from a region: time zone, languages, and the numbers to call in need.

use serde_json::{Value, json};

use crate::spine::calendar::HolidayRegion;

/// A region that a city can lie in.
#[derive(Clone, Copy, Debug)]
pub struct Region(HolidayRegion);

/// Languages that most cities want beside their own, in order.
const FURTHER: [&str; 6] = ["en", "ar", "uk", "fa", "tr", "ru"];

impl Region {
    /// Reads its code; only regions whose public holidays are known.
    pub fn parse(code: &str) -> Result<Self, String> {
        let region = HolidayRegion::parse(code).map_err(|unknown| unknown.to_string())?;
        Ok(Self(region))
    }

    /// ISO 3166-2 code, or that of the country.
    pub const fn code(self) -> &'static str {
        self.0.code()
    }

    /// ISO 3166-1 code of its country.
    pub fn country(self) -> &'static str {
        self.code().split('-').next().unwrap_or_default()
    }

    /// IANA time zone.
    pub fn time_zone(self) -> &'static str {
        match self.country() {
            "LU" => "Europe/Luxembourg",
            "FR" => "Europe/Paris",
            _ => "Europe/Berlin",
        }
    }

    /// Languages, the region's own first.
    pub fn languages(self) -> Vec<&'static str> {
        let own: &[&str] = match self.country() {
            "LU" => &["fr", "de"],
            "FR" => &["fr"],
            _ => &["de", "de-simple"],
        };
        let mut all = own.to_vec();
        all.extend(FURTHER.iter().filter(|tag| !own.contains(tag)));
        if !all.contains(&"fr") {
            all.insert(all.len().min(3), "fr");
        }
        all
    }

    /// Numbers to call in need, as the format of imports has them.
    pub fn emergency(self) -> Value {
        match self.country() {
            "LU" => numbers(include_str!("../../demo/luxembourg/city.json")),
            "FR" => json!([
                {"phone": "112", "label": {"fr": "Urgences", "de": "Notruf", "en": "Emergencies"}},
                {"phone": "15", "label": {"fr": "SAMU", "de": "Rettungsdienst", "en": "Ambulance"}},
                {"phone": "17", "label": {"fr": "Police secours", "de": "Polizei", "en": "Police"}},
                {"phone": "18", "label": {"fr": "Pompiers", "de": "Feuerwehr", "en": "Fire service"}},
                {"phone": "115", "label": {"fr": "Hébergement d'urgence", "de": "Notunterkunft", "en": "Emergency shelter"}},
                {"phone": "3919", "label": {"fr": "Violences Femmes Info", "de": "Hilfe bei Gewalt gegen Frauen", "en": "Violence against women helpline"}},
            ]),
            _ => numbers(include_str!("../../demo/trier/city.json")),
        }
    }
}

/// The numbers of a city's file: those of its country are the same everywhere.
fn numbers(city: &str) -> Value {
    let file: Value = serde_json::from_str(city).unwrap_or_default();
    file.pointer("/city/emergency").cloned().unwrap_or_default()
}
