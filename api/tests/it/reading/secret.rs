//! A secret place: a marker in each of its fields, looked for in everything that leaves the system or lies on disk.

use std::collections::BTreeMap;
use std::path::Path;

use porta_api::catalog::change::Meta;
use porta_api::catalog::district::{self, District};
use porta_api::catalog::event::{self, Event};
use porta_api::catalog::ids::{DistrictId, EventId, Id, LocationId, OfferId, ProviderId};
use porta_api::catalog::location::{self, Location};
use porta_api::catalog::offer::{self, HoursSet, Offer};
use porta_api::catalog::provider::{self, Provider};
use porta_api::catalog::text::Text;
use porta_contract::{HoursPurpose, Publication, Texts, Wheelchair};
use serde_json::{Value, json};

use super::paths::{NAMES, filled, slugs, templates, with};
use crate::harness::{Node, TestApp, logged, whole_log};

/// A word that no text has, and numbers that no other record has.
const MARK: &str = "zqxvorwyk";
const POINT: (f64, f64) = (49.913_753_1, 6.975_319_7);
const NUMBERS: [&str; 4] = ["9137531", "9753197", "03:33", "04:44"];
const LANGUAGES: [&str; 11] = ["de", "de-simple", "en", "fr", "ar", "uk", "fa", "tr", "ru", "ti", "*"];

/// Offers, a provider and an event at a secret place in a district of its own.
struct Scene {
    place: Location,
    only_secret: Offer,
    both: Offer,
    provider: Provider,
    event: Event,
}

fn marked(field: &str) -> String {
    format!("Zqxvorwyk{field}")
}

fn secret_texts() -> Vec<Text> {
    let text = |lang: &&str| {
        let texts = Texts {
            title: marked("haus"),
            summary: marked("kurz"),
            description: marked("lang"),
            notes: BTreeMap::from([
                ("getting_there".to_owned(), marked("weg")),
                (marked("schlüssel"), "x".to_owned()),
            ]),
        };
        Text::new(lang, texts, 1)
    };
    LANGUAGES.iter().take(10).map(text).collect()
}

fn new_meta(app: &TestApp, name: &str) -> Meta {
    let mut meta = Meta::new(app.clock.now());
    meta.external_id = Some(name.to_owned());
    meta
}

fn titled(title: &str) -> Vec<Text> {
    let texts = Texts {
        title: title.to_owned(),
        ..Texts::default()
    };
    vec![Text::new("de", texts, 1)]
}

impl Scene {
    /// Writes everything; the place is secret from the beginning or public for now.
    fn write(app: &TestApp, secret: bool) -> Self {
        let district = Self::district(app);
        app.create(&district);
        let mut provider = app.one("caritas-migration", provider::load);
        provider.id = ProviderId::fresh();
        provider.slug = "schutzverein".to_owned();
        provider.texts = titled("Schutzverein");
        provider.meta = new_meta(app, "schutzverein");
        app.create(&provider);
        let place = Self::place(app, &provider, &district, secret);
        app.create(&place);
        let only_secret = Self::offer(app, "schutz-nur-dort", &provider, &place, &[]);
        let public = app.one("caritas-migration", location::load);
        let both = Self::offer(app, "schutz-auch-dort", &provider, &place, &[public.id]);
        let mut event = app.one("ev-cafe-welcome", event::load);
        event.id = EventId::fresh();
        event.slug = "schutztreffen".to_owned();
        event.provider = provider.id.clone();
        event.location = Some(place.id.clone());
        event.place = None;
        event.meta = new_meta(app, "schutztreffen");
        app.create(&event);
        Self {
            place,
            only_secret,
            both,
            provider,
            event,
        }
    }

    fn district(app: &TestApp) -> District {
        District {
            id: DistrictId::fresh(),
            slug: "schattental".to_owned(),
            name: "Schattental".to_owned(),
            number: Some(99),
            parts: vec!["Schattenwinkel".to_owned()],
            postal_codes: Vec::new(),
            centre: Some((49.70, 6.50)),
            meta: new_meta(app, "schattental"),
            ..app.one("nord", district::load)
        }
    }

    fn place(app: &TestApp, provider: &Provider, district: &District, secret: bool) -> Location {
        let mut meta = new_meta(app, &marked("fremd"));
        meta.provenance = BTreeMap::from([
            ("source".to_owned(), marked("quelle")),
            (marked("feld"), "x".to_owned()),
        ]);
        Location {
            id: LocationId::fresh(),
            city: provider.city.clone(),
            provider: provider.id.clone(),
            slug: "zqxvorwyk-ort".to_owned(),
            secret,
            publication: Publication::Published,
            main: true,
            street: Some(marked("gasse 7")),
            postal_code: Some(marked("1")),
            town: Some(marked("stadt")),
            district: Some(district.id.clone()),
            point: Some(POINT),
            approximate: false,
            wheelchair: Wheelchair::Yes,
            source_lang: "de".to_owned(),
            text_version: 1,
            texts: secret_texts(),
            meta,
        }
    }

    fn offer(app: &TestApp, slug: &str, provider: &Provider, place: &Location, public: &[LocationId]) -> Offer {
        let mut offer = app.one("cafe-welcome", offer::load);
        offer.id = OfferId::fresh();
        offer.slug = slug.to_owned();
        offer.provider = provider.id.clone();
        offer.texts = titled(&format!("Schutzangebot {slug}"));
        offer.locations = [&[place.id.clone()], public].concat();
        offer.hours = vec![
            HoursSet {
                purpose: HoursPurpose::Visit,
                access: None,
                rule: "Mo-Su,PH 03:33-04:44".to_owned(),
                note: Some(marked("klingel")),
                location: Some(place.id.clone()),
            },
            HoursSet {
                purpose: HoursPurpose::Visit,
                access: None,
                rule: "Tu 10:00-12:00".to_owned(),
                note: None,
                location: None,
            },
        ];
        offer.meta = new_meta(app, slug);
        app.create(&offer);
        offer
    }

    /// Every path with the names of the scene, in many forms.
    fn paths(&self) -> Vec<String> {
        let place = self.place.id.to_string();
        let mut names = NAMES;
        let own = [
            "schutz-nur-dort",
            "schutzverein",
            &place,
            "schutztreffen",
            "schattental",
            "meet.cafe",
        ];
        for ((_, name), own) in names.iter_mut().skip(1).zip(own) {
            *name = own;
        }
        let mut paths: Vec<String> = templates().iter().map(|path| filled(path, &names)).collect();
        paths.push("/v1/cities/trier/offers/schutz-auch-dort".to_owned());
        paths.push(format!("/v1/cities/trier/offers/{}", self.only_secret.id));
        let at = format!("near={},{}&radius=50000", POINT.0, POINT.1);
        for list in [
            "offers",
            "providers",
            "locations",
            "districts",
            "categories",
            "events?from=2027-01-01&to=2027-12-31",
        ] {
            let list = format!("/v1/cities/trier/{list}");
            paths.push(with(&list, "limit=200"));
            if !["districts", "categories"].iter().any(|noun| list.ends_with(noun)) {
                paths.push(with(&list, &format!("limit=200&{at}")));
                paths.push(with(&list, "district=schattental"));
            }
        }
        let words = [
            "zqxvorwyk",
            "Zqxvorwykgasse",
            "zqx",
            "Schutz",
            "Schattental",
            "Schutzangebot+Schattental",
            "schutzverein",
        ];
        for word in words {
            for door in [
                "search?limit=50",
                "suggest?limit=20",
                "offers?limit=200",
                "providers?limit=200",
            ] {
                paths.push(with(&format!("/v1/cities/trier/{door}"), &format!("q={word}")));
            }
        }
        paths.extend(
            [
                "open=now",
                "open=2026-11-23T02:40:00Z",
                "wheelchair=yes",
                "sort=opens",
                "provider=schutzverein",
            ]
            .map(|query| format!("/v1/cities/trier/offers?limit=200&{query}")),
        );
        paths
    }
}

#[track_caller]
fn clean(what: &str, text: &str) {
    // What was asked for is repeated in the link to the next page.
    let text = text.to_lowercase();
    assert!(!text.contains(MARK), "the marker is in {what}: {text}");
    for number in NUMBERS {
        assert!(!text.contains(number), "{number} is in {what}: {text}");
    }
}

fn nothing_on_any_channel(node: &Node, scene: &Scene) {
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
fn feed(node: &Node) -> Vec<Value> {
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

fn nothing_is_counted_or_measured(node: &Node) {
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

fn the_rest_is_public(node: &Node, scene: &Scene) {
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
fn nothing_on_disk(folder: &Path) {
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
fn no_bytes(path: &Path, bytes: &[u8]) {
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

fn everything(app: &TestApp, scene: &Scene) {
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
