//! The frame of a fictional city: the city itself, its districts and categories.

use chrono::{DateTime, Utc};

use super::Size;
use super::words::{LANGUAGES, Words};
use crate::catalog::category::Category;
use crate::catalog::change::{Author, Meta};
use crate::catalog::city::{self, City, CitySettings};
use crate::catalog::district::District;
use crate::catalog::ids::{CategoryId, CityId, DistrictId, Id};
use crate::catalog::record;
use crate::spine::db::{DbError, Tx};

/// City, districts and categories.
#[derive(Debug)]
pub struct Frame {
    /// The city.
    pub city: City,
    /// Its districts.
    pub districts: Vec<District>,
    /// Kinds of offers, and below each one the kind for each group.
    pub categories: Vec<Category>,
    /// Now.
    pub at: DateTime<Utc>,
}

impl Frame {
    /// Makes the frame.
    pub fn make(words: &Words, size: &Size, at: DateTime<Utc>) -> Self {
        let languages: Vec<String> = LANGUAGES
            .iter()
            .take(size.languages.clamp(1, LANGUAGES.len()))
            .map(|lang| (*lang).to_owned())
            .collect();
        let city = City {
            id: CityId::fresh(),
            slug: size.city.clone(),
            name: "Lindenstadt".to_owned(),
            time_zone: chrono_tz::Europe::Berlin,
            country: "DE".to_owned(),
            region: "DE-RP".to_owned(),
            centre: (50.0, 7.0),
            demo: true,
            settings: CitySettings {
                title: words.city_titles(&languages),
                ..CitySettings::default()
            },
            languages,
            meta: Meta::new(at),
        };
        let districts = (0_u8..)
            .zip(&words.places)
            .map(|(number, name)| district(&city, number, name, at))
            .collect();
        let categories = categories(&city, words, at);
        Self {
            city,
            districts,
            categories,
            at,
        }
    }

    /// Writes the frame.
    pub fn write(&self, tx: &mut Tx<'_>, author: &Author<'_>) -> Result<(), DbError> {
        city::insert(tx, author, &self.city)?;
        self.districts
            .iter()
            .try_for_each(|district| record::create(tx, author, district))?;
        self.categories
            .iter()
            .try_for_each(|category| record::create(tx, author, category))
    }
}

/// Districts lie on a grid of four by five.
fn district(city: &City, number: u8, name: &str, at: DateTime<Utc>) -> District {
    let (row, column) = (f64::from(number / 4), f64::from(number % 4));
    District {
        id: DistrictId::fresh(),
        city: city.id.clone(),
        slug: format!("district-{}", number + 1),
        number: Some(i32::from(number) + 1),
        name: name.to_owned(),
        parts: Vec::new(),
        postal_codes: vec![format!("560{number:02}")],
        centre: Some((
            city.centre.0 + (row - 2.0) * 0.015,
            city.centre.1 + (column - 1.5) * 0.02,
        )),
        outline: None,
        meta: Meta::new(at),
    }
}

fn categories(city: &City, words: &Words, at: DateTime<Utc>) -> Vec<Category> {
    let mut all = Vec::new();
    for kind in 0..words.kinds() {
        let texts = words.kind_texts(&city.languages, kind);
        let top = category(city, format!("kind{kind}"), None, (kind, texts), at);
        let parent = top.id.clone();
        all.push(top);
        for group in 0..words.groups() {
            let texts = words.kind_and_group_texts(&city.languages, kind, group);
            all.push(category(
                city,
                format!("kind{kind}.group{group}"),
                Some(parent.clone()),
                (group, texts),
                at,
            ));
        }
    }
    all
}

fn category(
    city: &City,
    slug: String,
    parent: Option<CategoryId>,
    (position, texts): (usize, Vec<crate::catalog::text::Text>),
    at: DateTime<Utc>,
) -> Category {
    Category {
        id: CategoryId::fresh(),
        city: city.id.clone(),
        parent,
        slug,
        position: i32::try_from(position).unwrap_or(i32::MAX),
        icon: None,
        sensitive: false,
        source_lang: "de".to_owned(),
        text_version: 1,
        texts,
        meta: Meta::new(at),
    }
}
