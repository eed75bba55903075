//! News by mail: asked for, confirmed, changed, ended.

use actix_web::test::TestRequest;
use serde_json::json;

use crate::fake::asks::{RUNNING, WAITING};
use crate::harness::{Page, Site};

const PATH: &str = "/de/subscribe";
const SUBSCRIPTIONS: &str = "/v1/cities/trier/subscriptions";

async fn post(site: &Site, path: &str, fields: &[(&str, &str)]) -> Page {
    site.request(TestRequest::post().uri(path).set_form(fields)).await
}

fn behind(token: &str) -> String {
    format!("{PATH}/{token}")
}

/// What the API has been asked to do with subscriptions.
async fn done(site: &Site) -> Vec<String> {
    let all = site.api.asked().await;
    let changes = |line: &String| {
        line.starts_with("POST")
            && line.contains("subscriptions")
            && !line.ends_with("/read")
            && !line.ends_with("/form")
    };
    all.into_iter().filter(changes).collect()
}

#[actix_web::test]
async fn a_reader_asks_for_news_and_is_told_to_look_into_the_mailbox() {
    let site = Site::new().await;
    let form = site.get(PATH).await;
    assert_eq!(
        (form.status.as_u16(), form.header("cache-control")),
        (200, Some("no-store"))
    );
    assert_eq!(form.header("set-cookie"), None);
    assert_eq!(form.attrs("input[name='nouns'][checked]", "value"), ["event", "offer"]);
    assert_eq!(form.attrs("input[name='rhythm'][checked]", "value"), ["weekly"]);
    assert_eq!(form.attrs("details[open]", "open"), [""; 0]);

    let fields = [
        ("form", "k1.x"),
        ("email", " leserin@mail.example "),
        ("nouns", "offer"),
        ("categories", "meet"),
        ("districts", "nord"),
        ("languages", "ar"),
        ("rhythm", "daily"),
        ("website", ""),
        ("do", "ask"),
    ];
    let asked = post(&site, PATH, &fields).await;

    assert_eq!(
        (asked.status.as_u16(), asked.text("h1").as_str()),
        (200, "Bitte sehen Sie in Ihr Postfach")
    );
    let body = site.api.last_body(SUBSCRIPTIONS).await;
    let expected = json!({
        "email": "leserin@mail.example", "lang": "de", "nouns": ["offer"], "categories": ["meet"], "districts": ["nord"],
        "languages": ["ar"], "rhythm": "daily", "form": "k1.x", "website": "",
    });
    assert_eq!(body, expected);
}

#[actix_web::test]
async fn what_is_wrong_is_said_and_what_was_chosen_is_kept() {
    let site = Site::new().await;
    let nothing = post(
        &site,
        PATH,
        &[
            ("form", "k1.x"),
            ("email", ""),
            ("districts", "nord"),
            ("rhythm", "daily"),
        ],
    )
    .await;
    assert_eq!(nothing.status, 422);
    assert_eq!(nothing.attrs(".hint-bad a", "href"), ["#email", "#nouns"]);
    assert_eq!(nothing.attrs("details[open] input[checked]", "value"), ["nord"]);
    assert_eq!(nothing.attrs("input[name='rhythm'][checked]", "value"), ["daily"]);
    assert_eq!(nothing.attrs("input[name='form']", "value"), ["k1.x"]);
    assert_eq!(done(&site).await, [""; 0]);
    let send = async |form: &str, email: &str| {
        post(&site, PATH, &[("form", form), ("email", email), ("nouns", "offer")]).await
    };

    let odd = send("k1.x", "odd").await;
    let old = send("old", "a@mail.example").await;
    let many = send("many", "a@mail.example").await;

    assert_eq!(
        (odd.attrs("#email", "value"), odd.attrs("[aria-invalid]", "id")),
        (vec!["odd".to_owned()], vec!["email".to_owned()])
    );
    assert_eq!(old.attrs("input[name='form']", "value"), [crate::fake::reports::FORM]);
    assert_eq!((many.status.as_u16(), many.header("retry-after")), (429, Some("600")));
}

#[actix_web::test]
async fn looking_changes_nothing_and_a_button_confirms() {
    let site = Site::new().await;
    for _ in 0..3 {
        let page = site.get(&behind(WAITING)).await;
        assert_eq!(
            (page.status.as_u16(), page.header("cache-control")),
            (200, Some("no-store"))
        );
        assert_eq!(page.attrs("meta[name='robots']", "content"), ["noindex"]);
        assert_eq!(page.attrs("button[name='do']", "value"), ["confirm", "end"]);
        assert!(page.text(".lead").contains("leserin@mail.example"));
    }
    assert_eq!(done(&site).await, [""; 0]);

    let confirmed = post(&site, &behind(WAITING), &[("do", "confirm")]).await;

    assert_eq!(confirmed.status, 200);
    assert!(confirmed.text("main [role='status']").starts_with("Bestätigt."));
    assert_eq!(done(&site).await, ["POST /v1/subscriptions/confirm"]);
    let foreign = TestRequest::post()
        .uri(&behind(WAITING))
        .set_form([("do", "confirm")])
        .insert_header(("sec-fetch-site", "cross-site"));
    assert_eq!(site.request(foreign).await.status, 403);
    assert_eq!(post(&site, &behind(WAITING), &[("do", "dance")]).await.status, 400);
}

#[actix_web::test]
async fn wishes_are_changed_and_ended_behind_the_link() {
    let site = Site::new().await;
    let page = site.get(&behind(RUNNING)).await;
    assert_eq!(page.attrs("details[open] input[checked]", "value"), ["nord"]);
    assert!(
        page.text(".lead").contains("30. November 2026"),
        "{}",
        page.text(".lead")
    );
    assert_eq!(page.attrs("#f-lang option[selected]", "value"), ["de"]);

    let fields = [
        ("do", "change"),
        ("nouns", "event"),
        ("rhythm", "daily"),
        ("lang", "ar"),
        ("languages", "uk"),
    ];
    let changed = post(&site, &behind(RUNNING), &fields).await;
    let nothing = post(&site, &behind(RUNNING), &[("do", "change"), ("rhythm", "daily")]).await;

    assert_eq!((changed.status.as_u16(), nothing.status.as_u16()), (200, 422));
    assert!(changed.text("main [role='status']").starts_with("Gespeichert."));
    assert_eq!(nothing.attrs(".hint-bad a", "href"), ["#nouns"]);
    assert_eq!(nothing.attrs("input[name='rhythm'][checked]", "value"), ["daily"]);
    let body = site.api.last_body("/v1/subscriptions/change").await;
    let expected = json!({
        "token": RUNNING, "lang": "ar", "nouns": ["event"], "categories": [], "districts": [], "languages": ["uk"],
        "rhythm": "daily",
    });
    assert_eq!(body, expected);
    let ended = post(&site, &behind(RUNNING), &[("do", "end")]).await;
    assert_eq!(
        (ended.status.as_u16(), ended.text("h1").as_str()),
        (200, "Sie bekommen keine Nachrichten mehr")
    );
    let gone = site.get(&behind("pns_old")).await;
    assert_eq!(
        (gone.status.as_u16(), gone.text("h1").as_str()),
        (404, "Diesen Link gibt es nicht mehr")
    );
    assert_eq!(
        post(&site, &behind("pns_old"), &[("do", "end")]).await.status,
        200,
        "twice is once"
    );
}
