//! The districts' names, so that "Deutschkurs Ehrang" is understood as a need and a place.

use std::collections::HashMap;

use super::{
    super::{
        text::{sound::sound_keys, tokenize},
        types::{Noun, SearchError},
    },
    document::joined,
    schema::Fields,
    snapshot::Segment,
};

/// Names of districts, folded and joined, and the districts they name.
#[derive(Debug, Default)]
pub(in super::super) struct Places {
    names: HashMap<String, Vec<String>>,
    sounds: HashMap<String, Vec<String>>,
}

impl Places {
    /// Reads the districts' own documents.
    pub(super) fn read(segments: &[Segment], fields: Fields) -> Result<Self, SearchError> {
        let mut places = Self::default();
        for segment in segments {
            for (doc, _) in (0u32..)
                .zip(&segment.traits)
                .filter(|(_, traits)| traits.noun == Noun::District)
            {
                if segment.reader.is_deleted(doc) {
                    continue;
                }
                let district = segment.document(doc, fields)?;
                let titles: Vec<String> = district.texts.into_iter().map(|text| text.title).collect();
                let Some(first) = titles.first().map(|title| joined(title)) else {
                    continue;
                };
                titles
                    .iter()
                    .chain(&district.names)
                    .for_each(|name| places.add(name, &first));
            }
        }
        Ok(places)
    }

    /// A district answers to its whole name and to the parts between slashes; "Trier-Nord" also to "Nord".
    fn add(&mut self, title: &str, district: &str) {
        let mut names = vec![joined(title)];
        for part in title.split('/') {
            names.push(joined(part));
            let words: Vec<String> = tokenize(part).into_iter().map(|token| token.word).collect();
            if let [_, last] = words.as_slice() {
                names.push(last.clone());
            }
        }
        for name in names {
            for key in sound_keys(&name).into_iter().filter(|key| key.chars().count() > 3) {
                push(&mut self.sounds, key, district);
            }
            push(&mut self.names, name, district);
        }
    }

    /// The districts that a folded, joined name names, in any script; empty if it names none.
    pub(in super::super) fn named(&self, name: &str) -> Vec<String> {
        if let Some(found) = self.names.get(name) {
            return found.clone();
        }
        if name.is_ascii() {
            return Vec::new();
        }
        sound_keys(name)
            .iter()
            .filter_map(|key| self.sounds.get(key))
            .flatten()
            .cloned()
            .collect()
    }
}

fn push(map: &mut HashMap<String, Vec<String>>, name: String, district: &str) {
    let districts = map.entry(name).or_default();
    if !districts.iter().any(|each| each == district) {
        districts.push(district.to_owned());
    }
}
