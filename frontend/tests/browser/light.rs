//! What a first visit costs, as the browser counts it: everything that is loaded for a page, compressed as it comes.

use serde_json::Value;

use crate::chrome::Browser;
use crate::wanted;
use crate::whole::Whole;

/// Most bytes of a first visit, and of the whole directory with nothing loaded before.
const FIRST: f64 = 15.0 * 1024.0;
const WHOLE: f64 = 170.0 * 1024.0;

/// Bytes on the wire for a page that nothing of is known yet.
async fn cost(page: &str) -> f64 {
    let browser = Browser::open(375, "light").await;
    browser.driver.goto(page).await.unwrap();
    let log = browser.driver.get_log("performance").await.unwrap();
    let bytes = log
        .iter()
        .filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok())
        .filter(|entry| entry["message"]["method"] == "Network.loadingFinished")
        .filter_map(|entry| entry["message"]["params"]["encodedDataLength"].as_f64())
        .sum();
    browser.close().await;
    bytes
}

#[tokio::test]
async fn pages_of_the_demo_city_are_light() {
    if !wanted() {
        return;
    }
    let whole = Whole::start("trier");
    let mut heavy = Vec::new();
    for lang in ["de", "ar", "uk"] {
        for (path, most) in [("", FIRST), ("offers", FIRST), ("directory", WHOLE)] {
            let bytes = cost(&format!("{}/{lang}/{path}", whole.pages)).await;
            assert!(bytes > 3000.0, "/{lang}/{path}: {bytes} bytes are no page");
            if bytes > most {
                heavy.push(format!("/{lang}/{path}: {bytes} bytes of {most}"));
            }
        }
    }
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
}
