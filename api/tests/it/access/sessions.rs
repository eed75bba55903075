//! Sessions over HTTP: list, end one, log out everywhere.

use actix_web::http::{Method, header};
use actix_web::test::TestRequest;

use crate::catalog::scene::scene;

fn with(method: Method, path: &str, token: &str) -> TestRequest {
    TestRequest::default()
        .method(method)
        .uri(path)
        .insert_header((header::AUTHORIZATION, format!("Bearer {token}")))
}

#[actix_web::test]
async fn sessions_are_listed_and_end_one_by_one_or_all() {
    let scene = scene().await;
    let (one, two, three) = (
        scene.log_in("editor").await,
        scene.log_in("editor").await,
        scene.log_in("editor").await,
    );
    let other = scene.log_in("admin").await;
    let list = async |token: &str| scene.send(with(Method::GET, "/v1/auth/sessions", token)).await;
    let end = async |path: &str, token: &str| scene.send(with(Method::DELETE, path, token)).await.status.as_u16();

    let sessions = list(&two).await.expect(200)["items"].as_array().unwrap().clone();
    let foreign = list(&other).await.expect(200)["items"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let first = sessions.iter().find(|one| one["current"] == false).unwrap();
    assert_eq!(sessions.len(), 3);
    assert_eq!(sessions.iter().filter(|one| one["current"] == true).count(), 1);
    assert_eq!(end(&format!("/v1/auth/sessions/{foreign}"), &two).await, 404);
    let path = format!("/v1/auth/sessions/{}", first["id"].as_str().unwrap());
    assert_eq!((end(&path, &two).await, end(&path, &two).await), (204, 404));
    let alive = [
        list(&one).await.status.as_u16(),
        list(&two).await.status.as_u16(),
        list(&three).await.status.as_u16(),
    ];
    assert_eq!(alive.iter().filter(|status| **status == 200).count(), 2, "{alive:?}");
    assert_eq!(alive[1], 200);
    assert_eq!(end("/v1/auth/sessions/current", &two).await, 204);
    list(&two).await.refused(401);

    let last = scene.log_in("editor").await;
    assert_eq!(end("/v1/auth/sessions", &last).await, 204);
    for token in [&one, &two, &three, &last] {
        list(token).await.refused(401);
    }
    list(&other).await.expect(200);
}
