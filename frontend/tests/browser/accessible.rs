//! axe finds nothing: every page, German and Arabic, light and dark, phone and desk.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::chrome::Browser;
use crate::site::Site;
use crate::wanted;

const RUN: &str = "
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations.map(v =>
  v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' / ' + (n.any[0] ? n.any[0].message : '')).join(' | '))),
  e => done(['axe failed: ' + e]));
";

fn axe() -> String {
    let path = std::env::var("AXE_JS").unwrap_or_else(|_| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
        folder
            .join("node_modules/axe-core/axe.min.js")
            .to_string_lossy()
            .into_owned()
    });
    fs::read_to_string(&path)
        .unwrap_or_else(|e| panic!("{path}: {e}; run `npm ci --ignore-scripts` in frontend/tests/browser"))
}

async fn check(width: u32, scheme: &str) {
    if !wanted() {
        return;
    }
    let (site, axe) = (Site::start().await, axe());
    let browser = Browser::open(width, scheme).await;
    let mut found = Vec::new();
    for path in site.paths().await {
        for lang in ["de", "ar"] {
            let address = format!("{}/{lang}/{path}", site.origin);
            found.extend(violations(&browser, &axe, &address).await);
        }
    }
    // Where urgent notices stand.
    found.extend(violations(&browser, &axe, &format!("{}/fr/", site.origin)).await);
    if let Some(fake) = &site.fake {
        fake.fail_with(503);
        // A record that nobody has asked for yet is not in the cache.
        let address = format!("{}/ar/offers/sprachtreff-7", site.origin);
        found.extend(violations(&browser, &axe, &address).await);
    }
    browser.close().await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

async fn violations(browser: &Browser, axe: &str, address: &str) -> Vec<String> {
    browser.driver.goto(address).await.unwrap();
    browser.driver.execute(axe, Vec::new()).await.unwrap();
    let answer = browser.driver.execute_async(RUN, Vec::new()).await.unwrap();
    let found: Vec<Value> = answer.json().as_array().cloned().expect("axe answers with a list");
    found
        .into_iter()
        .map(|v| format!("{address}: {}", v.as_str().unwrap_or_default()))
        .collect()
}

#[tokio::test]
async fn on_a_phone_in_the_light() {
    check(375, "light").await;
}

#[tokio::test]
async fn on_a_phone_in_the_dark() {
    check(375, "dark").await;
}

#[tokio::test]
async fn on_a_desk_in_the_light() {
    check(1280, "light").await;
}

#[tokio::test]
async fn on_a_desk_in_the_dark() {
    check(1280, "dark").await;
}
