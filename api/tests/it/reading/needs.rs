//! Needs for the public: filters, facets, and lists that change by themselves.

use porta_api::catalog::need;
use porta_contract::NeedState;
use serde_json::{Value, json};

use super::paths::slugs;
use crate::harness::{TestApp, at};

const NEEDS: &str = "/v1/cities/trier/needs";

fn list(app: &TestApp, query: &str) -> Value {
    app.json(&format!("{NEEDS}?limit=200&lang=de&{query}"))
}

#[test]
fn a_list_has_what_is_open_and_says_what_else_there_is() {
    let app = TestApp::demo();

    let all = list(&app, "");
    assert_eq!(all["total"], 26);
    let kinds: Vec<(&str, u64)> = all["facets"]["kind"]
        .as_array()
        .unwrap()
        .iter()
        .map(|facet| (facet["value"].as_str().unwrap(), facet["count"].as_u64().unwrap()))
        .collect();
    assert_eq!(
        kinds,
        [
            ("volunteers", 10),
            ("skills", 2),
            ("housing", 4),
            ("goods", 7),
            ("money", 3)
        ]
    );
    assert_eq!(
        slugs(&list(&app, "kind=housing")),
        ["h-moebliert", "h-wohnung-frauen", "h-wohnung", "h-zimmer"]
    );
    assert_eq!(slugs(&list(&app, "state=not_needed")), ["h-no-food"]);
    assert_eq!(slugs(&list(&app, "state=paused,not_needed")), ["h-no-food", "h-beyond"]);
    assert_eq!(slugs(&list(&app, "language=ti")), ["h-sprache-ar"]);
    assert_eq!(slugs(&list(&app, "provider=tafel-trier")), ["h-tafel"]);
    assert_eq!(
        app.get(&format!(
            "{NEEDS}?kind=love&state=lost&district=x&provider=y&language=!&q=a"
        ))
        .status,
        400
    );
}

#[test]
fn words_find_needs_in_the_list_and_in_the_search() {
    let app = TestApp::demo();
    let found = slugs(&list(&app, "q=winterkleidung"));
    assert!(found.contains(&"h-winter".to_owned()), "{found:?}");

    let search = app.json("/v1/cities/trier/search?q=Wohnung+vermieten&lang=de&noun=need");
    let first = &search["items"][0];
    assert_eq!((&first["noun"], &first["slug"]), (&json!("need"), &json!("h-wohnung")));
    assert_eq!(first["provider"]["slug"], "sozialamt-trier");
    let arabic = app.json("/v1/cities/trier/search?q=%D8%AA%D8%A3%D8%AC%D9%8A%D8%B1&lang=ar&noun=need");
    assert_eq!(arabic["items"][0]["slug"], "h-wohnung", "{arabic}");
}

#[test]
fn a_need_comes_and_goes_by_itself_and_keeps_its_page() {
    let app = TestApp::demo();
    let mut need = app.one("h-schul", need::load);
    need.from = Some("2026-12-01".parse().unwrap());
    need.until = Some("2026-12-31".parse().unwrap());
    app.change(&mut need);
    let is_listed = || slugs(&list(&app, "kind=goods")).contains(&"h-schul".to_owned());
    let is_found = || {
        let search = app.json("/v1/cities/trier/search?q=Schulranzen&lang=de&noun=need");
        slugs(&search).contains(&"h-schul".to_owned())
    };

    for (time, listed) in [
        ("2026-11-30T22:59:00Z", false),
        ("2026-11-30T23:00:00Z", true),
        ("2026-12-31T22:59:00Z", true),
        ("2026-12-31T23:00:00Z", false),
    ] {
        app.clock.set(at(time));
        assert_eq!(is_listed(), listed, "{time}, midnight is the city's");
    }

    assert!(!is_found(), "it is over");
    let page = app.json(&format!("{NEEDS}/h-schul?lang=de"));
    assert_eq!((&page["ended"], &page["takes_pledges"]), (&json!(true), &json!(false)));
    let suggested = app.json("/v1/cities/trier/suggest?q=Schulranz&lang=de");
    assert_eq!(suggested["items"], json!([]));
}

#[test]
fn a_need_says_in_every_language_how_to_help_and_what_not_to_bring() {
    let app = TestApp::demo();

    let german = app.json(&format!("{NEEDS}/h-winter?lang=de"));
    let english = app.json(&format!("{NEEDS}/h-winter?lang=en"));
    assert_eq!(german["not_needed"], "Sehr große Größen werden kaum gebraucht.");
    assert_eq!(english["not_needed"], "Very large sizes are hardly needed.");
    assert_eq!(
        (&english["text"]["lang"], &english["text"]["machine"]),
        (&json!("en"), &json!(true))
    );
    let money = app.json(&format!("{NEEDS}/h-tafel-geld?lang=de"));
    assert_eq!(money["takes_pledges"], false, "money goes to the provider itself");
}

#[test]
fn an_archived_provider_takes_its_needs_along() {
    let app = TestApp::demo();
    let mut provider = app.one("sozialamt-trier", porta_api::catalog::provider::load);
    provider.publication = porta_contract::Publication::Archived;
    app.change(&mut provider);

    assert_eq!(slugs(&list(&app, "kind=housing")), ["h-wohnung-frauen"]);
    assert_eq!(app.get(&format!("{NEEDS}/h-wohnung")).status, 404);
    let counted = app.json("/v1/cities/trier")["counts"]["need"].clone();
    assert_eq!(counted, 23);
    let paused = app.one("h-beyond", need::load);
    assert_eq!(paused.state, NeedState::Paused);
}
