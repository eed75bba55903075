//! Who did what, and when.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::word::word;

word! {
    /// How a list is wanted.
    ListFormat {
        /// As JSON, in pages.
        Json = "json",
        /// As a table for a spreadsheet (RFC 4180), up to 10,000 lines.
        Csv = "csv",
    }
}

/// A page of the audit.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuditList {
    /// Newest first: changes of records, and what is no change of a record.
    pub items: Vec<AuditEntry>,
    /// Pass it as `cursor` to get the next page; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Something that was done.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// When.
    pub at: DateTime<Utc>,
    /// Id of the city it belongs to; absent for the installation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Who did it: `account`, `client`, `import`, `link` (a provider by the link of a mail), `visitor` or `system`.
    #[cfg_attr(feature = "schema", schema(example = "account"))]
    pub actor_kind: String,
    /// Id of the account, the client or the review, or name of the import. A pseudonym once an account was erased, and after a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// Mail address of the account, as long as there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "staff@trier.example"))]
    pub email: Option<String>,
    /// What was done.
    #[cfg_attr(feature = "schema", schema(example = "updated"))]
    pub action: String,
    /// What it was done to: a kind of record, or `account`, `client`, `session` …
    #[cfg_attr(feature = "schema", schema(example = "offer"))]
    pub subject: String,
    /// Id of that, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// Version that the record has since; for changes of records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = 7))]
    pub version: Option<i64>,
    /// Public values, such as the fields that changed.
    #[cfg_attr(feature = "schema", schema(value_type = Object))]
    pub detail: serde_json::Value,
}
