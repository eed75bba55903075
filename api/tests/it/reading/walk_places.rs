//! Walking through the pages of other lists while others write.

use std::collections::BTreeSet;

use porta_api::catalog::category;
use porta_api::catalog::district;
use porta_api::catalog::event;
use porta_api::catalog::ids::{CategoryId, DistrictId, EventId, Id, LocationId, ProviderId};
use porta_api::catalog::location;
use porta_api::catalog::provider;
use serde_json::Value;

use super::paths::with;
use crate::harness::TestApp;

/// What names each record of all pages, three a page.
fn walk(app: &TestApp, path: &str, mut between: impl FnMut(i32)) -> Vec<String> {
    let path = with(path, "limit=3");
    let mut met = Vec::new();
    let mut page = app.json(&path);
    for number in 1.. {
        let items = page["items"].as_array().unwrap().iter();
        met.extend(items.map(|item| format!("{} {}", item["id"], item["occurrence"]["recurrence_id"])));
        let Some(cursor) = page["next"].as_str().map(str::to_owned) else {
            break;
        };
        between(number);
        page = app.json(&with(&path, &format!("cursor={cursor}")));
    }
    met
}

#[track_caller]
fn once(before: &[String], met: &[String]) {
    let distinct: BTreeSet<&String> = met.iter().collect();
    assert_eq!(distinct.len(), met.len(), "some were met twice");
    let missed: Vec<_> = before.iter().filter(|one| !distinct.contains(one)).collect();
    assert!(missed.is_empty(), "missed: {missed:?}");
}

fn everything(app: &TestApp, path: &str) -> Vec<String> {
    let page = app.json(&with(path, "limit=200"));
    assert_eq!(page.get("next"), None::<&Value>);
    let items = page["items"].as_array().unwrap().iter();
    items
        .map(|item| format!("{} {}", item["id"], item["occurrence"]["recurrence_id"]))
        .collect()
}

#[test]
fn districts_with_and_without_numbers() {
    let app = TestApp::demo();
    let path = "/v1/cities/trier/districts";
    let mut nord = app.one("nord", district::load);
    nord.number = None;
    app.change(&mut nord);
    let make = |number: i32| {
        let mut new = nord.clone();
        new.id = DistrictId::fresh();
        new.slug = format!("neu-{number}");
        new.number = (number % 3 != 0).then_some(number * 7 - 20);
        new.meta.external_id = None;
        new.meta.version = 1;
        app.create(&new);
    };
    (100..108).for_each(make);
    let before = everything(&app, path);
    assert_eq!(before.len(), 27);
    once(&before, &walk(&app, path, make));
}

#[test]
fn categories_in_the_order_of_the_tree() {
    let app = TestApp::demo();
    let path = "/v1/cities/trier/categories";
    let meet = app.one("meet", category::load);
    let before = everything(&app, path);
    let met = walk(&app, path, |number| {
        let mut new = meet.clone();
        new.id = CategoryId::fresh();
        new.slug = format!("neu-{number}");
        new.position = [-5, 0, 1000][usize::try_from(number).unwrap() % 3];
        new.parent = (number % 2 == 0).then(|| meet.id.clone());
        new.meta.external_id = None;
        new.meta.version = 1;
        app.create(&new);
    });
    once(&before, &met);
    let after = everything(&app, path);
    let kept: Vec<_> = after.iter().filter(|one| before.contains(one)).collect();
    assert_eq!(kept, before.iter().collect::<Vec<_>>(), "the order of the others stays");
}

#[test]
fn providers_and_locations_by_name_and_by_distance() {
    for query in ["", "near=49.756,6.643&radius=50000"] {
        let app = TestApp::demo();
        let (provider, place) = (
            app.one("caritas-migration", provider::load),
            app.one("caritas-migration", location::load),
        );
        let write = |number: i32| {
            let mut new = provider.clone();
            new.id = ProviderId::fresh();
            new.slug = format!("neu-{number}");
            new.texts[0].title = format!("{} Verein", ["Aa", "Mm", "Zz"][usize::try_from(number).unwrap() % 3]);
            new.meta.external_id = None;
            new.meta.version = 1;
            app.create(&new);
            let mut there = place.clone();
            there.id = LocationId::fresh();
            there.provider = new.id;
            there.slug = format!("aa-{number}");
            there.meta.external_id = None;
            there.meta.version = 1;
            app.create(&there);
        };
        for noun in ["providers", "locations"] {
            let path = with(&format!("/v1/cities/trier/{noun}"), query);
            let before = everything(&app, &path);
            let start = if noun == "providers" { 0 } else { 1000 };
            once(&before, &walk(&app, &path, |number| write(start + number)));
        }
    }
}

#[test]
fn events_with_several_occurrences() {
    let app = TestApp::demo();
    let path = "/v1/cities/trier/events?from=2027-01-10&to=2027-01-31";
    let cafe = app.one("ev-cafe-welcome", event::load);
    let before = everything(&app, path);
    assert!(before.len() > 20);
    let met = walk(&app, path, |number| {
        let mut new = cafe.clone();
        new.id = EventId::fresh();
        new.slug = format!("neu-{number}");
        new.meta.external_id = None;
        new.meta.version = 1;
        app.create(&new);
    });
    once(&before, &met);
}

#[test]
fn hits_of_a_search() {
    let app = TestApp::demo();
    let path = "/v1/cities/trier/search?q=Beratung";
    let before = everything(&app, path);
    assert!(before.len() > 20);
    once(&before, &walk(&app, path, |_| ()));
}

#[test]
fn cities() {
    let app = TestApp::demo();
    let trier = app
        .db
        .read(|conn| porta_api::catalog::city::by_slug(conn, "trier"))
        .unwrap()
        .unwrap();
    for number in 0..9 {
        let mut city = trier.clone();
        city.id = porta_api::spine::ids::CityId::fresh();
        city.slug = format!("stadt-{number}");
        super::cities::insert(&app, &city);
    }
    let before = everything(&app, "/v1/cities");
    assert_eq!(before.len(), 10);
    once(&before, &walk(&app, "/v1/cities", |_| ()));
}
