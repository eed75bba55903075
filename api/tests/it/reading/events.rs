//! Events between two dates: across clock changes, with moved and cancelled occurrences.

use chrono::NaiveDateTime;
use porta_api::catalog::event::{self, Event, Override};
use serde_json::{Value, json};

use super::paths::slugs;
use crate::harness::TestApp;

fn local(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

/// Occurrences of the café between two days: local start, UTC start, what is special.
fn cafe(app: &TestApp, query: &str) -> Vec<String> {
    let list = app.json(&format!(
        "/v1/cities/trier/events?provider=buergerhaus-trier-nord&limit=200&{query}"
    ));
    assert_eq!(list["total"], list["items"].as_array().unwrap().len());
    list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| told(&item["occurrence"]))
        .collect()
}

fn told(one: &Value) -> String {
    let text = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
    let special = match (one["cancelled"].as_bool().unwrap(), one["moved_from"].as_str()) {
        (true, _) => " cancelled".to_owned(),
        (false, Some(from)) => format!(" moved from {from}"),
        (false, None) => String::new(),
    };
    format!(
        "{} = {} to {}{special}",
        text("start_local"),
        text("start"),
        text("end")
    )
}

fn changed(app: &TestApp, change: impl FnOnce(&mut Event)) {
    let mut event = app.one("ev-cafe-welcome", event::load);
    change(&mut event);
    app.change(&mut event);
}

#[test]
fn five_oclock_stays_five_oclock_when_clocks_change() {
    let app = TestApp::demo();
    assert_eq!(
        cafe(&app, "from=2027-03-23&to=2027-04-06"),
        [
            "2027-03-23T17:00:00 = 2027-03-23T16:00:00Z to 2027-03-23T18:00:00Z",
            "2027-03-30T17:00:00 = 2027-03-30T15:00:00Z to 2027-03-30T17:00:00Z",
            "2027-04-06T17:00:00 = 2027-04-06T15:00:00Z to 2027-04-06T17:00:00Z",
        ]
    );
    assert_eq!(
        cafe(&app, "from=2027-10-26&to=2027-11-02"),
        [
            "2027-10-26T17:00:00 = 2027-10-26T15:00:00Z to 2027-10-26T17:00:00Z",
            "2027-11-02T17:00:00 = 2027-11-02T16:00:00Z to 2027-11-02T18:00:00Z",
        ]
    );
}

#[test]
fn a_start_in_the_hour_that_is_left_out_or_comes_twice() {
    let app = TestApp::demo();
    changed(&app, |event| {
        event.starts_at = local("2027-03-27T02:30:00");
        event.rrule = Some("FREQ=DAILY;COUNT=3".to_owned());
        event.rdates = vec![local("2027-10-31T02:30:00")];
        event.duration_minutes = 60;
    });
    assert_eq!(
        cafe(&app, "from=2027-03-27&to=2027-11-01"),
        [
            "2027-03-27T02:30:00 = 2027-03-27T01:30:00Z to 2027-03-27T02:30:00Z",
            "2027-03-28T03:30:00 = 2027-03-28T01:30:00Z to 2027-03-28T02:30:00Z",
            "2027-03-29T02:30:00 = 2027-03-29T00:30:00Z to 2027-03-29T01:30:00Z",
            "2027-10-31T02:30:00 = 2027-10-31T00:30:00Z to 2027-10-31T01:30:00Z",
        ]
    );
}

#[test]
fn moved_cancelled_and_left_out() {
    let app = TestApp::demo();
    changed(&app, |event| {
        event.exdates = vec![local("2027-04-13T17:00:00")];
        event.rdates = vec![local("2027-04-16T12:00:00")];
        let change = |at: &str, cancelled: bool, moved_to: Option<&str>, minutes: Option<i32>| Override {
            recurrence_id: local(at),
            cancelled,
            moved_to: moved_to.map(local),
            duration_minutes: minutes,
        };
        event.overrides = vec![
            change("2027-03-30T17:00:00", false, Some("2027-03-27T10:00:00"), Some(30)),
            change("2027-04-06T17:00:00", true, None, None),
        ];
    });
    assert_eq!(
        cafe(&app, "from=2027-03-23&to=2027-04-20"),
        [
            "2027-03-23T17:00:00 = 2027-03-23T16:00:00Z to 2027-03-23T18:00:00Z",
            "2027-03-27T10:00:00 = 2027-03-27T09:00:00Z to 2027-03-27T09:30:00Z moved from 2027-03-30T17:00:00",
            "2027-04-06T17:00:00 = 2027-04-06T15:00:00Z to 2027-04-06T17:00:00Z cancelled",
            "2027-04-16T12:00:00 = 2027-04-16T10:00:00Z to 2027-04-16T12:00:00Z",
            "2027-04-20T17:00:00 = 2027-04-20T15:00:00Z to 2027-04-20T17:00:00Z",
        ]
    );
    // It is where it was moved to, and no longer where it was.
    assert_eq!(cafe(&app, "from=2027-03-27&to=2027-03-27").len(), 1);
    assert_eq!(cafe(&app, "from=2027-03-30&to=2027-03-30").len(), 0);
}

#[test]
fn days_are_those_of_the_city_and_instants_are_exact() {
    let app = TestApp::demo();
    assert_eq!(cafe(&app, "from=2027-01-12&to=2027-01-12").len(), 1);
    assert_eq!(cafe(&app, "from=2027-01-13&to=2027-01-18").len(), 0);
    assert_eq!(cafe(&app, "from=2027-01-12T15:00:00Z&to=2027-01-12T16:00:00Z").len(), 0);
    assert_eq!(cafe(&app, "from=2027-01-12T15:00:00Z&to=2027-01-12T16:00:01Z").len(), 1);
    // It is still going on.
    assert_eq!(cafe(&app, "from=2027-01-12T17:30:00Z&to=2027-01-12T19:00:00Z").len(), 1);
    assert_eq!(cafe(&app, "from=2027-01-12T18:00:00Z&to=2027-01-12T19:00:00Z").len(), 0);
    assert_eq!(cafe(&app, "from=2027-01-01&to=2028-01-01").len(), 51);
}

#[test]
fn without_dates_it_is_the_next_half_year() {
    let app = TestApp::demo();
    let first = "2027-01-12T17:00:00 = 2027-01-12T16:00:00Z to 2027-01-12T18:00:00Z";
    app.set_clock("2026-07-01T10:00:00Z");
    assert_eq!(cafe(&app, ""), Vec::<String>::new());
    app.set_clock("2026-07-14T10:00:00Z");
    assert_eq!(cafe(&app, "")[0], first);
    app.set_clock("2027-01-12T16:30:00Z");
    assert_eq!(cafe(&app, "")[0], first);
    app.set_clock("2027-01-12T18:00:00Z");
    assert_eq!(
        cafe(&app, "")[0],
        "2027-01-19T17:00:00 = 2027-01-19T16:00:00Z to 2027-01-19T18:00:00Z"
    );
}

#[test]
fn one_event_names_its_next_occurrences_and_moves_on_by_itself() {
    let app = TestApp::demo();
    let page = || app.json("/v1/cities/trier/events/ev-tarforst");
    let next = |page: &Value| page["next"].as_array().unwrap().iter().map(told).collect::<Vec<_>>();
    let before = page();
    assert_eq!(next(&before).len(), 10);
    assert_eq!(
        next(&before)[..2],
        [
            "2027-01-16T15:00:00 = 2027-01-16T14:00:00Z to 2027-01-16T16:30:00Z",
            "2027-02-20T15:00:00 = 2027-02-20T14:00:00Z to 2027-02-20T16:30:00Z"
        ]
    );
    assert_eq!(before["occurrence"], before["next"][0]);
    app.set_clock("2027-01-16T16:29:59Z");
    assert_eq!(next(&page())[0], next(&before)[0]);
    app.set_clock("2027-01-16T16:30:00Z");
    assert_eq!(next(&page())[0], next(&before)[1]);
}

#[test]
fn filters_of_events() {
    let app = TestApp::demo();
    let total = |query: &str| {
        app.json(&format!(
            "/v1/cities/trier/events?from=2027-01-01&to=2027-12-31&limit=1&{query}"
        ))["total"]
            .as_u64()
            .unwrap()
    };
    let all = app.json("/v1/cities/trier/events?from=2027-01-01&to=2027-03-31&limit=200");
    let count = |wanted: &dyn Fn(&Value) -> bool| {
        all["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|item| wanted(item))
            .count()
    };
    let quarter = |query: &str| {
        app.json(&format!(
            "/v1/cities/trier/events?from=2027-01-01&to=2027-03-31&limit=200&{query}"
        ))["total"]
            .as_u64()
            .unwrap() as usize
    };
    assert!(all["items"].as_array().unwrap().len() > 50);
    for audience in ["volunteers", "refugees", "everyone"] {
        let has = |item: &Value| item["audience"].as_array().unwrap().contains(&json!(audience));
        assert_eq!(quarter(&format!("audience={audience}")), count(&has), "{audience}");
        assert!(count(&has) > 0, "{audience}");
    }
    let here = |item: &Value| item["location"]["district"]["slug"] == "nord";
    assert_eq!(quarter("district=nord"), count(&here));
    assert_eq!(
        quarter("provider=buergerhaus-trier-nord"),
        count(&|item| item["provider"]["slug"] == "buergerhaus-trier-nord")
    );
    assert_eq!(
        quarter("target_group=families"),
        count(&|item| item["target_groups"].as_array().unwrap().contains(&json!("families")))
    );
    assert_eq!(quarter("freshness=never"), quarter(""));
    assert_eq!(quarter("freshness=fresh"), 0);
    assert_eq!(total("q=xyzzyq"), 0);
    let found = app.json("/v1/cities/trier/events?from=2027-01-01&to=2027-12-31&limit=200&q=Infomesse");
    assert!(slugs(&found).contains(&"ev-infomesse".to_owned()));
    assert!(!slugs(&found).contains(&"ev-rlc".to_owned()));
    let near =
        app.json("/v1/cities/trier/events?from=2027-01-01&to=2027-01-31&near=49.756,6.643&radius=3000&limit=200");
    assert!(
        near["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|item| item["distance_m"].as_u64().unwrap() <= 3000)
    );
}

#[test]
fn an_archived_event_is_in_no_list() {
    let app = TestApp::demo();
    app.get("/v1/cities/trier/events/ev-welcome-fest").problem(404);
    let list = app.json("/v1/cities/trier/events?from=2025-06-01&to=2025-08-01&limit=200");
    assert_eq!(list["total"], 0);
}
