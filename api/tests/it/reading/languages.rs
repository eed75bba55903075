//! In which language a record is shown, and that it says so.

use porta_api::catalog::offer;
use serde_json::Value;

use super::paths::{all, with};
use crate::harness::TestApp;

const CAFE: &str = "/v1/cities/trier/offers/cafe-welcome";

#[test]
fn without_any_wish_the_citys_own_language_is_shown() {
    let app = TestApp::demo();
    let answer = app.get(CAFE);
    assert_eq!(answer.header("content-language"), Some("de"));
    let offer = answer.json();
    assert_eq!(offer["text"]["lang"], "de");
    assert_eq!(offer["text"]["state"], "source");
    assert_eq!(offer["text"]["dir"], "ltr");
}

#[test]
fn a_record_without_persian_shows_english_and_says_so() {
    let app = TestApp::demo();
    let mut cafe = app.one("cafe-welcome", offer::load);
    cafe.texts.retain(|text| text.lang != "fa");
    app.change(&mut cafe);
    let wish = [("accept-language", "fa,en;q=0.5")];
    let answer = app.get_with(CAFE, &wish);
    assert_eq!(answer.header("content-language"), Some("fa"));
    let shown = answer.json();
    assert_eq!(shown["text"]["lang"], "en");
    assert_eq!(shown["text"]["dir"], "ltr");
    assert!(
        !shown["text"]["languages"]
            .as_array()
            .unwrap()
            .contains(&Value::from("fa"))
    );
    let list = app.get_with("/v1/cities/trier/offers?limit=200", &wish).json();
    let item = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["slug"] == "cafe-welcome");
    assert_eq!(item.unwrap()["text"]["lang"], "en");
    let other = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["slug"] == "tafel");
    assert_eq!(other.unwrap()["text"]["lang"], "fa");
    assert_eq!(other.unwrap()["text"]["dir"], "rtl");
    let none = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["slug"] == "lesekreis-nord");
    assert_eq!(none.unwrap()["text"]["lang"], "de");
}

#[test]
fn the_parameter_wins_over_the_header_on_every_path() {
    let app = TestApp::demo();
    for path in all() {
        let answer = app.get_with(&with(&path, "lang=ar"), &[("accept-language", "ru")]);
        assert_eq!(answer.header("content-language"), Some("ar"), "{path}");
        let answer = app.get_with(&path, &[("accept-language", "ru, en;q=0.3")]);
        assert_eq!(answer.header("content-language"), Some("ru"), "{path}");
        assert!(answer.header("vary").unwrap().contains("Accept-Language"), "{path}");
    }
}

#[test]
fn easy_german_has_an_alias_and_falls_back_to_german() {
    let app = TestApp::demo();
    let (alias, own) = (app.get(&with(CAFE, "lang=ls")), app.get(&with(CAFE, "lang=de-simple")));
    assert_eq!(alias.json(), own.json());
    assert_eq!(alias.header("content-language"), Some("de-simple"));
    assert_eq!(alias.json()["text"]["lang"], "de-simple");
    let without = app.json("/v1/cities/trier/offers/lesekreis-nord?lang=ls");
    assert_eq!(without["text"]["lang"], "de");
}

#[test]
fn a_star_gives_all_languages_beside_the_best_one() {
    let app = TestApp::demo();
    let answer = app.get_with(&with(CAFE, "lang=*"), &[("accept-language", "uk")]);
    assert_eq!(answer.header("content-language"), Some("uk"));
    let offer = answer.json();
    assert_eq!(offer["text"]["lang"], "uk");
    let texts = offer["texts"].as_object().unwrap();
    let tags: Vec<&str> = texts.keys().map(String::as_str).collect();
    assert_eq!(tags, ["ar", "de", "de-simple", "en", "fa", "fr", "ru", "tr", "uk"]);
    assert_eq!(texts["ar"]["dir"], "rtl");
    assert_eq!(texts["de"]["state"], "source");
    assert_eq!(texts["ar"]["state"], "machine");
    assert!(app.json(CAFE).get("texts").is_none());
}

#[test]
fn a_star_gives_all_languages_in_lists_too() {
    let app = TestApp::demo();
    for path in [
        "offers",
        "providers",
        "events?from=2027-01-01&to=2027-12-31",
        "categories",
    ] {
        let path = with(&format!("/v1/cities/trier/{path}"), "limit=200&lang=*");
        for item in app.json(&path)["items"].as_array().unwrap() {
            let texts = item["texts"].as_object().unwrap_or_else(|| panic!("{path}: {item}"));
            let mut told: Vec<_> = item["text"]["languages"]
                .as_array()
                .unwrap()
                .iter()
                .map(|tag| tag.as_str().unwrap())
                .collect();
            told.sort_unstable();
            assert_eq!(texts.keys().map(String::as_str).collect::<Vec<_>>(), told, "{path}");
        }
    }
}

#[test]
fn a_translation_of_an_older_source_is_outdated() {
    let app = TestApp::demo();
    let mut cafe = app.one("cafe-welcome", offer::load);
    cafe.text_version += 1;
    app.change(&mut cafe);
    assert_eq!(app.json(&with(CAFE, "lang=en"))["text"]["state"], "outdated");
    assert_eq!(app.json(CAFE)["text"]["state"], "source");
}

#[test]
fn regions_and_unknown_languages_in_the_header_are_no_error() {
    let app = TestApp::demo();
    for (wish, language) in [
        ("fa-AF", "fa"),
        ("de-AT, en", "de"),
        ("xx, tlh;q=0.9, tr;q=0.1", "tr"),
        ("*", "de"),
        ("", "de"),
        ("EN-gb", "en"),
        ("en;q=0.2, fr;q=0.8", "fr"),
        ("not a header;;;q=z", "de"),
    ] {
        let answer = app.get_with(CAFE, &[("accept-language", wish)]);
        assert_eq!(answer.status, 200, "{wish}");
        assert_eq!(answer.header("content-language"), Some(language), "{wish}");
    }
}

#[test]
fn categories_and_providers_are_named_in_the_readers_language() {
    let app = TestApp::demo();
    let name = |lang: &str| app.json(&with(CAFE, &format!("lang={lang}")))["categories"][0]["name"].clone();
    let own = |lang: &str| app.json(&format!("/v1/cities/trier/categories/meet.cafe?lang={lang}"))["name"].clone();
    for lang in ["de", "en", "ar", "uk"] {
        assert_eq!(name(lang), own(lang), "{lang}");
    }
    assert_ne!(name("de"), name("ar"));
    let title = |lang: &str| app.json(&format!("/v1/cities/trier?lang={lang}"))["title"].clone();
    assert_eq!(title("en"), "Help in Trier");
}
