//! The count of a facet is the total that the list has once its value is chosen.

use serde_json::Value;

use super::paths::with;
use super::wanted::varied;
use crate::harness::TestApp;

const DIMENSIONS: [&str; 4] = ["category", "district", "language", "target_group"];

const QUESTIONS: [&str; 12] = [
    "",
    "cost=free",
    "category=advice",
    "district=nord",
    "district=nord,mitte-gartenfeld&language=en",
    "target_group=women&language=de",
    "q=Beratung",
    "q=Beratung&district=nord&cost=free,unknown",
    "near=49.756,6.643&radius=1500",
    "open=2026-11-24T16:30:00Z",
    "capacity=closed,waiting_list",
    "freshness=due,overdue&wheelchair=yes",
];

/// The question without a dimension, then with one value of it.
fn chosen(question: &str, dimension: &str, value: &str) -> String {
    let rest = question
        .split('&')
        .filter(|part| !part.starts_with(&format!("{dimension}=")) && !part.is_empty());
    let parts: Vec<String> = rest
        .map(str::to_owned)
        .chain([format!("{dimension}={value}")])
        .collect();
    format!("/v1/cities/trier/offers?limit=1&{}", parts.join("&"))
}

fn known(app: &TestApp, dimension: &str) -> Vec<String> {
    let list = match dimension {
        "category" => app.json("/v1/cities/trier/categories?limit=200"),
        "district" => app.json("/v1/cities/trier/districts?limit=200"),
        _ => {
            let facets = app.json("/v1/cities/trier/offers?limit=1")["facets"][dimension].clone();
            let values = facets.as_array().unwrap().iter();
            return values.map(|one| one["value"].as_str().unwrap().to_owned()).collect();
        }
    };
    super::paths::slugs(&list)
}

#[test]
fn every_count_is_the_total_with_that_value_chosen() {
    let app = varied();
    for question in QUESTIONS {
        let facets = app.json(&with("/v1/cities/trier/offers", question))["facets"].clone();
        for dimension in DIMENSIONS {
            let told = facets
                .get(dimension)
                .and_then(Value::as_array)
                .cloned()
                .unwrap_or_default();
            for value in known(&app, dimension) {
                let facet = told.iter().find(|one| one["value"] == value.as_str());
                let count = facet.map_or(0, |one| one["count"].as_u64().unwrap());
                let list = app.json(&chosen(question, dimension, &value));
                assert_eq!(list["total"], count, "{dimension}={value} under `{question}`");
            }
        }
    }
}

#[test]
fn a_value_that_is_chosen_is_counted_even_if_nothing_has_it() {
    let app = TestApp::demo();
    let facets = app.json("/v1/cities/trier/offers?district=nord&q=xyzzyq")["facets"].clone();
    assert_eq!(facets["district"][0]["value"], "nord");
    assert_eq!(facets["district"][0]["count"], 0);
}

#[test]
fn values_have_names_in_the_readers_language() {
    let app = TestApp::demo();
    let label = |lang: &str| {
        let facets = app.json(&format!("/v1/cities/trier/offers?lang={lang}"))["facets"].clone();
        let cafes = facets["category"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["value"] == "meet.cafe")
            .cloned();
        cafes.unwrap()["label"].clone()
    };
    let own = |lang: &str| app.json(&format!("/v1/cities/trier/categories/meet.cafe?lang={lang}"))["name"].clone();
    for lang in ["de", "en", "ar"] {
        assert_eq!(label(lang), own(lang));
    }
    let facets = app.json("/v1/cities/trier/offers")["facets"].clone();
    let nord = facets["district"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["value"] == "nord")
        .cloned();
    assert_eq!(
        nord.unwrap()["label"],
        app.json("/v1/cities/trier/districts/nord")["name"]
    );
}

#[test]
fn events_are_counted_the_same_way() {
    let app = TestApp::demo();
    let events = "/v1/cities/trier/events?from=2027-01-01&to=2027-12-31&limit=1";
    for other in ["", "audience=refugees", "district=nord", "target_group=families"] {
        let facets = app.json(&with(events, other))["facets"].clone();
        for dimension in ["district", "target_group"]
            .into_iter()
            .filter(|one| !other.starts_with(one))
        {
            for facet in facets.get(dimension).and_then(Value::as_array).into_iter().flatten() {
                let value = facet["value"].as_str().unwrap();
                let list = app.json(&with(&with(events, other), &format!("{dimension}={value}")));
                assert_eq!(list["total"], facet["count"], "{dimension}={value} under `{other}`");
            }
        }
    }
}

#[test]
fn a_search_counts_its_hits_by_noun() {
    let app = TestApp::demo();
    let facets = app.json("/v1/cities/trier/search?q=Caf%C3%A9&limit=1")["facets"].clone();
    let nouns = facets["noun"].as_array().unwrap();
    assert!(nouns.len() > 2, "{nouns:?}");
    for facet in nouns {
        let noun = facet["value"].as_str().unwrap();
        let list = app.json(&format!("/v1/cities/trier/search?q=Caf%C3%A9&noun={noun}&limit=200"));
        assert_eq!(list["total"], facet["count"], "{noun}");
        assert_eq!(
            list["items"].as_array().unwrap().len(),
            facet["count"].as_u64().unwrap() as usize
        );
    }
}
