//! Names of facet values.

use super::directory::{Dimension, Directory};
use super::language::Reader;

/// The name of a value in the reader's language, where the city gives one; words of fixed vocabularies are the client's to name.
#[must_use]
pub fn label(directory: &Directory, reader: &Reader, dimension: Dimension, value: &str) -> Option<String> {
    match dimension {
        Dimension::Category => {
            let category = directory.categories.by_slug(value)?;
            let title = super::directory::title(&category.texts, reader, &category.source_lang, &category.slug);
            Some(title.to_owned())
        }
        Dimension::District => directory.district(value).map(|district| district.name.clone()),
        _ => None,
    }
}
