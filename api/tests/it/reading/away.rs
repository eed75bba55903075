//! The database is away: reads go on, and say that they may be old. While it is there, they do not use it either.

use std::path::Path;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use porta_api::catalog::offer;
use porta_api::spine::db::{self, Address, Database, Options};

use super::paths::{all, with};
use crate::harness::{TestApp, TestDatabase, spin_until};

/// A database that cannot be reached, of the kind that the tests run on.
fn nowhere(app: &TestApp) -> Database {
    let address = match app.db.address() {
        Address::Sqlite(_) => Address::Sqlite(Path::new("/nonexistent/porta.db").to_owned()),
        // Port 1 refuses.
        Address::Postgres(_) => Address::Postgres("postgres://nobody@127.0.0.1:1/nothing".to_owned()),
    };
    let options = Options {
        wait: Duration::from_millis(100),
        ..Options::default()
    };
    Database::new(&address, options)
}

#[test]
fn no_public_read_uses_the_database() {
    let app = TestApp::demo();
    app.json("/v1/cities/trier");
    let before = app.database.uses();
    let mut paths = all();
    paths.extend(
        [
            "open=now",
            "q=Beratung",
            "near=49.75,6.64",
            "sort=opens",
            "lang=*",
            "district=zewen",
        ]
        .map(|query| with("/v1/cities/trier/offers", query)),
    );
    paths.extend(
        [
            "/metrics",
            "/health/live",
            "/health/ready",
            "/version",
            "/v1/cities/atlantis",
            "/v1/cities/trier/offers/nothing",
        ]
        .map(str::to_owned),
    );
    for path in &paths {
        app.get(path);
        app.get_with(path, &[("accept-encoding", "br"), ("accept-language", "ar")]);
        app.get_with(path, &[("if-none-match", "\"x\"")]);
    }
    assert_eq!(app.database.uses(), before);
}

#[test]
fn a_node_that_starts_without_its_database_serves_what_it_saved() {
    let mut app = TestApp::demo();
    let id = app.json("/v1/cities/trier")["id"].as_str().unwrap().to_owned();
    let cafe = app.json("/v1/cities/trier/offers/cafe-welcome");
    app.side.save();
    let away = nowhere(&app);
    app.restart_on(&away);
    for path in all() {
        let answer = app.get(&path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        assert_eq!(answer.header("porta-stale"), Some("true"), "{path}");
        let is_json = answer.header("content-type") == Some("application/json");
        let list = if is_json {
            answer.json()
        } else {
            serde_json::Value::Null
        };
        if list.get("items").is_some() && !path.contains("/suggest") {
            assert_eq!(list["stale"], true, "{path}");
        }
        let again = app.get_with(&path, &[("if-none-match", answer.etag())]);
        assert_eq!(
            (again.status, again.header("porta-stale")),
            (304, Some("true")),
            "{path}"
        );
    }
    assert_eq!(app.json("/v1/cities/trier/offers/cafe-welcome"), cafe);
    assert_eq!(app.json(&format!("/v1/cities/{id}"))["slug"], "trier");
    assert_eq!(app.json("/health/ready")["status"], "stale");
    assert!(app.get("/metrics").text().contains("porta_stale 1\n"));
    app.get("/v1/cities/atlantis").problem(404);
    // What time changes goes on changing.
    app.set_clock("2026-11-24T16:30:00Z");
    assert_eq!(
        app.json("/v1/cities/trier/offers/cafe-welcome")["open"]["state"],
        "open"
    );
    assert!(app.side.follow().is_err());
    // And it comes back.
    app.restart();
    assert_eq!(app.get("/v1/cities/trier").header("porta-stale"), None);
}

#[test]
fn a_node_without_database_and_without_anything_saved_is_not_ready() {
    let mut app = TestApp::empty();
    let away = nowhere(&app);
    app.restart_on(&away);
    let problem = app.get("/health/ready");
    assert_eq!(problem.problem(503).code, "unavailable");
    assert!(problem.header("retry-after").is_some());
    assert_eq!(app.get("/health/live").status, 200);
    assert_eq!(app.json("/v1/cities")["stale"], true);
}

#[test]
fn a_node_whose_database_goes_away_reads_on_and_says_so_until_it_is_back() {
    let db = TestDatabase::bare();
    db::migrate(&mut db.address().open(false).unwrap()).unwrap();
    let app = TestApp::over(db);
    porta_api::demo::install(&app.database, &app.clock).unwrap();
    let fresh = app.get("/v1/cities/trier/offers");
    assert_eq!((fresh.header("porta-stale"), fresh.json().get("stale")), (None, None));
    app.side.follow().unwrap();
    let run = |sql: &str| app.db.address().open(false).unwrap().batch_execute(sql).unwrap();
    run("ALTER TABLE change_log RENAME TO away");
    assert!(app.side.follow().is_err());
    let stale = app.get("/v1/cities/trier/offers");
    assert_eq!(stale.header("porta-stale"), Some("true"));
    assert_eq!(stale.json()["stale"], true);
    assert_ne!(stale.etag(), fresh.etag());
    let page = app.get("/v1/cities/trier/offers/cafe-welcome");
    assert_eq!((page.status, page.header("porta-stale")), (200, Some("true")));
    run("ALTER TABLE away RENAME TO change_log");
    app.side.follow().unwrap();
    let back = app.get("/v1/cities/trier/offers");
    assert_eq!((back.header("porta-stale"), back.etag()), (None, fresh.etag()));
}

#[test]
fn what_was_written_while_a_node_was_down_is_there_after_its_start() {
    let mut app = TestApp::demo();
    app.json("/v1/cities/trier");
    app.side.save();
    let other = app.db.another_node();
    let mut cafe = app.one("cafe-welcome", offer::load);
    cafe.texts
        .iter_mut()
        .for_each(|text| text.title = "Kaffeeklatsch Quarzlampe".to_owned());
    app.change_on(&other, &mut cafe);
    assert_ne!(
        app.json("/v1/cities/trier/offers/cafe-welcome")["title"],
        "Kaffeeklatsch Quarzlampe"
    );
    app.restart();
    // On PostgreSQL the log shows a row once no older transaction of the whole server is open any more.
    spin_until(|| {
        app.side.follow().unwrap();
        app.json("/v1/cities/trier/offers/cafe-welcome")["title"] == "Kaffeeklatsch Quarzlampe"
    });
    assert_eq!(
        app.json("/v1/cities/trier/search?q=Quarzlampe")["items"][0]["slug"],
        "cafe-welcome"
    );
}

#[test]
fn what_others_write_while_a_city_is_loaded_is_not_lost() {
    let app = TestApp::demo();
    let other = app.db.another_node();
    let offers = app.all(offer::load);
    std::thread::scope(|scope| {
        let loading = scope.spawn(|| app.side.load("trier").unwrap().unwrap());
        // The log is followed while the city that it is about is not there yet.
        for (number, mut offer) in offers.iter().cloned().enumerate() {
            offer
                .texts
                .iter_mut()
                .for_each(|text| text.title = format!("Quarzlampe {number}"));
            app.change_on(&other, &mut offer);
            app.side.follow().unwrap();
            if loading.is_finished() {
                break;
            }
        }
        loading.join().unwrap();
    });
    spin_until(|| app.side.follow().unwrap() == 0);
    let now = app.all(offer::load);
    assert!(now.iter().any(|offer| offer.texts[0].title == "Quarzlampe 1"));
    let cell = app.side.loaded("trier").unwrap();
    let shown = cell.directory();
    for offer in &now {
        let row = shown.offers.iter().flatten().find(|row| row.offer.id == offer.id);
        assert!(row.is_none_or(|row| row.offer.texts == offer.texts), "{}", offer.slug);
    }
}

#[test]
fn a_saved_city_that_is_damaged_is_made_anew() {
    let mut app = TestApp::demo();
    let before = app.get("/v1/cities/trier/offers").body;
    app.side.save();
    let file = app.folder().join("trier.reading");
    let whole = std::fs::read(&file).unwrap();
    for damaged in [&b""[..], b"porta-reading 0\nx", &whole[..whole.len() / 2], b"nonsense"] {
        std::fs::write(&file, damaged).unwrap();
        app.restart();
        assert!(app.get("/v1/cities/trier/offers").body == before);
    }
}

#[test]
fn a_saved_city_of_another_database_is_not_served() {
    let mut app = TestApp::demo();
    let id = app.json("/v1/cities/trier")["id"].clone();
    app.side.save();
    let other = TestApp::demo();
    app.restart_on(&other.database);
    let now = app.json("/v1/cities/trier")["id"].clone();
    assert_ne!(now, id);
    assert_eq!(now, other.json("/v1/cities/trier")["id"]);
}
