//! Logging in.

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
    /// What the account may do.
    pub role: Role,
    /// City it may do it in; absent for the whole installation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
}
