//! What scenes of imports have in common.

use std::borrow::Cow;

use porta_api::catalog::city;
use porta_api::catalog::ids::CityId;
use porta_api::imports::{Done, InputFile, Order, Report, Silent, import};
use porta_api::rules::CHECKS;
use porta_api::spine::clock::Clock;
use porta_api::spine::db::Database;

use crate::harness::{TestDatabase, at, whole_log};

/// A database, a clock and somebody who imports.
pub struct Scene {
    pub db: TestDatabase,
    pub clock: Clock,
    pub order: Order,
}

/// A city with a category and a provider.
pub const BASE: &str = r#"{
  "format": "porta", "version": 1,
  "city": {"slug": "musterstadt", "name": "Musterstadt", "time_zone": "Europe/Berlin", "country": "DE", "region": "DE-RP",
           "languages": ["de", "de-simple", "en", "ar"], "lat": 49.757, "lon": 6.641},
  "districts": [{"slug": "nord", "name": "Nord", "lat": 49.77, "lon": 6.63}],
  "categories": [{"slug": "meet", "texts": {"de": {"title": "Begegnung"}}},
                 {"slug": "meet.cafe", "parent": "meet", "texts": {"de": {"title": "Café"}}}],
  "providers": [{"external_id": "p1", "slug": "verein", "kind": "association", "publication": "published",
                 "texts": {"de": {"title": "Verein"}}}]
}"#;

impl Scene {
    pub fn new() -> Self {
        let clock = Clock::fixed(at("2026-11-22T12:00:00Z"));
        let order = Order {
            source: "test".to_owned(),
            ..Order::default()
        };
        Self {
            db: TestDatabase::new(),
            clock,
            order,
        }
    }

    /// With the city of [`BASE`].
    pub fn with_base() -> Self {
        let mut scene = Self::new();
        let report = scene.import(&[file("base.json", BASE)]);
        assert!(report.written, "{report:#?}");
        scene.order.city = Some("musterstadt".to_owned());
        scene
    }

    pub fn import(&self, files: &[InputFile]) -> Report {
        import(&self.db, &self.clock, CHECKS, files, &self.order, &Silent).unwrap()
    }

    /// Imports one JSON file that holds only this list.
    pub fn import_list(&self, noun: &str, list: &str) -> Report {
        self.import(&[json(noun, list)])
    }

    pub fn city(&self, slug: &str) -> CityId {
        self.db.read(|conn| city::by_slug(conn, slug)).unwrap().unwrap().id
    }

    pub fn log_rows(&self) -> usize {
        whole_log(&self.db).len()
    }
}

/// A file of a test.
pub fn file(name: &str, text: &str) -> InputFile {
    bytes(name, text.as_bytes())
}

/// A file of bytes.
pub fn bytes(name: &str, bytes: &[u8]) -> InputFile {
    InputFile {
        name: name.into(),
        bytes: Cow::Owned(bytes.to_vec()),
    }
}

/// A JSON file with one list.
pub fn json(noun: &str, list: &str) -> InputFile {
    file(
        &format!("{noun}.json"),
        &format!(r#"{{"format": "porta", "version": 1, "{noun}": {list}}}"#),
    )
}

/// Everything of a noun.
pub fn all<T>(
    db: &Database,
    load: impl FnOnce(
        &mut porta_api::spine::db::AnyConnection,
        porta_api::catalog::selection::Selection<'_>,
    ) -> Result<Vec<T>, porta_api::spine::db::DbError>,
    city: &CityId,
) -> Vec<T> {
    db.read(|conn| load(conn, porta_api::catalog::selection::Selection::City(city)))
        .unwrap()
}

/// Codes of the problems of all rows, in order.
pub fn codes(report: &Report) -> Vec<&'static str> {
    report
        .rows
        .iter()
        .flat_map(|row| &row.problems)
        .map(|problem| problem.code)
        .collect()
}

/// How the rows ended, in order.
pub fn ends(report: &Report) -> Vec<Done> {
    report.rows.iter().map(|row| row.done).collect()
}
