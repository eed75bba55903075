//! Every list answers in the same form, and every single record can be read by slug and by id.

use serde_json::Value;

use super::paths::{slugs, with};
use crate::harness::{NOW, TestApp};

const LISTS: [(&str, u64); 7] = [
    ("/v1/cities", 1),
    ("/v1/cities/trier/offers", 133),
    ("/v1/cities/trier/providers", 71),
    ("/v1/cities/trier/locations", 84),
    ("/v1/cities/trier/districts", 19),
    ("/v1/cities/trier/categories", 47),
    ("/v1/cities/trier/events?from=2027-01-12&to=2027-01-12", 3),
];

fn filters() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.add_filter("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "[id]");
    settings.set_sort_maps(true);
    settings
}

#[test]
fn every_list_answers_items_total_and_facets() {
    let app = TestApp::demo();
    for (path, total) in LISTS {
        let answer = app.get(path);
        let list = answer.json();
        assert_eq!(answer.header("content-type"), Some("application/json"), "{path}");
        assert_eq!(list["total"], total, "{path}");
        assert!(list["facets"].is_object(), "{path}");
        let count = list["items"].as_array().unwrap().len();
        assert_eq!(count, usize::try_from(total.min(50)).unwrap(), "{path}");
        assert_eq!(list["next"].is_string(), total > 50, "{path}");
        assert_eq!(answer.header("link").is_some(), total > 50, "{path}");
    }
}

#[test]
fn a_page_has_as_many_records_as_asked_for() {
    let app = TestApp::demo();
    for (path, total) in LISTS {
        let list = app.json(&with(path, "limit=2"));
        assert_eq!(
            list["items"].as_array().unwrap().len(),
            usize::try_from(total.min(2)).unwrap(),
            "{path}"
        );
        assert_eq!(list["total"], total, "{path}");
        let all = app.json(&with(path, "limit=200"));
        assert_eq!(
            all["items"].as_array().unwrap().len(),
            usize::try_from(total).unwrap(),
            "{path}"
        );
    }
}

#[test]
fn the_next_page_is_in_the_body_and_in_a_header() {
    let app = TestApp::demo();
    let answer = app.get("/v1/cities/trier/offers?cost=free&limit=3");
    let cursor = answer.json()["next"].as_str().unwrap().to_owned();
    let link = answer.header("link").unwrap();
    let (target, rel) = link.split_once(">; ").unwrap();
    assert_eq!(rel, "rel=\"next\"");
    let by_link = app.json(target.trim_start_matches('<'));
    let by_cursor = app.json(&format!("/v1/cities/trier/offers?cost=free&limit=3&cursor={cursor}"));
    assert_eq!(by_link, by_cursor);
    assert_ne!(slugs(&by_link), slugs(&answer.json()));
}

#[test]
fn every_record_of_every_list_is_read_by_its_slug_and_by_its_id() {
    let app = TestApp::demo();
    for noun in ["offers", "providers", "districts", "categories"] {
        for item in app.json(&format!("/v1/cities/trier/{noun}?limit=200"))["items"]
            .as_array()
            .unwrap()
        {
            let of = |name: &Value| app.json(&format!("/v1/cities/trier/{noun}/{}", name.as_str().unwrap()));
            let (by_slug, by_id) = (of(&item["slug"]), of(&item["id"]));
            assert_eq!(by_slug, by_id);
            assert_eq!(by_slug["id"], item["id"], "{noun}");
        }
    }
    for place in app.json("/v1/cities/trier/locations?limit=200")["items"]
        .as_array()
        .unwrap()
    {
        let one = app.json(&format!("/v1/cities/trier/locations/{}", place["id"].as_str().unwrap()));
        assert_eq!(&one, place);
    }
    let events = app.json("/v1/cities/trier/events?from=2027-01-01&to=2027-12-31&limit=200");
    for slug in slugs(&events) {
        assert_eq!(
            app.json(&format!("/v1/cities/trier/events/{slug}"))["slug"],
            slug.as_str()
        );
    }
}

#[test]
fn a_city_is_read_by_its_slug_and_by_its_id() {
    let app = TestApp::demo();
    let city = app.json("/v1/cities/trier");
    let id = city["id"].as_str().unwrap();
    assert_eq!(app.json(&format!("/v1/cities/{id}")), city);
    assert_eq!(
        app.json(&format!("/v1/cities/{id}/offers/cafe-welcome"))["slug"],
        "cafe-welcome"
    );
    filters().bind(|| insta::assert_json_snapshot!(city));
}

#[test]
fn an_offer_says_all_that_is_known_of_it() {
    let app = TestApp::demo();
    let offer = app.json("/v1/cities/trier/offers/cafe-welcome");
    filters().bind(|| insta::assert_json_snapshot!(offer));
}

#[test]
fn other_records_say_all_that_is_known_of_them() {
    let app = TestApp::demo();
    let of = |path: &str| app.json(&format!("/v1/cities/trier/{path}"));
    let all = [
        of("providers/caritas-migration"),
        of("locations/caritas-migration"),
        of("districts/nord"),
        of("categories/meet.cafe?lang=en"),
        of("events/ev-cafe-welcome"),
        of("search?q=Caf%C3%A9+Welcome&limit=2"),
        of("suggest?q=caf&limit=3"),
    ];
    filters().bind(|| insta::assert_json_snapshot!(all));
}

#[test]
fn a_list_shows_of_an_offer_what_its_own_page_shows() {
    let app = TestApp::demo();
    for offer in app.json("/v1/cities/trier/offers?limit=200&lang=en")["items"]
        .as_array()
        .unwrap()
    {
        let slug = offer["slug"].as_str().unwrap();
        let whole = app.json(&format!("/v1/cities/trier/offers/{slug}?lang=en"));
        for (field, value) in offer.as_object().unwrap() {
            assert_eq!(&whole[field], value, "{field} of {slug}");
        }
    }
}

#[test]
fn a_closed_offer_says_so_and_names_alternatives() {
    let app = TestApp::demo();
    let listed = app.json("/v1/cities/trier/offers?limit=200");
    let closed: Vec<_> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|item| item["capacity"]["state"] == "closed")
        .collect();
    assert_eq!(closed.len(), 3);
    assert_eq!(slugs(&app.json("/v1/cities/trier/offers?capacity=closed")).len(), 3);
    let without = slugs(&app.json("/v1/cities/trier/offers?capacity=open,waiting_list&limit=200"));
    assert_eq!(without.len(), 130);
    assert!(!without.contains(&"umsonstladen".to_owned()));
    let page = app.json("/v1/cities/trier/offers/willkommenscafe-euren");
    assert_eq!(page["capacity"]["state"], "closed");
    assert_eq!(page["open"]["state"], "closed");
    let others = page["alternatives"].as_array().unwrap();
    assert_eq!(others.len(), 3);
    assert!(others.iter().all(|other| other["capacity"]["state"] != "closed"));
    let metres: Vec<_> = others
        .iter()
        .map(|one| one["distance_m"].as_u64().unwrap_or(u64::MAX))
        .collect();
    assert!(metres.is_sorted(), "{metres:?}");
}

#[test]
fn counts_of_districts_and_categories_are_those_of_the_lists() {
    let app = TestApp::demo();
    for (noun, filter) in [("districts", "district"), ("categories", "category")] {
        for one in app.json(&format!("/v1/cities/trier/{noun}?limit=200"))["items"]
            .as_array()
            .unwrap()
        {
            let slug = one["slug"].as_str().unwrap();
            let list = app.json(&format!("/v1/cities/trier/offers?limit=1&{filter}={slug}"));
            assert_eq!(list["total"], one["offers"], "{slug}");
        }
    }
}

#[test]
fn operation_answers_and_an_installation_without_a_city_is_empty() {
    let app = TestApp::empty();
    assert_eq!(app.json("/v1/cities")["total"], 0);
    assert_eq!(app.json("/health/live")["status"], "ok");
    assert_eq!(app.json("/health/ready")["cities"], 0);
    assert_eq!(app.json("/version")["api"], "v1");
    let figures = app.get("/metrics");
    assert!(figures.text().ends_with("# EOF\n"));
    assert!(
        figures.text().contains("porta_requests_total{status=\"2xx\"} 4\n"),
        "{}",
        figures.text()
    );
    assert_eq!(
        app.json("/openapi.json")["openapi"].as_str().unwrap().split('.').next(),
        Some("3")
    );
    assert_eq!(app.clock.now().to_rfc3339_opts(chrono::SecondsFormat::Secs, true), NOW);
}
