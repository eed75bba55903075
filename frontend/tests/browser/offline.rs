//! The whole directory without a connection: only after the button, with its date, and gone with the other button.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::By;

use crate::chrome::Browser;
use crate::site::Site;
use crate::wanted;

async fn press(browser: &Browser, part: &str) {
    let selector = format!("[data-part='{part}']");
    let button = browser.driver.find(By::Css(&selector)).await.unwrap();
    button.click().await.unwrap();
}

/// Waits until a script in the page gives the value.
async fn until(browser: &Browser, script: &str, value: Value) {
    let start = Instant::now();
    loop {
        let now = browser
            .driver
            .execute_async(
                &format!("const done = arguments[0]; (async () => {{ {script} }})().then(done)"),
                Vec::new(),
            )
            .await
            .unwrap();
        if *now.json() == value {
            return;
        }
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "{script}: {} is not {value}",
            now.json()
        );
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn the_directory_is_kept_when_asked_and_shown_without_a_connection() {
    if !wanted() {
        return;
    }
    let site = Site::start().await;
    if site.fake.is_none() {
        return;
    }
    let origin = site.origin.clone();
    let browser = Browser::open(375, "light").await;
    let go = async |path: &str| drop(browser.driver.goto(format!("{origin}/{path}")).await);
    go("ar/directory").await;
    let stored = "return [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]";
    until(&browser, stored, json!([0, 0])).await;
    press(&browser, "keep").await;
    until(&browser, stored, json!([1, 1])).await;
    until(
        &browser,
        "return document.querySelector('[data-part=kept]').hidden",
        json!(false),
    )
    .await;
    let only = "const keys = await (await caches.open('porta-directory-1')).keys();
        return keys.map(k => new URL(k.url).pathname).filter(p => !p.startsWith('/assets/'))";
    until(&browser, only, json!(["/ar/directory"])).await;
    // Other pages are visited, and nothing of them is kept.
    go("ar/offers").await;
    go(&format!("ar/review/{}", crate::fake::TOKEN)).await;
    go("ar/report/offers/cafe-welcome").await;
    go("ar/directory").await;
    until(&browser, only, json!(["/ar/directory"])).await;

    // The program ends: there is no network to it any more. And a month passes.
    drop(site);
    let later = "const now = Date.now; Date.now = () => now() + 31 * 864e5;";
    browser
        .tell("Page.addScriptToEvaluateOnNewDocument", json!({"source": later}))
        .await;
    go("ar/offers/cafe-welcome").await;
    let shown = browser
        .ask("return [document.documentElement.dataset.stored !== undefined, getComputedStyle(document.querySelector('.stored')).display,
            document.querySelectorAll('.entry').length > 30, document.querySelector('#d-cafe-welcome').open,
            getComputedStyle(document.querySelector('.wrap')).marginInlineStart !== '']")
        .await;
    assert_eq!(shown, json!([true, "flex", true, true, true]));
    assert_eq!(
        browser.ask("return document.querySelector('[data-old]').hidden").await,
        json!(false),
        "it is old"
    );
    go(&format!("ar/review/{}", crate::fake::TOKEN)).await;
    assert_eq!(
        browser.ask("return document.querySelectorAll('.entry').length").await,
        json!(0),
        "a review is never the directory"
    );

    go("ar/").await;
    press(&browser, "drop").await;
    until(&browser, stored, json!([0, 0])).await;
    browser.close().await;
}
