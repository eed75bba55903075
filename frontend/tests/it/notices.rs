//! Urgent notices stand on every page while they hold.

use crate::harness::{Site, all};

#[actix_web::test]
async fn notices_stand_on_every_page_each_in_its_language() {
    let site = Site::new().await;
    for path in [
        "",
        "offers",
        "offers/cafe-welcome",
        "responsibilities",
        "search",
        "account/forgotten",
    ] {
        let page = site.get(&format!("/fr/{path}")).await;
        let document = page.document();
        let notices: Vec<_> = all(&document, ".notice-alert li").collect();
        assert_eq!(notices.len(), 2, "{path}");
        assert_eq!(
            page.texts(".notice-alert .alert-warning"),
            ["Le service est fermé aujourd’hui. En savoir plus"]
        );
        assert_eq!(
            page.attrs(".notice-alert a", "href"),
            ["https://www.stadt.example/heute"]
        );
        // What looks like markup is text, in its own language and direction.
        assert_eq!(
            page.texts(".alert-danger span[lang='ar'][dir='rtl']"),
            ["مكتب <b>مغلق</b>"]
        );
        assert_eq!(page.texts(".alert-danger strong"), ["Important :"]);
        assert_eq!(page.attrs("aside.notice-alert", "aria-label"), ["Avis en cours"]);
    }
}

#[actix_web::test]
async fn nothing_stands_there_when_there_is_nothing_to_say() {
    let page = Site::new().await.get("/de/").await;
    assert_eq!(page.texts(".notice-alert"), [] as [&str; 0]);
}
