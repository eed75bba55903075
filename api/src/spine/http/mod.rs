//! What every route shares: errors as problem details, the frame around each request, parameters, conditional requests, compression.

mod compress;
mod conditional;
mod failure;
mod frame;
mod params;

pub use compress::{Encoding, compress};
pub use conditional::{etag_of_bytes, etag_of_version, if_match, not_modified};
pub use failure::{Failure, FailureBody, blocking};
pub use frame::{Frame, RequestId, frame};
pub use params::{Params, Words, bad_value, words};
