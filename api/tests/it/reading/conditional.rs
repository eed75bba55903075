//! Strong validators: the same bytes have the same ETag on every node and after every start; other bytes have another.

use std::io::Read;

use chrono::TimeDelta;
use porta_api::catalog::offer;

use super::paths::{all, with};
use crate::harness::{Answer, TestApp};

const CAFE: &str = "/v1/cities/trier/offers/cafe-welcome";
const OFFERS: &str = "/v1/cities/trier/offers";

fn decoded(answer: &Answer) -> Vec<u8> {
    let mut bytes = Vec::new();
    match answer.header("content-encoding") {
        None => bytes.clone_from(&answer.body),
        Some("br") => drop(
            brotli::Decompressor::new(&answer.body[..], 4096)
                .read_to_end(&mut bytes)
                .unwrap(),
        ),
        Some("gzip") => drop(
            flate2::read::GzDecoder::new(&answer.body[..])
                .read_to_end(&mut bytes)
                .unwrap(),
        ),
        Some("zstd") => bytes = zstd::stream::decode_all(&answer.body[..]).unwrap(),
        Some(other) => panic!("{other}"),
    }
    bytes
}

#[test]
fn who_has_it_already_gets_304() {
    let app = TestApp::demo();
    for path in all() {
        let first = app.get(&path);
        let tag = first.etag();
        assert!(
            tag.starts_with('"') && tag.ends_with('"') && tag.len() > 10,
            "{path}: {tag}"
        );
        assert_eq!(first.header("cache-control"), Some("public, no-cache"), "{path}");
        for sent in [
            tag.to_owned(),
            format!("W/{tag}"),
            format!("\"other\", {tag}"),
            "*".to_owned(),
        ] {
            let again = app.get_with(&path, &[("if-none-match", &sent)]);
            assert_eq!((again.status, again.body.len()), (304, 0), "{path} with {sent}");
            assert_eq!(again.etag(), tag, "{path}");
            assert_eq!(again.header("vary"), first.header("vary"), "{path}");
            assert_eq!(
                again.header("content-language"),
                first.header("content-language"),
                "{path}"
            );
        }
        let other = app.get_with(&path, &[("if-none-match", "\"other\"")]);
        assert_eq!(other.status, 200, "{path}");
        assert_eq!(other.body, first.body, "{path}");
    }
}

#[test]
fn each_encoding_has_an_etag_of_its_own() {
    let app = TestApp::demo();
    let paths = all();
    for path in paths.iter().filter(|path| *path != "/v1/cities") {
        let plain = app.get(path);
        let mut tags = vec![plain.etag().to_owned()];
        for name in ["br", "gzip", "zstd"] {
            let encoded = app.get_with(path, &[("accept-encoding", name)]);
            if plain.body.len() < 256 {
                assert_eq!(encoded.header("content-encoding"), None, "{path}");
                continue;
            }
            assert_eq!(encoded.header("content-encoding"), Some(name), "{path}");
            assert!(encoded.body.len() < plain.body.len(), "{path}");
            assert!(decoded(&encoded) == plain.body, "{name} of {path}");
            assert!(encoded.header("vary").unwrap().contains("Accept-Encoding"), "{path}");
            let again = app.get_with(path, &[("accept-encoding", name), ("if-none-match", encoded.etag())]);
            assert_eq!((again.status, again.body.len()), (304, 0), "{name} of {path}");
            assert_eq!(again.etag(), encoded.etag());
            let crossed = app.get_with(path, &[("accept-encoding", name), ("if-none-match", plain.etag())]);
            assert_eq!(crossed.status, 200, "{name} of {path}");
            tags.push(encoded.etag().to_owned());
        }
        let count = tags.len();
        tags.sort();
        tags.dedup();
        assert_eq!(tags.len(), count, "{path}");
    }
}

#[test]
fn the_best_encoding_that_is_accepted_is_taken() {
    let app = TestApp::demo();
    for (accept, encoding) in [
        ("gzip, deflate, br, zstd", Some("br")),
        ("gzip;q=1.0, br;q=0.5", Some("gzip")),
        ("zstd, gzip", Some("zstd")),
        ("br;q=0, gzip;q=0, *;q=0", None),
        ("br;q=0, *", Some("zstd")),
        ("identity", None),
        ("deflate", None),
        ("", None),
        ("br;q=nonsense", Some("br")),
    ] {
        let answer = app.get_with(OFFERS, &[("accept-encoding", accept)]);
        assert_eq!(answer.header("content-encoding"), encoding, "{accept}");
    }
}

#[test]
fn each_language_has_an_etag_of_its_own() {
    let app = TestApp::demo();
    let mut tags: Vec<String> = ["de", "en", "ar", "uk", "*"]
        .map(|lang| app.get(&with(CAFE, &format!("lang={lang}"))).etag().to_owned())
        .to_vec();
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 5);
}

#[test]
fn a_restart_changes_no_etag() {
    let mut app = TestApp::demo();
    let mut paths = all();
    paths.extend(
        [
            "sort=opens",
            "sort=confirmed",
            "q=Beratung",
            "near=49.756,6.643",
            "lang=*",
            "open=now",
        ]
        .map(|query| with(OFFERS, query)),
    );
    let tags = |app: &TestApp| -> Vec<(String, String)> {
        paths
            .iter()
            .map(|path| (path.clone(), app.get(path).etag().to_owned()))
            .collect()
    };
    let before = tags(&app);
    app.side.save();
    app.restart();
    assert_eq!(tags(&app), before);
    // From what was saved only, and without it.
    let folder = tempfile::tempdir().unwrap();
    let other = app.another_node(folder.path());
    for (path, tag) in before {
        assert_eq!(other.get(&path).etag(), tag, "{path}");
    }
}

#[test]
fn a_write_changes_it_at_once() {
    let app = TestApp::demo();
    let tags = |app: &TestApp| [CAFE, OFFERS].map(|path| app.get(path).etag().to_owned());
    let before = tags(&app);
    assert_eq!(tags(&app), before);
    let mut cafe = app.one("cafe-welcome", offer::load);
    cafe.phone = Some("0651 99".to_owned());
    app.change(&mut cafe);
    let after = tags(&app);
    assert!(before.iter().zip(&after).all(|(a, b)| a != b));
    assert_eq!(app.get_with(CAFE, &[("if-none-match", &before[0])]).status, 200);
    assert_eq!(app.json(CAFE)["phone"], "0651 99");
    // Seen again in the log: the same bytes.
    app.side.follow().unwrap();
    assert_eq!(tags(&app), after);
}

#[test]
fn an_answer_changes_by_itself_at_the_right_instant() {
    let app = TestApp::demo();
    let open = |path: &str| app.get(path).etag().to_owned();
    let state = || app.json(CAFE)["open"]["state"].as_str().unwrap().to_owned();
    let filtered = || {
        app.json("/v1/cities/trier/offers?open=now&provider=buergerhaus-trier-nord")["total"]
            .as_u64()
            .unwrap()
    };
    let list = "/v1/cities/trier/offers?provider=buergerhaus-trier-nord";
    app.set_clock("2026-11-24T15:59:59Z");
    let before = (open(CAFE), open(list), state(), filtered());
    assert_eq!(before.2, "closed");
    assert_eq!((open(CAFE), open(list)), (before.0.clone(), before.1.clone()));
    app.advance(TimeDelta::seconds(1));
    assert_eq!(state(), "open");
    assert_ne!(open(CAFE), before.0);
    assert_ne!(open(list), before.1);
    assert_eq!(app.get_with(CAFE, &[("if-none-match", &before.0)]).status, 200);
    assert!(filtered() > before.3);
    app.set_clock("2026-11-24T17:59:59Z");
    assert_eq!(state(), "open");
    app.set_clock("2026-11-24T18:00:00Z");
    assert_eq!(state(), "closed");
    assert_eq!(app.json(CAFE)["open"]["next_open"], "2026-12-01T16:00:00Z");
}

#[test]
fn it_becomes_due_and_overdue_by_itself() {
    let app = TestApp::demo();
    let mut cafe = app.one("cafe-welcome", offer::load);
    cafe.freshness.confirmed_at = Some(app.clock.now());
    cafe.freshness.confirmed_by = Some(porta_contract::Confirmer::Staff);
    cafe.freshness.due_at = Some(app.clock.now() + TimeDelta::days(100));
    app.change(&mut cafe);
    let state = |app: &TestApp| {
        let listed = |word: &str| {
            app.json(&format!("/v1/cities/trier/offers?freshness={word}&limit=200"))["total"]
                .as_u64()
                .unwrap()
        };
        let own = app.json(CAFE)["freshness"]["state"].as_str().unwrap().to_owned();
        (own.clone(), listed(&own))
    };
    assert_eq!(state(&app), ("fresh".to_owned(), 1));
    app.advance(TimeDelta::days(100) - TimeDelta::seconds(1));
    assert_eq!(state(&app), ("fresh".to_owned(), 1));
    app.advance(TimeDelta::seconds(1));
    assert_eq!(state(&app), ("due".to_owned(), 1));
    app.advance(TimeDelta::days(42) - TimeDelta::seconds(1));
    assert_eq!(state(&app), ("due".to_owned(), 1));
    app.advance(TimeDelta::seconds(1));
    assert_eq!(state(&app), ("overdue".to_owned(), 1));
}
