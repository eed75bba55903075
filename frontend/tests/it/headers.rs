//! Headers on every answer.

use crate::harness::Site;

const EVERYWHERE: &[&str] = &[
    "/",
    "/de/",
    "/ar/offers",
    "/de/nowhere",
    "/robots.txt",
    "/favicon.ico",
    "/health/live",
    "/health/ready",
    "/assets/none",
    "/de/offers?district=atlantis",
];

#[actix_web::test]
async fn every_answer_is_locked_down() {
    let site = Site::new().await;
    for path in EVERYWHERE {
        let page = site.get(path).await;
        let csp = page.header("content-security-policy").unwrap();
        assert!(csp.starts_with("default-src 'none'; style-src 'self';"), "{path}");
        assert!(!csp.contains("unsafe") && csp.contains("; script-src 'self'; worker-src 'self';"));
        assert!(csp.contains("frame-ancestors 'none'") && csp.contains("base-uri 'none'"));
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(page.header("referrer-policy"), Some("same-origin"));
        assert!(page.header("permissions-policy").unwrap().contains("geolocation=()"));
        assert!(
            page.header("strict-transport-security")
                .unwrap()
                .starts_with("max-age=63072000")
        );
        assert!(
            page.header("x-request-id").is_some() && page.header("cache-control").is_some(),
            "{path}"
        );
        assert_eq!(page.header("set-cookie"), None);
        assert_eq!(page.header("server"), None);
    }
}

#[actix_web::test]
async fn without_encryption_nobody_is_told_to_stay_encrypted() {
    let site = Site::with(&["--public-url", "http://porta.example"]).await;
    assert_eq!(site.get("/de/").await.header("strict-transport-security"), None);
}

#[actix_web::test]
async fn a_request_id_is_taken_over_only_if_it_is_plain() {
    let site = Site::new().await;
    let given = async |id: &str| site.get_with("/health/live", &[("X-Request-Id", id)]).await;
    let (plain, odd) = (given("abc-123").await, given("a b<script>").await);
    assert_eq!(plain.header("x-request-id"), Some("abc-123"));
    assert!(odd.header("x-request-id").is_some_and(|id| !id.contains('<')));
}

#[actix_web::test]
async fn search_engines_learn_the_languages_and_the_one_address() {
    let site = Site::new().await;
    let page = site.get("/ar/offers/cafe-welcome").await;
    assert_eq!(
        page.attrs("link[rel='canonical']", "href"),
        ["https://porta.example/ar/offers/cafe-welcome"]
    );
    assert_eq!(
        page.attrs("link[hreflang]", "hreflang"),
        ["de", "de-simple", "en", "fr", "ar"]
    );
    assert_eq!(
        page.attrs("link[hreflang='en']", "href"),
        ["https://porta.example/en/offers/cafe-welcome"]
    );
    assert_eq!(page.attrs("meta[name='description']", "content").len(), 1);
    assert!(page.text("title").ends_with(" – الوصول إلى ترير"));
}

#[actix_web::test]
async fn demo_data_is_called_that_on_every_page() {
    let site = Site::new().await;
    for path in ["/de/", "/en/offers/cafe-welcome", "/ar/search", "/de/nowhere"] {
        assert_eq!(site.get(path).await.texts(".notice-demo").len(), 1, "{path}");
    }
}
