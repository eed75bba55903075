//! With the keyboard alone: the skip link, the filters, and focus that can be seen.

use thirtyfour::{By, Key};

use crate::chrome::Browser;
use crate::site::Site;
use crate::wanted;

async fn press(browser: &Browser, key: Key) {
    browser
        .driver
        .action_chain()
        .send_keys(key.value().to_string())
        .perform()
        .await
        .unwrap();
}

async fn focused(browser: &Browser, attribute: &str) -> String {
    let element = browser.driver.active_element().await.unwrap();
    element.attr(attribute).await.unwrap().unwrap_or_default()
}

#[tokio::test]
async fn the_first_stop_skips_to_the_content() {
    if !wanted() {
        return;
    }
    let site = Site::start().await;
    let browser = Browser::open(1280, "light").await;
    browser.driver.goto(format!("{}/ar/offers", site.origin)).await.unwrap();
    press(&browser, Key::Tab).await;
    assert_eq!(focused(&browser, "class").await, "skip");
    let top = browser
        .ask("return document.activeElement.getBoundingClientRect().top")
        .await;
    assert!(top.as_f64().unwrap() >= 0.0, "the skip link can be seen");
    press(&browser, Key::Enter).await;
    press(&browser, Key::Tab).await;
    let inside = browser
        .ask("return document.querySelector('main').contains(document.activeElement)")
        .await;
    assert_eq!(inside, true);
    browser.close().await;
}

#[tokio::test]
async fn a_list_can_be_filtered() {
    if !wanted() {
        return;
    }
    let site = Site::start().await;
    let browser = Browser::open(375, "light").await;
    browser.driver.goto(format!("{}/de/offers", site.origin)).await.unwrap();
    browser
        .driver
        .find(By::Css("main"))
        .await
        .unwrap()
        .focus()
        .await
        .unwrap();
    let mut stops = Vec::new();
    for _ in 0..12 {
        press(&browser, Key::Tab).await;
        let seen = browser
            .ask("return getComputedStyle(document.activeElement).outlineStyle")
            .await;
        assert_eq!(
            seen,
            "solid",
            "focus can be seen on {}",
            focused(&browser, "outerHTML").await
        );
        let tag = browser.ask("return document.activeElement.tagName").await;
        stops.push(tag.as_str().unwrap().to_owned());
        if tag == "SUMMARY" {
            press(&browser, Key::Enter).await;
        }
        if focused(&browser, "id").await == "f-cost" {
            press(&browser, Key::Space).await;
            press(&browser, Key::Enter).await;
            break;
        }
    }
    assert_eq!(stops[..3], ["INPUT", "BUTTON", "SUMMARY"], "{stops:?}");
    // Enter comes back before the page that it asks for is there.
    browser
        .at(|url| url.query().unwrap_or_default().contains("cost=free"))
        .await;
    browser.close().await;
}
