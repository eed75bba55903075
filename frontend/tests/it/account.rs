//! What the mails about accounts lead to.

use actix_web::test::TestRequest;

use crate::fake::TOKEN;
use crate::fake::accounts::{INVITED, MOVING};
use crate::harness::{Page, Site};

async fn post(site: &Site, path: &str, fields: &[(&str, &str)]) -> Page {
    site.request(TestRequest::post().uri(path).set_form(fields)).await
}

fn password(token: &str) -> String {
    format!("/de/account/password/{token}")
}

/// What the API has been asked about accounts.
async fn asked(site: &Site) -> Vec<String> {
    let all = site.api.asked().await;
    all.into_iter().filter(|line| line.contains("/auth/")).collect()
}

#[actix_web::test]
async fn looking_changes_nothing_and_leaves_nothing_behind() {
    let site = Site::new().await;
    for path in [
        password(INVITED),
        password(TOKEN),
        format!("/ar/account/address/{MOVING}"),
    ] {
        for _ in 0..3 {
            let page = site.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            assert_eq!(page.header("cache-control"), Some("no-store"));
            assert_eq!(page.header("set-cookie"), None);
            assert_eq!(page.attrs("meta[name='robots']", "content"), ["noindex"]);
            assert_eq!(page.attrs("#username", "value"), ["staff@trier.example"]);
        }
    }
    assert!(asked(&site).await.iter().all(|line| line == "POST /v1/auth/link"));
}

#[actix_web::test]
async fn a_password_is_set_once_it_is_long_not_easy_and_written_twice() {
    let site = Site::new().await;
    let set = async |password_: &str, again: &str| {
        post(&site, &password(INVITED), &[("password", password_), ("again", again)]).await
    };
    assert_eq!(site.get(&password(INVITED)).await.text("h1"), "Willkommen");
    assert_eq!(site.get(&password(TOKEN)).await.text("h1"), "Neues Passwort");

    for (first, second, field, error) in [
        (
            "kurz",
            "kurz",
            "password",
            "Das Passwort ist zu kurz. Nehmen Sie mindestens 12 Zeichen.",
        ),
        (
            "passwort2026!",
            "passwort2026!",
            "password",
            "Dieses Passwort ist leicht zu erraten. Nehmen Sie mehrere Wörter, die nicht zusammengehören.",
        ),
        (
            "correct horse battery",
            "correct horse",
            "again",
            "Die beiden Eingaben sind verschieden. Bitte schreiben Sie das Passwort zweimal gleich.",
        ),
    ] {
        let page = set(first, second).await;
        assert_eq!(page.status, 422, "{first}");
        assert_eq!(page.text(&format!("#{field}-wrong")), error);
        assert_eq!(page.attrs("[aria-invalid]", "id"), [field]);
        assert!(
            !page.html().contains(first) || first == "kurz",
            "a password is not sent back"
        );
    }
    let done = set(" correct horse battery", " correct horse battery").await;
    assert_eq!(
        (done.status.as_u16(), done.text("h1").as_str()),
        (200, "Ihr Passwort ist gespeichert")
    );
    let sent = site.api.last_body("/v1/auth/password/set").await;
    assert_eq!(sent["password"], " correct horse battery", "as it was typed");
}

#[actix_web::test]
async fn a_link_that_is_no_good_leads_to_another_one() {
    let site = Site::new().await;
    for path in [
        password("old"),
        password(MOVING),
        format!("/de/account/address/{TOKEN}"),
    ] {
        let page = site.get(&path).await;
        assert_eq!(
            (page.status.as_u16(), page.text("h1").as_str()),
            (404, "Dieser Link gilt nicht mehr")
        );
        assert_eq!(page.attrs("main a", "href"), ["/de/account/forgotten"]);
    }
    let typo = post(&site, "/de/account/forgotten", &[("email", "staff")]).await;
    assert_eq!(
        (typo.status.as_u16(), typo.attrs("#email", "value")),
        (422, vec!["staff".to_owned()])
    );
    let sent = post(&site, "/de/account/forgotten", &[("email", " staff@trier.example ")]).await;
    assert_eq!(
        (sent.status.as_u16(), sent.text("h1").as_str()),
        (200, "Bitte sehen Sie in Ihr Postfach")
    );
    assert_eq!(
        site.api.last_body("/v1/auth/password/forgotten").await["email"],
        "staff@trier.example"
    );
}

#[actix_web::test]
async fn an_address_is_confirmed_by_a_button_and_not_by_another_site() {
    let site = Site::new().await;
    let path = format!("/de/account/address/{MOVING}");
    let foreign = TestRequest::post()
        .uri(&path)
        .insert_header(("sec-fetch-site", "cross-site"));
    assert_eq!(site.request(foreign).await.status, 403);
    assert_eq!(site.get(&path).await.status, 200);
    let done = post(&site, &path, &[]).await;
    assert_eq!(
        (done.status.as_u16(), done.text("h1").as_str()),
        (200, "Ihre Adresse ist geändert")
    );
    assert_eq!(
        asked(&site).await,
        ["POST /v1/auth/link", "POST /v1/auth/address/confirm"]
    );
}
