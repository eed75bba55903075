//! For how long browsers and proxies may keep an answer.

use actix_web::http::header::HeaderValue;

/// For how long an answer may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CachePolicy {
    /// A page that is the same for everybody and says how things stand right now.
    Page,
    /// A page that shows what somebody searched for: only for their browser.
    Private,
    /// Not at all: an error.
    Never,
    /// For ever: the name changes with the content.
    Immutable,
    /// A small file with a fixed name.
    Hour,
}

impl CachePolicy {
    /// As header `Cache-Control` (RFC 9111).
    #[must_use]
    pub const fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Page => "public, max-age=20, stale-if-error=86400",
            Self::Private => "private, max-age=20",
            Self::Never => "no-store",
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Hour => "public, max-age=3600",
        })
    }
}
