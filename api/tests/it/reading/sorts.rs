//! The orders of lists.

use serde_json::Value;

use super::wanted::varied;
use crate::harness::TestApp;

fn items(app: &TestApp, query: &str) -> Vec<Value> {
    app.json(&format!("/v1/cities/trier/offers?limit=200&{query}"))["items"]
        .as_array()
        .unwrap()
        .clone()
}

/// A title as a German reader sorts it: no case, no marks.
fn folded(title: &str) -> String {
    let lower = title.to_lowercase();
    let base = |c: char| match c {
        'ä' | 'á' | 'à' => 'a',
        'ö' => 'o',
        'ü' | 'ú' => 'u',
        'é' | 'è' | 'ê' => 'e',
        'ç' => 'c',
        'ß' => 's',
        other => other,
    };
    lower.chars().map(base).collect()
}

#[test]
fn by_name_without_case_and_marks() {
    let app = varied();
    for query in ["", "sort=name", "lang=en", "lang=fr&sort=name", "lang=de-simple"] {
        let titles: Vec<String> = items(&app, query)
            .iter()
            .map(|item| folded(item["title"].as_str().unwrap()))
            .collect();
        assert!(titles.is_sorted(), "{query}: {titles:#?}");
        assert_eq!(titles.len(), 133);
    }
    let (de, ar) = (items(&app, "lang=de"), items(&app, "lang=ar"));
    assert_ne!(de[0]["slug"], ar[0]["slug"]);
}

#[test]
fn by_distance_from_the_point() {
    let app = varied();
    for query in [
        "near=49.756,6.643&radius=50000",
        "near=49.756,6.643&radius=50000&sort=distance",
    ] {
        let metres: Vec<u64> = items(&app, query)
            .iter()
            .map(|item| item["distance_m"].as_u64().unwrap())
            .collect();
        assert!(metres.len() > 100 && metres.is_sorted(), "{metres:?}");
    }
    let by_name = items(&app, "near=49.756,6.643&radius=50000&sort=name");
    let titles: Vec<String> = by_name
        .iter()
        .map(|item| folded(item["title"].as_str().unwrap()))
        .collect();
    assert!(titles.is_sorted());
    assert!(by_name[0]["distance_m"].is_u64());
}

#[test]
fn by_last_confirmation_and_never_confirmed_ones_last() {
    let app = varied();
    let confirmed: Vec<Option<String>> = items(&app, "sort=confirmed")
        .iter()
        .map(|item| item["freshness"]["confirmed_at"].as_str().map(str::to_owned))
        .collect();
    assert!(confirmed.iter().flatten().count() > 10);
    assert!(confirmed.is_sorted_by(|a, b| a >= b), "{confirmed:?}");
}

#[test]
fn by_next_opening_and_open_ones_first() {
    let app = varied();
    let keys: Vec<(u8, String)> = items(&app, "sort=opens")
        .iter()
        .map(|item| opening(&item["open"]))
        .collect();
    assert!(keys.is_sorted(), "{keys:#?}");
    for class in 0..=3 {
        assert!(keys.iter().any(|(one, _)| *one == class), "{class}");
    }
}

/// Open, opens at a known time, unknown, closed without a next time.
pub fn opening(open: &Value) -> (u8, String) {
    match (open["state"].as_str().unwrap(), open["next_open"].as_str()) {
        ("open", _) => (0, String::new()),
        (_, Some(next)) => (1, next.to_owned()),
        ("unknown", None) => (2, String::new()),
        _ => (3, String::new()),
    }
}

#[test]
fn by_relevance_when_words_are_given() {
    let app = TestApp::demo();
    for (words, best) in [
        ("Caf%C3%A9+Welcome", "cafe-welcome"),
        ("frauenhaus", "frauenhaus-aufnahme"),
        ("umsonstladen", "umsonstladen"),
    ] {
        assert_eq!(items(&app, &format!("q={words}"))[0]["slug"], best, "{words}");
        assert_eq!(
            items(&app, &format!("q={words}&sort=relevance"))[0]["slug"],
            best,
            "{words}"
        );
    }
    let mut by_name = items(&app, "q=Beratung&sort=name");
    let mut by_relevance = items(&app, "q=Beratung");
    assert_ne!(by_name, by_relevance);
    let slug = |item: &Value| item["slug"].as_str().unwrap().to_owned();
    by_name.sort_by_key(slug);
    by_relevance.sort_by_key(slug);
    assert_eq!(by_name, by_relevance);
}

#[test]
fn other_lists_have_their_order() {
    let app = TestApp::demo();
    let list = |path: &str| {
        app.json(&format!("/v1/cities/trier/{path}"))["items"]
            .as_array()
            .unwrap()
            .clone()
    };
    let names: Vec<String> = list("providers?limit=200")
        .iter()
        .map(|one| folded(one["name"].as_str().unwrap()))
        .collect();
    assert!(names.is_sorted(), "{names:#?}");
    let numbers: Vec<u64> = list("districts?limit=200")
        .iter()
        .map(|one| one["number"].as_u64().unwrap())
        .collect();
    assert!(numbers.is_sorted());
    let mut seen = Vec::new();
    for category in list("categories?limit=200") {
        if let Some(parent) = category["parent"].as_str() {
            assert!(seen.contains(&parent.to_owned()), "{category}");
        }
        seen.push(category["slug"].as_str().unwrap().to_owned());
    }
    for noun in ["providers", "locations"] {
        let near = list(&format!("{noun}?limit=200&near=49.756,6.643&radius=50000"));
        let metres: Vec<u64> = near.iter().map(|one| one["distance_m"].as_u64().unwrap()).collect();
        assert!(metres.len() > 50 && metres.is_sorted(), "{noun}");
    }
    let starts: Vec<String> = list("events?from=2027-01-01&to=2027-12-31&limit=200")
        .iter()
        .map(|one| one["occurrence"]["start"].as_str().unwrap().to_owned())
        .collect();
    assert!(starts.len() > 100 && starts.is_sorted());
}
