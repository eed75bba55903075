//! What records may refer to: everything stored in the city and everything in the files, by external id, slug and id.

use std::collections::{HashMap, HashSet};

use porta_contract::Noun;

use crate::catalog::picture::PictureFile;

/// What records may refer to.
#[derive(Debug, Default)]
pub struct References {
    ids: HashMap<(Noun, String), String>,
    names: HashMap<String, String>,
    new: HashSet<String>,
    secret: HashSet<String>,
    pictures: HashMap<String, Vec<PictureFile>>,
}

impl References {
    /// Makes a record known by its slug, id and external id. External ids go before slugs.
    pub fn add(&mut self, noun: Noun, id: &str, external_id: Option<&str>, slug: Option<&str>) {
        if let Some(slug) = slug {
            self.ids.entry((noun, slug.to_owned())).or_insert_with(|| id.to_owned());
        }
        if let Some(external_id) = external_id {
            self.ids.insert((noun, external_id.to_owned()), id.to_owned());
        }
        self.ids.insert((noun, id.to_owned()), id.to_owned());
        if let Some(name) = slug.or(external_id) {
            self.names.insert(id.to_owned(), name.to_owned());
        }
    }

    /// Marks a record as one of this import.
    pub fn mark_new(&mut self, id: &str) {
        self.new.insert(id.to_owned());
    }

    /// Marks a location as secret.
    pub fn mark_secret(&mut self, id: &str) {
        self.secret.insert(id.to_owned());
    }

    /// The id of a record.
    #[must_use]
    pub fn find(&self, noun: Noun, text: &str) -> Option<&str> {
        self.ids.get(&(noun, text.trim().to_owned())).map(String::as_str)
    }

    /// True when the record is made by this import.
    #[must_use]
    pub fn is_new(&self, id: &str) -> bool {
        self.new.contains(id)
    }

    /// True for a stored secret location.
    #[must_use]
    pub fn is_secret(&self, id: &str) -> bool {
        self.secret.contains(id)
    }

    /// Makes the pictures known that the city has, by id.
    pub fn add_pictures(&mut self, pictures: HashMap<String, Vec<PictureFile>>) {
        self.pictures = pictures;
    }

    /// The files of a picture.
    #[must_use]
    pub fn picture(&self, id: &str) -> Option<&[PictureFile]> {
        self.pictures.get(id).map(Vec::as_slice)
    }

    /// The slug of a record, for people.
    #[must_use]
    pub fn name(&self, id: &str) -> Option<&str> {
        self.names.get(id).map(String::as_str)
    }
}
