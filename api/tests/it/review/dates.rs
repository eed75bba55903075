//! Dates of entries that raise a question: an end that comes, a pause that is over.

use serde_json::json;

use super::scene::{CAMPAIGNS, check};

#[actix_web::test]
async fn an_end_that_comes_raises_a_question_once_and_about_this_entry_only() {
    let check = check().await;
    // `tee` ends on the last day of 2027; six weeks before it is a Friday.
    assert_eq!(check.at("2027-11-18T09:00:00Z").await.len(), 0);
    assert_eq!(
        check.at("2027-11-19T07:59:00Z").await.len(),
        0,
        "before nine in the morning"
    );

    let sent = check.at("2027-11-19T08:00:00Z").await;

    let [mail] = &sent[..] else { panic!("{sent:?}") };
    assert_eq!(mail.header("to"), Some("office@verein.example"));
    insta::with_settings!({filters => vec![(r"/review/[A-Za-z0-9_-]{32}", "/review/[token]")]}, {
        insta::assert_snapshot!("ending_de", format!("{}\n\n{}", mail.subject, mail.text));
    });
    let visit = check.visit(&super::scene::tokens(mail)[0]).await;
    assert_eq!(visit.page().await["items"].as_array().unwrap().len(), 1);
    assert_eq!(check.at("2027-11-22T09:00:00Z").await.len(), 0, "once");

    let visit = check.visit(&super::scene::tokens(mail)[0]).await;
    visit
        .answer("tee", "correct", json!({"valid_until": "2028-12-31"}))
        .await
        .expect(200);
    check.deliver().await;
    let campaigns = check.get(CAMPAIGNS).await.expect(200);
    assert_eq!(campaigns["items"][0]["counts"]["answered"], 1);
    assert_eq!(check.at("2028-11-17T09:00:00Z").await.len(), 0);
    assert_eq!(
        check.at("2028-11-20T09:00:00Z").await.len(),
        1,
        "the new end raises its own, on a Monday"
    );
}

#[actix_web::test]
async fn a_pause_ends_by_itself_and_its_provider_is_asked_what_holds_now() {
    let check = check().await;
    let pause = json!({"capacity": {"state": "temporarily_closed", "until": "2026-12-04"}});
    check.scene.change("tee", 1, &pause).await.expect(200);

    check.at("2026-12-04T22:00:00Z").await;
    assert_eq!(
        check.scene.record("tee").await["capacity"]["state"],
        "temporarily_closed",
        "on its last day"
    );
    // Saturday: it is over, but nobody gets a mail on a Saturday.
    assert_eq!(check.at("2026-12-05T09:00:00Z").await.len(), 0);
    assert_eq!(check.scene.record("tee").await["capacity"], json!({"state": "open"}));

    let sent = check.at("2026-12-07T08:00:00Z").await;

    assert_eq!(sent.len(), 1);
    assert!(sent[0].subject.contains("Wie geht es weiter"), "{}", sent[0].subject);
    assert_eq!(check.at("2026-12-08T09:00:00Z").await.len(), 0, "once");
}

#[actix_web::test]
async fn a_city_that_does_not_want_it_is_not_asked() {
    let check = check().await;
    check.settings(r#"{"ask_before_end": 0, "scheduled": false}"#);

    assert_eq!(check.at("2027-11-19T09:00:00Z").await.len(), 0);
    assert_eq!(check.at("2027-12-20T09:00:00Z").await.len(), 0);
}

#[actix_web::test]
async fn who_is_being_asked_anyway_is_not_asked_twice() {
    let check = check().await;
    check.scene.clock.set(crate::harness::at("2027-11-18T09:00:00Z"));
    check.settings(r#"{"scheduled": false}"#);
    check.open().await;
    check.deliver().await;

    assert_eq!(check.at("2027-11-19T09:00:00Z").await.len(), 0);
}
