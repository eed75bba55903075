//! The middleware that counts every request, inside the frame.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpResponse, web};

use super::class::Verdict;
use super::{Limits, LinkHolders, origin};
use crate::access::authenticate;
use crate::access::token::Tokens;
use crate::spine::http::Failure;

const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

/// Counts a request and says in the answer what is left; one too many gets a 429. What a token says of its holder is kept for
/// the guards, which need not verify it again.
pub async fn limit<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, Error> {
    let verdict = count(&request);
    if let Some(seconds) = verdict.as_ref().and_then(|verdict| verdict.wait) {
        let mut refused = HttpResponse::from_error(Failure::TooMany(seconds));
        tell(refused.headers_mut(), verdict.as_ref());
        let (request, _) = request.into_parts();
        return Ok(ServiceResponse::new(request, refused).map_into_right_body());
    }
    let mut response = next.call(request).await?.map_into_left_body();
    tell(response.headers_mut(), verdict.as_ref());
    Ok(response)
}

/// Operators watch a node as often as they like.
fn is_exempt(path: &str) -> bool {
    path.starts_with("/health/") || path == "/metrics" || path == "/version"
}

fn count(request: &ServiceRequest) -> Option<Verdict> {
    if is_exempt(request.path()) {
        return None;
    }
    let limits = request.app_data::<web::Data<Limits>>()?;
    let tokens = request.app_data::<web::Data<Tokens>>()?;
    let claims = if request.headers().contains_key(header::AUTHORIZATION) {
        authenticate(request.headers(), tokens).ok()
    } else {
        None
    };
    let link = match &claims {
        Some(_) => None,
        None => link_of(request),
    };
    let peer = request.peer_addr().map(|peer| peer.ip());
    let verdict = limits.count(
        claims.as_ref(),
        link.as_deref(),
        origin::of(request.headers(), peer, limits.proxies),
    );
    if let Some(claims) = claims {
        request.extensions_mut().insert(claims);
    }
    verdict
}

/// The link of a mail whose session the request has, if it is one.
fn link_of(request: &ServiceRequest) -> Option<String> {
    let headers = request.headers();
    let holders = request.app_data::<web::Data<LinkHolders>>()?;
    headers
        .contains_key(header::AUTHORIZATION)
        .then(|| holders.of(headers))?
}

fn tell(headers: &mut HeaderMap, verdict: Option<&Verdict>) {
    let Some(verdict) = verdict else { return };
    for (name, text) in [(RATE_LIMIT_POLICY, verdict.policy()), (RATE_LIMIT, verdict.state())] {
        if let Ok(value) = HeaderValue::from_str(&text) {
            headers.insert(name, value);
        }
    }
}
