//! A secret place: a marker in each of its fields, looked for in everything that leaves the system or lies on disk.

mod looks;
mod scene;

use porta_api::catalog::ids::Id;
use serde_json::json;

use super::paths::{slugs, with};
use crate::harness::{TestApp, logged};
use looks::{everything, feed, no_bytes, nothing_is_counted_or_measured, nothing_on_any_channel, the_rest_is_public};
use scene::{MARK, Scene, marked};

#[test]
fn a_place_that_is_made_secret_while_the_node_runs() {
    let app = TestApp::demo();
    app.json("/v1/cities/trier");
    let scene = Scene::write(&app, true);
    everything(&app, &scene);
    // Seen again in the log.
    app.side.follow().unwrap();
    everything(&app, &scene);
    let logs = logged();
    assert!(logs.contains("TRACE"), "logs are captured: {logs}");
    assert!(!logs.to_lowercase().contains(MARK));
}

#[test]
fn a_secret_place_that_a_node_finds_at_its_start() {
    let mut app = TestApp::demo();
    let scene = Scene::write(&app, true);
    app.restart();
    everything(&app, &scene);
    app.restart();
    everything(&app, &scene);
}

#[test]
fn a_public_place_that_becomes_secret_and_public_again() {
    let mut app = TestApp::demo();
    app.json("/v1/cities/trier");
    let mut scene = Scene::write(&app, false);
    let seen = |app: &TestApp| {
        let page = app.json("/v1/cities/trier/offers/schutz-nur-dort");
        (
            page["locations"].as_array().unwrap().len(),
            page["hours"].as_array().unwrap().len(),
        )
    };
    assert_eq!(seen(&app), (1, 2));
    let page = app.json("/v1/cities/trier/offers/schutz-nur-dort");
    assert_eq!(page["hours"][0]["note"], marked("klingel"));
    assert_eq!(page["hours"][0]["rule"], "Mo-Su,PH 03:33-04:44");
    app.side.catch_search_up();
    scene.place.secret = true;
    app.change(&mut scene.place);
    app.side.catch_search_up();
    nothing_on_any_channel(&app, &scene);
    nothing_is_counted_or_measured(&app);
    the_rest_is_public(&app, &scene);
    // Whoever knew it is told that it is gone, and nothing else.
    let told = feed(&app);
    let last = told.iter().rfind(|change| change["id"] == scene.place.id.as_str());
    assert_eq!(last.unwrap()["gone"], true);
    app.side.save();
    app.restart();
    nothing_on_any_channel(&app, &scene);
    scene.place.secret = false;
    app.change(&mut scene.place);
    assert_eq!(seen(&app), (1, 2));
    assert_eq!(
        app.json("/v1/cities/trier/locations/zqxvorwyk-ort")["town"],
        marked("stadt")
    );
}

#[test]
fn another_node_forgets_a_place_that_becomes_secret() {
    let app = TestApp::demo();
    let mut scene = Scene::write(&app, false);
    let folder = tempfile::tempdir().unwrap();
    let other = app.another_node(folder.path());
    assert!(
        other
            .get("/v1/cities/trier/offers/schutz-nur-dort")
            .text()
            .contains("Zqxvorwyk")
    );
    scene.place.secret = true;
    app.change(&mut scene.place);
    while other.side.follow().unwrap() > 0 {}
    other.side.catch_search_up();
    nothing_on_any_channel(&other, &scene);
    nothing_is_counted_or_measured(&other);
    other.side.save();
    let saved = std::fs::read(folder.path().join("trier.reading")).unwrap();
    let packed = saved.splitn(2, |byte| *byte == b'\n').nth(1).unwrap();
    no_bytes(folder.path(), &zstd::stream::decode_all(packed).unwrap());
}

#[test]
fn the_shelter_is_found_without_a_place() {
    let app = TestApp::demo();
    for word in ["Frauenhaus", "shelter", "%D0%BF%D1%80%D0%B8%D1%8E%D1%82", "Frauen-Haus"] {
        for door in ["search?limit=50&noun=offer", "offers?limit=200"] {
            let found = app.json(&with(&format!("/v1/cities/trier/{door}"), &format!("q={word}")));
            let found = slugs(&found);
            assert!(
                found.contains(&"frauenhaus-aufnahme".to_owned()),
                "{word} by {door}: {found:?}"
            );
        }
    }
    let page = app.json("/v1/cities/trier/offers/frauenhaus-aufnahme");
    assert_eq!(page["locations"], json!([]));
    assert_eq!(page["phone"], "0651/74444");
    assert_eq!(page["sensitive"], true);
    assert_eq!(page["open"], json!({"state": "unknown", "reason": "no_hours"}));
    assert_eq!(
        app.json("/v1/cities/trier/providers/frauenhaus-trier")["locations"],
        json!([])
    );
    let near = app.json("/v1/cities/trier/offers?near=49.757,6.641&radius=50000&limit=200");
    assert!(!slugs(&near).contains(&"frauenhaus-aufnahme".to_owned()));
    app.get("/v1/cities/trier/locations/frauenhaus-trier-schutzort")
        .problem(404);
    let unknown = app.json("/v1/cities/trier/offers?wheelchair=unknown&limit=200");
    assert!(slugs(&unknown).contains(&"frauenhaus-aufnahme".to_owned()));
}
