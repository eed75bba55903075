//! Helping: what is looked for, and offering something oneself.

use actix_web::test::TestRequest;
use serde_json::json;

use crate::fake::needs::{CONFIRMED, FORM, WAITING};
use crate::harness::{Page, Site};

const OFFER: &str = "/de/help/offer?kind=housing&need=wohnung";
const PLEDGES: &str = "/v1/cities/trier/pledges";

async fn post(site: &Site, path: &str, fields: &[(&str, &str)]) -> Page {
    site.request(TestRequest::post().uri(path).set_form(fields)).await
}

/// A form that is filled in right, with some fields otherwise.
fn filled<'f>(others: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut fields = vec![
        ("form", "k1.x"),
        ("kind", "housing"),
        ("need", "wohnung"),
        ("text", " Drei Zimmer,\r\nab Februar. "),
        ("district", "nord"),
        ("name", "Kim Muster"),
        ("email", "kim@mail.example"),
        ("phone", ""),
        ("consent", "2026-11-28"),
        ("website", ""),
    ];
    for (name, value) in others {
        fields.retain(|(own, _)| own != name);
        fields.push((name, value));
    }
    fields
}

/// How often the API was asked to do something.
async fn asked(site: &Site, what: &str) -> usize {
    site.api.asked().await.iter().filter(|line| *line == what).count()
}

#[actix_web::test]
async fn what_is_looked_for_stands_by_kind_and_what_is_not_stands_first() {
    let site = Site::new().await;

    let page = site.get("/de/help").await;

    assert_eq!(page.status, 200);
    assert_eq!(page.text(".sections [aria-current='page']"), "Helfen");
    assert_eq!(
        page.texts(".kind > h3"),
        ["Wissen und Können", "Wohnraum", "Sachen", "Geld"]
    );
    assert_eq!(page.texts(".unwanted li a"), ["Keine Lebensmittel"]);
    assert_eq!(page.text(".tally-head"), "4 Gesuche");
    let gives = page.attrs(".gives a", "href");
    assert_eq!(gives[0], "/de/help/offer?kind=housing");
    assert_eq!(gives.len(), 4);
    let facts = page.texts(".need .facts li");
    for fact in [
        "Gesucht: 20",
        "etwa 2 Stunden in der Woche",
        "Sprachen: Ukrainisch, Russisch",
        "Nord",
        "Bis 31. März 2027",
    ] {
        assert!(facts.contains(&fact.to_owned()), "{fact} {facts:?}");
    }
    let one = site.get("/de/help?kind=goods").await;
    assert_eq!(one.texts(".kind > h3"), ["Sachen"]);
    assert_eq!(one.texts(".chip:not(.chip-all) span[aria-hidden]"), ["Sachen"]);
    assert_eq!(
        site.get("/de/help?kind=money&district=nord").await.texts(".kind").len(),
        0
    );
}

#[actix_web::test]
async fn a_need_says_how_to_help_and_leads_to_the_form() {
    let site = Site::new().await;

    let page = site.get("/de/help/wohnung").await;
    assert_eq!(page.text("h1"), "Wohnung vermieten");
    assert_eq!(page.attrs(".record-side .button[rel]", "href"), [OFFER]);
    assert!(page.attrs(".contacts a", "href").contains(&"tel:+496511234".to_owned()));
    assert!(page.html().contains("<strong>möblierte</strong>"));

    for (slug, badge) in [
        ("genug", "Es ist genug da"),
        ("vorbei", "Vorbei"),
        ("brot", "Bitte nicht bringen"),
    ] {
        let page = site.get(&format!("/de/help/{slug}")).await;
        assert_eq!(page.text(".record-head .badge"), badge);
        assert_eq!(page.texts(".gives a").len(), 4, "{slug}: something else is");
    }
    let money = site.get("/de/help/geld").await;
    assert!(money.html().contains("Geld spenden Sie direkt beim Anbieter."));
    assert_eq!(money.texts(".gives a").len(), 0);
    assert_eq!(site.get("/de/help/nirgends").await.status, 404);
    let arabic = site.get("/ar/help/winter").await;
    assert_eq!(arabic.attrs("h1 span", "lang"), ["de"]);
    assert_eq!(arabic.attrs("h1 span", "dir"), ["ltr"]);
}

#[actix_web::test]
async fn search_cards_lead_to_needs() {
    let site = Site::new().await;

    let page = site.get("/de/search?q=wohnung").await;

    assert!(
        page.attrs(".hits h3 a", "href")
            .contains(&"/de/help/wohnung".to_owned())
    );
}

#[actix_web::test]
async fn the_form_says_who_reads_it_and_leaves_nothing_behind() {
    let site = Site::new().await;

    let form = site.get(OFFER).await;

    assert_eq!(form.status, 200);
    assert_eq!(form.header("cache-control"), Some("no-store"));
    assert_eq!(form.header("set-cookie"), None);
    assert_eq!(form.attrs("meta[name='robots']", "content"), ["noindex"]);
    assert_eq!(form.attrs("input[name='form']", "value"), [FORM]);
    assert_eq!(form.text("h1"), "Wohnung oder Zimmer anbieten");
    assert!(form.html().contains("Caritas"));
    assert_eq!(form.attrs("#consent", "checked"), [""; 0], "nobody agrees for them");
    assert_eq!(form.text("label[for='consent']"), "Ich bin einverstanden.");
    assert_eq!(form.attrs(".hidden[aria-hidden='true'] #website", "tabindex"), ["-1"]);
    assert_eq!(form.attrs("input[type='email']", "autocomplete"), ["email"]);
    let switch = form.attrs(".langs a[lang='ar']", "href");
    assert_eq!(
        switch,
        ["/ar/help/offer?kind=housing&need=wohnung"],
        "the switch stays on the form"
    );
    let gone = site.get("/de/help/offer?kind=goods&need=genug").await;
    assert_eq!(
        (gone.status.as_u16(), gone.attrs("input[name='need']", "value").len()),
        (200, 0)
    );
    let choose = site.get("/de/help/offer").await;
    assert_eq!(choose.texts(".gives a").len(), 4);
    assert_eq!(site.get("/de/help/offer?kind=money").await.texts(".gives a").len(), 4);
}

#[actix_web::test]
async fn an_offer_is_sent_and_the_mail_is_pointed_to() {
    let site = Site::new().await;

    let done = post(&site, OFFER, &filled(&[])).await;

    assert_eq!(
        (done.status.as_u16(), done.text("h1").as_str()),
        (200, "Fast geschafft")
    );
    assert!(done.text("main [role='status']").contains("26. November 2026"));
    assert_eq!(done.header("cache-control"), Some("no-store"));
    let body = site.api.last_body(PLEDGES).await;
    let expected = json!({
        "kind": "housing", "need": "wohnung", "text": "Drei Zimmer,\nab Februar.", "district": "nord", "name": "Kim Muster",
        "email": "kim@mail.example", "lang": "de", "consent": "2026-11-28", "form": "k1.x", "website": "",
    });
    assert_eq!(body, expected);
}

#[actix_web::test]
async fn what_is_wrong_is_said_and_what_was_typed_is_kept() {
    let site = Site::new().await;
    let empty = [("text", " "), ("name", ""), ("email", "kim"), ("consent", "")];

    let wrong = post(&site, OFFER, &filled(&empty)).await;

    assert_eq!(wrong.status, 422);
    assert_eq!(
        wrong.attrs(".hint-bad a", "href"),
        ["#text", "#name", "#email", "#consent"]
    );
    assert_eq!(wrong.text("#text-wrong"), "Schreiben Sie, was Sie anbieten.");
    assert_eq!(wrong.attrs("#email", "value"), ["kim"]);
    assert_eq!(wrong.attrs("#email", "aria-invalid"), ["true"]);
    assert_eq!(wrong.attrs("#district option[selected]", "value"), ["nord"]);
    assert_eq!(wrong.attrs("input[name='form']", "value"), ["k1.x"], "the time goes on");
    assert_eq!(asked(&site, &format!("POST {PLEDGES}")).await, 0);
    let long = "ä".repeat(2_001);
    let long = post(&site, OFFER, &filled(&[("text", &long), ("name", "<b>\"")])).await;
    assert!(long.text("#text-wrong").starts_with("Der Text ist zu lang."));
    assert_eq!(long.attrs("#name", "value"), ["<b>\""]);
    assert_eq!(long.attrs("#consent", "checked"), [""], "consent is kept, too");
}

#[actix_web::test]
async fn too_fast_too_old_too_many_and_too_late_are_told_apart() {
    let site = Site::new().await;
    let mut told = Vec::new();
    for form in ["fast", "old", "gone", "flood"] {
        let page = post(&site, OFFER, &filled(&[("form", form)])).await;
        assert_eq!(page.text("#text"), "Drei Zimmer,\nab Februar.".replace('\n', " "));
        told.push((
            page.status.as_u16(),
            page.text(".hint-bad a").split('.').next().unwrap().to_owned(),
            page.attrs("input[name='form']", "value").concat(),
            page.attrs("input[name='need']", "value").len(),
        ));
    }
    let said = |status, text: &str, form: &str, needs| (status, text.to_owned(), form.to_owned(), needs);
    assert_eq!(
        told,
        [
            said(422, "Das ging sehr schnell", "fast", 1),
            said(422, "Die Seite war lange offen", FORM, 1),
            said(422, "Dieses Gesuch ist inzwischen vorbei", "gone", 0),
            said(
                429,
                "Von hier oder an diese Adresse ist gerade sehr viel geschickt worden",
                "flood",
                1
            ),
        ]
    );
    let foreign = TestRequest::post()
        .uri(OFFER)
        .set_form(filled(&[]))
        .insert_header(("sec-fetch-site", "cross-site"));
    assert_eq!(site.request(foreign).await.status, 403);
}

#[actix_web::test]
async fn the_link_is_looked_at_confirmed_and_taken_back() {
    let site = Site::new().await;
    let path = format!("/de/help/pledge/{WAITING}");

    let look = site.get(&path).await;
    assert_eq!(look.text("h1"), "Ihr Angebot bestätigen");
    assert_eq!(look.header("cache-control"), Some("no-store"));
    assert_eq!(look.attrs("input[name='do']", "value"), ["confirm", "withdraw"]);
    assert_eq!(
        asked(&site, "POST /v1/pledges/confirm").await,
        0,
        "looking changes nothing"
    );

    let done = post(&site, &path, &[("do", "confirm")]).await;
    assert_eq!(done.text("h1"), "Danke! Ihr Angebot ist angekommen");
    assert!(done.html().contains("23. Mai 2027"));
    assert_eq!(done.attrs("input[name='do']", "value"), ["withdraw"]);
    let gone = post(&site, &format!("/de/help/pledge/{CONFIRMED}"), &[("do", "withdraw")]).await;
    assert_eq!(
        (gone.status.as_u16(), gone.text("h1").as_str()),
        (200, "Ihr Angebot ist gelöscht")
    );

    let old = site.get("/de/help/pledge/ppl_old").await;
    assert_eq!(
        (old.status.as_u16(), old.text("h1").as_str()),
        (404, "Dieser Link führt zu nichts mehr")
    );
    let foreign = TestRequest::post()
        .uri(&path)
        .set_form([("do", "withdraw")])
        .insert_header(("sec-fetch-site", "cross-site"));
    assert_eq!(site.request(foreign).await.status, 403);
    assert_eq!(post(&site, &path, &[]).await.status, 400);
}
