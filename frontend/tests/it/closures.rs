//! Closures of a provider: on its page, on those of its offers, and on their cards.

use porta_contract::Closure;
use porta_web::i18n::{Locales, UiLang};
use porta_web::view::{ClosureNote, Look};

use crate::harness::Site;

/// Without the characters that isolate directions.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

#[actix_web::test]
async fn while_it_holds_it_is_said_in_place_of_the_hours() {
    let site = Site::new().await;
    let page = site.get("/de/offers/markup").await;
    let badges = page.texts(".record-head .badge");
    assert_eq!(badges.len(), 2, "capacity and closure, and no hours: {badges:?}");
    assert_eq!(
        plain(&badges[1]),
        "Geschlossen bis 6. Januar: Umzug </p><b onclick=\"x\">"
    );
    assert_eq!(page.texts(".badge b").len(), 0, "markup in a reason stays text");
    let card = site.get("/de/offers?q=rat").await;
    assert!(
        card.texts("article.offer .badge")
            .iter()
            .any(|text| plain(text).starts_with("Geschlossen bis 6. Januar"))
    );
}

#[actix_web::test]
async fn before_it_begins_it_stands_beside_the_hours() {
    let site = Site::new().await;
    let page = site.get("/de/offers/deutschkurs-eltern").await;
    let badges: Vec<String> = page
        .texts(".record-head .badge")
        .iter()
        .map(|text| plain(text))
        .collect();
    assert_eq!(
        badges,
        [
            "Warteliste",
            "Jetzt geöffnet bis 12:00 Uhr",
            "Vom 7. Dezember bis 6. Januar geschlossen: Betriebsferien"
        ]
    );
}

#[actix_web::test]
async fn an_offer_that_takes_nobody_in_says_that_and_no_more() {
    let site = Site::new().await;
    let page = site.get("/de/offers/fahrradwerkstatt").await;
    assert_eq!(page.texts(".record-head .badge").len(), 1);
}

#[actix_web::test]
async fn the_reason_is_in_the_language_of_the_page_or_marked() {
    let site = Site::new().await;
    let path = "offers/deutschkurs-eltern";
    let arabic = site.get(&format!("/ar/{path}")).await;
    assert!(arabic.texts(".record-head .badge")[2].contains("عطلة رأس السنة"));
    assert!(arabic.attrs(".record-head .badge span span", "lang").is_empty());
    let french = site.get(&format!("/fr/{path}")).await;
    assert_eq!(french.attrs(".record-head .badge span span", "lang"), ["de"]);
    assert_eq!(french.attrs(".record-head .badge span span", "dir"), ["ltr"]);
}

/// A reader in a language, on 24 November 2026.
fn look(locales: &'static Locales, lang: UiLang) -> Look {
    Look {
        t: locales.get(lang),
        now: "2026-11-24T10:00:00Z".parse().unwrap(),
        zone: chrono_tz::Tz::Europe__Berlin,
        basket: std::rc::Rc::default(),
    }
}

#[test]
fn each_language_has_its_own_words_and_dates() {
    let locales: &'static Locales = Box::leak(Box::new(Locales::load().unwrap()));
    let reason = [("de", "Betriebsferien"), ("ar", "عطلة رأس السنة")];
    let reason = reason.map(|(lang, text)| (lang.to_owned(), text.to_owned()));
    let mut told = String::new();
    for lang in UiLang::ALL {
        for (from, until) in [
            ("2026-11-01", "2027-01-06"),
            ("2026-11-01", "2026-11-24"),
            ("2026-12-21", "2027-01-06"),
            ("2027-12-24", "2027-12-24"),
        ] {
            let closure = Closure {
                from: from.parse().unwrap(),
                until: until.parse().unwrap(),
                reason: reason.clone().into(),
            };
            let note = ClosureNote::new(&look(locales, *lang), &closure, &["de".to_owned()]);
            let reason = note.reason.map(|reason| reason.text).unwrap_or_default();
            told.push_str(&format!(
                "{}: {}\n",
                lang.tag(),
                plain(&format!("{}{reason}{}", note.before, note.after))
            ));
        }
    }
    insta::assert_snapshot!(told);
}
