//! Entries that go from one provider to another.

use serde::{Deserialize, Serialize};

use crate::{NewProvider, Noun, RecordState};

/// A provider that becomes part of another one.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MergeProvider {
    /// Slug or id of the provider that takes everything over.
    #[cfg_attr(feature = "schema", schema(example = "caritas-migration"))]
    pub into: String,
}

/// A provider of which a part becomes one of its own.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SplitProvider {
    /// The new provider.
    pub new: NewProvider,
    /// What goes to it, up to 500 entries.
    #[serde(rename = "move")]
    pub entries: Vec<EntryName>,
}

/// Entries that go to another provider.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveEntries {
    /// Slug or id of the provider that gets them.
    #[cfg_attr(feature = "schema", schema(example = "caritas-migration"))]
    pub to: String,
    /// What goes to it, up to 500 entries.
    pub entries: Vec<EntryName>,
}

/// An entry of a provider.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryName {
    /// `offer`, `event`, `need` or `location`.
    pub noun: Noun,
    /// Slug or id.
    #[cfg_attr(feature = "schema", schema(example = "cafe-welcome"))]
    pub id: String,
}

/// Where entries have gone.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// The provider that has them now.
    pub provider: RecordState,
    /// What it got, as it stands now: offers, events, needs, then places, those too that came along.
    pub moved: Vec<RecordState>,
}
