//! What machines read.

use serde_json::Value;

use crate::harness::Site;

#[actix_web::test]
async fn robots_learn_where_the_map_of_the_site_is() {
    let site = Site::new().await;
    let text = site.get("/robots.txt").await.html();
    assert!(
        text.contains("Disallow: /*/search\n") && text.contains("Disallow: /*/report\n"),
        "{text}"
    );
    assert!(
        text.ends_with("\nSitemap: https://porta.example/sitemap.xml\n"),
        "{text}"
    );
}

#[actix_web::test]
async fn the_sitemap_names_every_record_in_every_language() {
    let site = Site::new().await;
    let index = site.get("/sitemap.xml").await;
    assert_eq!(index.header("content-type"), Some("application/xml; charset=utf-8"));
    let parts: Vec<String> = between(&index.html(), "<loc>https://porta.example", "</loc>");
    assert_eq!(
        parts,
        [
            "site",
            "offers",
            "providers",
            "events",
            "districts",
            "responsibilities",
            "help",
            "news",
            "pages",
            "facts"
        ]
        .map(|noun| format!("/sitemap/{noun}.xml"))
    );
    let offers = site.get("/sitemap/offers.xml").await.html();
    for lang in ["de", "de-simple", "en", "fr", "ar"] {
        let address = format!("https://porta.example/{lang}/offers/cafe-welcome");
        assert!(offers.contains(&format!("<loc>{address}</loc>")), "{lang}");
        let alternate = format!("<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{address}\"/>");
        assert_eq!(offers.matches(&alternate).count(), 5, "{lang}");
    }
    assert!(!offers.contains("/uk/"), "the city does not speak it");
    for address in between(
        &site.get("/sitemap/site.xml").await.html(),
        "<loc>https://porta.example",
        "</loc>",
    ) {
        assert_eq!(site.get(&address).await.status, 200, "{address}");
    }
    for noun in ["news", "pages", "facts"] {
        let part = site.get(&format!("/sitemap/{noun}.xml")).await.html();
        let first = &between(&part, "<loc>https://porta.example", "</loc>")[0];
        assert!(first.starts_with(&format!("/de/{noun}/")), "{first}");
        assert_eq!(site.get(first).await.status, 200, "{first}");
    }
    let events = site.get("/sitemap/events.xml").await.html();
    assert_eq!(
        events
            .matches("<loc>https://porta.example/de/events/cafe-nachmittag</loc>")
            .count(),
        1
    );
    assert_eq!(site.get("/sitemap/nothing.xml").await.status, 404);
}

#[actix_web::test]
async fn the_manifest_is_in_its_language() {
    let site = Site::new().await;
    let page = site.get("/ar/manifest.webmanifest").await;
    assert_eq!(page.header("content-type"), Some("application/manifest+json"));
    let manifest: Value = serde_json::from_slice(&page.bytes).unwrap();
    assert_eq!((&manifest["lang"], &manifest["dir"]), (&"ar".into(), &"rtl".into()));
    assert_eq!(manifest["start_url"], "/ar/");
    for icon in manifest["icons"].as_array().unwrap() {
        let picture = site.get(icon["src"].as_str().unwrap()).await;
        assert_eq!(
            (picture.status.as_u16(), picture.header("content-type")),
            (200, icon["type"].as_str())
        );
    }
    assert_eq!(site.get("/uk/manifest.webmanifest").await.status, 404);
}

#[actix_web::test]
async fn who_finds_a_hole_learns_whom_to_tell_while_that_holds() {
    let args = |until| {
        let args = [
            "--public-url",
            "https://porta.example",
            "--security-contact",
            "mailto:hole@porta.example",
            "--security-until",
        ];
        args.into_iter().chain([until]).collect::<Vec<_>>()
    };
    let site = Site::with(&args("2027-06-30")).await;
    let page = site.get("/.well-known/security.txt").await;
    assert_eq!(page.header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(
        page.html(),
        "Contact: mailto:hole@porta.example\nExpires: 2027-06-30T00:00:00Z\nPreferred-Languages: de, en, fr\n\
         Canonical: https://porta.example/.well-known/security.txt\n"
    );
    assert_eq!(
        Site::with(&args("2026-11-24"))
            .await
            .get("/.well-known/security.txt")
            .await
            .status,
        404
    );
    assert_eq!(Site::new().await.get("/.well-known/security.txt").await.status, 404);
}

#[actix_web::test]
async fn links_that_are_passed_on_have_a_preview() {
    let site = Site::new().await;
    let page = site.get("/de/offers/cafe-welcome").await;
    let of = |name: &str| page.attrs(&format!("meta[property='{name}']"), "content").concat();
    assert_eq!(of("og:url"), "https://porta.example/de/offers/cafe-welcome");
    assert!(!of("og:title").is_empty() && !of("og:description").is_empty());
    let picture = of("og:image").replace("https://porta.example", "");
    assert_eq!(site.get(&picture).await.header("content-type"), Some("image/png"));
}

#[actix_web::test]
async fn a_sensitive_page_gives_nothing_away_in_lists_of_windows() {
    let site = Site::new().await;
    let page = site.get("/de/offers/frauenhaus").await;
    assert_eq!(page.text("title"), "Ankommen in Trier");
    assert_eq!(
        page.attrs("meta[property='og:title']", "content"),
        ["Ankommen in Trier"]
    );
    assert_eq!(page.attrs("script[src*='exit']", "type"), ["module"]);
    assert!(
        site.get("/de/offers/cafe-welcome")
            .await
            .attrs("script[src*='exit']", "src")
            .is_empty()
    );
}

#[actix_web::test]
async fn suggestions_come_as_a_list_of_texts() {
    let site = Site::new().await;
    let page = site.get("/de/search/suggestions?q=sprach").await;
    assert_eq!(page.header("content-type"), Some("application/json"));
    let texts: Vec<String> = serde_json::from_slice(&page.bytes).unwrap();
    assert!(
        !texts.is_empty() && texts.iter().all(|text| text.to_lowercase().contains("sprach")),
        "{texts:?}"
    );
    assert_eq!(site.get("/de/search/suggestions").await.html(), "[]");
}

#[actix_web::test]
async fn the_host_of_the_tiles_may_be_asked_and_no_other() {
    let tiles = [
        "--tiles-url",
        "https://tiles.example/{z}/{x}/{y}.png",
        "--tiles-attribution",
        "© <b>Karten</b>",
    ];
    let page = Site::with(&tiles).await.get("/de/map").await;
    let csp = page.header("content-security-policy").unwrap();
    assert!(csp.contains("img-src 'self' data: https://tiles.example;"), "{csp}");
    let data: Value = serde_json::from_str(&page.document_text("#map-data")).unwrap();
    assert_eq!(data["tiles"]["attribution"], "© &lt;b&gt;Karten&lt;/b&gt;");
    assert!(page.text("#street-map-from").contains("tiles.example"));
    assert!(!data["places"].as_array().unwrap().is_empty());
    assert!(data.to_string().contains("Polygon"));
    assert!(
        !data.to_string().to_lowercase().contains("frauenhaus"),
        "a secret place is on no map"
    );
}

fn between(text: &str, before: &str, after: &str) -> Vec<String> {
    let parts = text.split(before).skip(1);
    parts
        .filter_map(|part| part.split(after).next().map(str::to_owned))
        .collect()
}
