//! The list of offers: filters, facets, chips, pages, the nearest.

use crate::harness::Site;

#[actix_web::test]
async fn a_filter_stays_chosen_and_can_be_removed() {
    let site = Site::new().await;
    let page = site.get("/de/offers?category=language&district=sued&cost=free").await;
    assert_eq!(page.texts("h2#results"), ["30 Angebote"]);
    assert_eq!(page.attrs("#f-district [selected]", "value"), ["sued"]);
    assert_eq!(page.attrs("#f-category [selected]", "value"), ["language"]);
    assert_eq!(page.attrs("#f-cost", "checked").len(), 1);
    assert_eq!(
        page.texts(".chip > span[aria-hidden]"),
        ["Deutsch lernen", "Trier-Süd", "Kostenlos"]
    );
    assert_eq!(
        page.attrs(".chip", "href"),
        [
            "/de/offers?district=sued&cost=free",
            "/de/offers?category=language&cost=free",
            "/de/offers?category=language&district=sued",
            "/de/offers",
        ]
    );
}

#[actix_web::test]
async fn facet_counts_stand_beside_the_values() {
    let site = Site::new().await;
    let page = site.get("/en/offers").await;
    let options = page.texts("#f-district option");
    assert!(options.contains(&"Trier-Süd (30)".to_owned()), "{options:?}");
    assert!(
        !options.iter().any(|o| o.contains("Irsch")),
        "a value without hits is no choice"
    );
    assert!(
        page.texts("#f-category option")
            .contains(&"Learning German: all (31)".to_owned())
    );
    assert!(page.texts("#f-language option").contains(&"Arabic (3)".to_owned()));
}

#[actix_web::test]
async fn several_values_survive_the_form() {
    let site = Site::new().await;
    let page = site.get("/de/offers?language=ar,uk&language=fa").await;
    assert_eq!(page.attrs("#f-language [selected]", "value"), ["ar"]);
    assert_eq!(
        page.attrs("input[type='hidden'][name='language']", "value"),
        ["fa", "uk"]
    );
    let asked = site.api.seen().await;
    assert!(
        asked.iter().any(|(url, _)| url.contains("language=ar%2Cuk%2Cfa")),
        "{asked:?}"
    );
}

#[actix_web::test]
async fn filters_without_a_field_travel_along() {
    let site = Site::new().await;
    let page = site.get("/de/offers?provider=caritas&q=deutsch").await;
    assert_eq!(
        page.attrs("input[type='hidden'][name='provider']", "value"),
        ["caritas"]
    );
    assert_eq!(page.attrs("input#q", "value"), ["deutsch"]);
}

#[actix_web::test]
async fn words_come_by_relevance_unless_another_order_is_chosen() {
    let site = Site::new().await;
    let order = async |path: &str| {
        (
            site.get(path).await.texts("#f-sort option").concat(),
            site.api.seen().await,
        )
    };
    let (choices, _) = order("/en/offers?q=deutsch&sort=").await;
    assert!(choices.starts_with("Best match"), "{choices}");
    let (choices, asked) = order("/en/offers?sort=relevance").await;
    assert!(choices.starts_with("By name"), "{choices}");
    assert!(
        !asked.iter().any(|(url, _)| url.contains("sort=")),
        "without words there is no relevance: {asked:?}"
    );
}

#[actix_web::test]
async fn pages_lead_on_and_back_to_the_start() {
    let site = Site::new().await;
    let first = site.get("/de/offers?sort=name").await;
    assert_eq!(first.texts("article.offer").len(), 10);
    let next = first.attrs(".pages a[rel='next']", "href").concat();
    assert_eq!(next, "/de/offers?sort=name&cursor=10");
    let second = site.get(&next).await;
    assert_eq!(second.texts("article.offer").len(), 10);
    let last = site.get("/de/offers?sort=name&cursor=30").await;
    assert_eq!(last.texts("article.offer").len(), 8);
    assert_eq!(last.attrs(".pages a", "href"), ["/de/offers?sort=name"]);
}

#[actix_web::test]
async fn a_district_without_any_shows_the_nearest() {
    let site = Site::new().await;
    let page = site.get("/de/offers?district=irsch").await;
    assert_eq!(
        page.text(".results > .hint"),
        "In Irsch gibt es dazu kein Angebot. Das hier liegt am nächsten:"
    );
    let facts = page.texts("article.offer .facts li:first-child");
    assert!(facts[0].ends_with("Trier-Nord · etwa 850 m"), "{facts:?}");
    assert!(facts[1].ends_with("etwa 2,4 km"), "{facts:?}");
}

#[actix_web::test]
async fn a_sensitive_topic_has_the_way_out() {
    let site = Site::new().await;
    assert_eq!(
        site.get("/de/offers?category=women.violence")
            .await
            .texts(".exit a")
            .len(),
        1
    );
    assert!(site.get("/de/offers?category=women").await.texts(".exit a").is_empty());
}

#[actix_web::test]
async fn the_language_switch_stays_on_the_page_without_the_cursor() {
    let site = Site::new().await;
    let page = site.get("/de/offers?district=sued&cursor=20").await;
    let switch = page.attrs(".langs a", "href");
    assert_eq!(
        switch,
        [
            "/de/offers?district=sued",
            "/de-simple/offers?district=sued",
            "/en/offers?district=sued",
            "/fr/offers?district=sued",
            "/ar/offers?district=sued",
            // The page in Tigrinya is one for all.
            "/ti/"
        ]
    );
}

#[actix_web::test]
async fn parameters_of_newsletters_do_no_harm() {
    let site = Site::new().await;
    let page = site.get("/de/offers?utm_source=mail&district=sued&empty=").await;
    assert_eq!(page.status, 200);
    assert_eq!(
        page.attrs("link[rel='canonical']", "href"),
        ["https://porta.example/de/offers?district=sued"]
    );
}

#[actix_web::test]
async fn open_state_knows_three_answers() {
    let site = Site::new().await;
    let badges = |page: &crate::harness::Page| page.texts("article.offer .badge");
    let page = site.get("/de/offers").await;
    for says in [
        "Geschlossen · öffnet heute um 17:00 Uhr",
        "Jetzt geöffnet bis 12:00 Uhr",
        "Jetzt geöffnet",
        "Unbekannt, ob geöffnet ist (Feiertag)",
        "Öffnungszeiten nicht bekannt",
        "Geschlossen · öffnet Donnerstag um 9:00 Uhr",
    ] {
        assert!(
            badges(&page).contains(&says.to_owned()),
            "{says} in {:?}",
            badges(&page)
        );
    }
}
