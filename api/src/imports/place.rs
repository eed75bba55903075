//! Where a row stands.

use std::sync::Arc;

use serde::Serialize;

/// Where a row stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Name of the file.
    pub file: Arc<str>,
    /// Row of the sheet (`row 17`, the header is row 1) or path in the JSON (`offers[3]`).
    pub at: String,
}
