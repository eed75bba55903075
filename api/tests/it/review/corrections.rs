//! What can be corrected beside hours and contacts: places, events, the provider's own texts; and what can be added.

use actix_web::http::Method;
use serde_json::{Value, json};

use super::scene::check;

const STAFF: &str = "/v1/staff/cities/musterstadt";

/// A record as staff read it.
macro_rules! record {
    ($check:expr, $path:expr) => {
        $check.get(&format!("{STAFF}/{}", $path)).await.expect(200)
    };
}

#[actix_web::test]
async fn a_new_address_moves_the_place_and_waits_for_the_map() {
    let check = check().await;
    let visit = check.visited().await;
    let shown = visit.page().await;
    let tee = shown["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["slug"] == "tee")
        .unwrap();
    assert_eq!(
        tee["shown"]["address"],
        json!({"street": "Weg 1", "postal_code": "", "town": "Musterstadt"})
    );
    let address = json!({"street": "Neue Gasse 5", "postal_code": "54290", "town": "Musterstadt"});

    visit
        .answer("tee", "correct", json!({ "address": address }))
        .await
        .expect(200);

    let place = record!(check, "locations/haus");
    assert_eq!(
        (&place["street"], &place["postal_code"]),
        (&json!("Neue Gasse 5"), &json!("54290"))
    );
    assert_eq!(place.get("point"), None);
    assert_eq!(check.tasks(), ["new_address"]);
    assert_eq!(check.scene.record("tee").await["freshness"]["state"], "fresh");
    visit.answer("verein", "confirm", json!({})).await.expect(200);
    let receipt = check.deliver().await.remove(0);
    assert!(
        receipt.text.contains("* Tee (Angebot): korrigiert (Ort)"),
        "{}",
        receipt.text
    );

    visit.answer("tee", "undo", json!({})).await.expect(200);

    assert_eq!(record!(check, "locations/haus")["street"], "Weg 1");
    assert_eq!(check.tasks(), [""; 0]);
    let long = json!({"address": {"street": "a".repeat(500)}});
    assert_eq!(
        visit.answer("tee", "correct", long).await.errors(),
        [("#/street".to_owned(), "too_long".to_owned())]
    );
}

#[actix_web::test]
async fn an_address_waits_with_the_rest_of_a_correction_that_an_editor_looks_at() {
    let check = check().await;
    check.settings(r#"{"publish_corrections": false}"#);
    let visit = check.visited().await;
    let address = json!({"street": "Neue Gasse 5", "town": "Musterstadt"});

    visit
        .answer("tee", "correct", json!({"address": address, "phone": "0651/77"}))
        .await
        .expect(200);

    assert_eq!(record!(check, "locations/haus")["street"], "Weg 1");
    assert_eq!(check.tasks(), ["correction"]);
    let status = check.get("/v1/cities/musterstadt/review-status").await.expect(200);
    let task = status["tasks"][0]["id"].as_str().unwrap();
    let accept = format!("/v1/cities/musterstadt/review-tasks/{task}/accept");
    check.post(&accept, &json!({})).await.expect(200);
    assert_eq!(record!(check, "locations/haus")["street"], "Neue Gasse 5");
    assert_eq!(check.scene.record("tee").await["phone"], "0651/77");
}

#[actix_web::test]
async fn an_event_is_corrected_where_it_stands() {
    let check = check().await;
    let event = json!({
        "provider": "verein", "lang": "de", "texts": {"title": "Fest"}, "starts_at": "2027-06-12T15:00",
        "duration_minutes": 120, "place": "Hof", "publication": "published"
    });
    let made = check
        .scene
        .write(Method::POST, &format!("{STAFF}/events"), None, &event)
        .await;
    let slug = made.expect(201)["slug"].as_str().unwrap().to_owned();
    let visit = check.visited().await;
    let correction = json!({
        "starts_at": "2027-06-19T16:30", "duration_minutes": 90, "place": null, "online_url": "https://verein.example/fest",
        "website": "https://verein.example/anmelden", "texts": {"title": "Sommerfest"}
    });

    visit.answer(&slug, "correct", correction).await.expect(200);

    let record = record!(check, format!("events/{slug}"));
    assert_eq!(record["starts_at"], "2027-06-19T16:30:00");
    assert_eq!((&record["duration_minutes"], record.get("place")), (&json!(90), None));
    assert_eq!(record["registration_url"], "https://verein.example/anmelden");
    assert_eq!(record["texts"]["title"], "Sommerfest");
    assert_eq!(record["freshness"]["state"], "fresh");
    let wrong = visit
        .answer(&slug, "correct", json!({"phone": "0651/1", "hours": []}))
        .await;
    let places: Vec<String> = wrong.errors().into_iter().map(|(place, _)| place).collect();
    assert_eq!(places, ["#/hours", "#/phone"]);

    visit.answer(&slug, "undo", json!({})).await.expect(200);
    assert_eq!(
        record!(check, format!("events/{slug}"))["starts_at"],
        "2027-06-12T15:00:00"
    );
}

#[actix_web::test]
async fn a_provider_corrects_its_own_texts_and_an_offer_its_last_day() {
    let check = check().await;
    let visit = check.visited().await;

    let texts = json!({"texts": {"title": "Verein e. V.", "summary": "Wir helfen."}});
    visit.answer("verein", "correct", texts).await.expect(200);
    visit
        .answer("tee", "correct", json!({"valid_until": "2027-06-30"}))
        .await
        .expect(200);

    assert_eq!(record!(check, "providers/verein")["texts"]["summary"], "Wir helfen.");
    assert_eq!(check.scene.record("tee").await["valid_until"], "2027-06-30");
    let wrong = visit
        .answer("verein", "correct", json!({"capacity": {"state": "open"}}))
        .await;
    assert_eq!(wrong.errors(), [("#/capacity".to_owned(), "not_here".to_owned())]);
}

fn new_offer() -> Value {
    json!({
        "texts": {"title": "Fahrradwerkstatt", "summary": "Wir reparieren zusammen."}, "categories": ["meet"],
        "hours": [{"purpose": "visit", "rule": "Sa 10:00-13:00"}], "phone": "0651 4567"
    })
}

#[actix_web::test]
async fn what_is_added_is_public_at_once_and_has_been_checked() {
    let check = check().await;
    let visit = check.visited().await;

    let answered = visit.post("/entries", &new_offer()).await.expect(200);

    let item = &answered["items"][0];
    assert_eq!((&item["state"], &item["noun"]), (&json!("confirmed"), &json!("offer")));
    let record = check.scene.record("fahrradwerkstatt").await;
    assert_eq!(
        (&record["publication"], &record["provider"]),
        (&json!("published"), &json!("verein"))
    );
    assert_eq!(record["freshness"]["confirmed_by"], "provider");
    let page = visit.page().await;
    assert!(
        page["items"]
            .as_array()
            .unwrap()
            .iter()
            .any(|item| item["slug"] == "fahrradwerkstatt")
    );
    let wrong = json!({"texts": {"title": ""}, "categories": ["nowhere"], "phone": "x"});
    let mut places: Vec<String> = visit
        .post("/entries", &wrong)
        .await
        .errors()
        .into_iter()
        .map(|(place, _)| place)
        .collect();
    places.sort();
    assert_eq!(places, ["#/categories/0", "#/phone", "#/texts/title"]);
}

#[actix_web::test]
async fn what_is_added_waits_where_corrections_do() {
    let check = check().await;
    check.settings(r#"{"publish_corrections": false}"#);
    let visit = check.visited().await;

    let answered = visit.post("/entries", &new_offer()).await.expect(200);

    assert_eq!(answered["items"], json!([]));
    let record = check.scene.record("fahrradwerkstatt").await;
    assert_eq!(
        (&record["publication"], &record["freshness"]["state"]),
        (&json!("pending"), &json!("never"))
    );
    let queue = check.get(&format!("{STAFF}/moderation")).await.expect(200);
    assert_eq!(
        (&queue["items"][0]["is_new"], &queue["items"][0]["record"]),
        (&json!(true), &record["id"])
    );
}
