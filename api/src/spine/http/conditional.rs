//! Conditional requests (RFC 9110, section 13): strong ETags, `If-None-Match`, `If-Match`.

use actix_web::HttpRequest;
use actix_web::http::header::{self, HeaderMap, HeaderValue};

use super::{Failure, Value, form};

/// A strong ETag of the very bytes that are sent, so that nodes and restarts agree on it.
#[must_use]
pub fn etag_of_bytes(bytes: &[u8]) -> String {
    format!("\"{:032x}\"", xxhash_rust::xxh3::xxh3_128(bytes))
}

/// The ETag of a record that is read for writing: its version.
#[must_use]
pub fn etag_of_version(version: i64) -> String {
    format!("\"{version}\"")
}

/// True when the caller already has this representation (`If-None-Match`, weak comparison).
#[must_use]
pub fn not_modified(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    let etag = etag.as_bytes();
    headers.get_all(header::IF_NONE_MATCH).any(|value| {
        value.as_bytes() == etag
            || value.as_bytes().split(|byte| *byte == b',').any(|one| {
                let one = one.trim_ascii();
                one == b"*" || one.strip_prefix(b"W/").unwrap_or(one) == etag
            })
    })
}

form! {
    /// What `If-Match` takes: the ETag of a record that was read for writing.
    VersionTag(
        "^\"[0-9]{1,19}\"$",
        21,
        "one version in quotation marks"
    )
}

form! {
    /// What `Idempotency-Key` takes: a name that the sender gives a request.
    RequestKey(
        "^[!#-~]{1,255}$",
        255,
        "1 to 255 visible ASCII characters, such as a fresh UUID"
    )
}

/// The version that a change is meant for, from `If-Match: "7"`.
pub fn if_match(request: &HttpRequest) -> Result<i64, Failure> {
    let value = request.headers().get(header::IF_MATCH).ok_or(Failure::NeedsIfMatch)?;
    let tag = VersionTag::read(value.to_str().unwrap_or_default().trim());
    let version: Option<u64> = tag.and_then(|VersionTag(tag)| tag.trim_matches('"').parse().ok());
    // No record has a version as great as the greatest: beyond that, one is like the other.
    version
        .map(|version| i64::try_from(version).unwrap_or(i64::MAX))
        .ok_or_else(|| {
            Failure::BadRequest(
                "If-Match takes one version in quotation marks, for example If-Match: \"7\".".to_owned(),
            )
        })
}

/// The version that `If-Match` names, where it need not be there.
pub fn if_match_given(request: &HttpRequest) -> Result<Option<i64>, Failure> {
    if request.headers().contains_key(header::IF_MATCH) {
        if_match(request).map(Some)
    } else {
        Ok(None)
    }
}
