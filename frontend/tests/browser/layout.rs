//! Nothing sticks out: 320 pixels, and 200 % zoom (which is half the pixels), in both directions of writing.

use thirtyfour::By;

use crate::chrome::Browser;
use crate::site::Site;
use crate::wanted;

#[tokio::test]
async fn narrow_windows_and_zoom_lose_nothing() {
    if !wanted() {
        return;
    }
    let site = Site::start().await;
    let browser = Browser::open(320, "light").await;
    let mut wide = Vec::new();
    for path in site.paths().await {
        for (lang, width) in [("de", 320), ("ar", 320), ("de", 640), ("en", 1280)] {
            browser.resize(width).await;
            browser
                .driver
                .goto(format!("{}/{lang}/{path}", site.origin))
                .await
                .unwrap();
            let over = browser
                .ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                .await;
            if over != 0 {
                wide.push(format!("/{lang}/{path} at {width}: {over} pixels too wide"));
            }
        }
    }
    browser.close().await;
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

#[tokio::test]
async fn what_is_touched_is_big_enough() {
    if !wanted() {
        return;
    }
    let site = Site::start().await;
    let browser = Browser::open(375, "light").await;
    for path in [
        "",
        "offers",
        "events",
        "districts",
        "map",
        "responsibilities",
        "responsibilities/guide",
    ] {
        browser.driver.goto(format!("{}/ar/{path}", site.origin)).await.unwrap();
        let small = browser
            .ask("return [...document.querySelectorAll('.button, .choices a, .told a, .langs a, .sections a, .tool, .foot-links a, .door a, .access a, .pills a, .chip, select, summary, .quick a')]
                .filter(e => e.offsetParent && (e.offsetHeight < 44 || e.offsetWidth < 40)).map(e => e.outerHTML.slice(0, 120))")
            .await;
        assert_eq!(small.as_array().map(Vec::len), Some(0), "{small}");
    }
    browser.close().await;
}

/// The menu: closed on a phone, open on a desk, and all of its entries to be seen once it is open.
#[tokio::test]
async fn the_menu_shows_every_section_on_phone_and_desk() {
    if !wanted() {
        return;
    }
    let site = Site::start().await;
    let browser = Browser::open(375, "light").await;
    browser.driver.goto(format!("{}/de/", site.origin)).await.unwrap();
    let shown = "return [...document.querySelectorAll('.sections a')].filter(a => a.checkVisibility({contentVisibilityAuto: true}) && a.getBoundingClientRect().height > 0
        && a.getBoundingClientRect().right <= innerWidth && a.getBoundingClientRect().left >= 0).length";
    let all = browser
        .ask("return document.querySelectorAll('.sections a').length")
        .await;
    assert_eq!(browser.ask(shown).await, 0);
    browser
        .driver
        .find(By::Css(".menu summary"))
        .await
        .unwrap()
        .click()
        .await
        .unwrap();
    assert_eq!(browser.ask(shown).await, all);
    browser.resize(1280).await;
    browser.driver.goto(format!("{}/de/", site.origin)).await.unwrap();
    assert_eq!(browser.ask(shown).await, all);
    browser.close().await;
}
