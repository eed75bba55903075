//! Reads: addresses, conditional requests, old addresses, errors.

use std::time::Duration;

use porta_contract::client::{Answer, Client, ClientError, OffersQuery, Options, PageQuery, SearchQuery};
use wiremock::matchers::{header, method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::api;

const EMPTY: &str = r#"{"items":[],"total":0}"#;

fn json(body: &str) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_raw(body, "application/json")
}

#[tokio::test]
async fn a_list_is_asked_for_with_its_parameters_and_language() {
    let (server, client) = api().await;
    Mock::given(method("GET"))
        .and(path("/v1/cities/trier/offers"))
        .and(query_param("district", "nord,sued"))
        .and(query_param("q", "Möbel & Rat"))
        .and(query_param("limit", "20"))
        .and(query_param("lang", "ar"))
        .respond_with(
            json(EMPTY)
                .insert_header("ETag", "\"a\"")
                .insert_header("Content-Language", "ar")
                .insert_header("Porta-Stale", "true"),
        )
        .expect(1)
        .mount(&server)
        .await;
    let query = OffersQuery {
        q: Some("Möbel & Rat".to_owned()),
        district: vec!["nord".to_owned(), "sued".to_owned()],
        page: PageQuery {
            limit: Some(20),
            cursor: None,
        },
        ..OffersQuery::default()
    };
    let answer = client.offers("trier", &query).lang("ar").send().await;
    let fetched = answer.unwrap().fetched().unwrap();
    assert_eq!(fetched.etag.as_deref(), Some("\"a\""));
    assert_eq!(fetched.content_language.as_deref(), Some("ar"));
    assert!(fetched.stale);
    assert_eq!((fetched.value.total, fetched.size), (0, EMPTY.len()));
}

#[tokio::test]
async fn an_unchanged_answer_is_not_sent_again() {
    let (server, client) = api().await;
    Mock::given(header("If-None-Match", "\"a\""))
        .respond_with(ResponseTemplate::new(304))
        .mount(&server)
        .await;
    let read = client.city("trier").if_none_match("\"a\"");
    assert_eq!(read.send().await.unwrap(), Answer::NotModified);
}

#[tokio::test]
async fn an_old_slug_gives_the_new_place() {
    let (server, client) = api().await;
    let to = "/v1/cities/trier/offers/cafe-welcome";
    Mock::given(path("/v1/cities/trier/offers/old"))
        .respond_with(ResponseTemplate::new(308).insert_header("Location", to))
        .mount(&server)
        .await;
    let answer = client.offer("trier", "old").send().await.unwrap();
    let Answer::Moved { location } = answer else {
        panic!("expected the new place, got {answer:?}");
    };
    assert_eq!(location, to);
}

#[tokio::test]
async fn a_problem_is_decoded() {
    let (server, client) = api().await;
    let body = r#"{"type":"/problems/not_found","title":"Not found","status":404,"code":"not_found"}"#;
    Mock::given(method("GET"))
        .respond_with(ResponseTemplate::new(404).set_body_raw(body, "application/problem+json; charset=utf-8"))
        .mount(&server)
        .await;
    let error = client.event("trier", "none").send().await.unwrap_err();
    assert!(error.is_not_found() && !error.is_away());
    let ClientError::Problem(problem) = error else {
        panic!("expected a problem, got {error:?}");
    };
    assert_eq!(problem.code, "not_found");
}

#[tokio::test]
async fn an_error_of_a_proxy_keeps_its_status() {
    let (server, client) = api().await;
    Mock::given(method("GET"))
        .respond_with(ResponseTemplate::new(502).set_body_raw("<h1>Bad gateway</h1>", "text/html"))
        .mount(&server)
        .await;
    let error = client.cities().send().await.unwrap_err();
    assert!(error.is_away());
    assert_eq!(error.status(), Some(502));
}

#[tokio::test]
async fn names_cannot_change_the_shape_of_the_path() {
    let (_server, client) = api().await;
    for name in ["", ".", "..", "%2e%2E", ".%2e"] {
        let error = client.offer("trier", name).send().await.unwrap_err();
        assert!(matches!(error, ClientError::Segment { .. }), "{name}");
        assert!(error.is_not_found());
    }
    let read = client.offer("trier", "a/b?c#d");
    assert!(read.url().unwrap().ends_with("/offers/a%2Fb%3Fc%23d"));
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_refused() {
    let server = MockServer::start().await;
    Mock::given(method("GET"))
        .respond_with(json(EMPTY))
        .mount(&server)
        .await;
    let options = Options {
        body_limit: 10,
        ..Options::default()
    };
    let client = Client::new(&server.uri(), options).unwrap();
    let error = client.cities().send().await.unwrap_err();
    assert!(matches!(error, ClientError::TooLong { limit: 10 }));
}

#[tokio::test]
async fn a_body_against_the_contract_is_refused() {
    let (server, client) = api().await;
    Mock::given(method("GET")).respond_with(json("[]")).mount(&server).await;
    let error = client.city("trier").send().await.unwrap_err();
    assert!(matches!(error, ClientError::Decode(_)));
}

#[tokio::test]
async fn a_slow_api_counts_as_away() {
    let server = MockServer::start().await;
    Mock::given(method("GET"))
        .respond_with(json(EMPTY).set_delay(Duration::from_secs(30)))
        .mount(&server)
        .await;
    let options = Options {
        timeout: Duration::from_millis(100),
        ..Options::default()
    };
    let client = Client::new(&server.uri(), options).unwrap();
    let error = client.cities().send().await.unwrap_err();
    assert!(matches!(error, ClientError::Timeout));
    assert!(error.is_away());
}

#[tokio::test]
async fn an_error_of_the_network_keeps_search_terms_to_itself() {
    let closed = Client::new("http://127.0.0.1:1", Options::default()).unwrap();
    let query = SearchQuery {
        q: "geheim".to_owned(),
        ..SearchQuery::default()
    };
    let error = closed.search("trier", &query).send().await.unwrap_err();
    assert!(error.is_away());
    assert!(!format!("{error} {error:?}").contains("geheim"));
}

#[test]
fn a_base_that_cannot_work_is_refused_at_once() {
    for base in ["", "127.0.0.1:8080", "ftp://a.example", "http://a.example/?x"] {
        let error = Client::new(base, Options::default()).unwrap_err();
        assert!(error.to_string().contains("give one such as"), "{base}");
    }
}

#[test]
fn a_base_with_a_path_keeps_it() {
    let client = Client::new("http://a.example/porta/", Options::default()).unwrap();
    let url = client.city("trier").lang("de").url().unwrap().to_owned();
    assert_eq!(url, "http://a.example/porta/v1/cities/trier?lang=de");
    assert_eq!(client.base(), "http://a.example/porta");
}
