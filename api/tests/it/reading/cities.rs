//! Two cities with the same names in them: nothing of one appears in the other.

use std::borrow::Cow;

use porta_api::catalog::change::Author;
use porta_api::catalog::city::{self, City};
use porta_api::catalog::offer;
use porta_api::catalog::selection::Selection;
use porta_api::imports::{InputFile, Order, Silent, import};
use porta_api::rules::CHECKS;
use porta_api::spine::change_log::Actor;
use porta_api::spine::db::DbError;

use super::paths::{NAMES, filled, templates, with};
use crate::harness::TestApp;

/// A city with the slugs of the demo city and a word of its own in every text.
const METZ: &str = r#"{
  "format": "porta", "version": 1,
  "city": {"slug": "metz", "name": "Metz", "time_zone": "Europe/Paris", "country": "FR", "region": "FR-57",
           "languages": ["fr", "de", "lb"], "lat": 49.119, "lon": 6.176},
  "districts": [{"slug": "nord", "name": "Nebelviertel", "number": 1, "lat": 49.12, "lon": 6.17}],
  "categories": [{"slug": "meet", "texts": {"fr": {"title": "Nebelbegegnung"}}},
                 {"slug": "meet.cafe", "parent": "meet", "texts": {"fr": {"title": "Nebelcafé"}}}],
  "providers": [{"external_id": "p", "slug": "caritas-migration", "kind": "association", "publication": "published",
                 "texts": {"fr": {"title": "Nebelverein"}}}],
  "locations": [{"external_id": "l", "slug": "caritas-migration", "provider": "caritas-migration", "publication": "published",
                 "main": true, "street": "Nebelgasse 1", "town": "Metz", "district": "nord", "lat": 49.121, "lon": 6.171,
                 "texts": {"fr": {"title": "Nebelhaus"}}}],
  "offers": [{"external_id": "o", "slug": "cafe-welcome", "provider": "caritas-migration", "publication": "published",
              "categories": ["meet.cafe"], "locations": ["caritas-migration"], "languages": ["lb"], "cost": "paid",
              "hours": [{"purpose": "visit", "rule": "Mo 09:00-10:00"}],
              "texts": {"fr": {"title": "Nebelkaffee", "summary": "Nebelkaffee für alle"}}}],
  "events": [{"external_id": "e", "slug": "ev-cafe-welcome", "provider": "caritas-migration", "location": "caritas-migration",
              "publication": "published", "audience": ["everyone"], "starts_at": "2027-01-12T17:00", "duration_minutes": 60,
              "texts": {"fr": {"title": "Nebelfest"}}}],
  "pages": [{"slug": "i-ankommen", "publication": "published", "texts": {"fr": {"title": "Nebelanfang", "description": "Nebel."}}}],
  "facts": [{"slug": "asylsuchende-zuweisungen", "publication": "published", "points": [{"date": "2023", "value": 1, "source": "Nebelamt"}],
             "texts": {"fr": {"title": "Nebelzahl"}}}],
  "articles": [{"slug": "a-ehrang", "publication": "published", "date": "2026-11-01", "categories": ["meet.cafe"],
                "texts": {"fr": {"title": "Nebelnachricht"}}}],
  "needs": [{"slug": "h-wohnung", "provider": "caritas-migration", "publication": "published", "kind": "housing",
             "texts": {"fr": {"title": "Nebelsuche"}}}],
  "topics": [{"slug": "registration", "words": {"fr": ["nebelfrage"]}, "categories": ["meet"]}],
  "responsibilities": [{"external_id": "r", "slug": "anmeldung", "topic": "registration", "publication": "published",
                        "situations": ["everyone"], "offices": [{"provider": "caritas-migration"}],
                        "texts": {"fr": {"title": "Nebelamt"}}}]
}"#;

/// Inserts a city as this node.
pub fn insert(app: &TestApp, city: &City) {
    let author = Author {
        actor: &Actor::System,
        at: app.clock.now(),
    };
    app.database
        .write::<_, DbError>(|tx| city::insert(tx, &author, city))
        .unwrap();
}

fn two() -> TestApp {
    let app = TestApp::demo();
    let order = Order {
        source: "test".to_owned(),
        ..Order::default()
    };
    let file = InputFile {
        name: "metz.json".into(),
        bytes: Cow::Borrowed(METZ.as_bytes()),
    };
    let report = import(&app.database, &app.clock, CHECKS, &[file], &order, &Silent).unwrap();
    assert!(report.written, "{report:#?}");
    app
}

fn paths_of(city: &str) -> Vec<String> {
    let mut names = NAMES;
    names[0].1 = city;
    let templates = templates();
    let below = templates.iter().filter(|path| path.contains("{city}"));
    let lists = below.map(|path| filled(path, &names));
    lists
        .chain(
            [
                "search?q=Nebel",
                "suggest?q=nebel",
                "search?q=Trier",
                "events?from=2027-01-12&to=2027-01-12",
            ]
            .map(|path| format!("/v1/cities/{city}/{path}")),
        )
        .collect()
}

#[test]
fn nothing_of_one_city_is_in_the_other() {
    let app = two();
    for path in paths_of("trier") {
        let answer = app.get(&path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(
            !answer.text().to_lowercase().contains("nebel"),
            "{path}: {}",
            answer.text()
        );
        assert!(!answer.text().contains("Metz"), "{path}");
    }
    for path in paths_of("metz") {
        let answer = app.get(&path);
        assert_eq!(answer.status, 200, "{path}");
        for word in ["Trier", "Welcome", "buergerhaus"] {
            assert!(!answer.text().contains(word), "{word} in {path}: {}", answer.text());
        }
    }
    assert_eq!(
        app.json("/v1/cities/metz/search?q=Nebelkaffee")["items"][0]["slug"],
        "cafe-welcome"
    );
    assert_eq!(app.json("/v1/cities/trier/search?q=Nebelkaffee&noun=offer")["total"], 0);
    assert_eq!(app.json("/v1/cities/metz/offers?limit=1")["total"], 1);
    assert_eq!(app.json("/v1/cities/trier/offers?limit=1")["total"], 133);
}

#[test]
fn a_record_of_one_city_is_not_found_in_the_other() {
    let app = two();
    for noun in [
        "offers/cafe-welcome",
        "providers/caritas-migration",
        "events/ev-cafe-welcome",
        "articles/a-ehrang",
        "districts/nord",
        "categories/meet",
        "pages/i-ankommen",
        "facts/asylsuchende-zuweisungen",
    ] {
        let there = app.json(&format!("/v1/cities/metz/{noun}"));
        let list = noun.split('/').next().unwrap();
        app.get(&format!("/v1/cities/trier/{list}/{}", there["id"].as_str().unwrap()))
            .problem(404);
    }
    let provider = app.json("/v1/cities/metz/providers/caritas-migration");
    let named = app
        .get(&format!(
            "/v1/cities/trier/offers?provider={}",
            provider["id"].as_str().unwrap()
        ))
        .named();
    assert_eq!(named, ["provider"]);
}

#[test]
fn each_city_has_its_own_languages_and_the_list_has_both() {
    let app = two();
    assert_eq!(app.get("/v1/cities/metz/offers?lang=ar").named(), ["lang"]);
    assert_eq!(app.get("/v1/cities/trier/offers?lang=lb").named(), ["lang"]);
    assert_eq!(app.get("/v1/cities/metz/offers").header("content-language"), Some("fr"));
    for lang in ["de", "ar", "lb", "*"] {
        let list = app.json(&with("/v1/cities", &format!("lang={lang}")));
        assert_eq!(super::paths::slugs(&list), ["metz", "trier"], "{lang}");
    }
    assert_eq!(app.get("/v1/cities?lang=xx").named(), ["lang"]);
}

#[test]
fn a_write_in_one_city_leaves_the_other_as_it_is() {
    let app = two();
    let tags = |app: &TestApp| -> Vec<String> {
        paths_of("trier")
            .iter()
            .map(|path| app.get(path).etag().to_owned())
            .collect()
    };
    let before = tags(&app);
    let metz = app.city("metz");
    let mut offer = app
        .db
        .read(|conn| offer::load(conn, Selection::City(&metz)))
        .unwrap()
        .remove(0);
    offer.phone = Some("1".to_owned());
    app.change(&mut offer);
    app.side.follow().unwrap();
    app.side.catch_search_up();
    assert_eq!(app.json("/v1/cities/metz/offers/cafe-welcome")["phone"], "1");
    assert_eq!(tags(&app), before);
}

#[test]
fn a_new_city_is_there_at_once() {
    let app = TestApp::demo();
    app.get("/v1/cities/metz").problem(404);
    let trier = app.db.read(|conn| city::by_slug(conn, "trier")).unwrap().unwrap();
    let mut new = trier;
    new.id = porta_api::catalog::ids::Id::fresh();
    new.slug = "metz".to_owned();
    insert(&app, &new);
    assert_eq!(app.json("/v1/cities/metz")["counts"]["offer"], 0);
    assert_eq!(app.json("/v1/cities")["total"], 2);
}
