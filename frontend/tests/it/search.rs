//! The search page.

use crate::harness::Site;

#[actix_web::test]
async fn hits_lead_to_their_pages_with_marks_and_freshness() {
    let site = Site::new().await;
    let page = site.get("/de/search?q=deutsch").await;
    assert_eq!(page.attrs(".hits h3 a", "href"), ["/de/offers/deutschkurs-eltern"]);
    assert_eq!(page.texts(".snippet mark"), ["Deutsch"]);
    assert!(page.text(".snippet").ends_with("& mehr"));
    assert_eq!(page.texts(".hits .fresh").len(), 1);
}

#[actix_web::test]
async fn kinds_of_hits_are_tabs() {
    let site = Site::new().await;
    let page = site.get("/en/search?q=trier&noun=district").await;
    assert_eq!(page.texts(".tabs a"), ["Everything", "Districts (4)", "Providers (4)"]);
    assert_eq!(page.texts(".tabs [aria-current]"), ["Districts (4)"]);
    assert!(
        page.attrs(".hits h3 a", "href")
            .iter()
            .all(|href| href.starts_with("/en/districts/"))
    );
}

#[actix_web::test]
async fn a_better_spelling_is_offered() {
    let site = Site::new().await;
    let page = site.get("/de/search?q=Deutchkurs").await;
    assert!(
        page.attrs("main a", "href")
            .contains(&"/de/search?q=Deutschkurs".to_owned())
    );
}

#[actix_web::test]
async fn what_was_searched_for_is_private_and_not_indexed() {
    let site = Site::new().await;
    let page = site.get("/de/search?q=%3Cb%3Eangst%22").await;
    assert!(page.header("cache-control").unwrap().starts_with("private"));
    assert_eq!(page.attrs("meta[name='robots']", "content"), ["noindex"]);
    assert_eq!(page.attrs("input#q", "value"), ["<b>angst\""]);
}

#[actix_web::test]
async fn without_words_nothing_is_asked_of_the_search() {
    let site = Site::new().await;
    assert_eq!(site.get("/de/search?q=%20").await.status, 200);
    assert!(!site.api.seen().await.iter().any(|(url, _)| url.contains("/search")));
}

#[test]
fn a_snippet_with_other_markup_is_shown_as_text() {
    use porta_web::view::snippet;
    assert_eq!(snippet("a <mark>b</mark> &amp; c"), "a <mark>b</mark> &amp; c");
    for evil in [
        "<img src=x>",
        "<mark>a<mark>b</mark>",
        "</mark>a",
        "<mark onclick=x>a</mark>",
        "a > b",
    ] {
        assert!(!snippet(evil).replace("&#60;", "").contains('<'), "{evil}");
    }
    assert_eq!(snippet("a <mark>b"), "a <mark>b</mark>", "an open mark is closed");
}
