//! Headers on every answer: what browsers may do with it, and the id of the request.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, STRICT_TRANSPORT_SECURITY};
use actix_web::middleware::Next;
use actix_web::{Error, web};

use super::journal::{self, RequestId};
use crate::app::App;
use crate::config::Config;

/// What may be loaded: our own style, pictures and scripts, and the tiles of the street map if the operator has named some;
/// nothing else, and nothing that stands in a page's text.
#[must_use]
pub fn content_security_policy(config: &Config) -> String {
    let tiles = config
        .tiles_origin()
        .map(|origin| format!(" {origin}"))
        .unwrap_or_default();
    format!(
        "default-src 'none'; style-src 'self'; script-src 'self'; worker-src 'self'; img-src 'self' data:{tiles}; connect-src 'self'; \
         manifest-src 'self'; media-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
}

const FIXED: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
];

/// Two years, as browsers' preload lists ask for.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=63072000; includeSubDomains");

/// Middleware: puts the headers on every answer and writes its line in the log.
///
/// # Errors
/// Those of the services inside.
pub async fn every_answer<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let app = request.app_data::<web::Data<App>>().cloned();
    let https = app.as_ref().is_some_and(|app| app.config.is_https());
    let id = RequestId::of(&request);
    let started = Instant::now();
    let mut response = next.call(request).await?;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        if !headers.contains_key(*name) {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
    }
    // A picture has a policy of its own.
    let own = headers.contains_key(CONTENT_SECURITY_POLICY);
    if let Some(policy) = app.as_ref().map(|app| app.policy.clone()).filter(|_| !own) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    if https {
        headers.insert(STRICT_TRANSPORT_SECURITY, HSTS);
    }
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
    journal::write(&response, &id, started.elapsed());
    Ok(response)
}
