//! What is refused, and how: problems that name what is wrong.

use super::paths::{all, with};
use crate::harness::TestApp;

#[test]
fn an_unknown_parameter_is_named_on_every_path() {
    let app = TestApp::demo();
    for path in all() {
        let answer = app.get(&with(&path, "colour=red"));
        let problem = answer.problem(400);
        assert_eq!(problem.code, "bad_query", "{path}");
        assert_eq!(answer.named(), ["colour"], "{path}");
        assert_eq!(problem.errors[0].code, "unknown_parameter", "{path}");
        assert!(
            problem.errors[0].detail.contains("lang"),
            "{path}: {}",
            problem.errors[0].detail
        );
    }
}

#[test]
fn a_parameter_that_is_given_twice_is_named() {
    let app = TestApp::demo();
    let answer = app.get("/v1/cities/trier/offers?cost=free&cost=low");
    assert_eq!(answer.named(), ["cost"]);
    assert_eq!(answer.problem(400).errors[0].code, "given_twice");
}

/// Query of a list of offers, and the parameter that is wrong in it.
const BAD_OFFERS: [(&str, &str); 38] = [
    ("limit=0", "limit"),
    ("limit=201", "limit"),
    ("limit=-1", "limit"),
    ("limit=ten", "limit"),
    ("limit=", "limit"),
    ("cursor=x", "cursor"),
    ("cursor=%F0%9F%92%A5", "cursor"),
    ("cursor=", "cursor"),
    ("category=nonsense", "category"),
    ("category=meet,nonsense", "category"),
    ("category=", "category"),
    ("district=atlantis", "district"),
    ("language=x", "language"),
    ("language=de,", "language"),
    ("language=sternensprache", "language"),
    ("target_group=martians", "target_group"),
    ("provider=nobody", "provider"),
    ("capacity=full", "capacity"),
    ("access=window", "access"),
    ("cost=1", "cost"),
    ("wheelchair=maybe", "wheelchair"),
    ("open=yesterday", "open"),
    ("open=2026-11-24", "open"),
    ("open=9999-01-01T00:00:00Z", "open"),
    ("near=49.7", "near"),
    ("near=91,6.6", "near"),
    ("near=49.7,181", "near"),
    ("near=NaN,6.6", "near"),
    ("near=inf,6.6", "near"),
    ("near=49.7,6.6&radius=0", "radius"),
    ("near=49.7,6.6&radius=50001", "radius"),
    ("radius=500", "radius"),
    ("freshness=stale", "freshness"),
    ("updated_since=2026", "updated_since"),
    ("sort=size", "sort"),
    ("sort=relevance", "sort"),
    ("sort=distance", "sort"),
    ("lang=tlh", "lang"),
];

#[test]
fn every_bad_value_of_a_list_of_offers_is_named() {
    let app = TestApp::demo();
    for (query, parameter) in BAD_OFFERS {
        let answer = app.get(&format!("/v1/cities/trier/offers?{query}"));
        assert_eq!(answer.status, 400, "{query}");
        assert_eq!(answer.named(), [parameter], "{query}");
    }
}

#[test]
fn bad_values_of_other_paths_are_named() {
    let app = TestApp::demo();
    let long = "x".repeat(501);
    let long = format!("search?q={long}");
    for (query, parameter) in [
        ("events?from=soon", "from"),
        ("events?to=later", "to"),
        ("events?from=2027-02-30", "from"),
        ("events?from=2027-02-02&to=2027-02-01", "to"),
        ("events?from=2027-01-01&to=2028-02-01", "to"),
        ("events?from=0001-01-01", "from"),
        ("events?audience=cats", "audience"),
        ("events?target_group=cats", "target_group"),
        ("events?district=atlantis", "district"),
        ("events?provider=nobody", "provider"),
        ("events?near=x", "near"),
        ("events?freshness=old", "freshness"),
        ("providers?district=atlantis", "district"),
        ("providers?language=1", "language"),
        ("providers?near=1,2,3", "near"),
        ("providers?updated_since=now", "updated_since"),
        ("locations?provider=nobody", "provider"),
        ("locations?wheelchair=perhaps", "wheelchair"),
        ("districts?limit=0", "limit"),
        ("categories?cursor=AA", "cursor"),
        ("search", "q"),
        ("search?q=", "q"),
        ("search?q=%20", "q"),
        (long.as_str(), "q"),
        ("search?q=x&noun=person", "noun"),
        ("search?q=x&limit=1000", "limit"),
        ("search?q=x&cursor=zz", "cursor"),
        ("suggest", "q"),
        ("suggest?q=x&limit=21", "limit"),
        ("offers/cafe-welcome?lang=xx", "lang"),
    ] {
        let answer = app.get(&format!("/v1/cities/trier/{query}"));
        assert_eq!(answer.status, 400, "{query}");
        assert_eq!(answer.named(), [parameter], "{query}");
    }
}

#[test]
fn all_bad_values_are_named_at_once() {
    let app = TestApp::demo();
    let answer = app.get("/v1/cities/trier/offers?cost=1&access=window&district=atlantis&near=0");
    let mut named = answer.named();
    named.sort();
    assert_eq!(named, ["access", "cost", "district", "near"]);
    let answer = app.get("/v1/cities/trier/offers?colour=red&size=big");
    assert_eq!(answer.named(), ["colour", "size"]);
    insta::assert_json_snapshot!(answer.problem(400), {".request_id" => "[request]"});
}

#[test]
fn what_is_not_there_is_a_problem() {
    let app = TestApp::demo();
    for path in [
        "/",
        "/v1",
        "/v1/nothing",
        "/v1/cities/atlantis",
        "/v1/cities/atlantis/offers",
        "/v1/cities/trier/dragons",
        "/v1/cities/trier/offers/",
        "/v1/cities/trier/offers/nothing",
        "/v1/cities/trier/providers/nobody",
        "/v1/cities/trier/locations/nowhere",
        "/v1/cities/trier/events/never",
        "/v1/cities/trier/districts/atlantis",
        "/v1/cities/trier/categories/nonsense",
        "/v1/cities/trier/offers/cafe-welcome/more",
        "/v1/cities/Trier",
    ] {
        let problem = app.get(path).problem(404);
        assert_eq!(problem.code, "not_found", "{path}");
        assert!(problem.detail.is_some(), "{path}");
    }
    let problem = app.get("/v1/cities/trier/offers/nothing").problem(404);
    insta::assert_json_snapshot!(problem, {".request_id" => "[request]"});
}

#[test]
fn head_is_get_without_the_body() {
    let app = TestApp::demo();
    for path in all() {
        let (get, head) = (app.get(&path), app.send("HEAD", &path, &[]));
        assert_eq!(head.status, 200, "{path}");
        assert!(head.body.is_empty(), "{path}");
        assert_eq!(head.etag(), get.etag(), "{path}");
        let length = get.body.len().to_string();
        assert_eq!(head.header("content-length"), Some(length.as_str()), "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
    }
    let missing = app.send("HEAD", "/v1/cities/trier/offers/nothing", &[]);
    assert_eq!((missing.status, missing.body.len()), (404, 0));
}

#[test]
fn another_method_is_refused_with_those_that_there_are() {
    let app = TestApp::demo();
    for path in all() {
        for method in ["POST", "PUT", "PATCH", "DELETE"] {
            let answer = app.send(method, &path, &[]);
            assert_eq!(answer.problem(405).code, "method_not_allowed", "{method} {path}");
            assert_eq!(answer.header("allow"), Some("GET, HEAD"), "{method} {path}");
        }
        let options = app.send("OPTIONS", &path, &[]);
        assert_eq!(options.status, 204, "{path}");
        assert_eq!(options.header("allow"), Some("GET, HEAD, OPTIONS"), "{path}");
    }
    assert_eq!(app.send("DELETE", "/v1/nothing", &[]).problem(404).code, "not_found");
}

#[test]
fn every_answer_carries_the_headers_that_all_have() {
    let app = TestApp::demo();
    let mut paths = all();
    paths.extend(["/v1/nothing", "/version", "/health/ready", "/metrics"].map(str::to_owned));
    for path in paths {
        let answer = app.get(&path);
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{path}");
        assert!(
            answer
                .header("content-security-policy")
                .unwrap()
                .contains("default-src 'none'"),
            "{path}"
        );
        assert!(answer.header("x-request-id").is_some(), "{path}");
        assert!(answer.header("set-cookie").is_none(), "{path}");
    }
}

#[test]
fn a_record_with_a_new_slug_is_found_under_the_old_one() {
    let app = TestApp::demo();
    let mut offer = app.one("cafe-welcome", porta_api::catalog::offer::load);
    offer.slug = "cafe-willkommen".to_owned();
    app.change(&mut offer);
    let moved = app.get("/v1/cities/trier/offers/cafe-welcome?lang=en");
    assert_eq!(moved.status, 308);
    let place = moved.header("location").unwrap();
    assert_eq!(place, "/v1/cities/trier/offers/cafe-willkommen?lang=en");
    assert_eq!(app.json(place)["id"], offer.id.to_string());
    let mut district = app.one("nord", porta_api::catalog::district::load);
    district.slug = "norden".to_owned();
    app.change(&mut district);
    let moved = app.get("/v1/cities/trier/districts/nord");
    assert_eq!(
        (moved.status, moved.header("location")),
        (308, Some("/v1/cities/trier/districts/norden"))
    );
}
