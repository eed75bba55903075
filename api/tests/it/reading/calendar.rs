//! Events as iCalendar: what calendars of other people read.

use chrono::NaiveDateTime;
use porta_api::catalog::event::{self, Event, Override};
use porta_api::catalog::offer;
use porta_api::catalog::provider::{self, Closure};
use porta_contract::CapacityState;

use crate::harness::TestApp;

const ALL: &str = "/v1/cities/trier/events.ics";
const CAFE: &str = "/v1/cities/trier/events/ev-cafe-welcome/calendar.ics";

fn local(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn changed(app: &TestApp, change: impl FnOnce(&mut Event)) {
    let mut event = app.one("ev-cafe-welcome", event::load);
    change(&mut event);
    app.change(&mut event);
}

/// Lines put together again.
fn lines(text: &str) -> Vec<String> {
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
    text.replace("\r\n ", "")
        .split_terminator("\r\n")
        .map(str::to_owned)
        .collect()
}

fn calendar(app: &TestApp, path: &str) -> Vec<String> {
    let answer = app.get(path);
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header("content-type"), Some("text/calendar; charset=utf-8"));
    lines(answer.text())
}

/// Values of a property in the components of events.
fn values(lines: &[String], name: &str) -> Vec<String> {
    let own = lines.iter().skip_while(|line| *line != "BEGIN:VEVENT");
    own.filter_map(|line| line.strip_prefix(name))
        .filter(|rest| rest.starts_with([':', ';']))
        .map(|rest| rest.trim_start_matches(':').to_owned())
        .collect()
}

#[test]
fn a_weekly_event_with_all_that_differs() {
    let app = TestApp::demo();
    changed(&app, |one| {
        one.rrule = Some("freq=weekly;byday=tu;until=20270401".to_owned());
        one.exdates = vec![local("2027-01-19T17:00:00")];
        one.rdates = vec![local("2027-01-21T18:00:00")];
        one.overrides = vec![
            Override {
                recurrence_id: local("2027-01-26T17:00:00"),
                cancelled: false,
                moved_to: Some(local("2027-01-27T18:30:00")),
                duration_minutes: Some(90),
            },
            Override {
                recurrence_id: local("2027-02-02T17:00:00"),
                cancelled: true,
                moved_to: None,
                duration_minutes: None,
            },
        ];
    });
    let id = app.one("ev-cafe-welcome", event::load).id.to_string();

    let calendar = calendar(&app, &format!("{CAFE}?lang=de"));

    let text = calendar.join("\n").replace(&id, "ID");
    let stamps = |line: &str| {
        let moving = ["DTSTAMP", "CREATED", "LAST-MODIFIED"]
            .iter()
            .any(|name| line.starts_with(name));
        if moving {
            line.split(':').next().unwrap().to_owned()
        } else {
            line.to_owned()
        }
    };
    insta::assert_snapshot!(text.lines().map(stamps).collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_same_event_keeps_its_uid_and_its_sequence_goes_up() {
    let app = TestApp::demo();
    let before = calendar(&app, CAFE);
    changed(&app, |one| one.duration_minutes = 60);
    let after = calendar(&app, CAFE);
    assert_eq!(values(&before, "UID"), values(&after, "UID"));
    assert_eq!(
        (values(&before, "SEQUENCE"), values(&after, "SEQUENCE")),
        (vec!["0".to_owned()], vec!["1".to_owned()])
    );
    let first = app.get(CAFE);
    let again = app.get_with(CAFE, &[("if-none-match", first.etag())]);
    assert_eq!(again.status, 304);
}

#[test]
fn nobody_breaks_out_of_a_line() {
    let app = TestApp::demo();
    changed(&app, |one| {
        for text in &mut one.texts {
            text.title = "Tee\r\nATTENDEE:mailto:x@evil.example\rX-A:1\u{2028}X-B:2; a, b\\c \"d\"".to_owned();
            text.summary = format!("ä{}", "🎉,;ж".repeat(300));
        }
        one.place = Some("Hof\nBEGIN:VALARM\nEND:VEVENT".to_owned());
    });
    let calendar = calendar(&app, CAFE);
    for line in &calendar {
        let name = line.split([':', ';']).next().unwrap();
        assert!(!["ATTENDEE", "X-A", "X-B"].contains(&name), "{line}");
    }
    assert_eq!(
        calendar.iter().filter(|line| line.starts_with("BEGIN:")).count(),
        6,
        "{calendar:#?}"
    );
    assert_eq!(calendar.iter().filter(|line| *line == "END:VEVENT").count(), 1);
    let titles = values(&calendar, "SUMMARY");
    assert!(
        titles[0].ends_with("Tee\\nATTENDEE:mailto:x@evil.example\\nX-A:1\\nX-B:2\\; a\\, b\\\\c \"d\""),
        "{titles:?}"
    );
}

#[test]
fn a_feed_takes_the_filters_of_the_list_and_leaves_out_what_is_long_past() {
    let app = TestApp::demo();
    let all = values(&calendar(&app, ALL), "UID");
    let list = app.json("/v1/cities/trier/events?limit=200&to=2027-10-25");
    let mut ids: Vec<&str> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    assert!(!ids.is_empty() && ids.iter().all(|id| all.iter().any(|uid| uid == id)));
    for (parameter, value) in [
        ("audience", "volunteers"),
        ("district", "nord"),
        ("provider", "buergerhaus-trier-nord"),
    ] {
        let some = values(&calendar(&app, &format!("{ALL}?{parameter}={value}")), "UID");
        let list = app.json(&format!(
            "/v1/cities/trier/events?limit=200&to=2027-10-25&{parameter}={value}"
        ));
        assert!(some.len() < all.len(), "{parameter}");
        for item in list["items"].as_array().unwrap() {
            assert!(some.iter().any(|uid| item["id"] == **uid), "{parameter}");
        }
    }
    let later = values(&calendar(&app, &format!("{ALL}?from=2040-01-01")), "UID");
    assert!(later.len() < all.len());
    assert_eq!(app.get(&format!("{ALL}?district=nowhere")).named(), ["district"]);
    assert_eq!(app.get(&format!("{ALL}?limit=1")).named(), ["limit"]);
    assert_eq!(app.get(&format!("{ALL}?from=2027-01-01&to=2029-01-01")).named(), ["to"]);
}

#[test]
fn an_event_that_has_another_address_now_says_where() {
    let app = TestApp::demo();
    changed(&app, |one| one.slug = "cafe".to_owned());
    let moved = app.get(&format!("{CAFE}?lang=de"));
    assert_eq!(
        (moved.status, moved.header("location")),
        (308, Some("/v1/cities/trier/events/cafe/calendar.ics?lang=de"))
    );
    assert_eq!(
        app.get("/v1/cities/trier/events/none/calendar.ics").problem(404).code,
        "not_found"
    );
}

#[test]
fn a_number_of_occurrences_is_an_end_where_the_rule_does_not_name_the_first() {
    let app = TestApp::demo();
    // A Monday; the rule names Tuesdays.
    changed(&app, |one| {
        one.starts_at = local("2027-01-11T17:00:00");
        one.rrule = Some("FREQ=WEEKLY;BYDAY=TU;COUNT=3".to_owned());
    });
    let calendar = calendar(&app, CAFE);
    assert_eq!(
        values(&calendar, "RRULE"),
        ["FREQ=WEEKLY;BYDAY=TU;UNTIL=20270119T160000Z"]
    );
    assert_eq!(values(&calendar, "RDATE"), [";TZID=Europe/Berlin:20270111T170000"]);
}

#[test]
fn openings_of_an_offer_leave_out_holidays_and_closures() {
    let app = TestApp::demo();
    app.set_clock("2026-12-10T09:00:00Z");
    let path = "/v1/cities/trier/offers/cafe-welcome/calendar.ics?lang=ar";
    let mut offer = app.one("cafe-welcome", offer::load);
    offer.hours.truncate(1);
    offer.hours[0].rule = "Tu 17:00-19:00; Fr 22:00-02:00; PH off".to_owned();
    app.change(&mut offer);
    let calendar = calendar(&app, path);
    let starts = values(&calendar, "DTSTART");
    // Eight weeks of Tuesdays and Fridays, but for Christmas and New Year's Day, both Fridays.
    assert_eq!(starts.len(), 14, "{starts:#?}");
    assert_eq!(starts[0], ";TZID=Europe/Berlin:20261211T220000");
    assert!(
        !starts
            .iter()
            .any(|start| start.contains("20261225") || start.contains("20270101"))
    );
    assert_eq!(values(&calendar, "DTEND")[0], ";TZID=Europe/Berlin:20261212T020000");
    let uids = values(&calendar, "UID");
    assert_eq!(uids[0], format!("{}-20261211T2200", offer.id));
    assert!(calendar.contains(&"BEGIN:VTIMEZONE".to_owned()));
    assert_eq!(values(&calendar, "TRANSP")[0], "TRANSPARENT");
    insta::assert_snapshot!(
        calendar
            .iter()
            .skip_while(|line| *line != "BEGIN:VEVENT")
            .take_while(|line| *line != "END:VEVENT")
            .map(|line| line.replace(&offer.id.to_string(), "…"))
            .filter(|line| !line.starts_with("DTSTAMP") && !line.starts_with("LAST-MODIFIED"))
            .collect::<Vec<_>>()
            .join("\n")
    );

    let mut provider = app.one("buergerhaus-trier-nord", provider::load);
    provider.closures = vec![Closure {
        from: "2026-12-20".parse().unwrap(),
        until: "2027-01-10".parse().unwrap(),
        reason: std::collections::BTreeMap::new(),
    }];
    app.change(&mut provider);
    let closed = self::calendar(&app, path);
    let starts = values(&closed, "DTSTART");
    assert!(
        !starts
            .iter()
            .any(|start| start.contains("20261222") || start.contains("20270105"))
    );
    assert!(starts.iter().any(|start| start.contains("20270112")));

    offer = app.one("cafe-welcome", offer::load);
    offer.capacity.state = CapacityState::TemporarilyClosed;
    app.change(&mut offer);
    assert!(values(&self::calendar(&app, path), "DTSTART").is_empty());
    app.get("/v1/cities/trier/offers/none/calendar.ics").problem(404);
}
