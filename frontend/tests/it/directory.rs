//! The whole directory on one page, and the worker that shows it without a connection.

use chrono::TimeDelta;

use crate::harness::Site;

#[actix_web::test]
async fn every_offer_stands_once_under_its_kind() {
    let site = Site::new().await;
    let page = site.get("/ar/directory").await;
    assert_eq!(page.status, 200);
    let ids = page.attrs(".entry", "id");
    assert_eq!(ids.len(), 38, "{ids:?}");
    assert!(page.texts(".band h2").contains(&"أماكن اللقاء".to_owned()));
    assert_eq!(page.attrs("#as-of", "datetime"), ["2026-11-24"]);
    let first = page.html();
    assert!(first.find("id=\"alarm\"").unwrap() < first.find("class=\"entry\"").unwrap());
    assert_eq!(page.attrs("[data-offline]", "data-offline"), ["/ar/directory"]);
    let page = site.get("/de/directory").await;
    let cafe = page.text("#d-cafe-welcome");
    assert!(
        cafe.contains("Dienstag: 17:00–19:00") && cafe.contains("0651 / 91 82-0"),
        "{cafe}"
    );
    assert!(cafe.contains("Vom Anbieter bestätigt am 2. November 2026"), "{cafe}");
    assert!(
        !page.text("#d-frauenhaus").contains("Straße"),
        "a secret place stays one"
    );
}

#[actix_web::test]
async fn records_that_have_not_changed_are_not_asked_for_again() {
    let site = Site::new().await;
    site.get("/de/directory").await;
    let first = site.api.seen().await.len();
    site.clock.advance(TimeDelta::seconds(3600));
    site.get("/de/directory").await;
    let again = site.api.seen().await.len() - first;
    assert!(first > 30 && again <= 3, "{first} then {again}");
}

#[actix_web::test]
async fn the_worker_is_small_and_ours() {
    let site = Site::new().await;
    let worker = site.get("/sw.js").await;
    assert_eq!(worker.status, 200);
    assert_eq!(worker.header("content-type"), Some("text/javascript; charset=utf-8"));
    assert!(worker.bytes.len() <= 1536, "{}", worker.bytes.len());
    let script = porta_web::http::ASSETS.handout_script.body().len();
    assert!(script < 2048, "{script}");
}
