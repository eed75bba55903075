//! Where the marker could be, and is looked for.

use std::path::Path;

use porta_api::catalog::ids::Id;
use serde_json::{Value, json};

use super::scene::{LANGUAGES, MARK, NUMBERS, POINT, Scene};
use crate::harness::{Node, TestApp, whole_log};
use crate::reading::paths::{slugs, with};

#[track_caller]
pub(super) fn clean(what: &str, text: &str) {
    // What was asked for is repeated in the link to the next page.
    let text = text.to_lowercase();
    assert!(!text.contains(MARK), "the marker is in {what}: {text}");
    for number in NUMBERS {
        assert!(!text.contains(number), "{number} is in {what}: {text}");
    }
}

pub(super) fn nothing_on_any_channel(node: &Node, scene: &Scene) {
    for path in scene.paths() {
        for lang in LANGUAGES {
            let answer = node.get(&with(&path, &format!("lang={lang}")));
            assert!(
                answer.status == 200 || path.contains(scene.place.id.as_str()),
                "{path}: {}",
                answer.text()
            );
            clean(&path, answer.text());
        }
    }
    for path in ["/metrics", "/openapi.json", "/v1/cities", "/health/ready", "/version"] {
        clean(path, node.get(path).text());
    }
}

/// The feed of changes, to its end.
pub(super) fn feed(node: &Node) -> Vec<Value> {
    let mut all = Vec::new();
    let mut path = "/v1/cities/trier/changes?limit=200".to_owned();
    loop {
        let answer = node.get(&path);
        clean(&path, answer.text());
        let page = answer.json();
        all.extend(page["items"].as_array().unwrap().iter().cloned());
        if page["more"] == false {
            return all;
        }
        path = format!(
            "/v1/cities/trier/changes?limit=200&cursor={}",
            page["next"].as_str().unwrap()
        );
    }
}

pub(super) fn nothing_is_counted_or_measured(node: &Node) {
    let json = |path: &str| node.json(&format!("/v1/cities/trier/{path}"));
    assert_eq!(json("districts/schattental")["offers"], 0);
    let all = json("offers?limit=200");
    let districts = all["facets"]["district"].as_array().unwrap();
    assert!(
        districts.iter().all(|facet| facet["value"] != "schattental"),
        "{districts:?}"
    );
    let there = json("offers?district=schattental");
    assert_eq!(there["total"], 0);
    for (metres, found) in [(500, 0), (20_000, 0)] {
        let near = format!("near={},{}&radius={metres}", POINT.0, POINT.1);
        for list in [
            "offers",
            "providers",
            "locations",
            "events?from=2027-01-01&to=2027-12-31",
        ] {
            assert_eq!(json(&with(list, &near))["total"], found, "{list} within {metres}");
        }
    }
    let far = json(&format!("offers?near={},{}&radius=50000&limit=200", POINT.0, POINT.1));
    let far = far["items"].as_array().unwrap().clone();
    assert!(far.iter().all(|item| item["slug"] != "schutz-nur-dort"));
    let metres = |slug: &str| far.iter().find(|item| item["slug"] == slug).unwrap()["distance_m"].clone();
    // As far as others at the same public place.
    let neighbour = far.iter().find(|item| {
        item["locations"].as_array().unwrap().len() == 1
            && item["slug"] != "schutz-auch-dort"
            && item["provider"]["slug"] == "caritas-migration"
    });
    assert_eq!(metres("schutz-auch-dort"), neighbour.unwrap()["distance_m"]);
    let wheelchair = slugs(&json("offers?wheelchair=yes&limit=200"));
    assert!(
        wheelchair.iter().all(|slug| !slug.starts_with("schutz")),
        "{wheelchair:?}"
    );
    let open = slugs(&json("offers?open=2026-11-23T02:40:00Z&limit=200"));
    assert!(open.iter().all(|slug| !slug.starts_with("schutz")), "{open:?}");
}

pub(super) fn the_rest_is_public(node: &Node, scene: &Scene) {
    let json = |path: &str| node.json(&format!("/v1/cities/trier/{path}"));
    let page = json("offers/schutz-nur-dort");
    assert_eq!(page["locations"], json!([]));
    assert_eq!(page["hours"], json!([{"purpose": "visit", "rule": "Tu 10:00-12:00"}]));
    assert_eq!(page["days"][0]["ranges"], json!([{"from": "10:00", "to": "12:00"}]));
    assert_eq!(page["open"]["state"], "open");
    assert_eq!(
        json("offers/schutz-auch-dort")["locations"].as_array().unwrap().len(),
        1
    );
    assert_eq!(json("providers/schutzverein")["locations"], json!([]));
    assert_eq!(json("events/schutztreffen").get("location"), None::<&Value>);
    let found = json("search?q=Schutzangebot&limit=50");
    let hit = found["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|hit| hit["slug"] == "schutz-nur-dort")
        .cloned();
    assert_eq!(hit.unwrap().get("district"), None);
    let by_marker = json("search?q=zqxvorwyk&limit=50");
    assert!(
        slugs(&by_marker).iter().all(|slug| !slug.starts_with("schutz")),
        "{by_marker}"
    );
    assert_eq!(slugs(&json("offers?provider=schutzverein")).len(), 2);
    assert_eq!(json("providers/schutzverein")["offers"], 2);
    // Its address is as unknown as any other.
    let (own, other) = (
        node.get("/v1/cities/trier/locations/zqxvorwyk-ort").problem(404),
        node.get("/v1/cities/trier/locations/nirgends").problem(404),
    );
    assert_eq!(
        own.detail.unwrap().replace("zqxvorwyk-ort", "nirgends"),
        other.detail.unwrap()
    );
    node.get(&format!("/v1/cities/trier/locations/{}", scene.place.id))
        .problem(404);
    assert_eq!(scene.both.locations.len(), 2);
    assert_eq!(scene.event.location.as_ref(), Some(&scene.place.id));
    assert_eq!(scene.provider.slug, "schutzverein");
}

/// Every file as it is, and what saved cities hold once they are unpacked.
pub(super) fn nothing_on_disk(folder: &Path) {
    let mut waiting = vec![folder.to_owned()];
    let mut files = 0;
    while let Some(place) = waiting.pop() {
        for entry in std::fs::read_dir(place).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            files += 1;
            let bytes = std::fs::read(&path).unwrap();
            no_bytes(&path, &bytes);
            if path.extension().is_some_and(|end| end == "reading") {
                let packed = bytes.splitn(2, |byte| *byte == b'\n').nth(1).unwrap();
                let whole = zstd::stream::decode_all(packed).unwrap();
                assert!(
                    find(&whole, b"schutz-nur-dort"),
                    "the saved city is the one of this scene"
                );
                no_bytes(&path, &whole);
            }
        }
    }
    assert!(files > 3, "{files} files");
}

#[track_caller]
pub(super) fn no_bytes(path: &Path, bytes: &[u8]) {
    let lower = bytes.to_ascii_lowercase();
    assert!(!find(&lower, MARK.as_bytes()), "the marker is in {}", path.display());
    for number in NUMBERS {
        assert!(!find(&lower, number.as_bytes()), "{number} is in {}", path.display());
    }
    for coordinate in [POINT.0, POINT.1] {
        assert!(
            !find(bytes, &coordinate.to_le_bytes()),
            "{coordinate} is in {}",
            path.display()
        );
    }
}

fn find(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

pub(super) fn everything(app: &TestApp, scene: &Scene) {
    app.side.catch_search_up();
    nothing_on_any_channel(app, scene);
    nothing_is_counted_or_measured(app);
    the_rest_is_public(app, scene);
    app.side.save();
    nothing_on_disk(&app.folder());
    let log = whole_log(&app.db);
    let of_place: Vec<_> = log
        .iter()
        .filter(|entry| entry.record == scene.place.id.as_str())
        .collect();
    assert!(of_place.iter().all(|entry| !entry.public));
    let told = feed(app);
    assert!(told.iter().any(|change| change["id"] == scene.only_secret.id.as_str()));
    assert!(told.iter().all(|change| change["id"] != scene.place.id.as_str()));
}
