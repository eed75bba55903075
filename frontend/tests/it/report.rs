//! Reporting an error on an entry.

use actix_web::test::TestRequest;
use serde_json::json;

use crate::harness::{Page, Site};

const PATH: &str = "/de/report/offers/cafe-welcome";
const REPORTS: &str = "/v1/cities/trier/reports";

async fn post(site: &Site, path: &str, fields: &[(&str, &str)]) -> Page {
    site.request(TestRequest::post().uri(path).set_form(fields)).await
}

/// How many reports the API has been sent.
async fn sent(site: &Site) -> usize {
    let asked = site.api.asked().await;
    asked.iter().filter(|line| **line == format!("POST {REPORTS}")).count()
}

#[actix_web::test]
async fn every_kind_of_entry_leads_to_a_form_that_leaves_nothing_behind() {
    let site = Site::new().await;
    for path in [
        "offers/cafe-welcome",
        "events/fest",
        "providers/caritas",
        "help/wohnung",
        "responsibilities/kindergeld",
        "pages/wohnen",
        "facts/zuweisungen",
        "news/zehn-jahre",
    ] {
        let page = site.get(&format!("/de/{path}")).await;
        assert_eq!(page.attrs(".report-link", "href"), [format!("/de/report/{path}")]);
        assert_eq!(page.text(".report-link"), "Fehler melden");

        let form = site.get(&format!("/de/report/{path}")).await;
        assert_eq!(form.status, 200, "{path}");
        assert_eq!(form.header("cache-control"), Some("no-store"));
        assert_eq!(form.header("referrer-policy"), Some("same-origin"));
        assert_eq!(form.header("set-cookie"), None);
        assert_eq!(form.attrs("meta[name='robots']", "content"), ["noindex"]);
        assert_eq!(form.attrs("input[name='form']", "value"), [crate::fake::reports::FORM]);
        assert_eq!(form.attrs("input[type='radio'][checked]", "value"), [""; 0]);
        assert_eq!(form.attrs(".trail a", "href"), [format!("/de/{path}")]);
    }
    assert_eq!(site.get("/de/report/offers/nowhere").await.status, 404);
    assert_eq!(site.get("/de/report/districts/nord").await.status, 404);
    let moved = site.get("/de/report/offers/alt-cafe").await;
    assert_eq!(moved.header("location"), Some(PATH));
    assert_eq!(sent(&site).await, 0);
}

#[actix_web::test]
async fn the_trap_is_hidden_from_eyes_readers_tab_and_browsers() {
    let site = Site::new().await;
    let page = site.get(PATH).await;

    assert_eq!(page.attrs(".hidden[aria-hidden='true'] #website", "tabindex"), ["-1"]);
    assert_eq!(page.attrs("#website", "autocomplete"), ["off"]);
    assert_eq!(page.attrs("#website", "value"), [""]);
}

#[actix_web::test]
async fn a_report_is_sent_and_thanked_for() {
    let site = Site::new().await;
    let fields = [
        ("form", "k1.x"),
        ("reason", "wrong_hours"),
        ("text", " Freitags\r\nzu. "),
        ("website", ""),
    ];
    let done = post(&site, PATH, &fields).await;

    assert_eq!(
        (done.status.as_u16(), done.text("h1").as_str()),
        (200, "Danke für die Meldung")
    );
    assert_eq!(
        done.text("main [role='status']"),
        "Die Redaktion sieht sie sich bis zum 1. Dezember 2026 an und berichtigt den Eintrag, wenn er falsch ist."
    );
    assert_eq!(done.attrs("main .button", "href"), ["/de/offers/cafe-welcome"]);
    assert_eq!(done.header("set-cookie"), None);
    let body = site.api.last_body(REPORTS).await;
    let expected = json!({
        "noun": "offer", "record": "cafe-welcome", "reason": "wrong_hours", "text": "Freitags\nzu.", "lang": "de",
        "form": "k1.x", "website": "",
    });
    assert_eq!(body, expected);
}

#[actix_web::test]
async fn what_is_wrong_is_said_and_what_was_typed_is_kept() {
    let site = Site::new().await;
    let nothing = post(&site, PATH, &[("form", "k1.x"), ("text", "Da war <zu>.")]).await;
    assert_eq!(nothing.status, 422);
    assert_eq!(nothing.text("#reason-wrong"), "Wählen Sie aus, was falsch ist.");
    assert_eq!(nothing.text("#text"), "Da war <zu>.");
    assert_eq!(nothing.attrs(".hint-bad a", "href"), ["#reason-wrong-hours"]);
    assert_eq!(
        nothing.attrs("input[name='form']", "value"),
        ["k1.x"],
        "the time goes on"
    );

    let other = post(&site, PATH, &[("form", "k1.x"), ("reason", "other"), ("text", " ")]).await;
    assert_eq!(other.text("#text-wrong"), "Schreiben Sie kurz, was nicht stimmt.");
    assert_eq!(other.attrs("input[checked]", "value"), ["other"]);
    let long = post(
        &site,
        PATH,
        &[("form", "k1.x"), ("reason", "other"), ("text", &"ä".repeat(1_001))],
    )
    .await;
    assert_eq!(
        long.text("#text-wrong"),
        "Der Text ist zu lang. Es gehen höchstens 1.000 Zeichen."
    );
    assert_eq!(sent(&site).await, 0);
}

#[actix_web::test]
async fn too_fast_too_old_and_too_many_are_told_apart() {
    let site = Site::new().await;
    let send = async |form: &str, text: &str| {
        let fields = [("form", form), ("reason", "wrong_text"), ("text", text)];
        post(&site, PATH, &fields).await
    };

    let fast = send("fast", "Da").await;
    let old = send("old", "Da").await;
    let many = send("k1.x", "flood").await;

    assert_eq!(
        (fast.status.as_u16(), old.status.as_u16(), many.status.as_u16()),
        (422, 422, 429)
    );
    assert!(fast.text(".hint-bad a").starts_with("Das ging sehr schnell."));
    assert_eq!(
        fast.attrs("input[name='form']", "value"),
        ["fast"],
        "sending it again helps"
    );
    assert!(old.text(".hint-bad a").starts_with("Die Seite war lange offen."));
    assert_eq!(old.attrs("input[name='form']", "value"), [crate::fake::reports::FORM]);
    assert_eq!(many.header("retry-after"), Some("600"));
    for page in [fast, old] {
        assert_eq!(page.text("#text"), "Da");
        assert_eq!(page.attrs("input[checked]", "value"), ["wrong_text"]);
    }
}

#[actix_web::test]
async fn forms_of_other_sites_are_refused_and_topics_of_violence_keep_their_exit() {
    let site = Site::new().await;
    let foreign = TestRequest::post()
        .uri(PATH)
        .set_form([("reason", "other")])
        .insert_header(("sec-fetch-site", "cross-site"));
    assert_eq!(site.request(foreign).await.status, 403);
    let exit = site.get("/de/report/offers/frauenhaus").await;
    assert_eq!(exit.texts(".button-exit").len(), 1);
}
