//! Reporting a barrier.

use actix_web::test::TestRequest;
use serde_json::json;

use crate::harness::{Page, Site};

const PATH: &str = "/de/barrier";

async fn post(site: &Site, fields: &[(&str, &str)]) -> Page {
    site.request(TestRequest::post().uri(PATH).set_form(fields)).await
}

#[actix_web::test]
async fn whoever_reports_a_barrier_gets_a_number_and_a_day() {
    let site = Site::new().await;
    let form = site.get("/de/barrier?page=/de/map").await;
    assert_eq!(form.header("cache-control"), Some("no-store"));
    assert_eq!(form.attrs("#page", "value"), ["/de/map"]);
    assert_eq!(form.attrs("input[name='form']", "value"), [crate::fake::reports::FORM]);

    let fields = [
        ("form", "k1.x"),
        ("text", " Die Karte\r\nist stumm. "),
        ("page", "/de/map"),
        ("email", "leserin@post.example"),
        ("website", ""),
    ];
    let done = post(&site, &fields).await;

    assert_eq!(
        (done.status.as_u16(), done.text("h1").as_str()),
        (200, "Danke für Ihre Meldung")
    );
    assert!(done.text("[role='status']").contains("B-4F2A9C03D1"));
    assert!(done.text("[role='status']").contains("24. Dezember 2026"));
    assert_eq!(
        site.api.last_body("/v1/cities/trier/barriers").await,
        json!({
            "text": "Die Karte\nist stumm.", "page": "/de/map", "lang": "de", "email": "leserin@post.example", "form": "k1.x", "website": "",
        })
    );
}

#[actix_web::test]
async fn what_is_wrong_is_told_at_its_field_and_what_was_written_stays() {
    let site = Site::new().await;
    let empty = post(&site, &[("form", "k1.x"), ("text", " "), ("email", "a@b.example")]).await;
    assert_eq!(empty.status, 422);
    assert_eq!(empty.attrs(".hint-bad a", "href"), ["#text"]);
    assert_eq!(empty.attrs("#text", "aria-invalid"), ["true"]);
    assert_eq!(empty.attrs("#email", "value"), ["a@b.example"]);

    let nobody = post(&site, &[("form", "k1.x"), ("text", "Zu klein."), ("email", "nobody")]).await;
    assert_eq!(
        (nobody.status.as_u16(), nobody.attrs(".hint-bad a", "href")),
        (422, vec!["#email".to_owned()])
    );
    assert_eq!(nobody.text("#text"), "Zu klein.");

    let old = post(&site, &[("form", "old"), ("text", "Zu klein.")]).await;
    assert_eq!(old.attrs("input[name='form']", "value"), [crate::fake::reports::FORM]);
    assert_eq!(old.text("#text"), "Zu klein.");
}

#[actix_web::test]
async fn a_form_of_another_site_is_not_taken() {
    let site = Site::new().await;
    let request = TestRequest::post()
        .uri(PATH)
        .insert_header(("Sec-Fetch-Site", "cross-site"))
        .set_form([("text", "a")]);
    assert_eq!(site.request(request).await.status, 403);
}
