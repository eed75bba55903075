//! The times of events: rules that help, and the two nights in which clocks are moved.

use serde_json::{Value, json};

use super::events::tuesdays;
use crate::catalog::scene::{scene, with};

/// What is said of a body that is wrong in one place.
async fn told(changes: Value) -> String {
    let answer = scene().await.make("events", &with(tuesdays(), &changes)).await;
    let body = answer.expect(422);
    let errors = body["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 1, "{body}");
    let word = |name: &str| errors[0][name].as_str().unwrap().to_owned();
    format!("{} {}\n{}", word("pointer"), word("code"), word("detail"))
}

#[actix_web::test]
async fn rules_that_cannot_be_are_told_in_plain_words() {
    let mut all = Vec::new();
    for changes in [
        json!({"rrule": "jeden Dienstag"}),
        json!({"rrule": "FREQ=HOURLY"}),
        json!({"rrule": "FREQ=WEEKLY;UNTIL=20200101"}),
        json!({"rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}),
        json!({"rrule": ""}),
        json!({"overrides": [{"recurrence_id": "2027-01-20T17:00", "cancelled": true}]}),
        json!({"rrule": null, "exdates": ["2027-01-12T17:00"]}),
        json!({"starts_at": "2027-01-12T17:00:00Z"}),
        json!({"duration_minutes": 100_000}),
    ] {
        all.push(told(changes).await);
    }

    insta::assert_snapshot!(all.join("\n\n"));
}

#[actix_web::test]
async fn a_start_that_no_clock_shows_is_refused_and_one_that_comes_twice_is_the_first() {
    let gap = told(json!({"rrule": null, "starts_at": "2027-03-28T02:30"})).await;
    insta::assert_snapshot!(gap);
    let moved = json!({"overrides": [{"recurrence_id": "2027-01-19T17:00", "moved_to": "2027-03-28T02:30"}]});
    assert!(told(moved).await.starts_with("#/overrides/0/moved_to no_such_time"));

    let scene = scene().await;
    let twice = with(tuesdays(), &json!({"rrule": null, "starts_at": "2027-10-31T02:30"}));
    let made = scene.make("events", &twice).await.expect(201);

    assert_eq!(made["warnings"][0]["code"], "time_comes_twice");
    assert_eq!(made["next"][0]["start"], "2027-10-31T00:30:00Z");
}

#[actix_web::test]
async fn a_weekly_start_stays_what_clocks_show_when_they_are_moved() {
    let scene = scene().await;
    let spring = with(tuesdays(), &json!({"starts_at": "2027-03-23T17:00"}));

    let made = scene.make("events", &spring).await.expect(201);

    let next = made["next"].as_array().unwrap();
    assert_eq!(next.len(), 7);
    let starts: Vec<&str> = next.iter().take(2).map(|one| one["start"].as_str().unwrap()).collect();
    assert_eq!(starts, ["2027-03-23T16:00:00Z", "2027-03-30T15:00:00Z"]);
}

#[actix_web::test]
async fn a_start_that_is_left_out_but_is_none_gets_a_warning() {
    let scene = scene().await;
    scene.make("events", &tuesdays()).await.expect(201);

    let wrong = scene
        .patch("events/treff", 1, &json!({"exdates": ["2027-01-19T18:00"]}))
        .await
        .expect(200);
    assert_eq!(wrong["warnings"][0]["code"], "nothing_left_out");
    let right = scene
        .patch("events/treff", 2, &json!({"exdates": ["2027-01-19T17:00"]}))
        .await
        .expect(200);

    assert_eq!(right.get("warnings"), None);
    assert_eq!(right["next"][1]["start_local"], "2027-01-26T17:00:00");
}

#[actix_web::test]
async fn what_does_not_fit_any_more_is_told_at_the_field_that_was_sent() {
    let scene = scene().await;
    let moved = json!({"overrides": [{"recurrence_id": "2027-01-19T17:00", "cancelled": true}]});
    scene.make("events", &with(tuesdays(), &moved)).await.expect(201);

    let change = scene
        .patch("events/treff", 1, &json!({"starts_at": "2027-01-12T16:00"}))
        .await;

    assert_eq!(
        change.errors(),
        [("#/starts_at".to_owned(), "recurrence_no_such_occurrence".to_owned())]
    );
}
