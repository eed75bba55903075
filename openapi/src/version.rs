//! Versions of records, the trash, and notes of staff.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{ChangeAction, ChangedField, Noun};

/// One version of a record.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordVersion {
    /// Its number.
    pub version: i64,
    /// What happened.
    pub action: ChangeAction,
    /// Kind of who did it: `account`, `client`, `import`, `link` or `system`.
    #[cfg_attr(feature = "schema", schema(example = "account"))]
    pub by_kind: String,
    /// Id of who did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// Names of the fields that changed; `texts.de` is the German text.
    #[cfg_attr(feature = "schema", schema(example = json!(["hours", "texts.de"])))]
    pub changed: Vec<String>,
}

/// A page of versions.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionList {
    /// The versions of this page, the newest first.
    pub items: Vec<RecordVersion>,
    /// Pass it as `cursor` to get the next page; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A version with its fields.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VersionDetail {
    /// The version.
    pub version: RecordVersion,
    /// What it changed: field by field, before and since.
    pub differences: Vec<ChangedField>,
    /// What has changed since: field by field, in this version and now.
    pub since: Vec<ChangedField>,
    /// The record as it was, field by field, with ids where other records are named.
    #[cfg_attr(feature = "schema", schema(value_type = Object))]
    pub record: BTreeMap<String, Value>,
}

/// A deleted record.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trashed {
    /// Kind of record.
    pub noun: Noun,
    /// Its id.
    pub id: String,
    /// Name in addresses that it had.
    pub slug: String,
    /// What people called it.
    pub title: String,
    /// Id of its provider, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// When it was deleted.
    pub deleted_at: DateTime<Utc>,
    /// Id of who did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_by: Option<String>,
    /// Until when it can be brought back.
    pub until: DateTime<Utc>,
}

/// What lies in the trash.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrashList {
    /// The records, the newest first.
    pub items: Vec<Trashed>,
}

/// A note on a record.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its id.
    pub id: String,
    /// What it says.
    pub note: String,
    /// Id of the account that wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// Notes on a record.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteList {
    /// The notes, the oldest first.
    pub items: Vec<Note>,
}

/// A new note.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewNote {
    /// What it says; only staff of the city read it.
    #[cfg_attr(feature = "schema", schema(example = "Called on Monday; they move in spring."))]
    pub note: String,
}
