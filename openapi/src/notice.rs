//! Urgent notices of a city: a banner on every page while they hold.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Direction, NoticeSeverity};

/// A notice as the public reads it, while it holds.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What it says, plain text, in the reader's language as far as it is there.
    #[cfg_attr(feature = "schema", schema(example = "The office for foreigners is closed today."))]
    pub text: String,
    /// Language of the text (BCP 47).
    pub lang: String,
    /// Writing direction of the text.
    pub dir: Direction,
    /// How urgent it is.
    pub severity: NoticeSeverity,
    /// Where more is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Since when it holds; absent: since it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<DateTime<Utc>>,
    /// When it ends.
    pub until: DateTime<Utc>,
}

/// A notice as staff write and read it, whether it holds now or not.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CityNotice {
    /// What it says, plain text by language of the city; 500 characters each at most, one language at least.
    #[cfg_attr(feature = "schema", schema(example = json!({"de": "Das Ausländeramt ist heute geschlossen.", "en": "The office for foreigners is closed today."})))]
    pub text: BTreeMap<String, String>,
    /// How urgent it is.
    pub severity: NoticeSeverity,
    /// Where more is said: a web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "https://stadt.example/aktuell"))]
    pub url: Option<String>,
    /// From when on it is shown (RFC 3339); absent: at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<DateTime<Utc>>,
    /// When it ends (RFC 3339): after `from`, and in a year at most after it.
    pub until: DateTime<Utc>,
}

/// All notices of a city, whole: what is left out is gone.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WriteNotices {
    /// The notices in the order in which they are shown, 10 at most.
    pub notices: Vec<CityNotice>,
}
