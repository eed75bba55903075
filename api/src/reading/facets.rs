//! Facets: how many records a filter value would give. All but the count is written as JSON beforehand.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;

use super::directory::{Dimension, Tree, title};
use super::language::Reader;
use crate::catalog::district::District;

/// Beginnings of facets that have a name, by value.
#[derive(Debug, Default)]
pub struct FacetHeads {
    /// By the reader's language (its place in the city's list).
    categories: HashMap<String, Vec<Box<[u8]>>>,
    districts: HashMap<String, Box<[u8]>>,
}

#[derive(Serialize)]
struct Head<'h> {
    value: &'h str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'h str>,
}

/// The JSON of a facet up to its count.
fn head(value: &str, label: Option<&str>) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(&Head { value, label }).unwrap_or_else(|_| b"{}".to_vec());
    bytes.pop();
    bytes
}

impl FacetHeads {
    /// Writes those of a city's categories and districts.
    #[must_use]
    pub fn new(tree: &Tree, districts: &[Arc<District>], languages: &Arc<[String]>) -> Self {
        let readers: Vec<Reader> = (0_u8..)
            .take(languages.len())
            .map(|place| Reader::of(languages, place))
            .collect();
        let categories = tree.all.iter().map(|category| {
            let named = |reader| title(&category.texts, reader, &category.source_lang, &category.slug);
            let heads = readers
                .iter()
                .map(|reader| head(&category.slug, Some(named(reader))).into());
            (category.slug.clone(), heads.collect())
        });
        let districts = districts.iter().map(|district| {
            let head = head(&district.slug, Some(&district.name));
            (district.slug.clone(), head.into())
        });
        Self {
            categories: categories.collect(),
            districts: districts.collect(),
        }
    }

    /// Writes the JSON of a value up to its count; words of fixed vocabularies are the client's to name.
    pub fn write(&self, body: &mut Vec<u8>, (dimension, value): (Dimension, &str), reader: &Reader) {
        let known = match dimension {
            Dimension::Category => self
                .categories
                .get(value)
                .and_then(|heads| heads.get(usize::from(reader.first()))),
            Dimension::District => self.districts.get(value),
            _ => None,
        };
        match known {
            Some(head) => body.extend_from_slice(head),
            None => body.extend_from_slice(&head(value, None)),
        }
    }
}
