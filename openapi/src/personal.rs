//! What is stored about a person with an account, and erasing it (GDPR, articles 15 and 17).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{AccountRecord, AuditEntry, LinkPurpose, Noun, SecondFactor, Session};

/// Everything that is stored about an account and its address.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountData {
    /// The account itself.
    pub account: AccountRecord,
    /// Whether it has a second factor. Its secret, like the password, is stored so that nobody can read it.
    pub second_factor: SecondFactor,
    /// Logins that go on.
    pub sessions: Vec<Session>,
    /// Links that were sent.
    pub links: Vec<SentLink>,
    /// Providers whose check is sent to the address.
    pub contacts: Vec<ContactOf>,
    /// Mails of the check that went to the address.
    pub mails: Vec<SentMail>,
    /// What the account did, newest first; the last 10,000.
    pub done: Vec<AuditEntry>,
    /// What was done to the account, newest first; the last 10,000.
    pub about: Vec<AuditEntry>,
    /// Where else its id or address stands.
    pub elsewhere: Vec<Mention>,
}

/// A link that was sent.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentLink {
    /// What it is for.
    pub purpose: LinkPurpose,
    /// The address that is to become the account's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_email: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
    /// When it was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub used_at: Option<DateTime<Utc>>,
}

/// A provider whose check is sent to an address.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactOf {
    /// Id of the provider.
    pub provider: String,
    /// True for the one that is asked when the first is silent.
    pub second: bool,
    /// Language of the mails.
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
}

/// A mail of the check.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentMail {
    /// What it was about.
    #[cfg_attr(feature = "schema", schema(example = "opening"))]
    pub step: String,
    /// How it fared.
    #[cfg_attr(feature = "schema", schema(example = "sent"))]
    pub state: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it went out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<DateTime<Utc>>,
}

/// A place where an id or an address stands.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Table and column.
    #[cfg_attr(feature = "schema", schema(example = "campaigns.opened_by"))]
    pub place: String,
    /// How many different values hold it.
    pub values: u64,
}

/// Erasing one's own account.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErasureOrder {
    /// The password.
    #[cfg_attr(feature = "schema", schema(max_length = 1024))]
    pub password: String,
}

/// An account was erased.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// Entries that publish the same address as their contact: it belongs to them, and is changed there.
    pub published: Vec<PublishedIn>,
}

/// An entry that publishes an address.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedIn {
    /// Kind of entry.
    pub noun: Noun,
    /// Its id.
    pub id: String,
}
