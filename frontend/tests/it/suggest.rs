//! Suggesting an offer, or an organisation.

use actix_web::test::TestRequest;
use serde_json::json;

use crate::fake::asks::CONSENT;
use crate::harness::{Page, Site};

const PATH: &str = "/de/suggest";
const SUGGESTIONS: &str = "/v1/cities/trier/suggestions";

async fn post(site: &Site, path: &str, fields: &[(&str, &str)]) -> Page {
    site.request(TestRequest::post().uri(path).set_form(fields)).await
}

/// How many suggestions the API has been sent.
async fn sent(site: &Site) -> usize {
    let asked = site.api.asked().await;
    asked
        .iter()
        .filter(|line| **line == format!("POST {SUGGESTIONS}"))
        .count()
}

/// What has to be filled in.
fn needed<'a>(form: &'a str, title: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("form", form),
        ("title", title),
        ("text", "Räder reparieren"),
        ("consent", CONSENT),
    ]
}

#[actix_web::test]
async fn there_is_a_form_for_an_offer_and_one_for_an_organisation() {
    let site = Site::new().await;
    let offer = site.get(PATH).await;
    let provider = site.get("/de/suggest?kind=provider").await;

    for page in [&offer, &provider] {
        assert_eq!(page.status, 200);
        assert_eq!(page.header("cache-control"), Some("no-store"));
        assert_eq!(page.header("set-cookie"), None);
        assert_eq!(page.attrs("input[name='form']", "value"), [crate::fake::reports::FORM]);
        assert_eq!(page.attrs("#consent", "value"), [CONSENT]);
        assert_eq!(page.attrs("input[checked]", "value"), [""; 0]);
        assert_eq!(page.attrs(".hidden[aria-hidden='true'] #fax", "tabindex"), ["-1"]);
    }
    assert_eq!(offer.text(".tabs [aria-current]"), "Ein Angebot");
    assert_eq!(offer.texts("#f-category").len(), 1);
    assert_eq!(provider.text(".tabs [aria-current]"), "Meine Organisation");
    assert_eq!(provider.texts("#f-category, #hours, #provider").len(), 0);
    let arabic = site.get("/ar/suggest").await;
    assert_eq!(
        arabic.attrs("label[for='consent'] span", "lang"),
        ["de"],
        "a text in another language says so"
    );
    let ways = site.get("/de/").await.attrs(".foot a", "href");
    for way in ["/de/suggest", "/de/subscribe"] {
        assert!(ways.contains(&way.to_owned()), "{ways:?}");
    }
    assert_eq!(sent(&site).await, 0);
}

#[actix_web::test]
async fn a_suggestion_is_sent_and_thanked_for() {
    let site = Site::new().await;
    let mut fields = needed("k1.x", " Fahrradwerkstatt ");
    fields.extend([
        ("category", "meet.cafe"),
        ("district", "nord"),
        ("hours", "dienstags"),
        ("website", "rad.example"),
        ("languages", "de"),
        ("languages", "ar"),
        ("sender_email", "absender@mail.example"),
        ("phone", ""),
        ("fax", ""),
    ]);
    let done = post(&site, PATH, &fields).await;

    assert_eq!(
        (done.status.as_u16(), done.text("h1").as_str()),
        (200, "Danke für den Vorschlag")
    );
    assert_eq!(
        done.text("main [role='status']"),
        "Die Redaktion sieht ihn sich bis zum 1. Dezember 2026 an."
    );
    assert!(done.text("main").contains("schreiben wir Ihnen"));
    let body = site.api.last_body(SUGGESTIONS).await;
    let expected = json!({
        "kind": "offer", "lang": "de", "title": "Fahrradwerkstatt", "text": "Räder reparieren", "category": "meet.cafe",
        "district": "nord", "hours": "dienstags", "website": "https://rad.example", "languages": ["de", "ar"],
        "sender_email": "absender@mail.example", "consent": CONSENT, "form": "k1.x", "fax": "",
    });
    assert_eq!(body, expected);

    let provider = post(&site, "/de/suggest?kind=provider", &needed("k1.x", "Verein")).await;
    assert!(provider.text("main").contains("keine Adresse angegeben"));
    assert_eq!(site.api.last_body(SUGGESTIONS).await["kind"], "provider");
}

#[actix_web::test]
async fn what_is_wrong_is_said_and_what_was_typed_is_kept() {
    let site = Site::new().await;
    let long = "ä".repeat(201);
    let nothing = post(
        &site,
        PATH,
        &[("form", "k1.x"), ("text", "Da <ist> was."), ("provider", &long)],
    )
    .await;
    assert_eq!(nothing.status, 422);
    assert_eq!(nothing.text("#title-wrong"), "Schreiben Sie, wie es heißt.");
    assert_eq!(
        nothing.text("#provider-wrong"),
        "Das ist zu lang. Es gehen höchstens 200 Zeichen."
    );
    assert_eq!(
        nothing.attrs(".hint-bad a", "href"),
        ["#title", "#provider", "#consent"]
    );
    assert_eq!(nothing.text("#text"), "Da <ist> was.");
    assert_eq!(
        nothing.attrs("input[name='form']", "value"),
        ["k1.x"],
        "the time goes on"
    );
    assert_eq!(sent(&site).await, 0);

    let mut phone = needed("k1.x", "Werkstatt");
    phone.extend([("phone", "ring me"), ("languages", "ar"), ("district", "nord")]);
    let phone = post(&site, PATH, &phone).await;
    assert_eq!(phone.attrs("[aria-invalid]", "id"), ["phone"]);
    assert_eq!(phone.attrs("#phone", "value"), ["ring me"]);
    assert_eq!(phone.attrs("#f-district option[selected]", "value"), ["nord"]);
    assert_eq!(phone.attrs("input[type='checkbox'][checked]", "value"), ["ar", CONSENT]);
}

#[actix_web::test]
async fn too_fast_too_old_and_too_many_are_told_apart() {
    let site = Site::new().await;
    let fast = post(&site, PATH, &needed("fast", "W")).await;
    let old = post(&site, PATH, &needed("old", "W")).await;
    let many = post(&site, PATH, &needed("many", "W")).await;

    assert_eq!(
        (fast.status.as_u16(), old.status.as_u16(), many.status.as_u16()),
        (422, 422, 429)
    );
    assert!(fast.text(".hint-bad a").starts_with("Das ging sehr schnell."));
    assert_eq!(fast.attrs("input[name='form']", "value"), ["fast"]);
    assert!(old.text(".hint-bad a").starts_with("Die Seite war lange offen."));
    assert_eq!(old.attrs("input[name='form']", "value"), [crate::fake::reports::FORM]);
    assert_eq!(many.header("retry-after"), Some("600"));
    assert_eq!(many.attrs("#title", "value"), ["W"]);
    let foreign = TestRequest::post()
        .uri(PATH)
        .set_form([("title", "x")])
        .insert_header(("sec-fetch-site", "cross-site"));
    assert_eq!(site.request(foreign).await.status, 403);
}
