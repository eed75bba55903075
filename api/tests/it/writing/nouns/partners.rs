//! Members and clients write the events of their provider, and nobody else's.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::Method;
use porta_api::access::client::{self, Scope};
use porta_api::access::token::Holder;
use serde_json::{Value, json};

use super::events::tuesdays;
use crate::access::make_client;
use crate::catalog::scene::{Scene, scene, with};
use crate::writing::CITY;

const EVENTS: &str = "/v1/staff/cities/musterstadt/events";

/// A token of a client of the *Verein* with a scope.
fn client<S>(scene: &Scene<S>, scope: Scope) -> String
where
    S: Service<Request, Error = Error>,
{
    let (id, _) = make_client(&scene.db, &[scope], ("musterstadt", Some("verein")));
    let client = scene
        .db
        .read(|conn| client::by_id(conn, &id, scene.clock.now()))
        .unwrap()
        .unwrap();
    let scopes = &client.scopes;
    scene
        .tokens
        .issue(&Holder::Client {
            client: &client,
            scopes,
        })
        .unwrap()
}

/// The first proposal that waits.
async fn waiting<S, B>(scene: &Scene<S>) -> Value
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    scene.read_staff("moderation?state=waiting").await["items"][0].clone()
}

#[actix_web::test]
async fn what_a_member_writes_waits_for_an_editor() {
    let scene = scene().await;
    let member = scene.token_of("member");

    let made = scene
        .write_as(&member, (Method::POST, EVENTS, None), &tuesdays())
        .await
        .expect(201);
    assert_eq!(made["publication"], "pending");
    scene.seen("events/treff").await.refused(404);
    let proposal = waiting(&scene).await;
    let approve = format!("moderation/{}/approve", proposal["id"].as_str().unwrap());
    let version = proposal["version"].as_i64();
    scene
        .staff(Method::POST, &approve, version, &json!({}))
        .await
        .expect(200);
    assert_eq!(scene.seen("events/treff").await.expect(200)["title"], "Treff");

    let one = format!("{EVENTS}/treff");
    let change = json!({"starts_at": "2027-01-12T18:00"});
    let held = scene.write_as(&member, (Method::PATCH, &one, Some(2)), &change).await;
    assert_eq!(held.status.as_u16(), 202, "{}", held.body);
    let seen = scene.seen("events/treff").await.expect(200);
    assert_eq!(seen["next"][0]["start_local"], "2027-01-12T17:00:00");
    let proposal = waiting(&scene).await;
    let view = scene
        .read_staff(&format!("moderation/{}", proposal["id"].as_str().unwrap()))
        .await;
    assert_eq!(
        view["differences"],
        json!([{"pointer": "#/starts_at", "before": "2027-01-12T17:00:00", "now": "2027-01-12T18:00:00"}])
    );
}

#[actix_web::test]
async fn nobody_writes_events_of_another_provider() {
    let scene = scene().await;
    let foreign = with(tuesdays(), &json!({"provider": "amt", "location": "rathaus"}));
    scene.make("events", &foreign).await.expect(201);
    let (member, client) = (scene.token_of("member"), client(&scene, Scope::WriteEvents));

    for token in [&member, &client] {
        let made = scene.write_as(token, (Method::POST, EVENTS, None), &foreign).await;
        assert_eq!(made.refused(403), "forbidden");
        let one = format!("{EVENTS}/treff");
        for method in [Method::GET, Method::PATCH, Method::DELETE] {
            let answer = scene.write_as(token, (method.clone(), &one, Some(1)), &json!({})).await;
            assert_eq!(answer.refused(403), "forbidden", "{method}");
        }
        let list = scene
            .write_as(token, (Method::GET, EVENTS, None), &Value::Null)
            .await
            .expect(200);
        assert_eq!(list["total"], 0);
    }
}

#[actix_web::test]
async fn a_partner_puts_its_events_by_its_own_ids() {
    let scene = scene().await;
    let token = client(&scene, Scope::WriteEvents);
    let (place, rows) = (format!("{CITY}/events/by-external-id/kalender-7"), scene.rows());

    let body = with(tuesdays(), &json!({"publication": null}));
    let made = scene
        .write_as(&token, (Method::PUT, &place, None), &body)
        .await
        .expect(201);
    assert_eq!(
        (&made["publication"], &made["external_id"]),
        (&json!("pending"), &json!("kalender-7"))
    );
    let written = scene.rows();
    let again = scene
        .write_as(&token, (Method::PUT, &place, None), &body)
        .await
        .expect(200);

    assert_eq!((again, scene.rows()), (made, written));
    assert!(written > rows);
    let other = client(&scene, Scope::WriteOffers);
    let refused = scene.write_as(&other, (Method::PUT, &place, None), &body).await;
    assert_eq!(refused.status.as_u16(), 403);
}
