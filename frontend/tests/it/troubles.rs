//! Pages that say why there is no page.

use actix_web::test::TestRequest;

use crate::harness::Site;

#[actix_web::test]
async fn without_the_api_and_without_a_cache_a_friendly_page_says_so() {
    let site = Site::new().await;
    site.api.fail_with(503);
    let page = site.get("/ar/offers").await;
    assert_eq!((page.status.as_u16(), page.header("retry-after")), (503, Some("30")));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(page.attrs("html", "dir"), ["rtl"]);
    assert_eq!(page.attrs(".danger-call a", "href"), ["tel:112"]);
    assert_eq!(site.get("/health/ready").await.status, 503);
    assert_eq!(site.get("/health/live").await.status, 200);
}

#[actix_web::test]
async fn an_unusable_answer_is_our_mistake() {
    let site = Site::new().await;
    site.api.fail_with(500);
    let page = site.get("/en/").await;
    assert_eq!(page.status, 500);
    assert_eq!(page.text("h1"), "Something went wrong here");
}

#[actix_web::test]
async fn a_refused_parameter_leads_back_to_the_whole_list() {
    let site = Site::new().await;
    let page = site.get("/de/offers?district=atlantis").await;
    assert_eq!(page.status, 400);
    assert!(page.attrs(".ways a", "href").contains(&"/de/offers".to_owned()));
}

#[actix_web::test]
async fn nothing_here_helps_on() {
    let site = Site::new().await;
    for path in [
        "/de/offers/none",
        "/de/nowhere",
        "/de/events/%2E%2E",
        "/de/offers/%FF%00",
        "/de/districts/x%2Fy",
    ] {
        let page = site.get(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert_eq!(page.attrs("form", "action"), ["/de/search"], "{path}");
    }
    let page = site.get_with("/nowhere", &[("Accept-Language", "it, ar;q=0.8")]).await;
    assert_eq!(
        (page.status.as_u16(), page.header("content-language")),
        (404, Some("ar"))
    );
}

#[actix_web::test]
async fn a_moved_record_keeps_its_readers() {
    let site = Site::new().await;
    let page = site.get("/ar/offers/alt-cafe").await;
    assert_eq!(
        (page.status.as_u16(), page.header("location")),
        (301, Some("/ar/offers/cafe-welcome"))
    );
}

#[actix_web::test]
async fn slashes_are_forgiven() {
    let site = Site::new().await;
    for (from, to) in [
        ("/de", "/de/"),
        ("/ar/offers/", "/ar/offers"),
        ("/en/offers/x//", "/en/offers/x"),
    ] {
        let page = site.get(from).await;
        assert_eq!(
            (page.status.as_u16(), page.header("location")),
            (301, Some(to)),
            "{from}"
        );
    }
    assert_eq!(site.get("//evil.example/").await.status, 404);
}

#[actix_web::test]
async fn the_root_leads_to_the_readers_language() {
    let site = Site::new().await;
    for (accept, to) in [
        ("ar-SY, en;q=0.5", "/ar/"),
        ("fr-LU", "/fr/"),
        ("it", "/de/"),
        ("en;q=0.1, de;q=0.9", "/de/"),
        ("§§", "/de/"),
    ] {
        let page = site.get_with("/", &[("Accept-Language", accept)]).await;
        assert_eq!(
            (page.status.as_u16(), page.header("location")),
            (302, Some(to)),
            "{accept}"
        );
        assert_eq!(page.header("vary"), Some("Accept-Language"));
    }
}

#[actix_web::test]
async fn pages_can_be_read_and_nothing_else() {
    let site = Site::new().await;
    let post = site.request(TestRequest::post().uri("/de/offers")).await;
    assert_eq!(post.status, 405);
    let head = site
        .request(TestRequest::default().method(actix_web::http::Method::HEAD).uri("/de/"))
        .await;
    assert_eq!(head.status, 200);
}
