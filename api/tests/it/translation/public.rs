//! What the public sees of translations: states, machines, and never a draft.

use porta_api::catalog::source_text::Translated;
use porta_api::catalog::text::Text;
use porta_api::catalog::{event, offer, provider};
use porta_contract::{Origin, Texts};
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
    let hit = item(
        &app.json("/v1/cities/trier/search?q=%D9%85%D9%82%D9%87%D9%89&lang=ar&noun=offer"),
        "cafe-welcome",
    );
    assert_eq!(
        (&hit["lang"], &hit["state"], &hit["machine"]),
        (&"ar".into(), &"outdated".into(), &true.into())
    );
}

#[test]
fn events_and_providers_say_it_too() {
    let app = TestApp::demo();
    let text = |title: &str| {
        let words = Texts {
            title: title.to_owned(),
            ..Texts::default()
        };
        Text::new("ar", words, 1)
    };
    let mut one = app.one("ev-cafe-welcome", event::load);
    one.text_set().put(text("مقهى"));
    outdate(&mut one);
    app.change(&mut one);
    let found = app.json("/v1/cities/trier/events/ev-cafe-welcome?lang=ar")["text"].clone();
    assert_eq!((&found["lang"], &found["state"]), (&"ar".into(), &"outdated".into()));

    let mut one = app.one("caritas-migration", provider::load);
    one.text_set().put(text("كاريتاس"));
    outdate(&mut one);
    app.change(&mut one);
    let found = app.json("/v1/cities/trier/providers/caritas-migration?lang=ar")["text"].clone();
    assert_eq!((&found["lang"], &found["state"]), (&"ar".into(), &"outdated".into()));
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
