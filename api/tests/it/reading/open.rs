//! Open, closed or unknown, as a visitor in Trier would find it.

use porta_api::catalog::offer;
use porta_contract::HoursPurpose;
use serde_json::{Value, json};

use crate::harness::TestApp;

const CAFE: &str = "/v1/cities/trier/offers/cafe-welcome";

pub fn open(app: &TestApp, path: &str) -> Value {
    let open = app.json(path)["open"].clone();
    let slug = path.rsplit('/').next().unwrap();
    let list = app.json("/v1/cities/trier/offers?limit=200");
    let item = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["slug"] == slug)
        .cloned();
    assert_eq!(item.unwrap()["open"], open, "list and page agree");
    open
}

#[test]
fn a_cafe_on_tuesdays_from_five_to_seven() {
    let app = TestApp::demo();
    let opens = "2026-11-24T16:00:00Z";
    assert_eq!(
        open(&app, CAFE),
        json!({"state": "closed", "until": opens, "next_open": opens})
    );
    // 17:30 in Trier.
    app.set_clock("2026-11-24T16:30:00Z");
    assert_eq!(
        open(&app, CAFE),
        json!({"state": "open", "until": "2026-11-24T18:00:00Z"})
    );
    // 20:00 in Trier.
    app.set_clock("2026-11-24T19:00:00Z");
    let opens = "2026-12-01T16:00:00Z";
    assert_eq!(
        open(&app, CAFE),
        json!({"state": "closed", "until": opens, "next_open": opens})
    );
    // In summer 17:30 is two hours before UTC.
    app.set_clock("2027-06-01T15:30:00Z");
    assert_eq!(open(&app, CAFE)["state"], "open");
}

#[test]
fn on_a_public_holiday_nobody_knows() {
    let app = TestApp::demo();
    // Tuesday 3 October 2028, 17:30 in Trier: day of German unity.
    app.set_clock("2028-10-03T15:30:00Z");
    let state = open(&app, CAFE);
    assert_eq!(state["state"], "unknown");
    assert_eq!(state["reason"], "public_holiday");
    let day = app.json(CAFE)["days"][0].clone();
    assert_eq!(day["date"], "2028-10-03");
    assert_eq!(day["holiday"], "german_unity");
    assert_eq!(day["state"], "unknown");
    let sure = app.json("/v1/cities/trier/offers?open=now&limit=200");
    assert!(!super::paths::slugs(&sure).contains(&"cafe-welcome".to_owned()));
    // The Tuesday after is an ordinary one.
    app.set_clock("2028-10-10T15:30:00Z");
    assert_eq!(open(&app, CAFE)["state"], "open");
}

#[test]
fn on_the_third_saturday_only() {
    let app = TestApp::demo();
    let path = "/v1/cities/trier/offers/willkommenscafe-tarforst";
    assert_eq!(open(&app, path)["next_open"], "2026-12-19T14:00:00Z");
    for (instant, state) in [
        ("2026-12-05T14:30:00Z", "closed"),
        ("2026-12-12T14:30:00Z", "closed"),
        ("2026-12-19T13:59:59Z", "closed"),
        ("2026-12-19T14:00:00Z", "open"),
        ("2026-12-19T16:29:59Z", "open"),
        ("2026-12-19T16:30:00Z", "closed"),
        ("2027-01-09T14:30:00Z", "closed"),
        ("2027-01-16T14:30:00Z", "open"),
        ("2027-01-23T14:30:00Z", "closed"),
    ] {
        app.set_clock(instant);
        assert_eq!(open(&app, path)["state"], state, "{instant}");
    }
}

#[test]
fn without_hours_nobody_knows() {
    let app = TestApp::demo();
    let path = "/v1/cities/trier/offers/flinke-nadel";
    assert_eq!(open(&app, path), json!({"state": "unknown", "reason": "no_hours"}));
    assert_eq!(app.json(path)["hours"], json!([]));
    let sure = super::paths::slugs(&app.json("/v1/cities/trier/offers?open=now&limit=200"));
    assert!(!sure.contains(&"flinke-nadel".to_owned()));
}

#[test]
fn hours_on_the_phone_are_no_hours_for_visits() {
    let app = TestApp::demo();
    let mut cafe = app.one("cafe-welcome", offer::load);
    cafe.hours[0].purpose = HoursPurpose::Phone;
    app.change(&mut cafe);
    app.set_clock("2026-11-24T16:30:00Z");
    assert_eq!(open(&app, CAFE), json!({"state": "unknown", "reason": "no_hours"}));
    assert_eq!(app.json(CAFE)["hours"][0]["purpose"], "phone");
}

#[test]
fn two_sets_of_hours_are_joined() {
    let app = TestApp::demo();
    let mut cafe = app.one("cafe-welcome", offer::load);
    let mut second = cafe.hours[0].clone();
    second.rule = "Tu 09:00-12:00; We off".to_owned();
    cafe.hours.push(second);
    app.change(&mut cafe);
    assert_eq!(
        open(&app, CAFE),
        json!({"state": "open", "until": "2026-11-24T11:00:00Z"})
    );
    let days = app.json(CAFE)["days"].clone();
    assert_eq!(days.as_array().unwrap().len(), 7);
    assert_eq!(
        days[0]["ranges"],
        json!([{"from": "09:00", "to": "12:00"}, {"from": "17:00", "to": "19:00"}])
    );
    assert_eq!(days[1], json!({"date": "2026-11-25", "ranges": [], "state": "closed"}));
}

#[test]
fn who_takes_nobody_in_for_a_while_is_closed() {
    let app = TestApp::demo();
    let mut cafe = app.one("cafe-welcome", offer::load);
    cafe.capacity.state = porta_contract::CapacityState::TemporarilyClosed;
    app.change(&mut cafe);
    app.set_clock("2026-11-24T16:30:00Z");
    let page = app.json(CAFE);
    assert_eq!(page["open"], json!({"state": "closed"}));
    assert!(!page["alternatives"].as_array().unwrap().is_empty());
}

#[test]
fn the_night_of_the_clock_change() {
    let app = TestApp::demo();
    let mut cafe = app.one("cafe-welcome", offer::load);
    cafe.hours[0].rule = "Mo-Su,PH 22:00-06:00".to_owned();
    app.change(&mut cafe);
    // Clocks go back on 25 October 2026 at 03:00: the night has an hour more.
    for (instant, state, until) in [
        ("2026-10-24T20:00:00Z", "open", "2026-10-25T05:00:00Z"),
        ("2026-10-25T01:30:00Z", "open", "2026-10-25T05:00:00Z"),
        ("2026-10-25T05:00:00Z", "closed", "2026-10-25T21:00:00Z"),
        ("2027-03-27T21:00:00Z", "open", "2027-03-28T04:00:00Z"),
    ] {
        app.set_clock(instant);
        let page = app.json(CAFE);
        assert_eq!(page["open"]["state"], state, "{instant}");
        assert_eq!(page["open"]["until"], until, "{instant}");
    }
}

#[test]
fn hours_can_be_tried_before_anybody_saves_them() {
    let app = TestApp::demo();
    app.set_clock("2028-10-02T12:00:00Z");

    let seen = app.json("/v1/cities/trier/hours?rule=mo-fr+9:00-12:00");

    assert_eq!(seen["rule"], "Mo-Fr 09:00-12:00");
    let days = seen["days"].as_array().unwrap();
    let states: Vec<&str> = days.iter().map(|day| day["state"].as_str().unwrap()).collect();
    let holiday = ["open", "unknown", "open", "open", "open", "closed", "closed"];
    assert_eq!(states, holiday, "the third of October is a holiday");
    assert_eq!(days[1]["holiday"], "german_unity");
    assert_eq!(
        app.get("/v1/cities/trier/hours?rule=Montags+vormittags").named(),
        ["rule"]
    );
    assert_eq!(app.get("/v1/cities/trier/hours").named(), ["rule"]);
}
