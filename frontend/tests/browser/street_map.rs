//! The street map: nothing of it is loaded before the click, nothing from elsewhere after it, and leaving a sensitive page leaves no way back.

use serde_json::Value;
use thirtyfour::By;

use crate::chrome::Browser;
use crate::privacy::requests;
use crate::site::Site;
use crate::wanted;

#[tokio::test]
async fn it_comes_on_request_and_from_here() {
    if !wanted() {
        return;
    }
    let site = Site::start().await;
    let browser = Browser::open(375, "light").await;
    browser.driver.goto(format!("{}/ar/map", site.origin)).await.unwrap();
    let before = requests(&browser).await;
    assert!(!before.iter().any(|url| url.contains("leaflet")), "{before:?}");

    let button = browser.driver.find(By::Css("#street-map-load button")).await.unwrap();
    button.click().await.unwrap();

    browser
        .until("return document.querySelectorAll('#street-map .map-pin').length > 0")
        .await;
    let after = requests(&browser).await;
    assert!(after.iter().any(|url| url.contains("leaflet")), "{after:?}");
    let strangers: Vec<_> = after
        .iter()
        .filter(|url| !url.starts_with(&site.origin) && !url.starts_with("data:"))
        .collect();
    assert!(strangers.is_empty(), "{strangers:?}");
    let direction = browser
        .ask("return getComputedStyle(document.getElementById('street-map')).direction")
        .await;
    assert_eq!(direction, "ltr");
    let flag = browser
        .ask("return document.querySelector('.leaflet-control-attribution').textContent")
        .await;
    assert_eq!(flag, "", "nobody is named but whom the tiles are by");
    browser
        .ask("document.querySelector('#street-map .map-pin').click()")
        .await;
    browser
        .until("return document.querySelectorAll('.leaflet-popup-content a').length > 0")
        .await;
    let log = browser.driver.get_log("browser").await.unwrap();
    assert!(
        log.is_empty(),
        "{:?}",
        log.iter().map(|entry| &entry.message).collect::<Vec<&String>>()
    );
    browser.close().await;
}

#[tokio::test]
async fn leaving_a_sensitive_page_replaces_it() {
    if !wanted() {
        return;
    }
    let site = Site::start().await;
    let browser = Browser::open(375, "light").await;
    browser.driver.goto(format!("{}/de/", site.origin)).await.unwrap();
    browser
        .driver
        .goto(format!("{}/de/offers?category=women.violence", site.origin))
        .await
        .unwrap();
    // The way out leads elsewhere; here it leads to a page of our own.
    browser
        .ask("document.querySelector('.button-exit').href = '/de/imprint'")
        .await;
    let length: Value = browser.ask("return history.length").await;
    browser
        .driver
        .find(By::Css(".button-exit"))
        .await
        .unwrap()
        .click()
        .await
        .unwrap();
    browser.at(|url| url.path() == "/de/imprint").await;
    assert_eq!(browser.ask("return history.length").await, length);
    browser.driver.back().await.unwrap();
    browser.at(|url| url.path() == "/de/").await;
    browser.close().await;
}
