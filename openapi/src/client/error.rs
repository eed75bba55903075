//! What can go wrong when talking to the API.

use crate::Problem;

/// Why an operation gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The API said what is wrong (RFC 9457).
    #[error("the API answered {status}: {title} ({code})", status = .0.status, title = .0.title, code = .0.code)]
    Problem(Box<Problem>),
    /// An error without problem details, from a proxy perhaps.
    #[error("the API answered with the status {0} and no problem details")]
    Status(u16),
    /// The API could not be reached, or the connection broke. The address is left out: it may hold search terms.
    #[error("the API cannot be reached: {0}")]
    Network(#[source] reqwest::Error),
    /// The API took too long.
    #[error("the API did not answer in time")]
    Timeout,
    /// The body is longer than the client reads.
    #[error("the API's answer is longer than {limit} bytes")]
    TooLong {
        /// Bytes the client reads at most.
        limit: usize,
    },
    /// The body is not what the contract says.
    #[error("the API's answer cannot be read: {0}")]
    Decode(#[source] serde_json::Error),
    /// The base address cannot be used.
    #[error("“{base}” is not an address of an API; give one such as http://127.0.0.1:8080")]
    Base {
        /// What was given.
        base: String,
    },
    /// A slug or an id that cannot stand in a path.
    #[error("“{segment}” cannot be a slug or an id")]
    Segment {
        /// What was given.
        segment: String,
    },
}

impl ClientError {
    /// HTTP status of the answer, where there was one.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Problem(problem) => Some(problem.status),
            Self::Status(status) => Some(*status),
            _ => None,
        }
    }

    /// True when the API cannot answer for the moment: not reached, too slow, or 502 to 504. Worth another try later.
    #[must_use]
    pub fn is_away(&self) -> bool {
        matches!(self, Self::Network(_) | Self::Timeout) || matches!(self.status(), Some(502..=504))
    }

    /// True when there is no such record (404, or 410 for a deleted one, or a name that cannot be one).
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Segment { .. }) || matches!(self.status(), Some(404 | 410))
    }
}

impl From<reqwest::Error> for ClientError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            Self::Timeout
        } else {
            Self::Network(error.without_url())
        }
    }
}
