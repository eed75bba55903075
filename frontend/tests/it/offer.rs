//! One offer: states, places, texts, and markup that wants to break out.

use crate::harness::Site;

#[actix_web::test]
async fn closed_is_said_before_everything_and_help_is_offered() {
    let site = Site::new().await;
    let page = site.get("/de/offers/moebellager").await;
    assert_eq!(
        page.texts(".record-head .badge"),
        ["Gibt es seit 30. Juni 2026 nicht mehr"]
    );
    assert_eq!(
        page.attrs(".record-head .hint a", "href"),
        ["/de/offers/fahrradwerkstatt"]
    );
    assert_eq!(page.texts("#instead + .list h3"), ["Deutschkurs für Eltern (A1)"]);
}

#[actix_web::test]
async fn a_secret_place_has_no_address_and_a_fast_way_out() {
    let site = Site::with(&["--exit-url", "https://harmless.example/"]).await;
    let page = site.get("/en/offers/frauenhaus").await;
    assert_eq!(page.attrs(".exit a", "href"), ["https://harmless.example/"]);
    assert_eq!(page.attrs(".exit a", "rel"), ["noreferrer"]);
    assert!(page.text(".panel .hint").starts_with("The address is not public"));
    assert!(page.texts("address").is_empty());
    assert!(site.get("/en/offers/cafe-welcome").await.texts(".exit").is_empty());
}

#[actix_web::test]
async fn markup_in_texts_stays_text() {
    let site = Site::new().await;
    for path in [
        "/de/offers/markup",
        "/de/offers?q=rat",
        "/de/providers/oekumene",
        "/de/providers",
    ] {
        let html = site.get(path).await.html();
        for evil in [
            "<script>alert",
            "<b onclick",
            "<img",
            "javascript:",
            "tracker.example",
            "<b>Hilfe",
        ] {
            assert!(!html.contains(evil), "{path}: {evil}");
        }
    }
    let page = site.get("/de/offers/markup").await;
    assert_eq!(page.text("h1"), "<script>alert(1)</script> & „Rat“");
    assert_eq!(page.attrs(".prose a", "href"), ["https://gut.example/"]);
    assert_eq!(page.attrs(".prose a[href]", "rel"), ["noopener noreferrer"]);
    assert_eq!(
        page.texts(".prose h3"),
        ["Titel"],
        "headings of texts lie below the page's"
    );
    assert!(
        page.texts(".contacts .button").is_empty(),
        "what cannot be a link is left out"
    );
}

#[actix_web::test]
async fn structured_data_cannot_be_left() {
    let site = Site::new().await;
    let page = site.get("/de/offers/markup").await;
    let scripts = page.texts("script[type='application/ld+json']");
    let ld: serde_json::Value = serde_json::from_str(&scripts[0]).unwrap();
    assert_eq!(scripts.len(), 1);
    assert_eq!(ld["name"], "<script>alert(1)</script> & „Rat“");
    assert_eq!(ld["url"], "https://porta.example/de/offers/markup");
}

#[actix_web::test]
async fn a_text_in_another_language_says_so_and_is_marked() {
    let site = Site::new().await;
    let page = site.get("/ar/offers/moebellager").await;
    assert_eq!(page.attrs("h1 span", "lang"), ["de"]);
    assert_eq!(page.attrs("h1 span", "dir"), ["ltr"]);
    assert!(page.texts(".text-note").concat().contains("الألمانية"));
    let own = site.get("/ar/offers/cafe-welcome").await;
    assert!(own.attrs("h1 span", "lang").is_empty() && own.texts(".record-head > .text-note").is_empty());
}

#[actix_web::test]
async fn translations_that_are_not_safe_are_labelled() {
    let site = Site::new().await;
    let note = async |path: &str| site.get(path).await.texts(".record-head > .text-note").concat();
    assert!(
        note("/en/offers/asylberatung")
            .await
            .contains("older than the original")
    );
    assert!(note("/ar/offers/asylberatung").await.contains("أقدم من النص الأصلي"));
    assert!(note("/ar/offers/deutschkurs-eltern").await.contains("ترجمة آلية"));
    assert!(note("/de/offers/asylberatung").await.is_empty());
}

#[actix_web::test]
async fn lists_and_hits_say_it_too() {
    let site = Site::new().await;
    let cards = site.get("/ar/offers").await.texts("article.offer .text-note").concat();
    assert!(
        cards.contains("أقدم من النص الأصلي") && cards.contains("ترجمة آلية"),
        "{cards}"
    );
    let hits = site.get("/ar/search?q=A1").await;
    assert_eq!(hits.texts(".hits .text-note").len(), 1, "{}", hits.html());
    assert!(site.get("/de/search?q=A1").await.texts(".hits .text-note").is_empty());
}

#[actix_web::test]
async fn freshness_stands_on_every_card_and_record() {
    let site = Site::new().await;
    let page = site.get("/de/offers").await;
    assert_eq!(
        page.texts("article.offer .fresh").len(),
        page.texts("article.offer").len()
    );
    for (slug, says) in [
        ("cafe-welcome", "Vom Anbieter bestätigt am 2. November 2026"),
        ("frauenhaus", "Von der Stadt geprüft am 10. November 2026"),
        (
            "asylberatung",
            "Prüfung überfällig seit 1. Oktober 2025 · zuletzt bestätigt am 10. März 2025",
        ),
        ("flinke-nadel", "Noch nie bestätigt"),
    ] {
        assert_eq!(
            site.get(&format!("/de/offers/{slug}"))
                .await
                .text(".fresh-panel .fresh"),
            says
        );
    }
}

#[actix_web::test]
async fn a_phone_can_be_tapped() {
    let site = Site::new().await;
    let page = site.get("/de/offers/cafe-welcome").await;
    assert_eq!(page.attrs(".contacts a", "href")[0], "tel:+4965191820");
    assert_eq!(page.texts(".contacts .number"), ["0651 / 91 82-0"]);
}

#[actix_web::test]
async fn a_phone_that_nobody_can_dial_can_be_read() {
    let site = Site::new().await;
    let page = site.get("/de/offers/sprachtreff-30").await;
    assert_eq!(page.texts(".contacts .number-only .number"), ["718-4711"]);
    assert!(
        page.attrs(".contacts a", "href")
            .iter()
            .all(|href| !href.starts_with("tel:"))
    );
}

#[actix_web::test]
async fn hours_are_words_where_they_can_be() {
    let site = Site::new().await;
    let page = site.get("/en/offers/cafe-welcome").await;
    let sets = page.texts(".sets dd");
    assert_eq!(sets[0], "Tuesday: 17:00–19:00");
    assert_eq!(sets[1], "Monday to Thursday: 9:00–12:00Public holidays: closed");
    assert_eq!(
        page.texts(".sets code"),
        ["Dec Sa[1] 10:00-12:00"],
        "too special for words"
    );
    let arabic = site.get("/ar/offers/frauenhaus").await;
    assert_eq!(arabic.texts(".sets dd"), ["على مدار الساعة"]);
}

#[actix_web::test]
async fn unknown_words_of_a_newer_api_are_left_out() {
    let site = Site::new().await;
    let html = site.get("/en/offers/markup").await.html();
    assert!(!html.contains("no_such_word") && !html.contains("unrecognised"));
    assert!(
        site.get("/en/offers/asylberatung").await.html().contains("tlh"),
        "an unknown language shows its tag"
    );
}
