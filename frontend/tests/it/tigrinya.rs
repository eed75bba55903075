//! The page in Tigrinya.

use crate::harness::Site;

#[actix_web::test]
async fn it_leads_on_and_says_what_is_in_another_language() {
    let site = Site::new().await;
    let page = site.get("/ti/").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.header("content-language"), Some("ti"));
    assert_eq!(page.attrs("html", "lang"), ["ti"]);
    for href in page.attrs("main a[href^='/'], footer a[href^='/']", "href") {
        assert!(href.starts_with("/en/"), "{href}");
        assert_eq!(site.get(&href).await.status, 200, "{href}");
    }
    assert!(
        page.attrs("main a[href^='/en/']", "hreflang")
            .iter()
            .all(|lang| lang == "en")
    );
    assert_eq!(
        page.attrs(".pills span[lang]", "lang").first().map(String::as_str),
        Some("de")
    );
    assert!(!page.texts("body").concat().is_empty());
    insta::assert_snapshot!(page.read());
    assert_eq!(site.get("/de/").await.attrs(".langs a[lang='ti']", "href"), ["/ti/"]);
}

#[actix_web::test]
async fn a_browser_that_asks_for_it_first_gets_it() {
    let site = Site::new().await;
    let to = async |header: &str| {
        let page = site.get_with("/", &[("Accept-Language", header)]).await;
        page.header("location").map(str::to_owned)
    };
    assert_eq!(to("ti-ER,ti;q=0.9,en;q=0.8").await.as_deref(), Some("/ti/"));
    assert_eq!(to("en,ti;q=0.8").await.as_deref(), Some("/en/"));
    assert_eq!(to("so,ti;q=0.8").await.as_deref(), Some("/ti/"));
}
