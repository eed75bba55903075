//! The files of the demo city.

use crate::imports::InputFile;

/// Trier, in Porta's own format.
pub fn trier() -> Vec<InputFile> {
    vec![
        InputFile::embedded("city.json", include_str!("trier/city.json")),
        InputFile::embedded("districts.json", include_str!("trier/districts.json")),
        InputFile::embedded("categories.json", include_str!("trier/categories.json")),
        InputFile::embedded("topics.json", include_str!("trier/topics.json")),
        InputFile::embedded("providers.json", include_str!("trier/providers.json")),
        InputFile::embedded("locations.json", include_str!("trier/locations.json")),
        InputFile::embedded("offers.json", include_str!("trier/offers.json")),
        InputFile::embedded("events.json", include_str!("trier/events.json")),
        InputFile::embedded("pages.json", include_str!("trier/pages.json")),
        InputFile::embedded("facts.json", include_str!("trier/facts.json")),
    ]
}
