//! The files of the demo cities.

use crate::imports::InputFile;

/// A small made-up directory of Luxembourg, French first: what is true of Trier alone shows itself beside it.
pub fn luxembourg() -> Vec<InputFile> {
    vec![
        InputFile::embedded("city.json", include_str!("luxembourg/city.json")),
        InputFile::embedded("districts.json", include_str!("luxembourg/districts.json")),
        InputFile::embedded("categories.json", include_str!("luxembourg/categories.json")),
        InputFile::embedded("topics.json", include_str!("luxembourg/topics.json")),
        InputFile::embedded("providers.json", include_str!("luxembourg/providers.json")),
        InputFile::embedded("locations.json", include_str!("luxembourg/locations.json")),
        InputFile::embedded("offers.json", include_str!("luxembourg/offers.json")),
        InputFile::embedded("events.json", include_str!("luxembourg/events.json")),
    ]
}

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
        InputFile::embedded("articles.json", include_str!("trier/articles.json")),
        InputFile::embedded("needs.json", include_str!("trier/needs.json")),
        InputFile::embedded("responsibilities.json", include_str!("trier/responsibilities.json")),
    ]
}
