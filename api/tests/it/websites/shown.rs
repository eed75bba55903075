//! Who is shown what was found: staff, applications, and the provider who is asked in the check.

use actix_web::http::header;
use actix_web::test::TestRequest;
use porta_api::access::client::Scope;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use super::scene::{night, tools_for, tuesdays};
use super::server::{Reply, Server};
use crate::access::exchange::make_client;
use crate::catalog::scene::{scene, with};
use crate::review::scene::check;

const CHECKS: &str = "/v1/cities/musterstadt/website-checks";

/// A server that has nothing.
async fn nothing() -> Server {
    Server::start(|_| Reply::Status(404)).await
}

#[actix_web::test]
async fn staff_see_what_is_broken_and_who_names_it() {
    let scene = scene().await;
    let server = nothing().await;
    let url = server.url("verein.example", "/");
    let made = scene.offer_at("kurs", &url).await;
    let times = json!({"online_url": url});
    scene.new_record("events", &with(tuesdays(), &times)).await;
    scene.offer_at("netz", "http://10.0.0.1/").await;
    assert_eq!(
        scene.checks().await,
        json!({"city": "musterstadt", "checked": 0, "items": []})
    );
    let tools = tools_for(&scene, &server);
    for _ in 0..3 {
        night(&tools).await;
    }

    let token = scene.editor();
    let answer = scene.read_as(&token, CHECKS).await;

    assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
    let checks = answer.expect(200);
    assert_eq!(
        (&checks["checked"], &checks["checked_at"]),
        (&json!(2), &json!("2026-11-27T10:00:00Z"))
    );
    let item = &checks["items"][0];
    assert_eq!(
        (&item["url"], &item["state"], &item["reason"], &item["broken_since"]),
        (
            &json!(url),
            &json!("broken"),
            &json!("not_found"),
            &json!("2026-11-27T10:00:00Z")
        )
    );
    let entry = json!({
        "noun": "offer", "id": made["id"], "slug": "kurs", "title": "Angebot kurs", "provider": "verein", "pointer": "#/website"
    });
    assert_eq!(item["entries"][0], entry);
    let second = &item["entries"][1];
    assert_eq!(
        (&second["slug"], &second["pointer"]),
        (&json!("treff"), &json!("#/online_url"))
    );
    let refused = &checks["items"][1];
    assert_eq!(
        (&refused["state"], &refused["reason"], &refused["failures"]),
        (&json!("refused_by_guard"), &json!("not_public"), &json!(0))
    );

    let table = scene.read_as(&token, &format!("{CHECKS}.csv")).await;
    assert_eq!(table.header(header::CACHE_CONTROL), "no-store");
    let table = table.expect(200);
    let lines: Vec<&str> = table.as_str().unwrap().lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[0].starts_with("url,state,reason,http_status,"), "{}", lines[0]);
    assert!(
        lines[1].starts_with(&format!("{url},broken,not_found,404,3,")),
        "{}",
        lines[1]
    );

    scene.clock.set(crate::harness::at("2026-12-20T10:00:00Z"));
    let later = scene.read_as(&scene.editor(), CHECKS).await.expect(200);
    assert_eq!(
        later["items"],
        json!([]),
        "what nobody has looked at for long says nothing any more"
    );
}

#[actix_web::test]
async fn applications_need_the_scope_and_the_city() {
    let scene = scene().await;
    let read = async |scope, bound| {
        let (id, secret) = make_client(&scene.db, &[scope], bound);
        let secret = secret.expose_secret();
        let form = format!("grant_type=client_credentials&client_id={id}&client_secret={secret}");
        let request = TestRequest::post()
            .uri("/v1/auth/token")
            .insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"));
        let token = scene.send(request.set_payload(form)).await.expect(200);
        scene.read_as(token["access_token"].as_str().unwrap(), CHECKS).await
    };

    read(Scope::ReadReviews, ("musterstadt", None)).await.expect(200);
    read(Scope::ReadReviews, ("musterstadt", Some("verein")))
        .await
        .expect(403);
    read(Scope::ReadReviews, ("nebenan", None)).await.expect(403);
    read(Scope::ReadDrafts, ("musterstadt", None)).await.expect(403);
}

/// What is odd about the entry of a slug.
fn odd(page: &Value, slug: &str) -> Value {
    let items = page["items"].as_array().unwrap();
    items.iter().find(|item| item["slug"] == slug).unwrap()["oddities"].clone()
}

#[actix_web::test]
async fn the_provider_who_is_asked_sees_what_is_odd_about_its_entries() {
    let check = check().await;
    let scene = &check.scene;
    let server = Server::start(|asked| match asked.path.as_str() {
        "/da" => Reply::Status(200),
        _ => Reply::Status(404),
    })
    .await;
    let url = server.url("verein.example", "/");
    scene.offer_at("kurs", &url).await;
    scene
        .change_now("kurs", &json!({"valid_until": "2026-12-31", "phone": "12 34"}))
        .await;
    scene.offer_at("netz", &server.url("verein.example", "/da")).await;
    scene
        .change_now("netz", &json!({"contact_by": ["online"], "valid_until": "2026-11-01"}))
        .await;
    let past = json!({
        "starts_at": "2026-01-13T17:00", "rrule": "FREQ=WEEKLY;BYDAY=TU;COUNT=3", "online_url": url,
    });
    scene.new_record("events", &with(tuesdays(), &past)).await;
    let coming = json!({"texts": {"title": "Fest"}, "rrule": null});
    scene.new_record("events", &with(tuesdays(), &coming)).await;
    let tools = tools_for(scene, &server);
    for _ in 0..3 {
        night(&tools).await;
    }
    let visit = check.visited().await;

    let page = visit.page().await;

    let since = "2026-11-25T10:00:00Z";
    assert_eq!(
        odd(&page, "kurs"),
        json!([
            {"pointer": "#/hours", "code": "no_hours"},
            {"pointer": "#/valid_until", "code": "ends_soon", "day": "2026-12-31"},
            {"pointer": "#/phone", "code": "phone_plan"},
            {"pointer": "#/website", "code": "website_broken", "since": since}
        ])
    );
    assert_eq!(
        odd(&page, "netz"),
        json!([{"pointer": "#/valid_until", "code": "ended", "day": "2026-11-01"}])
    );
    assert_eq!(
        odd(&page, "treff"),
        json!([
            {"pointer": "#/when", "code": "event_over"},
            {"pointer": "#/more/online", "code": "website_broken", "since": since}
        ])
    );
    for slug in ["tee", "fest", "verein"] {
        assert_eq!(odd(&page, slug), json!([]), "{slug}");
    }

    let done = visit.answer("kurs", "withdraw", json!({})).await.expect(200);
    assert_eq!(
        odd(&done, "kurs"),
        json!([]),
        "nobody is asked about what exists no more"
    );
}
