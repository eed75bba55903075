//! Numbers come as they are written and as an address to call.

use porta_api::catalog::{offer, provider};
use serde_json::Value;

use crate::harness::TestApp;

const OFFER: &str = "/v1/cities/trier/offers/cafe-welcome";

fn uri(app: &TestApp, path: &str) -> Option<String> {
    app.json(path)["phone_uri"].as_str().map(str::to_owned)
}

fn in_list(app: &TestApp) -> Option<String> {
    let list = app.json("/v1/cities/trier/offers?limit=200");
    let items = list["items"].as_array().unwrap();
    let one = items.iter().find(|item| item["slug"] == "cafe-welcome").unwrap();
    one["phone_uri"].as_str().map(str::to_owned)
}

#[test]
fn an_offer_says_the_address_to_call_wherever_it_is_read() {
    let app = TestApp::demo();
    for (written, address) in [
        (Some("0651/718-0"), Some("tel:+496517180")),
        (Some("+352 26 12 34-1"), Some("tel:+3522612341")),
        (Some("115"), Some("tel:115")),
        // Without its area code it reaches nobody: the number stays, the address does not.
        (Some("718-0"), None),
        (None, None),
    ] {
        let mut offer = app.one("cafe-welcome", offer::load);
        offer.phone = written.map(str::to_owned);
        app.change(&mut offer);
        assert_eq!(app.json(OFFER)["phone"].as_str(), written);
        assert_eq!(uri(&app, OFFER).as_deref(), address, "{written:?}");
        assert_eq!(in_list(&app).as_deref(), address, "{written:?}");
    }
}

#[test]
fn so_do_providers_and_the_numbers_of_the_city() {
    let app = TestApp::demo();
    let caritas = "/v1/cities/trier/providers/caritas-migration";
    let mut record = app.one("caritas-migration", provider::load);
    record.phone = Some("0651 / 20 96-354".to_owned());
    app.change(&mut record);

    assert_eq!(uri(&app, caritas).as_deref(), Some("tel:+496512096354"));

    let city = app.json("/v1/cities/trier");
    let numbers: Vec<&Value> = city["emergency"].as_array().unwrap().iter().collect();
    assert!(!numbers.is_empty());
    for number in numbers {
        let phone = number["phone"].as_str().unwrap();
        assert_eq!(number["phone_uri"], format!("tel:{phone}"));
    }
}
