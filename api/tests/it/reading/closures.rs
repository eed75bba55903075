//! Closures of a provider hold for all its offers, whatever their hours say.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use porta_api::catalog::offer;
use porta_api::catalog::provider::{self, Closure};
use porta_contract::CapacityState;
use serde_json::{Value, json};

use super::open::open;
use super::paths::slugs;
use super::sorts::opening;
use crate::harness::TestApp;

const CAFE: &str = "/v1/cities/trier/offers/cafe-welcome";
const HOST: &str = "buergerhaus-trier-nord";

fn closure(from: &str, until: &str, reason: &str) -> Closure {
    let reason = (!reason.is_empty()).then(|| ("de".to_owned(), reason.to_owned()));
    Closure {
        from: from.parse().unwrap(),
        until: until.parse().unwrap(),
        reason: BTreeMap::from_iter(reason),
    }
}

fn close(app: &TestApp, slug: &str, closures: Vec<Closure>) {
    let mut host = app.one(slug, provider::load);
    host.closures = closures;
    app.change(&mut host);
}

/// With the café's house closed over Christmas.
fn over_christmas() -> TestApp {
    let app = TestApp::demo();
    close(&app, HOST, vec![closure("2026-12-21", "2027-01-06", "Betriebsferien")]);
    app
}

fn rule(app: &TestApp, rule: &str) {
    let mut cafe = app.one("cafe-welcome", offer::load);
    rule.clone_into(&mut cafe.hours[0].rule);
    app.change(&mut cafe);
}

fn christmas() -> Value {
    json!({"from": "2026-12-21", "until": "2027-01-06", "reason": {"de": "Betriebsferien"}})
}

#[test]
fn the_day_before_the_first_the_last_and_the_day_after() {
    let app = over_christmas();
    rule(&app, "Mo-Su,PH 09:00-17:00");
    let after = "2027-01-07T08:00:00Z";
    for (instant, expected) in [
        // 20 December, 16:59 and 17:00.
        (
            "2026-12-20T15:59:59Z",
            json!({"state": "open", "until": "2026-12-20T16:00:00Z", "closure": christmas()}),
        ),
        (
            "2026-12-20T16:00:00Z",
            json!({"state": "closed", "until": after, "next_open": after, "closure": christmas()}),
        ),
        // The first day from midnight, noon of a day in the new year, and the last day to midnight.
        (
            "2026-12-20T23:00:00Z",
            json!({"state": "closed", "until": after, "next_open": after, "closure": christmas()}),
        ),
        (
            "2027-01-02T11:00:00Z",
            json!({"state": "closed", "until": after, "next_open": after, "closure": christmas()}),
        ),
        (
            "2027-01-06T22:59:59Z",
            json!({"state": "closed", "until": after, "next_open": after, "closure": christmas()}),
        ),
        (
            "2027-01-06T23:00:00Z",
            json!({"state": "closed", "until": after, "next_open": after}),
        ),
        (after, json!({"state": "open", "until": "2027-01-07T16:00:00Z"})),
    ] {
        app.set_clock(instant);
        assert_eq!(open(&app, CAFE), expected, "{instant}");
    }
}

#[test]
fn it_is_told_of_two_weeks_ahead() {
    let app = over_christmas();
    let told = |instant: &str| {
        app.set_clock(instant);
        open(&app, CAFE).get("closure").is_some()
    };
    assert!(!told("2026-12-06T22:59:59Z"));
    assert!(told("2026-12-06T23:00:00Z"), "7 December has begun");
    let opens = "2026-12-08T16:00:00Z";
    let expected = json!({"state": "closed", "until": opens, "next_open": opens, "closure": christmas()});
    assert_eq!(open(&app, CAFE), expected, "before it, hours are what they were");
}

#[test]
fn offers_without_hours_are_closed_and_not_unknown() {
    let app = TestApp::demo();
    let path = "/v1/cities/trier/offers/flinke-nadel";
    let host = app.json(path)["provider"]["slug"].as_str().unwrap().to_owned();
    close(&app, &host, vec![closure("2026-12-01", "2026-12-01", "")]);
    let day = json!({"from": "2026-12-01", "until": "2026-12-01"});
    for (instant, expected) in [
        (
            "2026-11-30T22:59:59Z",
            json!({"state": "unknown", "reason": "no_hours", "until": "2026-11-30T23:00:00Z", "closure": day}),
        ),
        (
            "2026-11-30T23:00:00Z",
            json!({"state": "closed", "until": "2026-12-01T23:00:00Z", "closure": day}),
        ),
        (
            "2026-12-01T23:00:00Z",
            json!({"state": "unknown", "reason": "no_hours"}),
        ),
    ] {
        app.set_clock(instant);
        assert_eq!(open(&app, path), expected, "{instant}");
    }
}

#[test]
fn an_offer_that_takes_nobody_in_stays_closed_when_the_closure_is_over() {
    let app = over_christmas();
    let mut cafe = app.one("cafe-welcome", offer::load);
    cafe.capacity.state = CapacityState::TemporarilyClosed;
    app.change(&mut cafe);
    app.set_clock("2026-12-25T12:00:00Z");
    assert_eq!(open(&app, CAFE), json!({"state": "closed", "closure": christmas()}));
    app.set_clock("2027-01-12T16:30:00Z");
    assert_eq!(open(&app, CAFE), json!({"state": "closed"}));
}

#[test]
fn lists_filter_count_and_sort_by_it() {
    let app = over_christmas();
    rule(&app, "24/7");
    let list = |query: &str| app.json(&format!("/v1/cities/trier/offers?limit=200&{query}"));
    let is_in = |query: &str| slugs(&list(query)).contains(&"cafe-welcome".to_owned());
    let (outside, inside) = ("2026-12-20T22:59:59Z", "2026-12-20T23:00:00Z");
    for (instant, expected) in [
        (outside, true),
        (inside, false),
        ("2027-01-06T22:59:59Z", false),
        ("2027-01-06T23:00:00Z", true),
    ] {
        assert_eq!(is_in(&format!("open={instant}")), expected, "{instant} from afar");
        app.set_clock(instant);
        assert_eq!(is_in("open=now"), expected, "{instant}");
        let keys: Vec<(u8, String)> = items(&list("sort=opens")).map(|item| opening(&item["open"])).collect();
        assert!(keys.is_sorted(), "{instant}: {keys:#?}");
    }
}

fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list["items"].as_array().unwrap().iter()
}

#[test]
fn soonest_open_is_when_the_closure_is_over() {
    let app = over_christmas();
    rule(&app, "24/7");
    app.set_clock("2026-12-21T11:00:00Z");
    let list = app.json("/v1/cities/trier/offers?limit=200&sort=opens");
    let key = |slug: &str| {
        let item = items(&list).find(|item| item["slug"] == slug).unwrap();
        opening(&item["open"])
    };
    assert_eq!(key("cafe-welcome"), (1, "2027-01-06T23:00:00Z".to_owned()));
    assert_eq!(
        key("flinke-nadel"),
        (3, String::new()),
        "closed, and nobody knows when it opens"
    );
}

#[test]
fn answers_change_by_themselves_at_midnight() {
    let app = over_christmas();
    let list = format!("/v1/cities/trier/offers?provider={HOST}");
    let provider = format!("/v1/cities/trier/providers/{HOST}");
    // Twice, so that answers are kept.
    let tags = |paths: [&str; 2]| {
        paths.map(|path| {
            assert_eq!(app.get(path).etag(), app.get(path).etag());
            app.get(path).etag().to_owned()
        })
    };
    for midnight in ["2026-12-06T23:00:00Z", "2026-12-20T23:00:00Z", "2027-01-06T23:00:00Z"] {
        app.set_clock(midnight);
        app.advance(TimeDelta::seconds(-2));
        let before = tags([CAFE, &list]);
        app.advance(TimeDelta::seconds(1));
        assert_eq!(tags([CAFE, &list]), before, "a second before {midnight}");
        app.advance(TimeDelta::seconds(1));
        let after = tags([CAFE, &list]);
        assert!(before.iter().zip(&after).all(|(a, b)| a != b), "{midnight}");
        let again = app.get_with(CAFE, &[("if-none-match", &after[0])]);
        assert_eq!(again.status, 304);
    }
    app.set_clock("2027-01-06T22:59:59Z");
    let before = tags([&provider, "/v1/cities/trier/providers"]);
    app.advance(TimeDelta::seconds(1));
    let after = tags([&provider, "/v1/cities/trier/providers"]);
    assert!(
        before.iter().zip(&after).all(|(a, b)| a != b),
        "what is over is not told any more"
    );
}

#[test]
fn a_provider_tells_of_those_that_hold_and_those_to_come() {
    let app = TestApp::demo();
    let all = [
        closure("2026-11-01", "2026-11-23", "Umbau"),
        closure("2026-11-24", "2026-11-24", "Betriebsausflug"),
        closure("2026-12-21", "2026-12-31", "Betriebsferien"),
        closure("2027-01-01", "2027-01-06", "Umzug"),
    ];
    close(&app, HOST, all.to_vec());
    let path = format!("/v1/cities/trier/providers/{HOST}");
    let told = app.json(&path)["closures"].clone();
    let days = told.as_array().unwrap().iter().map(|one| one["from"].as_str().unwrap());
    assert_eq!(days.collect::<Vec<_>>(), ["2026-11-24", "2026-12-21", "2027-01-01"]);
    assert_eq!(
        told[0],
        json!({"from": "2026-11-24", "until": "2026-11-24", "reason": {"de": "Betriebsausflug"}})
    );
    // Those that adjoin are one to whoever stands before the door, with the reason of the day.
    for (instant, reason) in [
        ("2026-12-24T12:00:00Z", "Betriebsferien"),
        ("2027-01-02T12:00:00Z", "Umzug"),
    ] {
        app.set_clock(instant);
        let expected = json!({"from": "2026-12-21", "until": "2027-01-06", "reason": {"de": reason}});
        assert_eq!(open(&app, CAFE)["closure"], expected);
    }
    app.set_clock("2027-01-07T12:00:00Z");
    assert_eq!(app.json(&path).get("closures"), None);
}

#[test]
fn a_change_of_the_provider_reaches_its_offers_on_every_node_and_after_a_restart() {
    let mut app = TestApp::demo();
    let folder = tempfile::tempdir().unwrap();
    let other = app.another_node(folder.path());
    app.set_clock("2026-11-24T16:30:00Z");
    assert_eq!(other.json(CAFE)["open"]["state"], "open");
    close(&app, HOST, vec![closure("2026-11-24", "2026-11-24", "")]);
    assert_eq!(open(&app, CAFE)["state"], "closed", "at once where it was written");
    while other.side.follow().unwrap() > 0 {}
    assert_eq!(other.json(CAFE)["open"], open(&app, CAFE));
    let others = |slug: &str| {
        app.json(&format!("/v1/cities/trier/offers/{slug}"))["open"]
            .get("closure")
            .cloned()
    };
    assert_eq!(
        others("willkommenscafe-tarforst"),
        None,
        "offers of others stay as they are"
    );
    app.side.save();
    app.restart();
    assert_eq!(open(&app, CAFE)["state"], "closed");
    close(&app, HOST, Vec::new());
    assert_eq!(open(&app, CAFE)["state"], "open");
}

#[test]
fn the_days_ahead_are_closed_and_events_stay() {
    let app = over_christmas();
    rule(&app, "Mo-Su 09:00-17:00");
    let events = format!("/v1/cities/trier/events?provider={HOST}&from=2026-12-01&to=2027-01-31");
    app.set_clock("2027-01-04T12:00:00Z");
    let days = app.json(CAFE)["days"].clone();
    let states = days
        .as_array()
        .unwrap()
        .iter()
        .map(|day| day["state"].as_str().unwrap());
    assert_eq!(
        states.collect::<Vec<_>>(),
        ["closed", "closed", "closed", "open", "open", "open", "open"]
    );
    assert_eq!(days[0]["ranges"], json!([]));
    app.set_clock("2026-12-01T12:00:00Z");
    let held = app.json(&events);
    close(&app, HOST, Vec::new());
    assert_eq!(app.json(&events), held);
    assert!(held["total"].as_u64().unwrap() > 0);
}

#[test]
fn a_day_of_23_or_25_hours_is_closed_from_midnight_to_midnight() {
    let app = TestApp::demo();
    close(
        &app,
        HOST,
        vec![
            closure("2027-03-28", "2027-03-28", ""),
            closure("2027-10-31", "2027-10-31", ""),
        ],
    );
    rule(&app, "24/7");
    for (before, first, end) in [
        ("2027-03-27T22:59:59Z", "2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z"),
        ("2027-10-30T21:59:59Z", "2027-10-30T22:00:00Z", "2027-10-31T23:00:00Z"),
    ] {
        app.set_clock(before);
        assert_eq!(open(&app, CAFE)["until"], first);
        assert_eq!(open(&app, CAFE)["state"], "open");
        app.set_clock(first);
        let closed = open(&app, CAFE);
        assert_eq!(
            (&closed["state"], &closed["next_open"]),
            (&json!("closed"), &json!(end))
        );
        app.set_clock(end);
        assert_eq!(open(&app, CAFE)["state"], "open");
    }
}

#[test]
fn they_are_parts_of_the_provider_and_go_with_its_version() {
    let app = over_christmas();
    let stored = app.one(HOST, provider::load);
    assert_eq!(stored.closures, [closure("2026-12-21", "2027-01-06", "Betriebsferien")]);
    let mut renamed = stored.clone();
    renamed.phone = None;
    app.change(&mut renamed);
    assert_eq!(app.one(HOST, provider::load).closures, stored.closures);
    assert!(
        app.all(provider::load)
            .iter()
            .filter(|one| !one.closures.is_empty())
            .count()
            >= 1
    );
}
