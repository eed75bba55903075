//! What staff see of reports, and do about them.

use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};

use super::scene::{REPORTS, tee};
use crate::catalog::scene::{scene, with};

#[actix_web::test]
async fn closing_says_what_it_came_to_and_ends_the_task() {
    let scene = scene().await;
    scene
        .report(with(tee("wrong_hours"), &json!({"text": "Zu."})))
        .await
        .expect(202);
    let report = scene.reports("open").await.remove(0);
    for (body, pointer) in [
        (json!({"outcome": "shrug"}), "#/outcome"),
        (json!({"outcome": "spam", "note": "x".repeat(1_001)}), "#/note"),
    ] {
        assert_eq!(scene.close(&report, &body).await.errors()[0].0, pointer);
    }

    let done = json!({"outcome": "corrected", "note": " Angerufen. "});
    let closed = scene.close(&report, &done).await.expect(200);

    assert_eq!(
        (
            &closed["state"],
            &closed["outcome"],
            &closed["note"],
            &closed["closed_at"]
        ),
        (
            &json!("closed"),
            &json!("corrected"),
            &json!("Angerufen."),
            &json!("2026-11-24T10:00:05Z")
        )
    );
    assert_eq!(scene.tasks().await, [Value::Null; 0]);
    assert_eq!(scene.reports("open").await, [Value::Null; 0]);
    assert_eq!(scene.reports("closed").await, [closed]);
    assert_eq!(scene.close(&report, &done).await.refused(409), "conflict");
    scene.report(tee("wrong_hours")).await.expect(202);
    assert_eq!(
        scene.reports("open").await.len(),
        1,
        "what is said after the end is another matter"
    );
}

#[actix_web::test]
async fn a_task_of_a_report_ends_with_the_report_only() {
    let scene = scene().await;
    scene.report(tee("offensive")).await.expect(202);
    let task = scene.tasks().await[0]["id"].as_str().unwrap().to_owned();
    let path = format!("/v1/cities/musterstadt/review-tasks/{task}/done");

    let refused = scene.write(Method::POST, &path, None, &json!({})).await;

    assert_eq!(refused.refused(409), "conflict");
    assert_eq!(scene.tasks().await.len(), 1);
}

#[actix_web::test]
async fn the_list_comes_in_pages_and_belongs_to_the_editors_of_the_city() {
    let scene = scene().await;
    for reason in ["wrong_hours", "wrong_contact", "wrong_place"] {
        scene.report(tee(reason)).await.expect(202);
    }
    let editor = scene.editor();
    let first = scene.read_as(&editor, &format!("{REPORTS}?limit=2")).await.expect(200);
    let next = first["next"].as_str().unwrap();
    let path = format!("{REPORTS}?limit=2&cursor={next}");
    let second = scene.read_as(&editor, &path).await.expect(200);
    let reasons = |page: &Value| -> Vec<Value> {
        let items = page["items"].as_array().unwrap();
        items.iter().map(|one| one["reason"].clone()).collect()
    };

    assert_eq!(first["total"], 3);
    assert_eq!(reasons(&first), ["wrong_place", "wrong_contact"]);
    assert_eq!(
        (reasons(&second), second.get("next")),
        (vec![json!("wrong_hours")], None)
    );
    assert_eq!(
        scene
            .read_as(&editor, &format!("{REPORTS}?state=lost"))
            .await
            .refused(400),
        "bad_query"
    );
    for (name, status) in [("member", 403), ("neighbour", 403), ("admin", 200)] {
        let answer = scene.read_as(&scene.token_of(name), REPORTS).await;
        assert_eq!(answer.status.as_u16(), status, "{name}");
    }
    let report = scene.reports("open").await.remove(0);
    let path = format!("/v1/cities/nebenan/reports/{}/close", report["id"].as_str().unwrap());
    let admin = scene.token_of("admin");
    let foreign = scene
        .write_as(&admin, (Method::POST, &path, None), &json!({"outcome": "spam"}))
        .await;
    foreign.refused(404);
}

#[actix_web::test]
async fn texts_are_deleted_half_a_year_after_the_end_and_not_before_it() {
    let scene = scene().await;
    for reason in ["wrong_hours", "wrong_contact"] {
        scene
            .report(with(tee(reason), &json!({"text": "Zu."})))
            .await
            .expect(202);
    }
    let report = scene.reports("open").await.remove(0);
    scene.close(&report, &json!({"outcome": "not_true"})).await.expect(200);

    scene.clock.advance(TimeDelta::days(180));
    scene.forget_reports();
    assert_eq!(scene.stored_texts(), 2);
    scene.clock.advance(TimeDelta::seconds(1));
    scene.forget_reports();

    assert_eq!(scene.stored_texts(), 1, "what is open stays");
    let closed = scene.reports("closed").await.remove(0);
    assert_eq!((&closed["texts"], &closed["count"]), (&json!([]), &json!(1)));
}

#[actix_web::test]
async fn an_entry_that_is_gone_leaves_its_report_without_a_title() {
    let scene = scene().await;
    let provider = json!({"noun": "provider", "record": "amt", "reason": "does_not_exist"});
    scene.report(provider).await.expect(202);
    scene.report(tee("does_not_exist")).await.expect(202);
    for (path, version) in [("offers/tee", 1), ("locations/rathaus", 1), ("providers/amt", 1)] {
        let path = format!("/v1/staff/cities/musterstadt/{path}");
        scene
            .write(Method::DELETE, &path, Some(version), &Value::Null)
            .await
            .expect(200);
    }

    let reports = scene.reports("open").await;

    assert_eq!(reports.len(), 2);
    assert!(
        reports
            .iter()
            .all(|one| one.get("title").is_none() && one["due_on"] == "2026-12-01")
    );
    let providers: Vec<_> = scene
        .tasks()
        .await
        .iter()
        .map(|task| task["provider"].clone())
        .collect();
    assert_eq!(providers, ["", "verein"]);
    scene
        .close(&reports[0], &json!({"outcome": "corrected"}))
        .await
        .expect(200);
}
