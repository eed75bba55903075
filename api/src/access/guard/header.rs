//! The token of a request.

use actix_web::http::header::{self, HeaderMap};

use crate::access::AccessError;
use crate::access::token::{Claims, Tokens};

/// Reads and verifies the token of a request (RFC 6750, section 2.1). The database is not asked.
pub fn authenticate(headers: &HeaderMap, tokens: &Tokens) -> Result<Claims, AccessError> {
    let mut values = headers.get_all(header::AUTHORIZATION);
    let value = values.next().ok_or(AccessError::Missing)?;
    if values.next().is_some() {
        return Err(AccessError::Invalid);
    }
    let (scheme, token) = value
        .to_str()
        .ok()
        .and_then(|text| text.split_once(' '))
        .ok_or(AccessError::Missing)?;
    if !scheme.eq_ignore_ascii_case("Bearer") {
        return Err(AccessError::Missing);
    }
    tokens.read(token.trim())
}
