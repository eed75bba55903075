//! Errors on the wire: problem details (RFC 9457).

use serde::{Deserialize, Serialize};

/// Media type of [`Problem`] (RFC 9457, section 3).
pub const PROBLEM_JSON: &str = "application/problem+json";

/// A problem (RFC 9457). `code` is stable and doubles as a translation key; `detail` is for the people who build clients.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// URI reference that names the kind of problem.
    #[serde(rename = "type")]
    #[cfg_attr(
        feature = "schema",
        schema(example = "/problems/unknown_parameter", format = "uri-reference")
    )]
    pub kind: String,
    /// The kind in words, the same for every occurrence.
    #[cfg_attr(feature = "schema", schema(example = "Unknown query parameter"))]
    pub title: String,
    /// HTTP status.
    #[cfg_attr(feature = "schema", schema(example = 400))]
    pub status: u16,
    /// Stable code.
    #[cfg_attr(feature = "schema", schema(example = "unknown_parameter"))]
    pub code: String,
    /// What is wrong here and what to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Identifies this occurrence in the logs; also in the header `X-Request-Id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Field by field, for bodies and parameters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

/// What is wrong with one field.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// JSON pointer (RFC 6901) into the body as URI fragment, for body fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "#/title"))]
    pub pointer: Option<String>,
    /// Name of the query or path parameter, for parameters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
    /// Stable code.
    #[cfg_attr(feature = "schema", schema(example = "too_long"))]
    pub code: String,
    /// What is wrong and what would be right.
    pub detail: String,
}
