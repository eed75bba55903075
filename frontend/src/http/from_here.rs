//! Whether a form comes from our own pages.

use actix_web::HttpRequest;
use actix_web::http::header::{HOST, ORIGIN};

/// False if the browser says that another site has sent the form: by `Sec-Fetch-Site` (W3C Fetch Metadata), or where a browser
/// does not know that one yet by `Origin` (RFC 6454). The address of a review holds its secret, so this is the second lock.
#[must_use]
pub fn is_from_here(request: &HttpRequest) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = header("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = header(ORIGIN.as_str()) else {
        return true;
    };
    let host = header(HOST.as_str()).unwrap_or_default();
    origin.split_once("://").is_some_and(|(_, from)| from == host)
}
