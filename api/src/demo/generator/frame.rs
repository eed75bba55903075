//! The frame of a generated city: the city itself, twenty districts, and the categories and topics of the demo city.

use serde_json::json;

use super::chance::Chance;
use super::words::Words;
use super::{GenerateError, Plan};
use crate::catalog::category::{self, Category};
use crate::catalog::city::{self, City};
use crate::catalog::district::{self, District};
use crate::catalog::selection::Selection;
use crate::demo::files;
use crate::imports::{self, Checks, InputFile, Order, Silent};
use crate::spine::clock::Clock;
use crate::spine::db::Database;

/// How many districts a city has.
const DISTRICTS: usize = 20;
/// Where it lies: latitude and longitude of a field without a town.
const CENTRE: (f64, f64) = (50.5, 7.5);

/// What records are hung into.
pub(super) struct Frame {
    /// The city.
    pub(super) city: City,
    /// Its districts by slug.
    pub(super) districts: Vec<District>,
    /// Its categories by slug.
    pub(super) categories: Vec<Category>,
}

/// Makes the frame through the importer.
pub(super) fn make(
    database: &Database,
    clock: &Clock,
    plan: &Plan,
    (words, chance): (&[Words], &mut Chance),
) -> Result<Frame, GenerateError> {
    if database.read(|conn| city::by_slug(conn, &plan.city))?.is_some() {
        return Err(GenerateError::Taken(plan.city.clone()));
    }
    let mut files = vec![city_file(plan, words), districts_file(chance)];
    files.extend(files::words());
    let order = Order {
        source: "generator".to_owned(),
        city: Some(plan.city.clone()),
        ..Order::default()
    };
    let report = imports::import(database, clock, Checks::default(), &files, &order, &Silent)?;
    database.read(|conn| {
        let city = city::by_slug(conn, &plan.city)?.ok_or_else(|| GenerateError::from(&report))?;
        let mut districts = district::load(conn, Selection::City(&city.id))?;
        districts.sort_by(|a, b| a.slug.cmp(&b.slug));
        let mut categories = category::load(conn, Selection::City(&city.id))?;
        categories.sort_by(|a, b| a.slug.cmp(&b.slug));
        Ok::<_, GenerateError>(Frame {
            city,
            districts,
            categories,
        })
    })
}

fn file(name: &str, content: &serde_json::Value) -> InputFile {
    InputFile {
        name: name.into(),
        bytes: content.to_string().into_bytes().into(),
    }
}

fn city_file(plan: &Plan, words: &[Words]) -> InputFile {
    let languages: Vec<&str> = words.iter().map(|words| words.lang).collect();
    let city = json!({
        "slug": plan.city, "name": super::texts::capital(&plan.city), "time_zone": "Europe/Berlin", "country": "DE",
        "region": "DE-RP", "languages": languages, "lat": CENTRE.0, "lon": CENTRE.1, "demo": true,
    });
    file("city.json", &json!({ "format": "porta", "version": 1, "city": city }))
}

fn districts_file(chance: &mut Chance) -> InputFile {
    let districts: Vec<_> = (1..=DISTRICTS)
        .map(|number| {
            let name = chance.name();
            let (lat, lon) = (CENTRE.0 + chance.around(0.05), CENTRE.1 + chance.around(0.05));
            json!({
                "slug": format!("{}-{number}", name.to_lowercase()), "number": number, "name": name,
                "postal_codes": [format!("{}", 50_000 + number)], "lat": lat, "lon": lon,
            })
        })
        .collect();
    file(
        "districts.json",
        &json!({ "format": "porta", "version": 1, "districts": districts }),
    )
}
