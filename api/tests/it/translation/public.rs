//! What the public sees of translations: states, machines, and never a draft.

use porta_api::catalog::source_text::Translated;
use porta_api::catalog::{event, offer, provider};
use porta_contract::Origin;
use serde_json::Value;

use crate::harness::TestApp;

/// Moves the source of a record on, so that its translations are outdated.
fn outdate<R: Translated>(record: &mut R) {
    let mut texts = record.source_text().unwrap().to_wire();
    texts.title.push_str(" neu");
    record.set_source_text(texts, false);
}

fn item(list: &Value, slug: &str) -> Value {
    let items = list["items"].as_array().unwrap();
    items.iter().find(|item| item["slug"] == slug).unwrap().clone()
}

#[test]
fn outdated_and_by_machine_is_said_in_records_lists_and_search() {
    let app = TestApp::demo();
    let mut cafe = app.one("cafe-welcome", offer::load);
    outdate(&mut cafe);
    app.change(&mut cafe);
    for text in [
        app.json("/v1/cities/trier/offers/cafe-welcome?lang=ar")["text"].clone(),
        item(&app.json("/v1/cities/trier/offers?lang=ar&limit=200"), "cafe-welcome")["text"].clone(),
        app.json("/v1/cities/trier/offers/cafe-welcome?lang=*")["texts"]["ar"].clone(),
    ] {
        assert_eq!((&text["state"], &text["machine"]), (&"outdated".into(), &true.into()));
    }
    app.side.catch_search_up();
    let hit = item(&app.json("/v1/cities/trier/search?q=Welcome&lang=ar&noun=offer"), "cafe-welcome");
    assert_eq!((&hit["lang"], &hit["state"], &hit["machine"]), (&"ar".into(), &"outdated".into(), &true.into()));
}

#[test]
fn events_and_providers_say_it_too() {
    let app = TestApp::demo();
    let mut one = app.all(event::load).into_iter().find(|event| event.texts.len() > 3).unwrap();
    outdate(&mut one);
    app.change(&mut one);
    let text = app.json(&format!("/v1/cities/trier/events/{}?lang=ar", one.slug))["text"].clone();
    assert_eq!(text["state"], "outdated");
    let mut one = app.all(provider::load).into_iter().find(|provider| provider.texts.len() > 3);
    if let Some(one) = &mut one {
        outdate(one);
        app.change(one);
        let text = app.json(&format!("/v1/cities/trier/providers/{}?lang=ar", one.slug))["text"].clone();
        assert_eq!(text["state"], "outdated");
    }
}

#[test]
fn drafts_are_nowhere() {
    let mut app = TestApp::demo();
    let mut cafe = app.one("cafe-welcome", offer::load);
    let arabic = cafe.texts.iter_mut().find(|text| text.lang == "ar").unwrap();
    arabic.origin = Origin::Draft;
    arabic.title = "Zqxvorwyk".to_owned();
    app.change(&mut cafe);
    for restart in [false, true] {
        if restart {
            app.restart();
        }
        app.side.catch_search_up();
        let record = app.json("/v1/cities/trier/offers/cafe-welcome?lang=ar");
        assert_ne!(record["text"]["lang"], "ar");
        let all = app.json("/v1/cities/trier/offers/cafe-welcome?lang=*");
        assert!(all["texts"].get("ar").is_none(), "{all}");
        assert!(!all["text"]["languages"].as_array().unwrap().contains(&"ar".into()));
        assert_eq!(app.json("/v1/cities/trier/search?q=Zqxvorwyk")["total"], 0);
        let list = app.get("/v1/cities/trier/offers?lang=*&limit=200");
        assert!(!list.text().contains("Zqxvorwyk"));
    }
}
