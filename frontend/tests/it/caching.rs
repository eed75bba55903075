//! Caching on both sides: towards the API, and towards browsers.

use chrono::TimeDelta;

use crate::harness::Site;

#[actix_web::test]
async fn a_fresh_answer_is_not_asked_for_again_and_an_older_one_conditionally() {
    let site = Site::new().await;
    site.get("/de/offers/cafe-welcome").await;
    let first = site.api.seen().await.len();
    site.get("/de/offers/cafe-welcome").await;
    assert_eq!(site.api.seen().await.len(), first, "fresh for five seconds");
    site.clock.advance(TimeDelta::seconds(6));
    assert_eq!(site.get("/de/offers/cafe-welcome").await.status, 200);
    let seen = site.api.seen().await;
    assert_eq!(seen.len(), 2 * first);
    assert!(seen[first..].iter().all(|(_, etag)| etag.is_some()), "{seen:?}");
    site.get("/de/offers/cafe-welcome").await;
    assert_eq!(site.api.seen().await.len(), 2 * first, "a 304 makes it fresh again");
}

#[actix_web::test]
async fn an_unchanged_page_is_not_sent_again() {
    let site = Site::new().await;
    for path in ["/de/", "/ar/offers", "/robots.txt"] {
        let page = site.get(path).await;
        let etag = page.header("etag").unwrap().to_owned();
        assert!(etag.starts_with('"'), "strong: {etag}");
        let again = site
            .get_with(path, &[("If-None-Match", &format!("\"x\", W/{etag}"))])
            .await;
        assert_eq!(again.status, 304, "{path}");
        assert!(again.bytes.is_empty());
        assert_eq!(again.header("etag"), Some(etag.as_str()));
        assert!(again.header("cache-control").is_some() && again.header("vary").is_some());
    }
}

#[actix_web::test]
async fn pages_are_compressed_each_with_its_own_tag() {
    let site = Site::new().await;
    let plain = site.get("/de/offers").await;
    let brotli = site
        .get_with("/de/offers", &[("Accept-Encoding", "gzip;q=0.8, br")])
        .await;
    let gzip = site.get_with("/de/offers", &[("Accept-Encoding", "gzip")]).await;
    assert_eq!(
        (brotli.header("content-encoding"), gzip.header("content-encoding")),
        (Some("br"), Some("gzip"))
    );
    assert_eq!(plain.header("content-encoding"), None);
    let tags = [&plain, &brotli, &gzip].map(|page| page.header("etag").unwrap().to_owned());
    assert!(tags[0] != tags[1] && tags[1] != tags[2]);
    assert!(brotli.bytes.len() * 5 < plain.bytes.len());
    let mut body = Vec::new();
    std::io::copy(&mut brotli::Decompressor::new(brotli.bytes.as_ref(), 4096), &mut body).unwrap();
    assert_eq!(body, plain.bytes);
    assert_eq!(brotli.header("vary"), Some("Accept-Encoding"));
}

#[actix_web::test]
async fn the_first_load_is_small() {
    let site = Site::new().await;
    let br = [("Accept-Encoding", "br")];
    for path in ["/de/", "/ar/", "/de/offers", "/ar/offers/cafe-welcome"] {
        let page = site.get(path).await;
        let mut total = site.get_with(path, &br).await.bytes.len();
        for file in ["link[rel='stylesheet']", "link[rel='icon']", "use"] {
            let attr = page
                .attrs(file, "href")
                .first()
                .unwrap()
                .split('#')
                .next()
                .unwrap()
                .to_owned();
            total += site.get_with(&attr, &br).await.bytes.len();
        }
        assert!(total <= 15_000, "{path}: {total} bytes");
    }
}

#[actix_web::test]
async fn files_are_kept_for_ever_under_names_that_change_with_them() {
    let site = Site::new().await;
    let style = site
        .get("/de/offers")
        .await
        .attrs("link[rel='stylesheet']", "href")
        .concat();
    let file = site.get(&style).await;
    assert_eq!(
        file.header("cache-control"),
        Some("public, max-age=31536000, immutable")
    );
    assert_eq!(file.header("content-type"), Some("text/css; charset=utf-8"));
    assert_eq!(site.get("/assets/app.0000000000000000.css").await.status, 404);
}

#[actix_web::test]
async fn when_the_api_is_away_the_last_known_is_shown_and_said_to_be() {
    let site = Site::new().await;
    site.get("/de/offers").await;
    site.api.fail_with(503);
    site.clock.advance(TimeDelta::seconds(60));
    let page = site.get("/de/offers").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.texts(".notice-stale").len(), 1);
    assert_eq!(page.texts("article.offer").len(), 10);
    let asked = site.api.seen().await.len();
    site.get("/de/offers").await;
    assert_eq!(
        site.api.seen().await.len(),
        asked,
        "an API that is away is left alone for a moment"
    );
    site.api.fail_with(0);
    site.clock.advance(TimeDelta::seconds(4));
    assert!(site.get("/de/offers").await.texts(".notice-stale").is_empty());
}
