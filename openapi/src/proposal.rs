//! What waits for an editor, and lists for staff.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{ChangedField, Noun, ProposalState};

/// A page of records for staff.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
pub struct StaffList<T> {
    /// The records of this page, in the order of their making.
    pub items: Vec<T>,
    /// How many records match, on all pages together.
    #[cfg_attr(feature = "schema", schema(example = 133))]
    pub total: u64,
    /// Pass it as `cursor` to get the next page; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A change by somebody who may not publish, or a record that waits to be published.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// Its id (UUIDv7).
    pub id: String,
    /// Version; also the ETag, for `If-Match`.
    pub version: i64,
    /// Where it stands.
    pub state: ProposalState,
    /// Kind of the record.
    pub noun: Noun,
    /// Id of the record.
    pub record: String,
    /// Id of the provider whose record it is.
    pub provider: String,
    /// True when the record itself waits; else a change of what is public.
    pub is_new: bool,
    /// Version of the record that the change was written against; 0 for a new record.
    pub base_version: i64,
    /// The change, as PATCH of the record takes it.
    #[cfg_attr(feature = "schema", schema(value_type = Object, example = json!({"phone": "0651 12345"})))]
    pub change: Value,
    /// Id of the account or client that wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What the editor wrote who sent it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When anybody last touched it.
    pub updated_at: DateTime<Utc>,
    /// Id of the account that decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<String>,
}

/// A proposal with what it would change.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposalView {
    /// The proposal.
    pub proposal: Proposal,
    /// Title of the record.
    pub title: String,
    /// Version of the record now.
    pub version: i64,
    /// Field by field: what the public reads now, and what it would read. Of a new record, everything.
    pub differences: Vec<ChangedField>,
    /// True when the change cannot be applied any more (what it names is gone); `problem` says why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
}

/// What an editor writes when sending a proposal back.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendBack {
    /// What is to be done; it is mailed to its author.
    #[cfg_attr(feature = "schema", schema(example = "Please add the opening hours."))]
    pub words: String,
}

/// Approval, with or without corrections by the editor.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Approval {
    /// Corrections by the editor, as PATCH of the record takes them; they win over the proposal.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<Object>, example = json!({"phone": "0651 12345"})))]
    pub change: Option<Value>,
}

/// What a write of any noun answers.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordState {
    /// Kind of record.
    pub noun: Noun,
    /// Its id.
    pub id: String,
    /// Name in addresses.
    pub slug: String,
    /// What people call it.
    pub title: String,
    /// Version; also the ETag, for `If-Match`.
    pub version: i64,
    /// Where it stands on its way to the public.
    pub publication: crate::Publication,
    /// The proposal that waits, if the change has to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
}

/// A page of proposals.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposalList {
    /// The proposals of this page, the oldest first.
    pub items: Vec<Proposal>,
    /// How many match, on all pages together.
    pub total: u64,
    /// Pass it as `cursor` to get the next page; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
