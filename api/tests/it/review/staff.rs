//! What staff see and do about it.

use actix_web::http::header;
use actix_web::test::TestRequest;
use porta_api::access::client::Scope;
use secrecy::ExposeSecret;
use serde_json::json;

use super::scene::check;
use crate::access::exchange::make_client;

const STATUS: &str = "/v1/cities/musterstadt/review-status";

#[actix_web::test]
async fn the_status_counts_what_is_current() {
    let check = check().await;
    let visit = check.visited().await;
    visit.answer("tee", "confirm", json!({})).await.expect(200);

    let status = check.get(STATUS).await.expect(200);

    let currency =
        json!({"entries": 3, "within_6_months": 0.3333, "within_12_months": 0.3333, "never": 2, "overdue": 0});
    assert_eq!(status["currency"], currency);
    let verein = &status["providers"][1];
    assert_eq!(verein["provider"], "verein");
    assert_eq!(
        (&verein["entries"], &verein["answered"], &verein["state"]),
        (&json!(2), &json!(1), &json!("open"))
    );
    assert_eq!(verein["asked_at"], "2026-11-24T10:00:00Z");
    assert_eq!(status["campaign"]["counts"]["begun"], 1);
    let table = check.get(&format!("{STATUS}.csv")).await;
    assert_eq!(table.status.as_u16(), 200);
    check.scene.clock.set(crate::harness::at("2027-05-25T10:00:00Z"));
    let later = check.get(STATUS).await.expect(200);
    assert_eq!(later["currency"]["within_6_months"], 0.0);
    assert_eq!(later["currency"]["within_12_months"], 0.3333);
}

#[actix_web::test]
async fn a_word_and_another_contact_become_tasks_with_their_text() {
    let check = check().await;
    let visit = check.visited().await;

    visit
        .post("/word", &json!({"text": "We move in May."}))
        .await
        .expect(200);
    visit
        .post("/contact", &json!({"email": "neu@verein.example", "lang": "de"}))
        .await
        .expect(200);
    let bad = visit
        .post("/contact", &json!({"email": "a@b\r\nBcc: c@d.example"}))
        .await;

    assert_eq!(bad.errors(), [("#/email".to_owned(), "bad_email".to_owned())]);
    assert_eq!(check.tasks(), ["new_contact", "word"]);
    let status = check.get(STATUS).await.expect(200);
    let notes: Vec<_> = status["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|task| task["note"].as_str().unwrap())
        .collect();
    assert!(notes.contains(&"We move in May."));
    assert_eq!(status["providers"][1]["contact"], "wrong_person");
    let reminders = check.at("2026-12-08T08:00:00Z").await;
    assert_eq!(reminders.len(), 1, "no more mails to who is not in charge");
    let contact = json!({"email": "neu@verein.example", "lang": "de"});
    check
        .post("/v1/cities/musterstadt/review-contacts/verein", &contact)
        .await;
    let reminders = check.at("2026-12-22T08:00:00Z").await;
    let to: Vec<_> = reminders.iter().map(|mail| mail.header("to").unwrap()).collect();
    assert_eq!(to, ["amt@musterstadt.example", "neu@verein.example"]);
}

#[actix_web::test]
async fn an_editor_publishes_a_correction_that_waited() {
    let check = check().await;
    check.settings(r#"{"publish_corrections": false}"#);
    let visit = check.visited().await;
    visit
        .answer("tee", "correct", json!({"phone": "0651/5"}))
        .await
        .expect(200);
    let task = check.get(STATUS).await.expect(200)["tasks"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!("/v1/cities/musterstadt/review-tasks/{task}");

    check.post(&format!("{path}/accept"), &json!({})).await.expect(200);

    let record = check.scene.record("tee").await;
    assert_eq!(record["phone"], "0651/5");
    assert_eq!(record["freshness"]["confirmed_by"], "provider");
    assert_eq!(check.tasks(), [""; 0]);
    assert_eq!(
        check.post(&format!("{path}/accept"), &json!({})).await.refused(409),
        "conflict"
    );
}

#[actix_web::test]
async fn an_application_with_the_scope_reads_the_status_without_what_people_wrote() {
    let check = check().await;
    let visit = check.visited().await;
    visit
        .post("/word", &json!({"text": "Call Mrs Example."}))
        .await
        .expect(200);
    let read = async |scope, bound| {
        let (id, secret) = make_client(&check.scene.db, &[scope], bound);
        let secret = secret.expose_secret();
        let form = format!("grant_type=client_credentials&client_id={id}&client_secret={secret}");
        let request = TestRequest::post()
            .uri("/v1/auth/token")
            .insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"));
        let token = check.scene.send(request.set_payload(form)).await.expect(200);
        let bearer = format!("Bearer {}", token["access_token"].as_str().unwrap());
        let request = TestRequest::get()
            .uri(STATUS)
            .insert_header((header::AUTHORIZATION, bearer));
        check.scene.send(request).await
    };

    let status = read(Scope::ReadReviews, ("musterstadt", None)).await.expect(200);
    assert_eq!(status["tasks"][0]["kind"], "word");
    assert!(!status.to_string().contains("Mrs Example"));

    read(Scope::ReadReviews, ("musterstadt", Some("verein")))
        .await
        .expect(403);
    read(Scope::ReadReviews, ("nebenan", None)).await.expect(403);
    read(Scope::ReadDrafts, ("musterstadt", None)).await.expect(403);
}
