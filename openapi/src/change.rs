//! The public feed of changes.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{ChangeAction, Noun};

/// One page of the feed of changes.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Changes in order.
    pub items: Vec<Change>,
    /// Pass it as `cursor` next time, now or in a month; always present, and never skips a change.
    pub next: String,
    /// True when more changes wait.
    pub more: bool,
}

/// One change of a public record.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Sequence number.
    pub sequence: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Kind of record.
    pub noun: Noun,
    /// Its id.
    pub id: String,
    /// Version it has since.
    pub version: i64,
    /// What happened.
    pub action: ChangeAction,
    /// True when the record is no longer public since: forget it.
    pub gone: bool,
}
