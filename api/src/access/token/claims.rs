//! What a token says.

use serde::{Deserialize, Serialize};

/// The claims of an access token (names of RFC 9068 and RFC 7519; instants are whole seconds since 1970). What an account may do
/// is not among them: the database knows it better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// Who issued it.
    pub iss: String,
    /// Whom it is for.
    pub aud: String,
    /// Id of the account, or of the client.
    pub sub: String,
    /// Id of the session; accounts only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sid: Option<String>,
    /// Id of the client; clients only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// What the client asked for, separated by spaces; clients only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Requests a minute, for a client with a limit of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_minute: Option<u32>,
    /// Id of the token.
    pub jti: String,
    /// When it was issued.
    pub iat: i64,
    /// Not valid before.
    pub nbf: i64,
    /// Not valid from then on.
    pub exp: i64,
}
