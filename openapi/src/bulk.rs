//! Many writes of records of one noun in one request.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Problem, RecordState};

crate::word::word! {
    /// How many writes belong together.
    BulkMode {
        /// All or nothing.
        All = "all",
        /// Each by itself; the report says what became of it.
        Each = "each",
    }
}

crate::word::word! {
    /// What a write of a bulk does.
    BulkVerb {
        /// Make a record from `body`.
        Create = "create",
        /// Change the record `id` at `version` by `body`.
        Change = "change",
        /// Publish the record `id` at `version`.
        Publish = "publish",
        /// Take the record `id` at `version` back to a draft.
        Unpublish = "unpublish",
        /// Submit the record `id` at `version` to an editor.
        Submit = "submit",
        /// Archive the record `id` at `version`.
        Archive = "archive",
        /// Delete the record `id` at `version`; for editors.
        Delete = "delete",
    }
}

/// Many writes.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bulk {
    /// Whether they belong together.
    pub mode: BulkMode,
    /// The writes, 500 at most, done in this order.
    pub items: Vec<BulkItem>,
}

/// One write of a bulk.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BulkItem {
    /// What is to be done.
    #[serde(rename = "do")]
    pub verb: BulkVerb,
    /// Slug or id of the record; not for new ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "cafe-welcome"))]
    pub id: Option<String>,
    /// The version that was read; not for new ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = 7))]
    pub version: Option<i64>,
    /// What POST or PATCH of a single record takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<Object>, example = json!({"phone": "0651 12345"})))]
    pub body: Option<Value>,
}

/// What became of many writes.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkReport {
    /// How many were done.
    pub done: u64,
    /// How many were refused.
    pub refused: u64,
    /// One by one, in the order of the request.
    pub items: Vec<BulkResult>,
}

/// What became of one write.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkResult {
    /// The record as it is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordState>,
    /// Why it was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<Problem>,
}
