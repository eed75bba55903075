//! As whom the pages ask the API.

use porta_contract::client::ClientError;

use crate::fake::TOKEN;
use crate::harness::Site;

async fn site(secret: &str) -> Site {
    Site::with(&["--client-id", "pages", "--client-secret", secret]).await
}

#[actix_web::test]
async fn pages_ask_as_their_client_with_a_token_that_is_fetched_once() {
    let site = site("known").await;
    for path in ["/de/", "/ar/offers", &format!("/de/review/{TOKEN}")] {
        assert_eq!(site.get(path).await.status, 200, "{path}");
    }
    let asked = site.api.authorizations().await;
    let tokens = asked.iter().filter(|(path, _)| path == "/v1/auth/token").count();
    assert_eq!(tokens, 1);
    let others = asked.iter().filter(|(path, _)| path != "/v1/auth/token");
    for (path, header) in others {
        let expected = if path == "/v1/reviews/r1" {
            "Bearer session"
        } else {
            "Bearer of-the-pages"
        };
        assert_eq!(header.as_deref(), Some(expected), "{path}");
    }
}

#[actix_web::test]
async fn without_a_token_pages_are_shown_all_the_same() {
    let site = site("wrong").await;
    assert_eq!(site.get("/de/offers").await.status, 200);
    assert_eq!(site.get("/de/providers").await.status, 200);
    let asked = site.api.authorizations().await;
    assert_eq!(
        asked.iter().filter(|(path, _)| path == "/v1/auth/token").count(),
        1,
        "not before each request"
    );
    let refused = site.app.api.client().check_credentials().await;
    assert!(matches!(refused, Err(ClientError::Problem(problem)) if problem.status == 401));
}

#[test]
fn the_secret_is_in_no_log() {
    let config = crate::harness::config(&["--client-id", "pages", "--client-secret", "known"]);
    assert!(!format!("{config:?}").contains("known"));
}
