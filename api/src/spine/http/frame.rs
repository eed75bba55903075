//! The frame around every request: request id, time limit, problem bodies, security and CORS headers, counts. No address is logged.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, web};
use porta_contract::PROBLEM_JSON;

use super::Failure;
use super::failure::{FailureBody, OwnErrorBody};
use crate::spine::telemetry::Metrics;

/// Settings and counters of the frame.
#[derive(Debug)]
pub struct Frame {
    /// The longest a request may take.
    pub time_limit: Duration,
    /// Requests at work at once, at most; more get a 503 at once.
    pub concurrency: u64,
    /// Counts and durations.
    pub metrics: Metrics,
    prefix: u32,
    counter: AtomicU64,
    at_work: AtomicU64,
}

impl Frame {
    /// A frame; `prefix` tells nodes and starts apart in request ids (any random number).
    #[must_use]
    pub fn new(time_limit: Duration, concurrency: u64, prefix: u32) -> Self {
        let (counter, at_work) = (AtomicU64::new(0), AtomicU64::new(0));
        Self {
            time_limit,
            concurrency,
            metrics: Metrics::default(),
            prefix,
            counter,
            at_work,
        }
    }

    fn request_id(&self) -> RequestId {
        RequestId {
            prefix: self.prefix,
            number: self.counter.fetch_add(1, Ordering::Relaxed),
        }
    }
}

/// Identifies a request in answers and logs.
#[derive(Clone, Copy, Debug)]
pub struct RequestId {
    prefix: u32,
    number: u64,
}

impl std::fmt::Display for RequestId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:08x}-{:x}", self.prefix, self.number)
    }
}

impl RequestId {
    fn header(self) -> Option<HeaderValue> {
        HeaderValue::from_str(&self.to_string()).ok()
    }
}

/// Counts a request as at work while it lives.
struct AtWork<'a>(&'a AtomicU64);

impl Drop for AtWork<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The middleware; wrap the whole application in it.
pub async fn frame<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, Error> {
    let Some(frame) = request.app_data::<web::Data<Frame>>().cloned() else {
        return Err(Failure::Internal("the frame has no settings".to_owned()).into());
    };
    let id = frame.request_id();
    let started = Instant::now();
    let head = request.method() == Method::HEAD;
    if head {
        // HEAD is GET without the body, which the server leaves out by itself (RFC 9110, section 9.3.2).
        request.head_mut().method = Method::GET;
    }
    let before = frame.at_work.fetch_add(1, Ordering::Relaxed);
    let _at_work = AtWork(&frame.at_work);
    request.extensions_mut().insert(id);
    let result = if before >= frame.concurrency {
        drop(request);
        Err(Failure::Unavailable(1).into())
    } else {
        match tokio::time::timeout(frame.time_limit, next.call(request)).await {
            Ok(result) => result,
            Err(_) => Err(Failure::Unavailable(5).into()),
        }
    };
    let mut response = match result {
        Ok(response) if response.response().extensions().get::<FailureBody>().is_some() => {
            let failure = response.response().error().map(|error| problem(error, id));
            match failure {
                Some(body) => response.map_body(|_, _| EitherBody::right(body)),
                None => response.map_into_left_body(),
            }
        }
        Ok(response) => response.map_into_left_body(),
        Err(error) => {
            // The request is gone with the handler: the answer travels as an error that carries it.
            let answer = error.error_response();
            let mut answer = answer.set_body(problem(&error, id));
            finish(answer.status(), answer.headers_mut(), id, head);
            frame.metrics.count(answer.status(), started.elapsed());
            return Err(InternalError::from_response(error, answer).into());
        }
    };
    let own = response.response().extensions().get::<OwnErrorBody>().is_some();
    finish(response.status(), response.headers_mut(), id, head || own);
    frame.metrics.count(response.status(), started.elapsed());
    Ok(response)
}

/// The problem body of an error; errors that are not ours say no more than their status.
fn problem(error: &Error, id: RequestId) -> BoxBody {
    let foreign;
    let failure = match error.as_error::<Failure>() {
        Some(failure) => failure,
        None => {
            foreign = of_status(error.as_response_error().status_code());
            &foreign
        }
    };
    if let Failure::Internal(text) = failure {
        tracing::error!(request_id = %id, %text, "a request met a defect");
    }
    BoxBody::new(serde_json::to_vec(&failure.problem(Some(id.to_string()))).unwrap_or_default())
}

fn of_status(status: StatusCode) -> Failure {
    match status {
        StatusCode::NOT_FOUND => Failure::NotFound("There is nothing at this address.".to_owned()),
        StatusCode::METHOD_NOT_ALLOWED => Failure::MethodNotAllowed("others".to_owned()),
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Failure::NotJson,
        status if status.is_client_error() => Failure::BadRequest("The request cannot be read.".to_owned()),
        status => Failure::Internal(format!("an error of status {status} came from outside our own code")),
    }
}

const FIXED: [(HeaderName, &str); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        "ETag, Link, Content-Language, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, Porta-Stale",
    ),
];

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Answers of the API are data: a browser that shows one may do nothing with it.
const DATA_ONLY: &str = "default-src 'none'; frame-ancestors 'none'";

fn finish(status: StatusCode, headers: &mut HeaderMap, id: RequestId, typed: bool) {
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(DATA_ONLY));
    }
    if let Some(id) = id.header() {
        headers.insert(X_REQUEST_ID, id);
    }
    if (status.is_client_error() || status.is_server_error()) && !typed {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
    }
}
