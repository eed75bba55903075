//! A hand-out as a counsellor makes it: on a phone, with and without script, and the note stays where it was written.

use serde_json::{Value, json};
use thirtyfour::{By, Key};

use crate::chrome::Browser;
use crate::privacy::requests;
use crate::site::Site;
use crate::wanted;
use crate::whole::Whole;

/// What five people need, as somebody would type it.
const NEEDS: [&str; 5] = ["Deutschkurs", "Café", "Asyl", "Kleidung", "Frauen"];

async fn open(browser: &Browser, address: &str) {
    browser.driver.goto(address).await.unwrap();
}

async fn click(browser: &Browser, selector: &str) {
    let found = browser.driver.find(By::Css(selector)).await;
    found
        .unwrap_or_else(|e| panic!("{selector}: {e}"))
        .click()
        .await
        .unwrap();
}

async fn over(browser: &Browser) -> Value {
    browser
        .ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        .await
}

/// The demo city, a phone, no script: five needs, in Ukrainian, printed.
#[tokio::test]
async fn five_needs_in_ukrainian_without_script() {
    if !wanted() {
        return;
    }
    let whole = Whole::start("trier");
    let browser = Browser::open_without_script(375).await;
    open(&browser, &format!("{}/de/search", whole.pages)).await;
    for (index, need) in NEEDS.iter().enumerate() {
        let field = browser.driver.find(By::Css("#q")).await.unwrap();
        field.clear().await.unwrap();
        field.send_keys(*need).await.unwrap();
        click(&browser, ".find .button").await;
        browser.at(|url| url.query().unwrap_or_default().contains("q=")).await;
        // By keyboard: where the way to the hand-out lies over a link, a person scrolls; the driver's mouse does not.
        let link = browser.driver.find(By::Css(".keep:not(.keep-on)")).await.unwrap();
        link.send_keys(Key::Enter.value().to_string()).await.unwrap();
        let entries = index + 1;
        browser
            .at(|url| {
                url.query_pairs()
                    .any(|(name, value)| name == "h" && value.split(',').count() == entries)
            })
            .await;
        assert_eq!(over(&browser).await, 0, "{need}");
    }
    click(&browser, ".basket .button").await;
    browser.at(|url| url.path() == "/de/handout").await;
    click(&browser, ".for a[lang='uk']").await;
    browser
        .at(|url| url.query().unwrap_or_default().contains("for=uk"))
        .await;
    assert_eq!(over(&browser).await, 0);
    let sheet = browser.driver.find(By::Css(".sheet")).await.unwrap();
    assert_eq!(sheet.attr("lang").await.unwrap().as_deref(), Some("uk"));
    assert_eq!(
        browser.driver.find_all(By::Css(".item")).await.unwrap().len(),
        NEEDS.len()
    );
    assert!(sheet.text().await.unwrap().contains("Допомога для вас"));
    // On paper: the sheet and nothing else, on few pages.
    browser
        .tell("Emulation.setEmulatedMedia", json!({"media": "print"}))
        .await;
    for selector in [".tools", ".top", ".foot", ".controls", ".note textarea"] {
        let shown = browser.driver.find(By::Css(selector)).await.unwrap();
        assert!(!shown.is_displayed().await.unwrap(), "{selector} is printed");
    }
    let pdf = browser
        .tell(
            "Page.printToPDF",
            json!({"preferCSSPageSize": true, "printBackground": true}),
        )
        .await;
    let bytes = pdf["data"].as_str().unwrap().len();
    assert!(bytes > 10_000, "{bytes} characters of PDF");
    browser.close().await;
}

#[tokio::test]
async fn the_note_is_in_no_request_and_outlives_changes() {
    if !wanted() {
        return;
    }
    let site = Site::start().await;
    if site.fake.is_none() {
        return;
    }
    let browser = Browser::open(1280, "light").await;
    open(
        &browser,
        &format!("{}/de/handout?h=cafe-welcome,e:fest,p:caritas", site.origin),
    )
    .await;
    let note = browser.driver.find(By::Css("#note")).await.unwrap();
    note.send_keys("Termin bei Frau Zebra am Montag").await.unwrap();
    let titles = async || {
        let titles = browser
            .ask("return [...document.querySelectorAll('.item h3')].map(e => e.textContent)")
            .await;
        titles.as_array().unwrap().len()
    };
    click(&browser, "[data-swap='up e:fest']").await;
    browser
        .at(|url| {
            url.query()
                .unwrap_or_default()
                .ends_with("h=e:fest,cafe-welcome,p:caritas")
        })
        .await;
    click(&browser, ".for a[lang='ar']").await;
    browser
        .at(|url| url.query().unwrap_or_default().contains("for=ar"))
        .await;
    click(&browser, ".controls li:last-child a").await;
    browser
        .at(|url| url.query().unwrap_or_default().ends_with("h=cafe-welcome,p:caritas"))
        .await;
    assert_eq!(titles().await, 2);
    let written = browser.ask("return document.querySelector('#note').value").await;
    assert_eq!(written, "Termin bei Frau Zebra am Montag");
    let kept = browser
        .ask("return [document.cookie, localStorage.length, sessionStorage.length, location.href.includes('Zebra')]")
        .await;
    assert_eq!(kept, json!(["", 0, 0, false]));
    // A search from there, which is a form of the page, leaves it behind.
    let field = browser.driver.find(By::Css("#q")).await.unwrap();
    field.send_keys("deutsch").await.unwrap();
    click(&browser, ".tools .find .button").await;
    browser.at(|url| url.path() == "/de/search").await;
    let log = browser.driver.get_log("performance").await.unwrap();
    assert!(log.len() > 5, "the log of requests is empty");
    for entry in &log {
        assert!(!entry.message.contains("Zebra"), "{}", entry.message);
    }
    browser.close().await;
}

#[tokio::test]
async fn collecting_with_script_keeps_the_place() {
    if !wanted() {
        return;
    }
    let site = Site::start().await;
    if site.fake.is_none() {
        return;
    }
    let browser = Browser::open(375, "light").await;
    open(&browser, &format!("{}/ar/offers", site.origin)).await;
    browser
        .ask("document.querySelectorAll('.keep')[6].scrollIntoView({block: 'center'})")
        .await;
    let before = browser.ask("return Math.round(scrollY)").await.as_f64().unwrap();
    let links = browser.driver.find_all(By::Css(".keep")).await.unwrap();
    links[6].click().await.unwrap();
    browser
        .at(|url| url.query().unwrap_or_default().starts_with("h="))
        .await;
    let after = browser.ask("return Math.round(scrollY)").await.as_f64().unwrap();
    assert!(before > 500.0 && (before - after).abs() < 5.0, "{before} then {after}");
    let focus = browser.ask("return document.activeElement.className").await;
    assert_eq!(focus, "keep keep-on");
    let asked = requests(&browser).await;
    assert!(asked.iter().all(|url| url.starts_with(&site.origin)), "{asked:?}");
    browser.close().await;
}
