//! Who may write: the four operations of staff, and everybody who might try.

use actix_web::http::{Method, header};
use actix_web::test::TestRequest;
use chrono::TimeDelta;
use serde_json::{Value, json};

use super::scene::{OFFERS, cafe, scene};

/// Every operation on offers of staff, with a body that is fine.
fn operations() -> [(Method, String, Value); 4] {
    let tee = format!("{OFFERS}/tee");
    [
        (Method::POST, OFFERS.to_owned(), cafe()),
        (Method::GET, tee.clone(), Value::Null),
        (Method::PATCH, tee.clone(), json!({"cost": "free"})),
        (Method::POST, format!("{tee}/archive"), Value::Null),
    ]
}

fn request((method, path, body): &(Method, String, Value), token: Option<&str>) -> TestRequest {
    let request = TestRequest::default()
        .method(method.clone())
        .uri(path)
        .insert_header((header::IF_MATCH, "\"1\""))
        .set_json(body);
    match token {
        Some(token) => request.insert_header((header::AUTHORIZATION, format!("Bearer {token}"))),
        None => request,
    }
}

#[actix_web::test]
async fn nobody_writes_without_a_token_or_in_another_city() {
    let scene = scene().await;
    let (rows, neighbour) = (scene.rows(), scene.log_in("neighbour").await);

    for operation in operations() {
        let anonymous = scene.send(request(&operation, None)).await;
        assert!(anonymous.header(header::WWW_AUTHENTICATE).starts_with("Bearer"));
        assert_eq!(anonymous.refused(401), "unauthenticated", "{operation:?}");
        let forged = scene.send(request(&operation, Some("e30.e30.e30"))).await;
        assert_eq!(forged.refused(401), "unauthenticated", "{operation:?}");
        let answer = scene.send(request(&operation, Some(&neighbour))).await;
        assert_eq!(answer.refused(403), "forbidden", "{operation:?}");
    }

    assert_eq!(scene.rows(), rows);
}

#[actix_web::test]
async fn a_token_ends_after_its_time() {
    let scene = scene().await;
    let token = scene.log_in("editor").await;
    let read = &operations()[1];
    scene.send(request(read, Some(&token))).await.expect(200);

    scene.clock.advance(TimeDelta::minutes(15));

    assert_eq!(
        scene.send(request(read, Some(&token))).await.refused(401),
        "unauthenticated"
    );
}

#[actix_web::test]
async fn an_administrator_writes_everywhere() {
    let scene = scene().await;
    let token = scene.log_in("admin").await;

    for (operation, status) in operations().iter().zip([201, 200, 200, 412]) {
        let answer = scene.send(request(operation, Some(&token))).await;
        assert_eq!(answer.status.as_u16(), status, "{operation:?} {}", answer.body);
    }
}

#[actix_web::test]
async fn a_guard_speaks_before_the_body_is_looked_at() {
    let scene = scene().await;
    let neighbour = scene.log_in("neighbour").await;
    let broken = |token: Option<&str>| {
        let request = TestRequest::post().uri(OFFERS).set_payload("{");
        match token {
            Some(token) => request.insert_header((header::AUTHORIZATION, format!("Bearer {token}"))),
            None => request,
        }
    };

    scene.send(broken(None)).await.refused(401);
    scene.send(broken(Some(&neighbour))).await.refused(403);
    let token = scene.editor();
    assert_eq!(scene.send(broken(Some(&token))).await.refused(415), "not_json");
    let json = broken(Some(&token)).insert_header(header::ContentType::json());
    assert_eq!(scene.send(json).await.refused(400), "bad_request");
    let long = json!({"texts": {"title": "x".repeat(1024 * 1024)}});
    assert_eq!(scene.create(&long).await.refused(413), "too_large");
}
