//! Sending a suggestion.

use actix_web::http::header;
use actix_web::test::TestRequest;
use chrono::TimeDelta;
use serde_json::{Value, json};

use super::scene::{CONSENT, STAFF, SUGGESTIONS, club, workshop};
use crate::catalog::scene::{scene, with};

fn one(pointer: &str, code: &str) -> Vec<(String, String)> {
    vec![(pointer.to_owned(), code.to_owned())]
}

#[actix_web::test]
async fn anybody_suggests_an_offer_and_the_editors_get_a_task() {
    let scene = scene().await;
    let body = with(
        workshop(),
        &json!({
            "title": " Fahrrad-\nwerkstatt ", "text": "Räder reparieren.\r\nMit Hilfe.", "provider": "Radfreunde", "category": "meet",
            "place": "Hof 3", "hours": "dienstags 17 bis 19 Uhr", "phone": "0651 718-0", "email": "rad@verein.example",
            "website": "https://rad.example", "languages": ["de", "AR", "ar"], "sender_name": "A. Beispiel",
            "sender_email": "Absender@Mail.EXAMPLE", "fax": "",
        }),
    );

    let sent = scene.suggest(body).await;

    assert_eq!(sent.header(header::CACHE_CONTROL), "no-store");
    assert_eq!(sent.expect(202), json!({"due_on": "2026-12-01"}));
    let suggestion = scene.suggestion().await;
    let expected = json!({
        "id": suggestion["id"], "kind": "offer", "lang": "de", "state": "waiting", "suspicious": false,
        "content": {
            "title": "Fahrrad- werkstatt", "text": "Räder reparieren.\nMit Hilfe.", "provider": "Radfreunde", "category": "meet",
            "place": "Hof 3", "hours": "dienstags 17 bis 19 Uhr", "phone": "0651 718-0", "email": "rad@verein.example",
            "website": "https://rad.example", "languages": ["de", "ar"],
        },
        "sender": {"name": "A. Beispiel", "email": "absender@mail.example"},
        "consent": CONSENT, "consented_at": "2026-11-24T10:00:05Z", "similar": [], "created_at": "2026-11-24T10:00:05Z",
        "task": suggestion["task"], "due_on": "2026-12-01",
    });
    assert_eq!(suggestion, expected);
    let task = json!({
        "id": suggestion["task"], "kind": "suggestion", "provider": "", "noun": "suggestion", "record": suggestion["id"], "due_on": "2026-12-01",
    });
    assert_eq!(scene.tasks().await, [task]);
    let feed = scene.feed("musterstadt", 100).await;
    assert!(
        feed.iter().all(|one| one["noun"] != "suggestion"),
        "nothing of it is public"
    );
}

#[actix_web::test]
async fn the_form_has_the_text_to_agree_to_in_the_language_that_is_asked_for() {
    let scene = scene().await;
    let form = async |query: &str| scene.get(&format!("{SUGGESTIONS}/form{query}")).await.expect(200);

    let own = form("").await;
    let arabic = form("?lang=ar").await;

    assert_eq!(
        (&own["consent"]["lang"], &own["consent"]["version"]),
        (&json!("de"), &json!(CONSENT))
    );
    assert_eq!(own["consent"]["licence"], "CC0-1.0");
    assert!(
        own["consent"]["text"]
            .as_str()
            .unwrap()
            .starts_with("Was ich hier vorschlage")
    );
    assert_eq!(arabic["consent"]["lang"], "ar");
    assert!(arabic["consent"]["text"].as_str().unwrap().contains("الدليل"));
    assert_eq!(form("?lang=sw").await["consent"]["lang"], "de");
    scene.get(&format!("{SUGGESTIONS}/form?lang=!")).await.refused(400);
    scene.get("/v1/cities/nowhere/suggestions/form").await.refused(404);
}

#[actix_web::test]
async fn everything_that_is_wrong_is_told_at_once() {
    let scene = scene().await;
    let wrong = json!({
        "kind": "wish", "lang": "sw", "title": " ", "text": "x".repeat(4_001), "provider": "x".repeat(201), "category": "none",
        "district": "none", "place": "x".repeat(301), "hours": "x".repeat(301), "phone": "ring me", "email": "a@b", "website": "rad",
        "languages": ["arabic"], "sender_name": "x".repeat(101), "sender_email": "me", "consent": "2020-01-01", "form": "forged",
    });
    let mut errors = scene.post_suggestion(&wrong).await.errors();
    errors.sort();
    let errors: Vec<String> = errors.iter().map(|(at, code)| format!("{at} {code}")).collect();
    insta::assert_snapshot!(errors.join("\n"));

    assert_eq!(
        scene.suggest(with(workshop(), &json!({"consent": ""}))).await.errors(),
        one("#/consent", "missing")
    );
    assert_eq!(
        scene.suggest(with(workshop(), &json!({"text": ""}))).await.errors(),
        one("#/text", "missing")
    );
    assert_eq!(
        scene
            .suggest(with(workshop(), &json!({"publication": "published"})))
            .await
            .errors(),
        one("#/publication", "unknown_field")
    );
    assert_eq!(scene.suggestions().await, [Value::Null; 0]);
}

#[actix_web::test]
async fn machines_are_kept_out_as_they_are_from_reports() {
    let scene = scene().await;
    let trapped = with(workshop(), &json!({"fax": "1", "form": "whatever"}));
    assert_eq!(
        scene.post_suggestion(&trapped).await.expect(202),
        json!({"due_on": "2026-12-01"})
    );
    assert_eq!(scene.suggestions().await, [Value::Null; 0]);
    let of_reports = scene.form().await;
    let form = scene.get(&format!("{SUGGESTIONS}/form")).await.expect(200)["form"].clone();
    let body = with(workshop(), &json!({"form": form}));
    assert_eq!(scene.post_suggestion(&body).await.errors(), one("#/form", "too_fast"));
    scene.clock.advance(TimeDelta::seconds(5));
    let foreign = with(workshop(), &json!({"form": of_reports}));
    assert_eq!(
        scene.post_suggestion(&foreign).await.errors(),
        one("#/form", "unknown_form")
    );

    scene.post_suggestion(&body).await.expect(202);
    scene.post_suggestion(&body).await.expect(202);

    assert_eq!(scene.suggestions().await.len(), 1, "a second tap on the button");
    let links = "https://a.example https://b.example https://c.example";
    scene
        .suggest(with(workshop(), &json!({"text": links})))
        .await
        .expect(202);
    assert_eq!(scene.suggestions().await[0]["suspicious"], true);
    let send = async || {
        let request = TestRequest::post()
            .uri(SUGGESTIONS)
            .peer_addr("203.0.113.9:1".parse().unwrap());
        scene.send(request.set_json(&body)).await
    };
    for _ in 0..20 {
        send().await.expect(202);
    }
    assert_eq!(send().await.refused(429), "too_many");
}

#[actix_web::test]
async fn what_may_be_the_same_is_pointed_out() {
    let scene = scene().await;
    scene
        .suggest(with(workshop(), &json!({"title": "Tea"})))
        .await
        .expect(202);
    scene
        .suggest(with(club(), &json!({"title": "Alter Verein", "lang": "de"})))
        .await
        .expect(202);
    scene.suggest(workshop()).await.expect(202);
    scene
        .suggest(with(workshop(), &json!({"title": "Fahrrad-Werkstatt"})))
        .await
        .expect(202);

    let similar: Vec<Vec<(Value, Value, Value)>> = scene
        .suggestions()
        .await
        .iter()
        .map(|one| {
            let similar = one["similar"].as_array().unwrap();
            let short = |one: &Value| (one["noun"].clone(), one["title"].clone(), one["publication"].clone());
            similar.iter().map(short).collect()
        })
        .collect();

    let like = |noun: &str, title: &str, publication: Value| vec![(json!(noun), json!(title), publication)];
    assert_eq!(
        similar,
        [
            like("suggestion", "Fahrradwerkstatt", Value::Null),
            vec![],
            like("provider", "Alter Verein", json!("archived")),
            like("offer", "Tea", json!("published")),
        ]
    );
    let earlier = &scene.suggestions().await[1];
    let path = format!("{STAFF}/{}", earlier["id"].as_str().unwrap());
    let now = scene.read_as(&scene.editor(), &path).await.expect(200);
    assert_eq!(now["similar"][0]["title"], "Fahrrad-Werkstatt", "as it is now");
}
