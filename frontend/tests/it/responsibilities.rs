//! Who is in charge: the list, the guide to the office, one responsibility.

use crate::harness::Site;

async fn read(path: &str) -> String {
    let site = Site::new().await;
    let mut out = String::new();
    for lang in ["de", "en", "ar"] {
        let page = site.get(&format!("/{lang}/{path}")).await;
        out.push_str(&format!("=== {lang} {}\n{}\n\n", page.status.as_u16(), page.read()));
    }
    out
}

/// Declares a test per page that compares its text with what it was.
macro_rules! pages {
    ($($name:ident = $path:literal;)+) => {
        $(#[actix_web::test]
        async fn $name() {
            insta::assert_snapshot!(read($path).await);
        })+
    };
}

pages! {
    from_a_to_z = "responsibilities";
    the_first_question = "responsibilities/guide";
    the_second_question = "responsibilities/guide?topic=child-benefit";
    the_office = "responsibilities/guide?topic=child-benefit&situation=recognised";
    no_office = "responsibilities/guide?topic=child-benefit&situation=helper";
    one_of_them = "responsibilities/anmeldung";
    none_of_them = "responsibilities/no-such-thing";
}

#[actix_web::test]
async fn somebody_on_a_phone_gets_to_the_office_of_child_benefit() {
    let site = Site::new().await;
    for lang in ["de", "ar"] {
        let start = site.get(&format!("/{lang}/responsibilities")).await;
        let form = start.attrs("form[action$='/guide'] select", "name");
        assert_eq!(form, ["topic", "situation"], "two questions in one form");

        // Whoever leaves the second open is asked for it.
        let second = site
            .get(&format!(
                "/{lang}/responsibilities/guide?topic=child-benefit&situation="
            ))
            .await;
        let choices = second.attrs(".choices a", "href");
        let wanted = format!("/{lang}/responsibilities/guide?topic=child-benefit&situation=recognised");
        assert!(choices.contains(&wanted), "{choices:?}");

        let office = site.get(&wanted).await;
        assert_eq!(office.status, 200);
        assert_eq!(office.texts("article h2 a").len(), 1);
        assert_eq!(
            office.attrs("article .contacts a[href^='tel:']", "href"),
            ["tel:+496517180"]
        );
        assert_eq!(
            office.attrs("article .office h3 a", "href"),
            [format!("/{lang}/providers/stadt-trier")]
        );
    }
}

#[actix_web::test]
async fn what_was_told_can_be_told_otherwise() {
    let site = Site::new().await;
    let page = site
        .get("/de/responsibilities/guide?topic=child-benefit&situation=recognised")
        .await;
    assert_eq!(
        page.attrs(".told a", "href"),
        [
            "/de/responsibilities/guide?situation=recognised",
            "/de/responsibilities/guide?topic=child-benefit"
        ]
    );
    let labels = page.attrs(".told a", "aria-label");
    assert_eq!(labels, ["Thema ändern", "Ihre Situation ändern"]);
}

#[actix_web::test]
async fn an_office_without_hours_says_so() {
    let site = Site::new().await;
    let page = site
        .get("/de/responsibilities/guide?topic=child-benefit&situation=asylum_seeker")
        .await;
    assert_eq!(page.texts("article .office .badge"), ["Öffnungszeiten nicht bekannt"]);
}

#[actix_web::test]
async fn a_topic_that_nobody_knows_is_not_found() {
    let site = Site::new().await;
    let page = site.get("/de/responsibilities/guide?topic=nirgends").await;
    assert!(page.status.is_client_error(), "{}", page.status);
}
