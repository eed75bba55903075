//! One line in the log per request: no address of a visitor, no query, nothing typed by anybody.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use actix_web::dev::{ServiceRequest, ServiceResponse};

/// Requests since the start.
static COUNT: AtomicU64 = AtomicU64::new(0);

/// Longest id taken over from a proxy.
const LONGEST: usize = 64;

/// Identifies a request in the log and in its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(String);

impl RequestId {
    /// The id a proxy in front has given, if it is plain, else a number of our own.
    pub fn of(request: &ServiceRequest) -> Self {
        let given = request
            .headers()
            .get("x-request-id")
            .and_then(|value| value.to_str().ok());
        match given {
            Some(id) if is_plain(id) => Self(id.to_owned()),
            _ => Self(format!(
                "{:x}-{:x}",
                std::process::id(),
                COUNT.fetch_add(1, Ordering::Relaxed)
            )),
        }
    }

    /// As sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Letters, digits, dash and underscore only: it goes into a header and the log.
fn is_plain(id: &str) -> bool {
    (1..=LONGEST).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// Writes the line. The route's pattern stands for the path: slugs may tell what somebody looked for.
pub(super) fn write<B>(response: &ServiceResponse<B>, id: &RequestId, took: Duration) {
    let request = response.request();
    let route = request.match_pattern().unwrap_or_else(|| "none".to_owned());
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    tracing::info!(
        method = %request.method(), route, status = response.status().as_u16(), micros, request_id = id.as_str(),
        "answered"
    );
}
