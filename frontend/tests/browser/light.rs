//! What a first visit costs, as the browser counts it: everything that is loaded for a page, compressed as it comes.

use crate::chrome::Browser;
use crate::wanted;
use crate::whole::Whole;

/// Most bytes of a first visit, and of the whole directory with nothing loaded before.
const FIRST: f64 = 15.0 * 1024.0;
const WHOLE: f64 = 170.0 * 1024.0;

/// Bytes of all bodies, as they come, for a page that nothing of is known yet.
async fn cost(page: &str) -> f64 {
    let browser = Browser::open(375, "light").await;
    browser.driver.goto(page).await.unwrap();
    let bytes = browser
        .ask("return ['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind)).reduce((sum, e) => sum + e.encodedBodySize, 0)")
        .await;
    browser.close().await;
    bytes.as_f64().unwrap()
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
