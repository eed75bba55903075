//! No other host is asked, no cookie is set, nothing is stored, nothing is blocked, and no script is needed.

use serde_json::Value;
use thirtyfour::By;
use url::Url;

use crate::chrome::Browser;
use crate::site::Site;
use crate::wanted;

#[tokio::test]
async fn no_other_host_learns_of_a_visit() {
    if !wanted() {
        return;
    }
    let site = Site::start().await;
    let browser = Browser::open(1280, "light").await;
    let paths = site.paths().await;
    for path in &paths {
        browser.driver.goto(format!("{}/de/{path}", site.origin)).await.unwrap();
        let kept = browser
            .ask("return [document.cookie, localStorage.length, sessionStorage.length]")
            .await;
        assert_eq!(kept, serde_json::json!(["", 0, 0]), "{path}");
    }
    assert!(browser.driver.get_all_cookies().await.unwrap().is_empty());
    let asked = requests(&browser).await;
    assert!(asked.len() > paths.len(), "the log of requests is empty");
    let strangers: Vec<_> = asked
        .iter()
        .filter(|url| !url.starts_with(&site.origin) && !url.starts_with("data:"))
        .collect();
    assert!(strangers.is_empty(), "{strangers:?}");
    let complaints = browser.driver.get_log("browser").await.unwrap();
    let complaints: Vec<_> = complaints
        .iter()
        .map(|entry| &entry.message)
        .filter(|m| !is_an_expected_status(m))
        .collect();
    assert!(complaints.is_empty(), "{complaints:?}");
    browser.close().await;
}

/// The browser writes down that a page was answered with 404 or 400; some of ours are meant to be.
fn is_an_expected_status(message: &str) -> bool {
    message.contains("status of 404") || message.contains("status of 400")
}

/// Addresses of all requests the browser sent.
pub async fn requests(browser: &Browser) -> Vec<String> {
    let log = browser.driver.get_log("performance").await.unwrap();
    log.iter()
        .filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok())
        .filter(|entry| entry["message"]["method"] == "Network.requestWillBeSent")
        .filter_map(|entry| entry["message"]["params"]["request"]["url"].as_str().map(str::to_owned))
        .collect()
}

/// A browser that runs no script, on a page of the site.
async fn without_script(site: &Site, path: &str) -> Browser {
    let browser = Browser::open_without_script(375).await;
    browser.driver.goto(format!("{}/{path}", site.origin)).await.unwrap();
    browser
}

async fn click(browser: &Browser, selector: &str) {
    let found = browser.driver.find(By::Css(selector)).await;
    found
        .unwrap_or_else(|e| panic!("{selector}: {e}"))
        .click()
        .await
        .unwrap();
}

#[tokio::test]
async fn searching_works_without_script() {
    if !wanted() {
        return;
    }
    let site = Site::start().await;
    let browser = without_script(&site, "de/").await;
    let field = browser.driver.find(By::Css("#q")).await.unwrap();
    field.send_keys("deutsch").await.unwrap();
    click(&browser, ".find .button").await;
    browser.at(|url| url.as_str().ends_with("/de/search?q=deutsch")).await;
    click(&browser, ".hits a").await;
    assert!(browser.driver.find(By::Css(".record h1, .results")).await.is_ok());
    browser.close().await;
}

#[tokio::test]
async fn filtering_and_changing_the_language_work_without_script() {
    if !wanted() {
        return;
    }
    let site = Site::start().await;
    let browser = without_script(&site, "de/offers").await;
    click(&browser, ".more-filters summary").await;
    click(&browser, "label[for='f-cost']").await;
    click(&browser, ".send button").await;
    let free = |url: &Url| url.query().unwrap_or_default().contains("cost=free");
    browser.at(free).await;
    click(&browser, ".langs summary").await;
    click(&browser, ".langs a[lang='ar']").await;
    browser.at(|url| url.path() == "/ar/offers" && free(url)).await;
    browser.close().await;
}
