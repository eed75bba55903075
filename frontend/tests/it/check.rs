//! The check: what a provider sees by the link of a mail, and what becomes of its answers.

use actix_web::test::TestRequest;

use crate::fake::TOKEN;
use crate::harness::{Page, Site};

fn address(rest: &str) -> String {
    format!("/de/review/{TOKEN}{rest}")
}

async fn post(site: &Site, path: &str, fields: &[(&str, &str)]) -> Page {
    site.request(TestRequest::post().uri(path).set_form(fields)).await
}

/// What the API has been asked, apart from the city.
async fn asked(site: &Site) -> Vec<String> {
    let all = site.api.asked().await;
    all.into_iter().filter(|line| line.contains("/reviews/")).collect()
}

/// The form of a correction as a browser sends it back, with some fields changed.
async fn correction(site: &Site, changed: &[(&str, &str)]) -> Page {
    let path = address("/correct/i2");
    let page = site.get(&path).await;
    let mut fields = page.form(".correction");
    for (name, value) in changed {
        fields.retain(|(own, _)| own != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    post(site, &path, &fields).await
}

#[actix_web::test]
async fn looking_asks_for_a_session_and_the_review_and_answers_nothing() {
    let site = Site::new().await;
    for path in ["", "/correct/i2", "/gone/i2"] {
        let page = site.get(&address(path)).await;
        assert_eq!(page.status, 200, "{path}");
        assert_eq!(page.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(page.header("set-cookie"), None, "{path}");
        assert_eq!(page.attrs("meta[name='robots']", "content"), ["noindex"], "{path}");
    }
    let asked = asked(&site).await;
    assert!(
        asked
            .iter()
            .all(|line| line == "POST /v1/reviews/session" || line == "GET /v1/reviews/r1"),
        "{asked:?}"
    );
}

#[actix_web::test]
async fn what_is_odd_about_an_entry_is_pointed_out_above_its_answers() {
    let site = Site::new().await;

    let page = site.get(&address("")).await;

    assert_eq!(
        page.texts("#e-i1 .hint li"),
        [
            "Die Telefonnummer lässt sich so, wie sie da steht, nicht wählen.",
            "Die Website ist für uns seit 14. Oktober 2026 nicht erreichbar.",
        ],
        "what a newer API finds odd is left out"
    );
    assert!(page.texts("#e-i2 .hint li").is_empty());
    assert_eq!(page.texts("#e-i3 .hint li").len(), 2);
    assert_eq!(page.texts("#e-i4 .hint li").len(), 2);
    let html = page.html();
    let (_, card) = html.split_once("id=\"e-i1\"").unwrap();
    assert!(card.find("Website ist für uns").unwrap() < card.find("<form").unwrap());
    for lang in ["de-simple", "en", "fr", "ar"] {
        let page = site.get(&format!("/{lang}/review/{TOKEN}")).await;
        assert_eq!(page.texts(".entry .hint li").len(), 6, "{lang}");
    }
}

#[actix_web::test]
async fn a_link_that_is_not_good_any_more_leads_to_a_fresh_one() {
    let site = Site::new().await;
    let page = site.get("/de/review/old-link").await;
    assert_eq!(page.status, 404);
    assert_eq!(page.text("h1"), "Dieser Link gilt nicht mehr");
    assert_eq!(page.attrs("main form", "action"), ["/de/review-link"]);
    let typo = post(&site, "/de/review-link", &[("email", "office")]).await;
    assert_eq!(
        (typo.status.as_u16(), typo.attrs("#email", "value")),
        (422, vec!["office".to_owned()])
    );
    let sent = post(&site, "/de/review-link", &[("email", "office@verein.example")]).await;
    assert_eq!(
        (sent.status.as_u16(), sent.text("h1").as_str()),
        (200, "Bitte sehen Sie in Ihr Postfach")
    );
    assert_eq!(asked(&site).await.last().unwrap(), "POST /v1/reviews/link");
}

#[actix_web::test]
async fn an_answer_leads_back_to_the_entry() {
    let site = Site::new().await;
    let confirmed = post(&site, &address(""), &[("do", "confirm"), ("shown", "i2:3")]).await;
    assert_eq!(confirmed.status, 303);
    assert_eq!(confirmed.header("location"), Some(address("?did=saved#e-i2").as_str()));
    let undone = post(&site, &address(""), &[("do", "undo"), ("item", "i3")]).await;
    assert_eq!(undone.header("location"), Some(address("?did=undone#e-i3").as_str()));
    let gone = post(
        &site,
        &address("/gone/i2"),
        &[("version", "3"), ("successor", "sprachtreff-1")],
    )
    .await;
    assert_eq!(gone.header("location"), Some(address("?did=saved#e-i2").as_str()));
    let rest = post(
        &site,
        &address(""),
        &[("do", "rest"), ("shown", "i1:3"), ("shown", "i2:3")],
    )
    .await;
    assert_eq!(rest.header("location"), Some(address("?did=saved").as_str()));
}

#[actix_web::test]
async fn an_entry_that_has_moved_on_is_shown_with_what_changed_and_asked_again() {
    let site = Site::new().await;
    let page = post(&site, &address(""), &[("do", "confirm"), ("shown", "i2:1")]).await;
    assert_eq!(page.status, 409);
    let changes = page.texts("#e-i2 .hint-strong dd");
    assert_eq!(
        changes,
        [
            "Vorher: Montag: 9:00–12:00 Uhr Jetzt: Dienstag: 17:00–19:00 Uhr, nicht in den Ferien, 3. Samstag im Monat: 15:00–18:00 Uhr",
            "Vorher: 0651 1 Jetzt: nichts"
        ]
    );
    assert_eq!(page.attrs("#e-i2 input[name='shown']", "value"), ["i2:3"]);
}

#[actix_web::test]
async fn a_correction_sends_only_what_has_changed() {
    let site = Site::new().await;
    let saved = correction(&site, &[("do", "save"), ("h0-We", "15 bis 18 Uhr"), ("email", "")]).await;
    assert_eq!(saved.status, 303);
    let body = site.api.last_body("/v1/reviews/r1/items/i2/correct").await;
    let expected = serde_json::json!({
        "version": 3,
        "email": null,
        "hours": [
            {"purpose": "visit", "rule": "Tu 17:00-19:00; We 15:00-18:00", "note": "nicht in den Ferien"},
            {"purpose": "visit", "rule": "Sa[3] 15:00-18:00"},
        ],
    });
    assert_eq!(body, expected);
}

#[actix_web::test]
async fn a_correction_without_a_change_confirms() {
    let site = Site::new().await;
    let saved = correction(&site, &[("do", "save")]).await;
    assert_eq!(saved.status, 303);
    let body = site.api.last_body("/v1/reviews/r1/confirm-rest").await;
    assert_eq!(body, serde_json::json!({"items": [{"item": "i2", "version": 3}]}));
}

#[actix_web::test]
async fn what_cannot_be_read_is_said_beside_its_field_and_nothing_is_lost() {
    let site = Site::new().await;
    let page = correction(
        &site,
        &[
            ("do", "save"),
            ("h0-We", "nachmittags"),
            ("until", "bald"),
            ("phone", "0651 7"),
        ],
    )
    .await;
    assert_eq!(page.status, 422);
    assert_eq!(page.attrs(".hint-bad a", "href"), ["#h0-We", "#until"]);
    assert_eq!(page.attrs("#h0-We", "value"), ["nachmittags"]);
    assert_eq!(page.attrs("#phone", "value"), ["0651 7"]);
    let refused = correction(&site, &[("do", "save"), ("email", "nowhere")]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.text("#email-wrong"), "Das ist keine E-Mail-Adresse.");
}

#[actix_web::test]
async fn hours_are_shown_as_they_would_be_before_anything_is_saved() {
    let site = Site::new().await;
    let page = correction(&site, &[("do", "preview"), ("h0-We", "15-18")]).await;
    assert_eq!((page.status.as_u16(), page.texts("#preview table").len()), (200, 2));
    assert_eq!(page.attrs("#h0-We", "value"), ["15-18"]);
    let wrong = correction(&site, &[("do", "preview"), ("h1-rule", "nonsense")]).await;
    assert_eq!(
        (wrong.status.as_u16(), wrong.attrs(".hint-bad a", "href")),
        (422, vec!["#h1-rule".to_owned()])
    );
    assert!(asked(&site).await.iter().all(|line| !line.ends_with("/correct")));
}

#[actix_web::test]
async fn a_form_of_an_entry_that_has_moved_on_keeps_what_was_typed() {
    let site = Site::new().await;
    let old =
        serde_json::json!({"lang": "de", "texts": {"title": "Café"}, "phone": "0651 1", "email": "old@verein.example"});
    let fields = [
        ("version", "1"),
        ("base", &old.to_string()),
        ("do", "save"),
        ("phone", "0651 2"),
    ];
    let page = post(&site, &address("/correct/i2"), &fields).await;
    assert_eq!(page.status, 409);
    assert_eq!(page.attrs("input[name='version']", "value"), ["3"]);
    assert_eq!(page.attrs("#phone", "value"), ["0651 2"], "what was typed");
    assert_eq!(
        page.attrs("#email", "value"),
        ["cafe@buergerhaus.example"],
        "what nobody touched is as it is now"
    );
    assert_eq!(page.attrs("#title", "value"), ["Café Welcome"]);
}

#[actix_web::test]
async fn a_successor_that_is_not_there_is_said() {
    let site = Site::new().await;
    let fields = [
        ("version", "3"),
        ("other", "https://porta.example/de/offers/atlantis?x=1"),
    ];
    let page = post(&site, &address("/gone/i2"), &fields).await;
    assert_eq!(
        (page.status.as_u16(), page.text("#other-wrong").as_str()),
        (422, "Dieses Angebot gibt es hier nicht.")
    );
}

#[actix_web::test]
async fn forms_of_other_sites_are_refused() {
    let site = Site::new().await;
    let send = async |header: (&'static str, &'static str)| {
        let form = [("do", "confirm"), ("shown", "i2:3")];
        let request = TestRequest::post()
            .uri(&address(""))
            .set_form(form)
            .insert_header(header);
        site.request(request).await.status.as_u16()
    };
    assert_eq!(send(("sec-fetch-site", "cross-site")).await, 403);
    assert_eq!(send(("sec-fetch-site", "same-site")).await, 403);
    assert_eq!(send(("origin", "https://elsewhere.example")).await, 403);
    assert_eq!(send(("sec-fetch-site", "same-origin")).await, 303);
    let other = post(&site, &address(""), &[("do", "something")]).await;
    assert_eq!(
        (other.status.as_u16(), other.text("h1").as_str()),
        (400, "Das ließ sich nicht annehmen")
    );
    let long = "x".repeat(300_000);
    assert_eq!(
        post(&site, &address(""), &[("do", "word"), ("text", &long)])
            .await
            .status,
        413
    );
}

#[actix_web::test]
async fn a_word_and_another_contact_are_passed_on_or_sent_back_with_what_was_written() {
    let site = Site::new().await;
    assert_eq!(
        post(&site, &address(""), &[("do", "word"), ("text", "Neu")])
            .await
            .status,
        303
    );
    let empty = post(&site, &address(""), &[("do", "word"), ("text", " ")]).await;
    assert_eq!(
        (empty.status.as_u16(), empty.text("#text-wrong").as_str()),
        (422, "Hier fehlt etwas.")
    );
    let contact = [
        ("do", "contact"),
        ("email", "nowhere"),
        ("lang", "ar"),
        ("note", "ab Mai"),
    ];
    let page = post(&site, &address(""), &contact).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.attrs("#email", "value"), ["nowhere"]);
    assert_eq!(page.attrs("#lang option[selected]", "value"), ["ar"]);
    assert_eq!(page.text("#note"), "ab Mai");
}
