//! Why a page cannot be shown.

use porta_contract::client::ClientError;

/// Why a page cannot be shown; each has a page of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageError {
    /// There is nothing under this address.
    NotFound,
    /// The record has another slug now.
    Moved {
        /// The new slug, percent-encoded as it stood in the API's answer.
        slug: String,
    },
    /// The API refused a parameter: an old cursor, say, or a district that does not exist.
    BadRequest,
    /// A form has sent something that no page of ours sends.
    Refused,
    /// A form of somebody else's page has sent something.
    Foreign,
    /// A form has sent more than is read.
    TooLong,
    /// The check is over: answers stay as they are.
    Closed,
    /// The API cannot be reached and nothing is in the cache.
    Away,
    /// Something is wrong that the visitor cannot help.
    Broken,
}

impl PageError {
    /// From the header `Location` of the API: the last part of its path is the new slug.
    pub(super) fn moved(location: &str) -> Self {
        let path = location.split(['?', '#']).next().unwrap_or_default();
        match path.trim_end_matches('/').rsplit('/').next() {
            Some(slug) if !slug.is_empty() && slug != "." && slug != ".." => Self::Moved { slug: slug.to_owned() },
            _ => {
                tracing::error!("the API moved a record but did not say where to");
                Self::Broken
            }
        }
    }
}

impl From<ClientError> for PageError {
    fn from(error: ClientError) -> Self {
        if error.is_not_found() {
            return Self::NotFound;
        }
        match error.status() {
            Some(400 | 414 | 422 | 431) => Self::BadRequest,
            Some(409) => Self::Closed,
            Some(429) => Self::Away,
            _ if error.is_away() => Self::Away,
            _ => {
                tracing::error!(%error, "the API's answer is unusable");
                Self::Broken
            }
        }
    }
}
