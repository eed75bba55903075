//! Half a year by a clock that is set: opening, reminders, second contact, list of whom to phone, the next campaign.

use porta_api::mail::mailbox::Kept;
use serde_json::json;

use super::scene::{CAMPAIGNS, check, tokens};

/// The city's settings: Easter holidays lie over the last days of March.
const SETTINGS: &str = r#"{"school_holidays": [["2027-03-22", "2027-04-02"]]}"#;

fn to(mails: &[Kept]) -> Vec<&str> {
    mails.iter().map(|mail| mail.header("to").unwrap()).collect()
}

#[actix_web::test]
async fn half_a_year_of_silence_and_one_answer() {
    let check = check().await;
    check.settings(SETTINGS);
    let second = json!({"email": "vorstand@verein.example", "lang": "de", "second": true});
    let path = "/v1/cities/musterstadt/review-contacts/verein";
    assert_eq!(check.post(path, &second).await.status.as_u16(), 204);
    let (office, amt) = ("office@verein.example", "amt@musterstadt.example");

    assert_eq!(
        to(&check.at("2027-03-01T07:59:00Z").await),
        [""; 0],
        "before nine in the morning"
    );
    assert_eq!(
        to(&check.at("2027-03-01T08:00:00Z").await),
        [amt, office],
        "on Monday, 1 March"
    );
    assert_eq!(to(&check.at("2027-03-01T08:10:00Z").await), [""; 0], "once");
    assert_eq!(to(&check.at("2027-03-15T07:59:00Z").await), [""; 0]);
    let reminders = check.at("2027-03-15T08:00:00Z").await;
    assert_eq!(to(&reminders), [amt, office], "after 14 days");
    let filters = vec![(r"/review/[A-Za-z0-9_-]{32}", "/review/[token]")];
    insta::with_settings!({filters => filters.clone()}, {
        insta::assert_snapshot!("reminder_ar", format!("{}\n\n{}", reminders[0].subject, reminders[0].text));
        insta::assert_snapshot!("reminder_de", format!("{}\n\n{}", reminders[1].subject, reminders[1].text));
    });

    let visit = check.visit(&tokens(&reminders[0])[0]).await;
    visit.answer("amt", "confirm", json!({})).await.expect(200);
    let receipt = check.deliver().await;
    assert_eq!(to(&receipt), [amt]);
    insta::assert_snapshot!("receipt_ar", format!("{}\n\n{}", receipt[0].subject, receipt[0].text));

    assert_eq!(
        to(&check.at("2027-03-29T09:00:00Z").await),
        [""; 0],
        "28 days: Easter Monday, in the holidays"
    );
    assert_eq!(
        to(&check.at("2027-04-05T07:00:00Z").await),
        [office, "vorstand@verein.example"],
        "Monday after them"
    );
    let letters = check.kept();
    let letter = letters
        .iter()
        .find(|mail| mail.header("to") == Some("vorstand@verein.example"))
        .unwrap();
    insta::with_settings!({filters => filters}, {
        insta::assert_snapshot!("second_contact_de", format!("{}\n\n{}", letter.subject, letter.text));
    });
    assert_eq!(check.tasks(), [""; 0]);
    assert_eq!(to(&check.at("2027-04-12T07:00:00Z").await), [""; 0]);
    assert_eq!(check.tasks(), ["phone"], "42 days");
    let status = check.get("/v1/cities/musterstadt/review-status").await.expect(200);
    let list: Vec<_> = status["providers"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["to_phone"] == true)
        .collect();
    assert_eq!(list.len(), 1);
    assert_eq!(list[0]["provider"], "verein");

    assert_eq!(
        to(&check.at("2027-09-01T07:00:00Z").await),
        [amt, office],
        "the next campaign"
    );
    let campaigns = check.get(CAMPAIGNS).await.expect(200);
    let states: Vec<_> = campaigns["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["state"])
        .collect();
    assert_eq!(states, ["running", "closed"]);
    assert_eq!(campaigns["next_on"], "2028-03-01");
}

#[actix_web::test]
async fn many_nodes_take_a_step_once() {
    let check = check().await;
    check.open().await;
    check.deliver().await;
    check.scene.clock.set(crate::harness::at("2026-12-08T08:00:00Z"));

    let done: usize = std::thread::scope(|scope| {
        let nodes: Vec<_> = (0..4)
            .map(|_| {
                let mut tools = check.tools.clone();
                tools.database = check.scene.db.another_node();
                scope.spawn(move || porta_api::review::campaign::tick(&tools).unwrap())
            })
            .collect();
        nodes.into_iter().map(|node| node.join().unwrap()).sum()
    });

    assert_eq!(done, 1);
    assert_eq!(check.deliver().await.len(), 2);
}

#[actix_web::test]
async fn a_city_that_wants_no_schedule_has_none() {
    let check = check().await;
    check.settings(r#"{"scheduled": false}"#);

    assert_eq!(check.at("2027-03-01T08:00:00Z").await.len(), 0);
    assert_eq!(check.get(CAMPAIGNS).await.expect(200)["next_on"], json!(null));
}
