//! Limits per minute, over HTTP.

use actix_web::http::header::{self, HeaderName};
use actix_web::test::TestRequest;
use chrono::TimeDelta;

use crate::catalog::scene::{Answer, scene};

const STATE: HeaderName = HeaderName::from_static("ratelimit");
const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

fn from(address: &str, path: &str) -> TestRequest {
    TestRequest::get()
        .uri(path)
        .peer_addr(format!("{address}:4711").parse().unwrap())
}

fn left(answer: &Answer) -> String {
    answer.header(STATE).to_owned()
}

#[actix_web::test]
async fn everybody_is_told_what_is_left_and_one_too_many_waits() {
    let scene = scene().await;
    let (one, other) = ("203.0.113.9", "203.0.113.10");
    let ask = async |address: &str, path: &str| scene.send(from(address, path)).await;

    let first = ask(one, "/v1/cities").await;
    assert_eq!(first.header(POLICY), "\"anonymous\";q=600;w=60");
    assert_eq!(left(&first), "\"anonymous\";r=599;t=1");
    for _ in 1..600 {
        ask(one, "/v1/cities/nowhere").await;
    }
    let refused = ask(one, "/v1/cities").await;

    assert_eq!(refused.header(header::RETRY_AFTER), "1");
    assert_eq!(left(&refused), "\"anonymous\";r=0;t=60");
    assert_eq!(refused.refused(429), "too_many");
    for path in ["/health/live", "/health/ready", "/metrics", "/version"] {
        assert_eq!(ask(one, path).await.status.as_u16(), 200, "{path}");
    }
    ask(other, "/v1/cities").await.expect(200);
    let token = scene.editor();
    let staff = from(one, "/v1/auth/account").insert_header((header::AUTHORIZATION, format!("Bearer {token}")));
    let staff = scene.send(staff).await;
    assert_eq!(left(&staff), "\"account\";r=1199;t=1");
    staff.expect(200);
    scene.clock.advance(TimeDelta::seconds(1));
    ask(one, "/v1/cities").await.expect(200);
}

#[actix_web::test]
async fn this_machine_itself_is_not_limited_and_a_bad_token_is_nobody() {
    let scene = scene().await;

    let here = scene.send(from("127.0.0.1", "/v1/cities")).await;
    let forged = from("203.0.113.9", "/v1/auth/account").insert_header((header::AUTHORIZATION, "Bearer e30.e30.e30"));
    let forged = scene.send(forged).await;

    assert_eq!(left(&here), "");
    assert_eq!(left(&forged), "\"anonymous\";r=599;t=1");
    forged.refused(401);
}

#[actix_web::test]
async fn a_network_from_which_many_logins_fail_is_slowed_down() {
    let scene = scene().await;
    let attempt = async |name: usize| {
        let body = serde_json::json!({"email": format!("nobody{name}@trier.example"), "password": "wrong"});
        let request = TestRequest::post()
            .uri("/v1/auth/login")
            .peer_addr("203.0.113.9:4711".parse().unwrap());
        scene.send(request.set_json(body)).await
    };

    for name in 0..50 {
        attempt(name).await.refused(401);
    }

    let locked = attempt(50).await;
    assert_eq!(locked.header(header::RETRY_AFTER), "60");
    locked.refused(429);
    scene.log_in("editor").await;
}
