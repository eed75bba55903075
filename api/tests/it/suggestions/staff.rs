//! What staff do about suggestions.

use chrono::TimeDelta;
use porta_api::spine::periods;
use serde_json::{Value, json};

use super::scene::{STAFF, club, workshop};
use crate::catalog::scene::{OFFERS, scene, with};

#[actix_web::test]
async fn accepting_makes_a_draft_with_a_note_and_ends_the_task() {
    let scene = scene().await;
    let body = with(
        workshop(),
        &json!({"category": "meet", "hours": "dienstags", "place": "Hof 3", "provider": "Radfreunde", "languages": ["ar"], "phone": "0651 1"}),
    );
    scene.suggest(body).await.expect(202);
    let suggestion = scene.suggestion().await;
    let nobody = scene.decide(&suggestion, "accept", &json!({})).await;
    assert_eq!(nobody.errors(), [("#/provider".to_owned(), "missing".to_owned())]);
    let unknown = json!({"provider": "none", "categories": ["none"]});
    let unknown = scene.decide(&suggestion, "accept", &unknown).await.errors();
    assert_eq!(unknown.len(), 2, "as when an offer is made by hand: {unknown:?}");
    let kind = json!({"provider": "verein", "kind": "association"});
    let odd = scene.decide(&suggestion, "accept", &kind).await.errors();
    assert_eq!(odd, [("#/kind".to_owned(), "out_of_place".to_owned())]);
    assert_eq!(scene.suggestion().await["state"], "waiting", "nothing has been done");

    let accepted = scene
        .decide(
            &suggestion,
            "accept",
            &json!({"provider": "verein", "words": " Danke! "}),
        )
        .await
        .expect(200);

    assert_eq!(
        (&accepted["state"], &accepted["words"], &accepted["closed_at"]),
        (&json!("accepted"), &json!("Danke!"), &json!("2026-11-24T10:00:05Z"))
    );
    let id = accepted["record"].as_str().unwrap();
    let offer = scene.record(id).await;
    assert_eq!(
        (
            &offer["publication"],
            &offer["provider"],
            &offer["categories"],
            &offer["phone"]
        ),
        (&json!("draft"), &json!("verein"), &json!(["meet"]), &json!("0651 1"))
    );
    assert_eq!(offer["texts"]["title"], "Fahrradwerkstatt");
    let notes = scene
        .read_as(&scene.editor(), &format!("{OFFERS}/{id}/notes"))
        .await
        .expect(200);
    assert_eq!(
        notes["items"][0]["note"],
        "From the suggestion – offered by: Radfreunde; place: Hof 3; times: dienstags"
    );
    assert_eq!(scene.tasks().await, [Value::Null; 0]);
    assert_eq!(scene.public().await, ["tee"], "a draft is not public");
    let again = json!({"provider": "verein"});
    assert_eq!(
        scene.decide(&suggestion, "accept", &again).await.refused(409),
        "conflict"
    );
}

#[actix_web::test]
async fn times_that_are_a_rule_and_texts_of_the_editors_go_into_the_draft() {
    let scene = scene().await;
    scene
        .suggest(with(workshop(), &json!({"hours": "Tu 17:00-19:00"})))
        .await
        .expect(202);
    let suggestion = scene.suggestion().await;
    let accepting = json!({
        "provider": "verein", "categories": ["meet.cafe"], "texts": {"title": "Radwerkstatt", "summary": "Kurz gesagt."},
    });

    let accepted = scene.decide(&suggestion, "accept", &accepting).await.expect(200);

    let offer = scene.record(accepted["record"].as_str().unwrap()).await;
    assert_eq!(offer["hours"][0]["rule"], "Tu 17:00-19:00");
    assert_eq!(
        (&offer["texts"]["title"], &offer["slug"]),
        (&json!("Radwerkstatt"), &json!("radwerkstatt"))
    );
}

#[actix_web::test]
async fn an_organisation_becomes_the_draft_of_a_provider() {
    let scene = scene().await;
    scene.suggest(club()).await.expect(202);
    let suggestion = scene.suggestion().await;
    let missing = scene
        .decide(&suggestion, "accept", &json!({"provider": "verein"}))
        .await
        .errors();
    assert_eq!(missing.len(), 2, "{missing:?}");

    let accepted = scene
        .decide(&suggestion, "accept", &json!({"kind": "association"}))
        .await
        .expect(200);

    let path = format!(
        "/v1/staff/cities/musterstadt/providers/{}",
        accepted["record"].as_str().unwrap()
    );
    let provider = scene.read_as(&scene.editor(), &path).await.expect(200);
    assert_eq!(
        (&provider["publication"], &provider["lang"], &provider["texts"]["title"]),
        (&json!("draft"), &json!("ar"), &json!("نادي الجيران"))
    );
}

#[actix_web::test]
async fn declining_needs_a_reason_and_words() {
    let scene = scene().await;
    scene.suggest(workshop()).await.expect(202);
    let suggestion = scene.suggestion().await;
    for (body, pointer) in [
        (json!({"reason": "shrug", "words": "So."}), "#/reason"),
        (json!({"reason": "incomplete"}), "#/words"),
        (json!({"reason": "incomplete", "words": "x".repeat(1_001)}), "#/words"),
    ] {
        assert_eq!(scene.decide(&suggestion, "decline", &body).await.errors()[0].0, pointer);
    }

    let declined = json!({"reason": "listed_already", "words": "Das gibt es schon."});
    let declined = scene.decide(&suggestion, "decline", &declined).await.expect(200);

    assert_eq!(
        (&declined["state"], &declined["reason"]),
        (&json!("declined"), &json!("listed_already"))
    );
    assert_eq!(scene.tasks().await, [Value::Null; 0]);
    let waiting = scene
        .read_as(&scene.editor(), &format!("{STAFF}?state=waiting"))
        .await
        .expect(200);
    assert_eq!(waiting["total"], 0);
    let all = scene
        .read_as(&scene.editor(), &format!("{STAFF}?kind=offer&state=declined"))
        .await
        .expect(200);
    assert_eq!(all["items"][0]["id"], suggestion["id"]);
    let again = json!({"reason": "spam"});
    assert_eq!(
        scene.decide(&suggestion, "decline", &again).await.refused(409),
        "conflict"
    );
    let elsewhere = format!(
        "/v1/staff/cities/nebenan/suggestions/{}",
        suggestion["id"].as_str().unwrap()
    );
    scene.read_as(&scene.token_of("admin"), &elsewhere).await.refused(404);
}

#[actix_web::test]
async fn a_task_of_a_suggestion_ends_with_the_suggestion_only() {
    let scene = scene().await;
    scene.suggest(workshop()).await.expect(202);
    let task = scene.tasks().await[0]["id"].as_str().unwrap().to_owned();
    let path = format!("/v1/cities/musterstadt/review-tasks/{task}/done");

    let done = scene
        .write(actix_web::http::Method::POST, &path, None, &Value::Null)
        .await;

    assert_eq!(done.refused(409), "conflict");
}

#[actix_web::test]
async fn half_a_year_after_the_decision_nothing_of_a_person_is_left() {
    let scene = scene().await;
    let sender = json!({"sender_email": "absender@mail.example"});
    scene.suggest(with(workshop(), &sender)).await.expect(202);
    scene.suggest(with(club(), &sender)).await.expect(202);
    scene.clock.advance(TimeDelta::days(400));
    scene.forget_suggestions();
    assert_eq!(scene.stored_people(), (2, 2), "what waits is kept");
    let first = scene.suggestions().await.remove(1);
    scene
        .decide(&first, "decline", &json!({"reason": "spam"}))
        .await
        .expect(200);

    scene.clock.advance(periods::SUGGESTION.time());
    scene.forget_suggestions();
    assert_eq!(scene.stored_people(), (2, 2));
    scene.clock.advance(TimeDelta::seconds(1));
    scene.forget_suggestions();

    assert_eq!(scene.stored_people(), (1, 1));
    let path = format!("{STAFF}/{}", first["id"].as_str().unwrap());
    let left = scene.read_as(&scene.editor(), &path).await.expect(200);
    assert!(left.get("content").is_none() && left.get("sender").is_none() && left.get("words").is_none());
    assert_eq!(left["consent"], super::scene::CONSENT, "what was agreed to stays known");
}
