//! Partner applications: upsert by the id of their own system, and requests that are sent twice.

use actix_web::http::{Method, header};
use actix_web::test::TestRequest;
use porta_api::access::client::{self, Scope};
use porta_api::access::token::Holder;
use serde_json::{Value, json};

use super::{CITY, trust};
use crate::access::make_client;
use crate::catalog::scene::{OFFERS, cafe, scene, with};

/// A token of a client of the provider *Verein* with that scope.
macro_rules! client {
    ($scene:expr, $scope:expr) => {{
        let (id, _) = make_client(&$scene.db, &[$scope], ("musterstadt", Some("verein")));
        let client = $scene
            .db
            .read(|conn| client::by_id(conn, &id, $scene.clock.now()))
            .unwrap()
            .unwrap();
        let scopes = client.scopes.clone();
        let holder = Holder::Client {
            client: &client,
            scopes: &scopes,
        };
        $scene.tokens.issue(&holder).unwrap()
    }};
}

#[actix_web::test]
async fn a_partner_puts_an_offer_twice_and_the_second_time_nothing_changes() {
    let scene = scene().await;
    let token = client!(scene, Scope::WriteOffers);
    let path = format!("{OFFERS}/by-external-id/crm-4711");

    let made = scene.write_as(&token, (Method::PUT, &path, None), &cafe()).await;
    assert_eq!(made.header(header::ETAG), "\"1\"");
    let made = made.expect(201);
    assert_eq!(
        (&made["publication"], &made["external_id"]),
        (&json!("pending"), &json!("crm-4711"))
    );
    let rows = scene.rows();
    let again = scene
        .write_as(&token, (Method::PUT, &path, None), &cafe())
        .await
        .expect(200);

    assert_eq!((again, scene.rows()), (made, rows));
    assert_eq!(
        scene
            .read_as(&token, &format!("{OFFERS}/cafe-gruesse"))
            .await
            .expect(200)["version"],
        1
    );
}

#[actix_web::test]
async fn what_a_put_leaves_out_is_cleared_and_what_is_public_waits() {
    let scene = scene().await;
    let token = client!(scene, Scope::WriteOffers);
    let path = format!("{OFFERS}/by-external-id/crm-4711");
    let with_phone = with(cafe(), &json!({"phone": "112", "cost": "free", "languages": ["ar"]}));
    scene
        .write_as(&token, (Method::PUT, &path, None), &with_phone)
        .await
        .expect(201);
    let bare = scene
        .write_as(&token, (Method::PUT, &path, None), &cafe())
        .await
        .expect(200);
    assert_eq!(
        (bare.get("phone"), &bare["cost"], &bare["languages"]),
        (None, &json!("unknown"), &json!([]))
    );
    let publish = format!("{OFFERS}/cafe-gruesse/publish");
    scene
        .write(Method::POST, &publish, Some(2), &Value::Null)
        .await
        .expect(200);

    let waits = scene
        .write_as(&token, (Method::PUT, &path, None), &with_phone)
        .await
        .expect(202);
    let same = scene
        .write_as(&token, (Method::PUT, &path, None), &with_phone)
        .await
        .expect(202);

    assert_eq!(waits, same);
    assert_eq!(scene.record("cafe-gruesse").await["version"], 3);
    trust(&scene.db, "verein");
    let direct = scene
        .write_as(&token, (Method::PUT, &path, None), &with_phone)
        .await
        .expect(200);
    assert_eq!(
        (&direct["publication"], &direct["phone"]),
        (&json!("published"), &json!("112"))
    );
}

#[actix_web::test]
async fn a_partner_reaches_its_own_records_only() {
    let scene = scene().await;
    let token = client!(scene, Scope::WriteOffers);
    let foreign = with(cafe(), &json!({"provider": "amt"}));
    let path = format!("{OFFERS}/by-external-id/x");
    scene.write(Method::PUT, &path, None, &foreign).await.expect(201);

    for body in [&foreign, &cafe()] {
        let answer = scene.write_as(&token, (Method::PUT, &path, None), body).await;
        assert_eq!(answer.refused(403), "forbidden");
    }
    let events = client!(scene, Scope::WriteEvents);
    let answer = scene.write_as(&events, (Method::PUT, &path, None), &cafe()).await;
    assert_eq!(answer.refused(403), "forbidden");
    let blank = scene
        .write_as(
            &token,
            (Method::PUT, &format!("{OFFERS}/by-external-id/%20"), None),
            &cafe(),
        )
        .await;
    assert_eq!(blank.refused(400), "bad_request");
}

#[actix_web::test]
async fn provider_and_language_stay_as_they_were() {
    let scene = scene().await;
    let path = format!("{OFFERS}/by-external-id/crm-1");
    scene.write(Method::PUT, &path, None, &cafe()).await.expect(201);

    let other = with(cafe(), &json!({"provider": "amt", "lang": "en"}));
    let answer = scene.write(Method::PUT, &path, None, &other).await;

    assert_eq!(
        answer.errors(),
        [
            ("#/provider".to_owned(), "stays".to_owned()),
            ("#/lang".to_owned(), "stays".to_owned())
        ]
    );
    let stale = scene.write(Method::PUT, &path, Some(7), &cafe()).await;
    assert_eq!(stale.refused(412), "stale");
}

#[actix_web::test]
async fn a_request_sent_again_with_its_key_is_done_once() {
    let scene = scene().await;
    let editor = scene.editor();
    let post = |key: &str, body: Value| {
        TestRequest::post()
            .uri(OFFERS)
            .insert_header((header::AUTHORIZATION, format!("Bearer {editor}")))
            .insert_header(("Idempotency-Key", key))
            .set_json(body)
    };

    let first = scene.send(post("\"a1\"", cafe())).await;
    let rows = scene.rows();
    let again = scene.send(post("a1", cafe())).await;

    for name in [header::ETAG, header::LOCATION] {
        assert_eq!(first.header(name.clone()), again.header(name));
    }
    assert_eq!((first.expect(201), rows), (again.expect(201), scene.rows()));
    let other = with(cafe(), &json!({"cost": "free"}));
    assert_eq!(scene.send(post("a1", other.clone())).await.refused(409), "conflict");
    scene.send(post("a2", other)).await.expect(201);
    for bad in ["", "x y", &"k".repeat(256)] {
        assert_eq!(scene.send(post(bad, cafe())).await.refused(400), "bad_request");
    }
    // It is the sender's key: another one may have the same.
    let member = scene.token_of("member");
    let request = TestRequest::post()
        .uri(OFFERS)
        .insert_header((header::AUTHORIZATION, format!("Bearer {member}")))
        .insert_header(("Idempotency-Key", "a1"))
        .set_json(cafe());
    scene.send(request).await.expect(201);
    scene.clock.advance(chrono::TimeDelta::hours(25));
    let editor = scene.editor();
    let request = TestRequest::post()
        .uri(OFFERS)
        .insert_header((header::AUTHORIZATION, format!("Bearer {editor}")))
        .insert_header(("Idempotency-Key", "a1"))
        .set_json(cafe());
    let later = scene.send(request).await.expect(201);
    assert_eq!(later["slug"], "cafe-gruesse-4");
    assert_eq!(
        scene
            .read_as(&editor, &format!("{CITY}/offers?publication=draft"))
            .await
            .expect(200)["total"],
        5
    );
}
