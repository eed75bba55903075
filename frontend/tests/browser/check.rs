//! The whole check with the real API: a campaign is started, a provider follows the link of its mail on a phone without script,
//! answers, and the public pages, the cockpit and a receipt say so.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;
use thirtyfour::{By, WebElement};

use crate::chrome::Browser;
use crate::wanted;
use crate::whole::{PASSWORD, Whole};

/// Whose mail is followed: it has the café with hours on Tuesdays, and six entries more.
const CAFE: &str = "cafe-welcome";

impl Whole {
    async fn ask(&self, path: &str, body: Option<Value>, token: Option<&str>) -> Value {
        let client = reqwest::Client::new();
        let url = format!("{}{path}", self.api);
        let request = match &body {
            Some(body) => client.post(url).json(body),
            None => client.get(url),
        };
        let request = token
            .into_iter()
            .fold(request, |request, token| request.bearer_auth(token));
        let answer = request.send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.json().await.unwrap()
    }

    /// The mails of the demo's mailbox, once there are so many.
    async fn mails(&self, count: usize) -> Vec<Value> {
        let start = Instant::now();
        loop {
            let mailbox = self.ask("/dev/mailbox", None, None).await;
            let mails = mailbox["items"].as_array().unwrap();
            if mails.len() >= count {
                return mails.clone();
            }
            assert!(
                start.elapsed() < Duration::from_secs(60),
                "{} mails of {count}",
                mails.len()
            );
            tokio::task::yield_now().await;
        }
    }

    /// The paths of all links to reviews in a mail.
    fn links(mail: &Value) -> Vec<String> {
        let text = mail["text"].as_str().unwrap();
        let links = text.split_whitespace().filter(|word| word.contains("/review/"));
        links
            .map(|link| url::Url::parse(link).unwrap().path().to_owned())
            .collect()
    }

    /// The link to the review that has an entry, with the address of the mail.
    async fn link_to(&self, slug: &str, mails: &[Value]) -> (String, String) {
        for mail in mails {
            for path in Self::links(mail) {
                let token = path.rsplit('/').next().unwrap();
                let session = self
                    .ask("/v1/reviews/session", Some(json!({"token": token})), None)
                    .await;
                let review = format!("/v1/reviews/{}", session["review"].as_str().unwrap());
                let review = self.ask(&review, None, session["access_token"].as_str()).await;
                if review["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|item| item["slug"] == slug)
                {
                    return (path, mail["to"].as_str().unwrap().to_owned());
                }
            }
        }
        panic!("no mail asks about {slug}");
    }

    async fn staff(&self) -> String {
        let login = json!({"email": "staff@trier.example", "password": PASSWORD});
        let token = self.ask("/v1/auth/login", Some(login), None).await;
        token["access_token"].as_str().unwrap().to_owned()
    }

    async fn status(&self) -> Value {
        let mut status = self
            .ask("/v1/cities/trier/review-status", None, Some(&self.staff().await))
            .await;
        status["at"].take();
        status
    }
}

/// Tries until the page of the last click is there: an element of the page before it may be found, and gone a moment later.
async fn settled<T>(browser: &Browser, selector: &str, work: impl AsyncFn(WebElement) -> WebDriverResult<T>) -> T {
    let start = Instant::now();
    loop {
        let done = match browser.driver.find(By::Css(selector)).await {
            Ok(found) => work(found).await,
            Err(error) => Err(error),
        };
        match done {
            Ok(done) => return done,
            Err(error) => assert!(start.elapsed() < Duration::from_secs(60), "{selector}: {error}"),
        }
    }
}

async fn click(browser: &Browser, selector: &str) {
    settled(browser, selector, async |found| found.click().await).await;
}

async fn text(browser: &Browser, selector: &str) -> String {
    // Values in texts are isolated from the direction of what is around them (U+2068, U+2069).
    let text = settled(browser, selector, async |found| found.text().await).await;
    text.replace(['\u{2068}', '\u{2069}'], "")
}

#[tokio::test]
async fn a_provider_answers_by_the_link_of_its_mail() {
    if !wanted() {
        return;
    }
    let whole = Whole::start("trier");
    let mails = whole.mails(71).await;
    let (path, address) = whole.link_to(CAFE, &mails).await;
    let browser = Browser::open_without_script(375).await;
    browser.driver.goto(format!("{}{path}", whole.pages)).await.unwrap();
    assert_eq!(text(&browser, "h1").await, "Stimmen Ihre Einträge noch?");
    let done = |did: &'static str| move |url: &url::Url| url.query() == Some(did);

    let cafe = format!(".entry:has(a[href='/de/offers/{CAFE}'])");
    let cafe = settled(&browser, &cafe, async |card| card.id().await).await.unwrap();

    // Two are still right.
    for confirmed in 1..=2 {
        click(&browser, &format!(".entry:not(#{cafe}) button[value='confirm']")).await;
        browser.at(done("did=saved")).await;
        assert!(
            text(&browser, ".tally-line")
                .await
                .starts_with(&format!("{confirmed} von 7"))
        );
        browser.driver.goto(format!("{}{path}", whole.pages)).await.unwrap();
    }

    // The hours of one are corrected, and looked at before.
    click(&browser, &format!("#{cafe} a[href*='/correct/']")).await;
    browser.at(|url| url.path().contains("/correct/")).await;
    settled(&browser, "#h0-We", async |field| {
        field.send_keys("15 bis 18.30 Uhr").await
    })
    .await;
    click(&browser, "button[value='preview']").await;
    browser.at(|url| url.fragment() == Some("preview")).await;
    assert!(text(&browser, "#preview").await.contains("15:00–18:30"));
    click(&browser, "button[value='save']").await;
    browser.at(done("did=saved")).await;

    // Another is not there any more; it is not the café.
    let gone = format!(".entry:not(#{cafe}):last-child a[href*='/gone/']");
    click(&browser, &gone).await;
    browser.at(|url| url.path().contains("/gone/")).await;
    click(&browser, "button[value='gone']").await;
    browser.at(done("did=saved")).await;
    assert!(text(&browser, ".tally-line").await.starts_with("4 von 7"));

    // The rest is right: then everything is answered.
    click(&browser, "button[value='rest']").await;
    browser.at(done("did=saved")).await;
    assert!(text(&browser, ".check").await.contains("Danke, alles ist beantwortet"));

    // The public page, the cockpit and a receipt say so.
    browser
        .driver
        .goto(format!("{}/de/offers/{CAFE}", whole.pages))
        .await
        .unwrap();
    let public = text(&browser, ".record").await;
    assert!(
        public.contains("15:00–18:30") && public.contains("Vom Anbieter bestätigt am"),
        "{public}"
    );
    browser.close().await;
    let status = whole.status().await;
    let counts = ["answered", "confirmed", "corrected", "withdrawn"].map(|name| &status["campaign"]["counts"][name]);
    assert_eq!(counts, [&json!(1), &json!(5), &json!(1), &json!(1)], "{status}");
    let receipt = &whole.mails(72).await[0];
    assert_eq!(receipt["to"], address.as_str());
    assert!(
        receipt["text"]
            .as_str()
            .unwrap()
            .contains("Café Welcome (Angebot): korrigiert"),
        "{receipt}"
    );
}

#[tokio::test]
async fn scanners_that_follow_every_link_of_every_mail_answer_nothing() {
    if !wanted() {
        return;
    }
    let whole = Whole::start("trier");
    let mails = whole.mails(71).await;
    let before = whole.status().await;
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let links: Vec<String> = mails.iter().flat_map(Whole::links).collect();
    assert!(links.len() >= 71);
    for path in links {
        let url = format!("{}{path}", whole.pages);
        for _ in 0..10 {
            assert_eq!(client.get(&url).send().await.unwrap().status(), 200, "{path}");
            assert_eq!(client.head(&url).send().await.unwrap().status(), 200, "{path}");
        }
    }
    assert_eq!(whole.status().await, before);
    assert_eq!(whole.mails(71).await.len(), 71, "a visit sends no mail");
}
