//! What a conditional read gives.

/// The outcome of a read that was not an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// A new answer.
    Fetched(Fetched<T>),
    /// 304: what the caller has is still right.
    NotModified,
    /// 301 or 308: the record lives elsewhere now.
    Moved {
        /// The header `Location`, as sent: a path or an address.
        location: String,
    },
}

/// A decoded answer and what its headers say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched<T> {
    /// The body.
    pub value: T,
    /// Strong entity tag with its quotes (RFC 9110, 8.8.3), to send back as `If-None-Match`.
    pub etag: Option<String>,
    /// Language the API settled on.
    pub content_language: Option<String>,
    /// True when the API could not reach its database and the answer may be older than it should.
    pub stale: bool,
    /// Length of the body in bytes, decompressed; a measure for caches.
    pub size: usize,
}

impl<T> Answer<T> {
    /// The new answer, if it is one.
    pub fn fetched(self) -> Option<Fetched<T>> {
        match self {
            Self::Fetched(fetched) => Some(fetched),
            Self::NotModified | Self::Moved { .. } => None,
        }
    }
}
