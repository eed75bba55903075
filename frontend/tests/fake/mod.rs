//! A fake API for tests and for looking at the pages: a small city, made of the contract's own types.

pub mod accounts;
mod answers;
mod articles;
pub mod asks;
mod city;
mod events;
mod information;
pub mod needs;
mod offers;
mod providers;
pub mod reports;
mod responsibilities;
mod reviews;
mod texts;

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use chrono::{DateTime, Utc};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

/// The instant everything in the fake city is about: a Tuesday, 11:30 in Trier.
pub const NOW: &str = "2026-11-24T10:30:00Z";

/// The secret of the link to a review that is good.
pub const TOKEN: &str = "rQ5Tq8o3uVbq3Jt0Vd2mMw7m1mGm3GJx";

/// [`NOW`] as an instant.
pub fn now() -> DateTime<Utc> {
    NOW.parse().unwrap()
}

/// The fake API, listening.
pub struct FakeApi {
    server: MockServer,
    fail: Arc<AtomicU16>,
}

impl FakeApi {
    /// On a free port.
    pub async fn start() -> Self {
        Self::on(TcpListener::bind("127.0.0.1:0").unwrap()).await
    }

    /// On a listener of the caller's.
    pub async fn on(listener: TcpListener) -> Self {
        let server = MockServer::builder().listener(listener).start().await;
        let fail = Arc::new(AtomicU16::new(0));
        Mock::given(any())
            .respond_with(Answering(Arc::clone(&fail)))
            .mount(&server)
            .await;
        Self { server, fail }
    }

    /// Its address.
    pub fn url(&self) -> String {
        self.server.uri()
    }

    /// From now on it answers everything with this status; 0 makes it well again.
    pub fn fail_with(&self, status: u16) {
        self.fail.store(status, Ordering::Relaxed);
    }

    /// Requests so far: path with query, and `If-None-Match`.
    pub async fn seen(&self) -> Vec<(String, Option<String>)> {
        let requests = self.server.received_requests().await.unwrap_or_default();
        requests
            .iter()
            .map(|r| (r.url[url::Position::BeforePath..].to_owned(), if_none_match(r)))
            .collect()
    }
}

impl FakeApi {
    /// Requests so far: method and path.
    pub async fn asked(&self) -> Vec<String> {
        let requests = self.server.received_requests().await.unwrap_or_default();
        requests
            .iter()
            .map(|request| format!("{} {}", request.method, request.url.path()))
            .collect()
    }

    /// The body of the last request to a path.
    pub async fn last_body(&self, path: &str) -> serde_json::Value {
        let requests = self.server.received_requests().await.unwrap_or_default();
        let last = requests.iter().rev().find(|request| request.url.path() == path);
        serde_json::from_slice(&last.unwrap_or_else(|| panic!("nobody asked {path}")).body).unwrap()
    }
}

impl FakeApi {
    /// Path and `Authorization` of the requests so far.
    pub async fn authorizations(&self) -> Vec<(String, Option<String>)> {
        let requests = self.server.received_requests().await.unwrap_or_default();
        let header = |request: &Request| Some(request.headers.get("authorization")?.to_str().ok()?.to_owned());
        requests
            .iter()
            .map(|request| (request.url.path().to_owned(), header(request)))
            .collect()
    }
}

struct Answering(Arc<AtomicU16>);

impl Respond for Answering {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        match self.0.load(Ordering::Relaxed) {
            0 => conditional(
                request,
                reviews::answer(request)
                    .or_else(|| accounts::answer(request))
                    .or_else(|| reports::answer(request))
                    .or_else(|| needs::answer(request))
                    .or_else(|| asks::answer(request))
                    .or_else(|| answers::token(request))
                    .unwrap_or_else(|| answers::answer(&request.url)),
            ),
            status => ResponseTemplate::new(status),
        }
    }
}

/// Adds a strong entity tag, and answers 304 to those who have it.
fn conditional(request: &Request, answer: answers::Answer) -> ResponseTemplate {
    match answer {
        answers::Answer::Json(body) => {
            let etag = format!("\"{:x}\"", xxhash_rust::xxh3::xxh3_64(body.as_bytes()));
            if if_none_match(request).as_deref() == Some(&etag) {
                return ResponseTemplate::new(304).insert_header("ETag", etag);
            }
            ResponseTemplate::new(200)
                .set_body_raw(body, "application/json")
                .insert_header("ETag", etag)
        }
        answers::Answer::Bytes(kind, body) => ResponseTemplate::new(200).set_body_raw(body, kind),
        answers::Answer::Problem(status, body) => {
            ResponseTemplate::new(status).set_body_raw(body, porta_contract::PROBLEM_JSON)
        }
        answers::Answer::File(kind, body) => ResponseTemplate::new(200).set_body_raw(body, kind),
        answers::Answer::Moved(to) => ResponseTemplate::new(308).insert_header("Location", to),
    }
}

fn if_none_match(request: &Request) -> Option<String> {
    Some(request.headers.get("if-none-match")?.to_str().ok()?.to_owned())
}

/// Path templates of the reads, each with an address that it fits.
const READS: [(&str, &str); 26] = [
    ("/v1/cities/{city}", "/v1/cities/trier?lang=ar"),
    (
        "/v1/cities/{city}/offers",
        "/v1/cities/trier/offers?lang=de&provider=buergerhaus",
    ),
    (
        "/v1/cities/{city}/offers",
        "/v1/cities/trier/offers?lang=de&district=irsch",
    ),
    (
        "/v1/cities/{city}/offers/{offer}",
        "/v1/cities/trier/offers/cafe-welcome?lang=ar",
    ),
    (
        "/v1/cities/{city}/offers/{offer}",
        "/v1/cities/trier/offers/moebellager?lang=de",
    ),
    ("/v1/cities/{city}/providers", "/v1/cities/trier/providers?lang=de"),
    (
        "/v1/cities/{city}/providers/{provider}",
        "/v1/cities/trier/providers/caritas?lang=de",
    ),
    ("/v1/cities/{city}/events", "/v1/cities/trier/events?lang=en"),
    (
        "/v1/cities/{city}/events/{event}",
        "/v1/cities/trier/events/frauenfruehstueck?lang=en",
    ),
    ("/v1/cities/{city}/articles", "/v1/cities/trier/articles?lang=en"),
    (
        "/v1/cities/{city}/articles/{article}",
        "/v1/cities/trier/articles/zehn-jahre?lang=ar",
    ),
    ("/v1/cities/{city}/needs", "/v1/cities/trier/needs?lang=de"),
    (
        "/v1/cities/{city}/needs/{need}",
        "/v1/cities/trier/needs/winter?lang=de",
    ),
    (
        "/v1/cities/{city}/responsibilities",
        "/v1/cities/trier/responsibilities?lang=ar",
    ),
    (
        "/v1/cities/{city}/responsibilities/{responsibility}",
        "/v1/cities/trier/responsibilities/kindergeld?lang=de",
    ),
    (
        "/v1/cities/{city}/responsibilities/guide",
        "/v1/cities/trier/responsibilities/guide?lang=de",
    ),
    (
        "/v1/cities/{city}/responsibilities/guide",
        "/v1/cities/trier/responsibilities/guide?lang=ar&topic=child-benefit&situation=recognised",
    ),
    ("/v1/cities/{city}/districts", "/v1/cities/trier/districts?lang=de"),
    (
        "/v1/cities/{city}/districts/{district}",
        "/v1/cities/trier/districts/nord?lang=de",
    ),
    ("/v1/cities/{city}/categories", "/v1/cities/trier/categories?lang=ar"),
    ("/v1/cities/{city}/pages", "/v1/cities/trier/pages?lang=ar"),
    (
        "/v1/cities/{city}/pages/{page}",
        "/v1/cities/trier/pages/ankommen?lang=ar",
    ),
    ("/v1/cities/{city}/facts", "/v1/cities/trier/facts?lang=de"),
    (
        "/v1/cities/{city}/facts/{fact}",
        "/v1/cities/trier/facts/zuweisungen?lang=en",
    ),
    ("/v1/cities/{city}/search", "/v1/cities/trier/search?q=deutsch&lang=de"),
    ("/v1/cities/{city}/suggest", "/v1/cities/trier/suggest?q=sprach&lang=de"),
];

/// One answer of every read operation the pages use: path template and body, to hold against `openapi.json`.
pub fn samples() -> Vec<(&'static str, serde_json::Value)> {
    READS
        .map(|(template, address)| {
            let url = url::Url::parse(&format!("http://fake.example{address}")).unwrap();
            let answers::Answer::Json(body) = answers::answer(&url) else {
                panic!("{address} gives no answer");
            };
            (template, serde_json::from_str(&body).unwrap())
        })
        .into()
}
