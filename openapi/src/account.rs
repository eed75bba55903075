//! Logging in, and who may.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::Role;

/// What a person logs in with.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// Address of the account.
    #[cfg_attr(feature = "schema", schema(example = "staff@trier.example", max_length = 254))]
    pub email: String,
    /// Password.
    #[cfg_attr(feature = "schema", schema(max_length = 1024))]
    pub password: String,
    /// One-time password of the second factor, or a recovery code; once `mfa_required` asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "123456", max_length = 64))]
    pub code: Option<String>,
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Login")
            .field("email", &self.email)
            .finish_non_exhaustive()
    }
}

/// A token to send as `Authorization: Bearer …` (RFC 6750).
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessToken {
    /// The token (a JWT, RFC 7519).
    pub access_token: String,
    /// Always `Bearer`.
    #[cfg_attr(feature = "schema", schema(example = "Bearer"))]
    pub token_type: String,
    /// Seconds it is good for.
    #[cfg_attr(feature = "schema", schema(example = 900))]
    pub expires_in: i64,
    /// Exchange it at `POST /v1/auth/token` for the next pair; good for one use and 14 days.
    #[cfg_attr(feature = "schema", schema(example = "prt_3q2-7w…"))]
    pub refresh_token: String,
    /// What the account may do, and where.
    pub grants: Vec<Grant>,
    /// True when staff need a second factor where this account works, and it has none yet.
    pub second_factor_needed: bool,
}

/// A role in its place.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// What may be done.
    pub role: Role,
    /// Id of the city; absent for the whole installation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Id of the provider, for its members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
}

/// A person who may write.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRecord {
    /// Its id.
    pub id: String,
    /// Its address.
    #[cfg_attr(feature = "schema", schema(example = "staff@trier.example"))]
    pub email: String,
    /// Language of its mails.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
    /// What it may do, and where.
    pub grants: Vec<Grant>,
    /// True when it is shut out.
    pub disabled: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last logged in.
    pub last_login_at: Option<DateTime<Utc>>,
    /// Whether it sees the secret places of the city; in the list of a city only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = false))]
    pub sees_secrets: Option<bool>,
}

/// The accounts of a city.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountList {
    /// By address.
    pub items: Vec<AccountRecord>,
}

/// Somebody who is to work in a city.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invitation {
    /// The address; a link to set a password is sent to it, unless it has an account.
    #[cfg_attr(feature = "schema", schema(example = "new@trier.example", max_length = 254))]
    pub email: String,
    /// What the person may do.
    pub role: Role,
    /// Slug or id of the provider, for its members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "caritas"))]
    pub provider: Option<String>,
    /// Language of the mails to this person, one of those that the pages have; the city's first one if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "de", max_length = 35))]
    pub lang: Option<String>,
}

/// What an account changes of itself; what is absent stays as it is.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountChange {
    /// Language of its mails, one of those that the pages have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "fr", max_length = 35))]
    pub lang: Option<String>,
}

/// The languages that pages and mails are written in.
pub const LANGUAGES: [&str; 9] = ["de", "de-simple", "en", "fr", "ar", "uk", "fa", "tr", "ru"];
