//! Clients of partners, and the tokens they get (RFC 6749).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// An application of a partner.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientRecord {
    /// Its id, sent as `client_id`.
    pub id: String,
    /// What people call it.
    #[cfg_attr(feature = "schema", schema(example = "Website of the Caritas"))]
    pub name: String,
    /// What it may do.
    #[cfg_attr(feature = "schema", schema(example = json!(["offers:read-drafts", "offers:write"])))]
    pub scopes: Vec<String>,
    /// Id of the city it is bound to.
    pub city: Option<String>,
    /// Id of the provider it is bound to.
    pub provider: Option<String>,
    /// Requests a minute, if it has a limit of its own.
    #[cfg_attr(feature = "schema", schema(example = 6000))]
    pub per_minute: Option<u32>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last got a token.
    pub last_used_at: Option<DateTime<Utc>>,
    /// Since when it gets none any more.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Its secrets that hold, the newest first.
    pub secrets: Vec<ClientSecret>,
}

/// What is known of a secret; the secret itself is not.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientSecret {
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
    /// When it last got a token.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// All clients.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientList {
    /// The oldest first; revoked ones too.
    pub items: Vec<ClientRecord>,
}

/// A client to come.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewClient {
    /// What people call it.
    #[cfg_attr(
        feature = "schema",
        schema(example = "Website of the Caritas", min_length = 1, max_length = 100)
    )]
    pub name: String,
    /// What it may do; a client that only needs a higher limit has none.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = json!(["offers:read-drafts", "offers:write"])))]
    pub scopes: Vec<String>,
    /// Slug or id of the city it is bound to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "trier"))]
    pub city: Option<String>,
    /// Slug or id of the provider it is bound to; needed where it writes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "caritas"))]
    pub provider: Option<String>,
    /// Requests a minute, for a limit of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = 6000, minimum = 1, maximum = 1_000_000))]
    pub per_minute: Option<u32>,
}

/// A client with a new secret.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
pub struct ClientWithSecret {
    /// The client.
    pub client: ClientRecord,
    /// Its new secret, shown this once.
    #[cfg_attr(feature = "schema", schema(example = "pcs_3q2-7w…"))]
    pub secret: String,
}

/// What is sent to the token endpoint, as a form (RFC 6749, sections 4.4.2 and 6).
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
pub struct TokenRequest {
    /// `client_credentials` or `refresh_token`.
    #[cfg_attr(feature = "schema", schema(example = "client_credentials"))]
    pub grant_type: String,
    /// With `client_credentials`: what the token is for, separated by spaces; all that the client may, if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "offers:read-drafts"))]
    pub scope: Option<String>,
    /// Id of the client, unless it is sent as `Authorization: Basic`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// Secret of the client, unless it is sent as `Authorization: Basic`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<String>,
    /// With `refresh_token`: the token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
}

/// A token (RFC 6749, section 5.1).
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
pub struct TokenAnswer {
    /// The token (a JWT, RFC 9068), to be sent as `Authorization: Bearer …`.
    pub access_token: String,
    /// Always `Bearer`.
    #[cfg_attr(feature = "schema", schema(example = "Bearer"))]
    pub token_type: String,
    /// Seconds it is good for.
    #[cfg_attr(feature = "schema", schema(example = 900))]
    pub expires_in: i64,
    /// The next refresh token, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    /// What the token is for, for clients.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "offers:read-drafts"))]
    pub scope: Option<String>,
}

/// Why there is no token (RFC 6749, section 5.2).
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenError {
    /// `invalid_request`, `invalid_client`, `invalid_grant`, `unsupported_grant_type` or `invalid_scope`.
    #[cfg_attr(feature = "schema", schema(example = "invalid_client"))]
    pub error: String,
    /// The same for people.
    #[cfg_attr(feature = "schema", schema(example = "Client and secret do not match."))]
    pub error_description: String,
}

/// The public keys of tokens (RFC 7517).
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeySet {
    /// The one that signs first, then those that still count.
    pub keys: Vec<PublicKey>,
}

/// A public key (RFC 8037).
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKey {
    /// Always `OKP`.
    #[cfg_attr(feature = "schema", schema(example = "OKP"))]
    pub kty: String,
    /// Always `Ed25519`.
    #[cfg_attr(feature = "schema", schema(example = "Ed25519"))]
    pub crv: String,
    /// Always `EdDSA`.
    #[cfg_attr(feature = "schema", schema(example = "EdDSA"))]
    pub alg: String,
    /// Always `sig`.
    #[serde(rename = "use")]
    #[cfg_attr(feature = "schema", schema(example = "sig"))]
    pub usage: String,
    /// Its id, as tokens name it.
    #[cfg_attr(feature = "schema", schema(example = "9f2c41d07b5ea386"))]
    pub kid: String,
    /// The key itself, in base64url.
    #[cfg_attr(feature = "schema", schema(example = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"))]
    pub x: String,
}
