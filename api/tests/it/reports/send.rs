//! Sending a report.

use actix_web::http::Method;
use chrono::TimeDelta;
use futures_util::future::join_all;
use porta_contract::ReportReason;
use serde_json::json;

use super::scene::{REPORTS, deliver, tee};
use crate::catalog::scene::{Answer, scene, with};
use crate::review::scene::contact;

fn errors(answer: Answer) -> Vec<(String, String)> {
    answer.errors()
}

fn one(pointer: &str, code: &str) -> Vec<(String, String)> {
    vec![(pointer.to_owned(), code.to_owned())]
}

#[actix_web::test]
async fn a_visitor_reports_an_error_and_the_editors_get_a_task() {
    let scene = scene().await;
    let body = with(
        tee("wrong_hours"),
        &json!({"text": " Freitags\r\nwar zu.\n", "lang": "DE"}),
    );

    let sent = scene.report(body).await;

    assert_eq!(sent.header(actix_web::http::header::CACHE_CONTROL), "no-store");
    assert_eq!(sent.expect(202), json!({"due_on": "2026-12-01"}));
    let reports = scene.reports("open").await;
    let [report] = &reports[..] else { panic!("{reports:#?}") };
    let expected = json!({
        "id": report["id"], "noun": "offer", "record": report["record"], "slug": "tee", "title": "Tee", "reason": "wrong_hours",
        "suspicious": false, "count": 1, "first_at": "2026-11-24T10:00:05Z", "last_at": "2026-11-24T10:00:05Z",
        "texts": [{"text": "Freitags\nwar zu.", "lang": "de", "at": "2026-11-24T10:00:05Z"}],
        "state": "open", "task": report["task"], "due_on": "2026-12-01",
    });
    assert_eq!(report, &expected);
    let tasks = scene.tasks().await;
    let expected = json!({
        "id": report["task"], "kind": "report", "provider": "verein", "noun": "offer", "record": report["record"],
        "due_on": "2026-12-01",
    });
    assert_eq!(tasks, [expected]);
}

#[actix_web::test]
async fn every_reason_is_taken_and_other_words_are_not() {
    let scene = scene().await;
    for reason in ReportReason::WORDS {
        let text = json!({"text": "Bitte nachsehen."});
        scene.report(with(tee(reason), &text)).await.expect(202);
        let bare = scene.report(tee(reason)).await;
        match *reason {
            "other" => assert_eq!(errors(bare), one("#/text", "missing")),
            _ => assert_eq!(bare.status.as_u16(), 202, "{reason}"),
        }
    }
    assert_eq!(scene.reports("open").await.len(), ReportReason::WORDS.len());
    let unknown = scene.report(tee("boring")).await;
    assert_eq!(errors(unknown), one("#/reason", "unknown_word"));
    let all = json!({
        "noun": "category", "record": "meet", "reason": "x", "text": "x".repeat(1_001), "lang": "arabic", "form": "forged",
    });
    let mut wrong = errors(scene.post_report(&all).await);
    wrong.sort();
    let pointers: Vec<&str> = wrong.iter().map(|(pointer, _)| pointer.as_str()).collect();
    assert_eq!(
        pointers,
        ["#/form", "#/lang", "#/noun", "#/reason", "#/text"],
        "all at once"
    );
    let strange = with(tee("other"), &json!({"form": "x", "email": "a@b.example"}));
    assert_eq!(
        errors(scene.post_report(&strange).await),
        one("#/email", "unknown_field")
    );
}

#[actix_web::test]
async fn only_what_the_public_sees_can_be_reported() {
    let scene = scene().await;
    let unknown = one("#/record", "unknown_record");
    for (noun, record) in [
        ("offer", "nowhere"),
        ("offer", "entwurf"),
        ("offer", "zuflucht"),
        ("offer", "lauf"),
        ("offer", ""),
        ("event", "tee"),
        ("provider", "alt"),
        ("provider", "0197c000-0000-7000-8000-000000000001"),
    ] {
        let body = json!({"noun": noun, "record": record, "reason": "wrong_text"});
        assert_eq!(errors(scene.report(body).await), unknown, "{noun} {record}");
    }
    for noun in ["location", "city", "report", "unrecognised"] {
        let body = json!({"noun": noun, "record": "zuflucht", "reason": "wrong_text"});
        assert_eq!(
            errors(scene.report(body).await),
            one("#/noun", "unknown_word"),
            "{noun}"
        );
    }
    let id = scene.record("tee").await["id"].clone();
    let by_id = json!({"noun": "offer", "record": id, "reason": "wrong_text"});
    scene.report(by_id).await.expect(202);
    let provider = json!({"noun": "provider", "record": "amt", "reason": "broken_link"});
    scene.report(provider).await.expect(202);
    assert_eq!(scene.reports("open").await.len(), 2);
    scene.archive("tee", 1).await.expect(200);
    assert_eq!(errors(scene.report(tee("wrong_text")).await), unknown);
    let gone = scene.get("/v1/cities/nowhere/reports/form").await;
    assert_eq!(gone.refused(404), "not_found");
}

#[actix_web::test]
async fn events_can_be_reported() {
    let scene = scene().await;
    let event = json!({
        "provider": "verein", "lang": "de", "texts": {"title": "Winterfest"}, "publication": "published",
        "starts_at": "2026-12-01T18:00", "duration_minutes": 120, "place": "Markt",
    });
    let path = "/v1/staff/cities/musterstadt/events";
    let made = scene.write(Method::POST, path, None, &event).await.expect(201);
    let body = json!({"noun": "event", "record": made["slug"], "reason": "wrong_place"});
    scene.report(body).await.expect(202);

    let report = scene.reports("open").await.remove(0);
    assert_eq!(
        (&report["slug"], &report["title"]),
        (&made["slug"], &json!("Winterfest"))
    );
}

#[actix_web::test]
async fn what_is_needed_and_what_the_city_says_can_be_reported() {
    let scene = scene().await;
    let need = json!({
        "provider": "verein", "lang": "de", "kind": "goods", "publication": "published", "texts": {"title": "Kinderwagen"},
    });
    let page = json!({"lang": "de", "publication": "published", "texts": {"title": "Erste Schritte"}});
    for (noun, path, body) in [("need", "needs", need), ("page", "pages", page)] {
        let path = format!("/v1/staff/cities/musterstadt/{path}");
        let made = scene.write(Method::POST, &path, None, &body).await.expect(201);
        let report = json!({"noun": noun, "record": made["slug"], "reason": "wrong_text"});
        scene.report(report).await.expect(202);
        let own = scene.reports("open").await;
        let own = own.iter().find(|one| one["noun"] == noun).unwrap();
        assert_eq!((&own["slug"], &own["title"]), (&made["slug"], &body["texts"]["title"]));
    }
    let tasks = scene.tasks().await;
    let providers: Vec<_> = tasks
        .iter()
        .map(|task| (task["noun"].clone(), task["provider"].clone()))
        .collect();
    assert!(providers.contains(&(json!("need"), json!("verein"))), "{providers:?}");
    // Nobody but the city answers for a page.
    assert!(providers.contains(&(json!("page"), json!(""))), "{providers:?}");
}

#[actix_web::test]
async fn equal_reports_within_a_week_are_one_task_with_a_count() {
    let scene = scene().await;
    for number in 0..60 {
        let text = json!({"text": format!("Seit {number} Tagen zu.")});
        scene.report(with(tee("wrong_hours"), &text)).await.expect(202);
    }
    scene.report(tee("wrong_contact")).await.expect(202);

    let reports = scene.reports("open").await;
    assert_eq!(reports.len(), 2);
    assert_eq!(reports[1]["count"], 60);
    assert_eq!(
        reports[1]["texts"].as_array().unwrap().len(),
        50,
        "further ones are counted only"
    );
    assert_eq!(
        (&reports[1]["first_at"], &reports[1]["last_at"]),
        (&json!("2026-11-24T10:00:05Z"), &json!("2026-11-24T10:05:00Z"))
    );
    assert_eq!(scene.tasks().await.len(), 2);
    scene.clock.advance(TimeDelta::days(7));
    scene.report(tee("wrong_hours")).await.expect(202);
    let counts: Vec<_> = scene
        .reports("open")
        .await
        .iter()
        .map(|one| one["count"].clone())
        .collect();
    assert_eq!(counts, [1, 1, 60], "after a quiet week it is another matter");
}

#[actix_web::test]
async fn equal_reports_at_the_same_moment_are_one_task_and_one_mail() {
    let scene = scene().await;
    contact(&scene.db, "verein", "office@verein.example", "de", true);
    let outbox = tempfile::tempdir().unwrap();
    let mut bodies = Vec::new();
    for _ in 0..8 {
        bodies.push(with(tee("wrong_hours"), &json!({"form": scene.form().await})));
    }
    scene.clock.advance(TimeDelta::seconds(5));

    let answers = join_all(bodies.iter().map(|body| scene.post_report(body))).await;

    assert!(
        answers.iter().all(|answer| answer.status.as_u16() == 202),
        "{answers:?}"
    );
    assert_eq!(scene.reports("open").await.remove(0)["count"], 8);
    assert_eq!(scene.tasks().await.len(), 1);
    assert_eq!(deliver(&scene, &outbox).await.len(), 1);
}

#[actix_web::test]
async fn a_second_tap_on_the_button_counts_once() {
    let scene = scene().await;
    let form = scene.form().await;
    scene.clock.advance(TimeDelta::seconds(5));
    let body = with(tee("other"), &json!({"form": form, "text": "Zu."}));

    for _ in 0..3 {
        scene.post_report(&body).await.expect(202);
    }

    let report = scene.reports("open").await.remove(0);
    assert_eq!(
        (&report["count"], report["texts"].as_array().unwrap().len()),
        (&json!(1), 1)
    );
}

#[actix_web::test]
async fn the_public_feed_and_the_public_pages_know_nothing_of_reports() {
    let scene = scene().await;
    let before = scene.feed("musterstadt", 100).await.len();
    scene.report(tee("wrong_hours")).await.expect(202);

    assert_eq!(scene.feed("musterstadt", 100).await.len(), before);
    scene.get(REPORTS).await.refused(401);
}
