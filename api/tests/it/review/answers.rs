//! What providers answer.

use serde_json::json;

use super::scene::check;

#[actix_web::test]
async fn confirming_moves_the_date_and_editing_does_not() {
    let check = check().await;
    let visit = check.visited().await;
    let edited = check
        .scene
        .change("tee", 1, &json!({"phone": "0651/99"}))
        .await
        .expect(200);
    assert_eq!(edited["freshness"]["state"], "never", "editing is not confirming");

    let answered = visit.answer("tee", "confirm", json!({})).await.expect(200);

    assert_eq!(answered["items"][0]["state"], "confirmed");
    assert_eq!(answered["state"], "open", "the provider itself has no answer yet");
    let record = check.scene.record("tee").await;
    assert_eq!(record["version"], 3);
    assert_eq!(record["freshness"]["confirmed_at"], "2026-11-24T10:00:00Z");
    assert_eq!(record["freshness"]["confirmed_by"], "provider");
    assert_eq!(record["freshness"]["due_at"], "2027-05-24T10:00:00Z");
    assert_eq!(record["phone"], "0651/99");
    let (item, _) = visit.entry("tee").await;
    visit
        .post(&format!("/items/{item}/confirm"), &json!({"version": 2}))
        .await
        .expect(200);
    assert_eq!(
        check.scene.record("tee").await["version"],
        3,
        "a second tap is the same answer"
    );
}

#[actix_web::test]
async fn an_old_page_cannot_confirm_what_it_did_not_show() {
    let check = check().await;
    let visit = check.visited().await;
    let (item, shown) = visit.entry("tee").await;
    check
        .scene
        .change("tee", 1, &json!({"phone": "0651/99"}))
        .await
        .expect(200);

    let refused = visit
        .post(&format!("/items/{item}/confirm"), &json!({"version": shown}))
        .await;

    let body = refused.expect(409);
    assert_eq!(body["code"], "moved");
    assert_eq!(body["errors"].as_array().unwrap().len(), 1);
    assert_eq!(body["errors"][0]["pointer"], "#/phone");
    assert_eq!(body["errors"][0]["detail"], "It was “0651/1234”; it is “0651/99” now.");
    assert_eq!(check.scene.record("tee").await["freshness"]["state"], "never");
    for (verb, body) in [
        ("correct", json!({"version": shown, "phone": null})),
        ("withdraw", json!({"version": shown})),
    ] {
        assert_eq!(
            visit.post(&format!("/items/{item}/{verb}"), &body).await.refused(409),
            "moved"
        );
    }
    let rest = json!({"items": [{"item": item, "version": shown}]});
    let rest = visit.post("/confirm-rest", &rest).await.expect(200);
    assert_eq!(rest["items"], json!([]));
    assert_eq!(rest["moved"][0]["changed"][0]["now"], "0651/99");
    visit.answer("tee", "confirm", json!({})).await.expect(200);
}

#[actix_web::test]
async fn a_correction_is_public_at_once_and_counts_as_checked() {
    let check = check().await;
    let visit = check.visited().await;
    let correction = json!({"hours": [{"purpose": "visit", "rule": "Tu 14:00-16:00"}], "phone": null});

    let answered = visit.answer("tee", "correct", correction).await.expect(200);

    assert_eq!(answered["items"][0]["state"], "corrected");
    assert_eq!(answered["items"][0]["pending"], false);
    let record = check.scene.record("tee").await;
    assert_eq!(record["hours"][0]["rule"], "Tu 14:00-16:00");
    assert_eq!(record["phone"], json!(null));
    assert_eq!(record["freshness"]["confirmed_by"], "provider");
    let wrong = visit
        .answer(
            "tee",
            "correct",
            json!({"hours": [{"purpose": "visit", "rule": "never ever"}]}),
        )
        .await;
    assert_eq!(wrong.errors()[0].0, "#/hours/0/rule");
    let elsewhere = visit.answer("verein", "correct", json!({"hours": []})).await;
    assert_eq!(elsewhere.errors(), [("#/hours".to_owned(), "not_here".to_owned())]);
    let provider = visit
        .answer("verein", "correct", json!({"phone": "0651/7"}))
        .await
        .expect(200);
    assert_eq!(provider["items"][0]["shown"]["phone"], "0651/7");
}

#[actix_web::test]
async fn a_correction_of_others_waits_for_an_editor() {
    let check = check().await;
    check.settings(r#"{"publish_corrections": false}"#);
    let visit = check.visited().await;

    let answered = visit
        .answer("tee", "correct", json!({"phone": "0651/5"}))
        .await
        .expect(200);

    assert_eq!(
        (&answered["items"][0]["pending"], &answered["items"][0]["state"]),
        (&json!(true), &json!("corrected"))
    );
    let record = check.scene.record("tee").await;
    assert_eq!(
        (&record["version"], &record["freshness"]["state"]),
        (&json!(1), &json!("never"))
    );
    assert_eq!(check.tasks(), ["correction"]);
    visit.answer("tee", "undo", json!({})).await.expect(200);
    assert_eq!(check.tasks(), [""; 0]);
}

#[actix_web::test]
async fn a_withdrawn_offer_keeps_its_page_with_date_and_successor() {
    let check = check().await;
    let visit = check.visited().await;
    check
        .scene
        .create(&crate::catalog::scene::with(
            crate::catalog::scene::cafe(),
            &json!({"slug": "neu", "publication": "published"}),
        ))
        .await
        .expect(201);

    visit
        .answer("tee", "withdraw", json!({"successor": "neu"}))
        .await
        .expect(200);

    let record = check.scene.record("tee").await;
    assert_eq!(
        record["capacity"],
        json!({"state": "closed", "since": "2026-11-24", "successor": "neu"})
    );
    assert_eq!(record["publication"], "published");
    let unknown = visit.answer("tee", "withdraw", json!({"successor": "nowhere"})).await;
    assert_eq!(unknown.errors()[0].1, "unknown_reference");
}

#[actix_web::test]
async fn the_last_answer_ends_it_with_a_receipt_and_undo_opens_it_again() {
    let check = check().await;
    let visit = check.visited().await;
    visit
        .answer("tee", "correct", json!({"phone": "0651/5"}))
        .await
        .expect(200);
    let page = visit.page().await;
    let items = page["items"].as_array().unwrap().iter();
    let rest: Vec<_> = items
        .map(|item| json!({"item": item["id"], "version": item["version"]}))
        .collect();

    let answered = visit.post("/confirm-rest", &json!({ "items": rest })).await.expect(200);

    assert_eq!(answered["state"], "answered");
    assert_eq!(
        answered["items"].as_array().unwrap().len(),
        1,
        "what has an answer keeps it"
    );
    let receipts = check.deliver().await;
    assert_eq!(receipts.len(), 1);
    insta::assert_snapshot!("receipt_de", format!("{}\n\n{}", receipts[0].subject, receipts[0].text));

    let undone = visit.answer("tee", "undo", json!({})).await.expect(200);
    assert_eq!(
        (&undone["state"], &undone["items"][0]["state"]),
        (&json!("open"), &json!("unanswered"))
    );
    let record = check.scene.record("tee").await;
    assert_eq!(
        (&record["phone"], &record["freshness"]["state"]),
        (&json!("0651/1234"), &json!("never"))
    );
}

#[actix_web::test]
async fn undo_does_not_undo_what_others_have_done() {
    let check = check().await;
    let visit = check.visited().await;
    visit.answer("tee", "confirm", json!({})).await.expect(200);
    check
        .scene
        .change("tee", 2, &json!({"phone": "0651/99"}))
        .await
        .expect(200);

    assert_eq!(visit.answer("tee", "undo", json!({})).await.refused(409), "moved");
    assert_eq!(check.scene.record("tee").await["phone"], "0651/99");
}

#[actix_web::test]
async fn after_the_end_nothing_changes_any_more() {
    let check = check().await;
    let visit = check.visited().await;
    let campaigns = check.get(super::scene::CAMPAIGNS).await.expect(200);
    let campaign = campaigns["items"][0]["id"].as_str().unwrap();
    check
        .post(&format!("{}/{campaign}/close", super::scene::CAMPAIGNS), &json!({}))
        .await
        .expect(200);

    assert_eq!(visit.page().await["open"], false);
    for verb in ["confirm", "correct", "withdraw", "undo"] {
        assert_eq!(
            visit.answer("tee", verb, json!({})).await.refused(409),
            "conflict",
            "{verb}"
        );
    }
}

#[actix_web::test]
async fn staff_write_down_what_they_were_told() {
    let check = check().await;
    let visit = check.visited().await;
    let (item, version) = visit.entry("tee").await;

    let path = format!("/v1/reviews/{}/items/{item}/confirm", visit.review);
    check.post(&path, &json!({ "version": version })).await.expect(200);

    assert_eq!(check.scene.record("tee").await["freshness"]["confirmed_by"], "staff");
}
