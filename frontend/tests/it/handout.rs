//! The hand-out: collected through links alone, in the language of whoever gets it, and nothing of it kept.

use crate::harness::Site;

const FIVE: &str = "cafe-welcome,deutschkurs-eltern,e:fest,p:caritas,frauenhaus";

#[actix_web::test]
async fn collecting_stays_on_the_page_and_travels_with_every_link_and_form() {
    let site = Site::new().await;
    let page = site.get("/de/offers?category=language&cost=free").await;
    let add = page.attrs(".keep", "href");
    assert_eq!(add[0], "/de/offers?category=language&cost=free&h=deutschkurs-eltern");
    assert!(page.texts(".basket").is_empty());

    let page = site.get(&add[0]).await;
    assert_eq!(page.text(".basket p"), "1 Eintrag auf dem Handzettel");
    assert_eq!(page.attrs(".basket a", "href"), ["/de/handout?h=deutschkurs-eltern"]);
    assert_eq!(
        page.attrs(".keep-on", "href"),
        ["/de/offers?category=language&cost=free&h="]
    );
    for selector in [".sections a", ".langs a", ".offer h3 a", ".chip", ".brand", ".pages a"] {
        let links = page.attrs(selector, "href");
        assert!(!links.is_empty(), "{selector}");
        for link in links {
            assert!(link.contains("h=deutschkurs-eltern"), "{selector}: {link}");
        }
    }
    assert!(
        page.form(".filters")
            .contains(&("h".to_owned(), "deutschkurs-eltern".to_owned()))
    );
    assert_eq!(
        page.attrs("link[rel='canonical']", "href"),
        ["https://porta.example/de/offers?category=language&cost=free"]
    );
    assert_eq!(page.header("cache-control"), Some("private, max-age=20"));
    let asked = site.api.seen().await;
    assert!(asked.iter().all(|(url, _)| !url.contains("h=")), "{asked:?}");
}

#[actix_web::test]
async fn everything_that_can_be_handed_out_can_be_collected() {
    let site = Site::new().await;
    for (path, entry) in [
        ("/en/offers/cafe-welcome", "cafe-welcome"),
        ("/en/events/fest", "e:fest"),
        ("/en/providers/caritas", "p:caritas"),
        ("/en/providers", "p:caritas"),
        ("/en/events", "e:fest"),
        ("/en/search?q=caritas", "p:caritas"),
        ("/en/districts/nord", "cafe-welcome"),
    ] {
        let links = site.get(path).await.attrs(".keep", "href");
        assert!(
            links.iter().any(|link| link.ends_with(&format!("h={entry}"))),
            "{path}: {links:?}"
        );
    }
}

#[actix_web::test]
async fn a_sheet_in_another_language_than_the_page() {
    let site = Site::new().await;
    let page = site.get(&format!("/de/handout?h={FIVE}&for=ar")).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.attrs("html", "lang"), ["de"]);
    assert_eq!(page.attrs(".sheet", "lang"), ["ar"]);
    assert_eq!(page.attrs(".sheet", "dir"), ["rtl"]);
    assert_eq!(page.texts(".item").len(), 5);
    assert_eq!(page.texts(".item h3")[0], "مقهى ويلكم");
    assert_eq!(page.texts(".controls .own")[0], "Café Welcome");
    assert_eq!(page.attrs(".controls", "lang"), ["de"; 5]);
    // What nobody has translated stands there as it is, marked, and a sentence says so.
    assert!(page.texts(".item .by").concat().contains("Caritas"));
    assert_eq!(
        page.attrs("#share-link", "value"),
        [format!("https://porta.example/ar/handout?h={FIVE}")]
    );
    assert_eq!(page.attrs(".for [aria-current]", "lang"), ["ar"]);
    assert_eq!(page.texts(".sheet .qr path").len(), 2);
    insta::assert_snapshot!("a_hand_out_in_arabic", page.read());
    let unknown = site.get("/de/handout?h=cafe-welcome&for=tlh").await;
    assert_eq!(unknown.status, 400);
}

#[actix_web::test]
async fn what_is_not_translated_is_marked() {
    let site = Site::new().await;
    let page = site.get("/de/handout?h=moebellager&for=ar").await;
    assert_eq!(page.attrs(".item h3 span", "lang"), ["de"]);
    assert_eq!(page.attrs(".item h3 span", "dir"), ["ltr"]);
    assert!(page.text(".item .text-note").contains("الألمانية"));
    assert!(
        page.texts(".item .badge").concat().contains("30 يونيو 2026"),
        "it is closed"
    );
}

#[actix_web::test]
async fn entries_move_and_go() {
    let site = Site::new().await;
    let page = site.get("/de/handout?h=cafe-welcome,e:fest,p:caritas&for=en").await;
    let at = |key: &str| page.attrs(&format!("[data-swap='{key}']"), "href");
    assert_eq!(at("up e:fest"), ["/de/handout?for=en&h=e:fest,cafe-welcome,p:caritas"]);
    assert_eq!(
        at("down e:fest"),
        ["/de/handout?for=en&h=cafe-welcome,p:caritas,e:fest"]
    );
    assert!(at("up cafe-welcome").is_empty() && at("down p:caritas").is_empty());
    let remove = page.attrs(".controls li:last-child a", "href");
    assert_eq!(remove[1], "/de/handout?for=en&h=cafe-welcome,p:caritas");
    let order = site.get(&at("up e:fest")[0]).await.texts(".item h3");
    assert_eq!(order[0], "Intercultural festival");
}

#[actix_web::test]
async fn what_is_gone_is_said_and_what_is_no_entry_is_left_out() {
    let site = Site::new().await;
    let page = site.get("/de/handout?h=alt-cafe,gone,%22%3E%3Cscript%3E,e:fest").await;
    assert_eq!(page.texts(".item h3"), ["Café Welcome", "Interkulturelles Fest"]);
    assert!(page.text(".hint-strong").contains("gone"));
    assert_eq!(page.attrs(".hint-strong a", "href"), ["/de/handout?h=alt-cafe,e:fest"]);
    let empty = site.get("/de/handout").await;
    assert!(empty.texts(".sheet").is_empty() && !empty.texts(".steps li").is_empty());
    assert!(empty.texts(".basket").is_empty());
}

#[actix_web::test]
async fn the_note_is_a_field_that_no_form_sends() {
    let site = Site::new().await;
    let page = site.get("/uk/handout?h=cafe-welcome").await;
    assert_eq!(page.status, 404, "the fake city has no Ukrainian");
    let page = site.get("/fr/handout?h=cafe-welcome").await;
    let note = page.attrs("#note", "name");
    assert!(note.is_empty() && page.texts("form #note").is_empty());
    assert_eq!(page.attrs("label[for='note']", "lang"), ["fr"]);
}

#[actix_web::test]
async fn an_offer_can_be_handed_on_by_itself() {
    let site = Site::new().await;
    let page = site.get("/en/offers/cafe-welcome").await;
    assert_eq!(
        page.attrs("#share-link", "value"),
        ["https://porta.example/en/offers/cafe-welcome"]
    );
    let mail = page.attrs(".share-row a", "href").concat();
    assert!(
        mail.starts_with("mailto:?subject=Caf%C3%A9%20Welcome&body=https%3A%2F%2Fporta.example%2Fen%2F"),
        "{mail}"
    );
    assert_eq!(page.attrs(".written a", "hreflang"), ["de", "en", "ar"]);
    assert!(page.texts("#similar").len() + page.texts("#nearby").len() > 0);
    let shown = page.attrs(".offer h3 a", "href");
    let mut once = shown.clone();
    once.sort();
    once.dedup();
    assert_eq!(shown.len(), once.len(), "each other offer stands there once: {shown:?}");
    assert!(!shown.contains(&"/en/offers/cafe-welcome".to_owned()));
    let closed = site.get("/en/offers/moebellager").await;
    assert!(closed.texts("#similar").is_empty() && closed.texts("#instead").len() == 1);
}
