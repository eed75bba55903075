//! A second city: French first, its own colours, and no word of the first one on any of its pages.

use std::collections::{BTreeSet, VecDeque};

use scraper::{Html, Selector};
use url::Url;

use crate::chrome::Browser;
use crate::wanted;
use crate::whole::Whole;

/// The first city as the languages of the pages name it.
const FIRST: [&str; 4] = ["Trier", "Trèves", "trier", "trèves"];

/// Every page that links lead to from the home pages, each address once; searches and filters only one deep.
async fn crawl(origin: &str, starts: &[&str]) -> Vec<(String, String)> {
    let client = reqwest::Client::new();
    let links = Selector::parse("a[href], link[href]").unwrap();
    let mut known: BTreeSet<String> = starts.iter().map(|path| format!("{origin}{path}")).collect();
    let mut waiting: VecDeque<String> = known.iter().cloned().collect();
    let mut pages = Vec::new();
    while let Some(address) = waiting.pop_front() {
        let answer = client.get(&address).send().await.unwrap();
        let status = answer.status();
        assert!(status.is_success(), "{address}: {status}");
        let is_page = answer.headers()["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/html");
        let body = answer.text().await.unwrap();
        if is_page {
            let base = Url::parse(&address).unwrap();
            for link in Html::parse_document(&body).select(&links) {
                let mut target = base.join(link.attr("href").unwrap()).unwrap();
                target.set_fragment(None);
                let is_ours = target.origin() == base.origin();
                let is_deep = target.query().is_some() && base.query().is_some();
                if is_ours && !is_deep && known.insert(target.to_string()) {
                    waiting.push_back(target.to_string());
                }
            }
        }
        pages.push((address, body));
    }
    pages
}

#[tokio::test]
async fn nothing_of_the_first_city_stands_on_the_pages_of_the_second() {
    if !wanted() {
        return;
    }
    let whole = Whole::start("luxembourg");
    let pages = crawl(&whole.pages, &["/fr/", "/de/", "/en/"]).await;
    assert!(pages.len() > 60, "only {} pages", pages.len());
    for (address, body) in &pages {
        for name in FIRST {
            assert!(!body.contains(name), "{address} says {name}");
        }
    }
    let offer = pages
        .iter()
        .find(|(address, _)| address.ends_with("/fr/offers/cafe-du-mardi"));
    assert!(
        offer.unwrap().1.contains("Café du mardi"),
        "the pages have the city's own entries"
    );
    let hidden = pages.iter().find(|(_, body)| body.contains("Rue Cachée"));
    assert!(hidden.is_none(), "{hidden:?}");
}

#[tokio::test]
async fn a_second_city_has_its_own_languages_and_colours() {
    if !wanted() {
        return;
    }
    let whole = Whole::start("luxembourg");
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let to = |answer: &reqwest::Response| answer.headers()["location"].to_str().unwrap().to_owned();
    let root = client
        .get(&whole.pages)
        .header("Accept-Language", "ar")
        .send()
        .await
        .unwrap();
    assert_eq!(
        to(&root),
        "/fr/",
        "a language that the city is not shown in leads to its own"
    );
    let absent = client.get(format!("{}/ar/", whole.pages)).send().await.unwrap();
    assert_eq!(absent.status(), 404);

    let browser = Browser::open(375, "light").await;
    browser.driver.goto(format!("{}/fr/", whole.pages)).await.unwrap();
    let colour = "return getComputedStyle(document.documentElement).getPropertyValue('--action')";
    let colour = browser.ask(colour).await;
    assert!(colour.as_str().unwrap().contains("#7a1230"), "{colour}");
    let langs = "return [...document.querySelectorAll('.langs a')].map(a => a.lang)";
    assert_eq!(browser.ask(langs).await, serde_json::json!(["fr", "de", "en"]));
    browser.close().await;
}
