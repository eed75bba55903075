//! Pages of standing information, and series of figures with their files.

use crate::harness::Site;

#[actix_web::test]
async fn a_page_marks_what_is_in_another_language() {
    let site = Site::new().await;
    let page = site.get("/ar/pages/ankommen").await;

    assert_eq!(page.text("h1"), "الخطوات الأولى");
    assert_eq!(page.attrs(".prose", "lang"), ["de"]);
    assert_eq!(page.attrs(".prose", "dir"), ["ltr"]);
    assert_eq!(page.attrs(".steps label span", "lang"), ["de"]);
    assert_eq!(
        page.attrs(".steps a", "href"),
        ["/ar/offers/cafe-welcome", "https://www.stadt.example/anfang"]
    );
    assert_eq!(page.attrs(".beside a", "href"), ["/ar/pages/gewalt"]);
    assert_eq!(
        page.attrs(".page-links a", "href"),
        ["/ar/pages/wohnen", "/ar/pages/schule"]
    );
}

#[actix_web::test]
async fn the_way_back_and_beside_is_there() {
    let site = Site::new().await;
    let page = site.get("/de/pages/schule").await;
    assert_eq!(page.attrs(".trail a", "href"), ["/de/pages", "/de/pages/ankommen"]);
    assert_eq!(page.attrs(".beside a[rel='prev']", "href"), ["/de/pages/wohnen"]);
    assert!(page.attrs(".beside a[rel='next']", "href").is_empty());
    let tree = site.get("/de/pages").await;
    assert_eq!(
        tree.attrs(".tree > li > h2 a", "href"),
        ["/de/pages/ankommen", "/de/pages/gewalt"]
    );
    assert_eq!(
        tree.attrs(".tree ul a", "href"),
        ["/de/pages/wohnen", "/de/pages/schule"]
    );
}

#[actix_web::test]
async fn a_sensitive_page_can_be_left_fast() {
    let site = Site::new().await;
    assert_eq!(site.get("/de/pages/gewalt").await.texts(".button-exit").len(), 1);
    assert!(site.get("/de/pages/wohnen").await.texts(".button-exit").is_empty());
}

#[actix_web::test]
async fn a_fact_has_its_plot_with_the_table_beneath() {
    let site = Site::new().await;
    let page = site.get("/de/facts/zuweisungen").await;

    assert_eq!(page.attrs(".plot img", "src"), ["/de/facts/zuweisungen.svg?width=720"]);
    assert_eq!(
        page.attrs(".plot source", "srcset"),
        ["/de/facts/zuweisungen.svg?width=340"]
    );
    assert!(page.attrs(".plot img", "alt")[0].contains("Zugewiesene Menschen"));
    assert_eq!(page.texts("tbody th"), ["31. Dezember 2023", "Juni 2022", "2021"]);
    assert_eq!(
        page.texts("tbody td:nth-of-type(1)"),
        ["330", "keine Zahl veröffentlicht", "1.210,5"]
    );
    assert!(
        page.attrs("main a", "href")
            .contains(&"/de/facts/zuweisungen.csv".to_owned())
    );
    let empty = site.get("/de/facts/leer").await;
    assert!(empty.attrs("img", "src").is_empty() && empty.status == 200);
}

#[actix_web::test]
async fn pictures_and_tables_come_through_the_site() {
    let site = Site::new().await;
    let picture = site.get("/ar/facts/zuweisungen.svg?width=340").await;
    assert_eq!(picture.header("content-type"), Some("image/svg+xml"));
    let policy = picture.header("content-security-policy").unwrap();
    assert!(
        policy.starts_with("default-src 'none'") && policy.contains("sandbox"),
        "{policy}"
    );
    let asked = site.api.seen().await;
    assert!(
        asked
            .iter()
            .any(|(url, _)| url.ends_with("facts/zuweisungen.svg?lang=ar&width=340")),
        "{asked:?}"
    );

    let table = site.get("/de/facts/zuweisungen.csv").await;
    assert_eq!(table.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(
        table.header("content-disposition"),
        Some("attachment; filename=\"zuweisungen.csv\"")
    );
    assert_eq!(site.get("/de/facts/nichts.svg").await.status, 404);
    // Only the two widths that pages use are kept.
    site.get("/ar/facts/zuweisungen.svg?width=1199").await;
    assert!(!site.api.seen().await.iter().any(|(url, _)| url.contains("1199")));
}
