//! What a token says.

use serde::{Deserialize, Serialize};

/// The claims of an access token (names of RFC 7519; instants are whole seconds since 1970).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// Who issued it.
    pub iss: String,
    /// Whom it is for.
    pub aud: String,
    /// Id of the account.
    pub sub: String,
    /// What the account may do.
    pub role: String,
    /// Id of the city it may do it in; absent for the installation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// When it was issued.
    pub iat: i64,
    /// Not valid before.
    pub nbf: i64,
    /// Not valid from then on.
    pub exp: i64,
}
