//! News, events as a calendar, and what is passed on for machines.

use crate::harness::{Site, all};

#[actix_web::test]
async fn an_article_shows_its_pictures_with_their_words() {
    let site = Site::new().await;
    let page = site.get("/ar/news/zehn-jahre").await;
    assert_eq!(page.status, 200);
    let document = page.document();
    let pictures: Vec<_> = all(&document, "figure img").collect();
    assert_eq!(pictures.len(), 2);
    assert_eq!(pictures[0].attr("alt"), Some("ثلاثة فناجين على طاولة"));
    assert_eq!(pictures[0].attr("lang"), None, "in the language of the page");
    assert_eq!(
        (pictures[1].attr("lang"), pictures[1].attr("dir")),
        (Some("de"), Some("ltr"))
    );
    let set = pictures[0].attr("srcset").unwrap();
    assert_eq!(
        set,
        "/pictures/00112233445566778899aabbccddeeff.png 480w, /pictures/ffeeddccbbaa99887766554433221100.png 960w"
    );
    assert!(pictures[0].attr("width").is_some() && pictures[0].attr("height").is_some());
    assert_eq!(
        page.texts("figcaption bdi"),
        ["Bürgerhaus, CC BY 4.0", "Bürgerhaus, CC BY 4.0"]
    );
    let html = page.html();
    let ld = html
        .split("application/ld+json\">")
        .nth(1)
        .unwrap()
        .split("</script>")
        .next()
        .unwrap();
    let ld: serde_json::Value = serde_json::from_str(ld).unwrap();
    assert_eq!(
        (&ld["@type"], &ld["datePublished"]),
        (&"NewsArticle".into(), &"2026-11-20".into())
    );
    assert_eq!(
        ld["image"][0],
        "https://porta.example/pictures/ffeeddccbbaa99887766554433221100.png"
    );
}

#[actix_web::test]
async fn pictures_and_calendars_come_from_here_as_the_api_gave_them() {
    let site = Site::new().await;
    let picture = site.get("/pictures/00112233445566778899aabbccddeeff.png").await;
    assert_eq!(
        (picture.status.as_u16(), picture.header("content-type")),
        (200, Some("image/png"))
    );
    assert_eq!(
        picture.header("cache-control"),
        Some("public, max-age=31536000, immutable")
    );
    assert!(picture.bytes.starts_with(b"\x89PNG"));
    let tag = picture.header("etag").unwrap();
    let again = site
        .get_with(
            "/pictures/00112233445566778899aabbccddeeff.png",
            &[("If-None-Match", tag)],
        )
        .await;
    assert_eq!(again.status, 304);
    for missing in ["/pictures/nothing.png", "/pictures/no", "/pictures/a.svg"] {
        assert_eq!(site.get(missing).await.status, 404, "{missing}");
    }

    let calendar = site.get("/ar/events.ics?audience=volunteers&district=nord&foo=1").await;
    assert_eq!(calendar.header("content-type"), Some("text/calendar; charset=utf-8"));
    assert_eq!(&calendar.bytes[..], b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
    let asked = site.api.seen().await;
    assert!(
        asked
            .iter()
            .any(|(url, _)| url == "/v1/cities/trier/events.ics?audience=volunteers&district=nord&lang=ar"),
        "{asked:?}"
    );
    let tag = calendar.header("etag").unwrap().to_owned();
    let again = site
        .get_with(
            "/ar/events.ics?audience=volunteers&district=nord",
            &[("If-None-Match", &tag)],
        )
        .await;
    assert_eq!(again.status, 304);

    let one = site.get("/de/events/cafe-nachmittag.ics").await;
    assert!(one.html().contains("UID:cafe-nachmittag"));
    let moved = site.get("/de/events/alt.ics").await;
    assert_eq!(
        (moved.status.as_u16(), moved.header("location")),
        (308, Some("/de/events/cafe-nachmittag.ics"))
    );
    assert_eq!(site.get("/de/events/none.ics").await.status, 404);
    let openings = site.get("/de/offers/cafe-welcome").await;
    let openings = openings.attrs(".add-hours a", "href");
    assert_eq!(openings, ["/de/offers/cafe-welcome.ics"]);
    assert!(site.get(&openings[0]).await.html().contains("UID:cafe-welcome"));
    assert!(
        site.get("/de/offers/frauenhaus").await.texts(".add-hours").is_empty(),
        "nobody finds it in a calendar"
    );

    let feed = site.get("/en/news.atom?topic=meet").await;
    assert_eq!(feed.header("content-type"), Some("application/atom+xml; charset=utf-8"));
    assert_eq!(&feed.bytes[..], b"<feed/>");
    site.api.fail_with(503);
    assert_eq!(site.get("/en/news.atom").await.status, 503);
}

#[actix_web::test]
async fn a_month_is_a_grid_and_keeps_its_filters() {
    let site = Site::new().await;
    let page = site.get("/de/events/month/2026-11?audience=volunteers").await;
    assert_eq!(page.status, 200);
    let document = page.document();
    assert_eq!(all(&document, ".month-days > li").count(), 30);
    let first = all(&document, ".month-days > li").next().unwrap();
    assert!(
        first.attr("class").unwrap().contains("starts-7"),
        "1 November 2026 is a Sunday"
    );
    assert_eq!(
        page.texts(".month-days > li:not(.cell-empty) .cell-name"),
        ["Samstag, 28. November"]
    );
    assert_eq!(page.texts("li.cell-today .cell-name"), ["Dienstag, 24. November"]);
    let links: Vec<&str> = all(&document, ".tabs a, .cell-day a, .pages a, .subscribe a")
        .filter_map(|link| link.attr("href"))
        .collect();
    assert!(
        links.iter().all(|href| href.ends_with("?audience=volunteers")),
        "{links:?}"
    );
    assert!(links.contains(&"webcal://porta.example/de/events.ics?audience=volunteers"));
    assert!(links.contains(&"/de/events/day/2026-11-28?audience=volunteers"));
    assert!(links.contains(&"/de/events/month/2026-12?audience=volunteers"));
    assert!(
        !links.iter().any(|href| href.contains("2026-10")),
        "nobody is led into the past"
    );

    let far = site.get("/de/events/month/2027-11").await;
    assert_eq!(far.status, 200);
    assert!(!far.html().contains("2027-12"), "nor for ever on");
    for odd in ["2026-13", "2026-1", "26-11", "2026-11-01", "x", "1999-12", "%2026-1"] {
        let path = format!("/de/events/month/{odd}");
        assert_eq!(site.get(&path).await.status, 404, "{odd}");
    }
}

#[actix_web::test]
async fn a_day_shows_what_is_on_that_day() {
    let site = Site::new().await;
    let page = site.get("/en/events/day/2026-11-28").await;
    assert_eq!(page.texts("article.event h3"), ["Training for volunteers"]);
    assert_eq!(
        site.get("/en/events/day/2026-11-29")
            .await
            .texts("article.event h3")
            .len(),
        0
    );
    for odd in ["2026-02-30", "2026-1-1", "20261128", "1999-01-01"] {
        assert_eq!(site.get(&format!("/en/events/day/{odd}")).await.status, 404, "{odd}");
    }
}
