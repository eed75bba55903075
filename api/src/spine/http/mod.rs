//! What every route shares: errors as problem details, the frame around each request, bodies, parameters, cursors, conditional
//! requests, compression.

mod body;
mod compress;
mod conditional;
pub mod csv;
pub mod cursor;
mod failure;
mod file;
mod frame;
mod params;
mod pointer;
mod strict;

pub use body::{Body, body_of};
pub use compress::{Encoding, compress};
pub use conditional::{RequestKey, VersionTag, etag_of_bytes, etag_of_version, if_match, if_match_given, not_modified};
pub use failure::{Failure, FailureBody, OwnErrorBody, blocking};
pub use file::File;
pub use frame::{Frame, RequestId, frame};
pub(crate) use params::form;
pub use params::{
    Checked, Cursor, Day, Flag, Form, Instant, Limit, List, Name, One, Params, Tag, Typed, TypedSome, Value, Whole,
    bad_combination, bad_value, unknown_value,
};
pub use pointer::Pointer;
