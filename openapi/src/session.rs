//! Sessions, passwords, addresses and second factors.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::word::word;

/// A login that goes on.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its id.
    pub id: String,
    /// What the device called itself.
    #[cfg_attr(
        feature = "schema",
        schema(example = "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0")
    )]
    pub device: String,
    /// True for the one that asks.
    pub current: bool,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it last got a token.
    pub last_used_at: DateTime<Utc>,
    /// When it ends by itself, unless it is used.
    pub expires_at: DateTime<Utc>,
}

/// The sessions of an account.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionList {
    /// The last used first.
    pub items: Vec<Session>,
}

/// Another password for oneself.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The password so far.
    #[cfg_attr(feature = "schema", schema(max_length = 1024))]
    pub current: String,
    /// The next one: at least 12 characters, and not easy to guess.
    #[cfg_attr(feature = "schema", schema(min_length = 12, max_length = 1024))]
    pub password: String,
}

/// An address whose password is forgotten.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forgotten {
    /// Address of the account.
    #[cfg_attr(feature = "schema", schema(example = "staff@trier.example", max_length = 254))]
    pub email: String,
}

/// A password by the link of a mail.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// The token of the link.
    #[cfg_attr(feature = "schema", schema(example = "pml_3q2-7w…", max_length = 200))]
    pub token: String,
    /// The password: at least 12 characters, and not easy to guess.
    #[cfg_attr(feature = "schema", schema(min_length = 12, max_length = 1024))]
    pub password: String,
}

/// Another address for oneself.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressChange {
    /// The address to come; a link is sent to it.
    #[cfg_attr(feature = "schema", schema(example = "new@trier.example", max_length = 254))]
    pub email: String,
    /// The password.
    #[cfg_attr(feature = "schema", schema(max_length = 1024))]
    pub password: String,
}

/// The token of a link.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    /// The token of the link.
    #[cfg_attr(feature = "schema", schema(example = "pml_3q2-7w…", max_length = 200))]
    pub token: String,
}

word! {
    /// What the link of a mail about an account is for.
    LinkPurpose {
        /// Setting a first password.
        Invitation = "invitation",
        /// Setting another password.
        Reset = "reset",
        /// Confirming another address.
        Address = "address",
    }
}

/// A link that is good.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRecord {
    /// What it is for.
    pub purpose: LinkPurpose,
    /// The address it was sent to.
    #[cfg_attr(feature = "schema", schema(example = "staff@trier.example"))]
    pub email: String,
    /// When it ends, unless it is used before.
    pub expires_at: DateTime<Utc>,
}

/// Whether an account has a second factor.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactor {
    /// True when logins ask for it.
    pub active: bool,
    /// How many recovery codes are left.
    #[cfg_attr(feature = "schema", schema(example = 10))]
    pub recovery_codes_left: i64,
}

/// A second factor to be put into an authenticator (RFC 6238).
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
pub struct NewSecondFactor {
    /// The secret in base32, to be typed in.
    #[cfg_attr(feature = "schema", schema(example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"))]
    pub secret: String,
    /// The same as an address, to be shown as a QR code.
    #[cfg_attr(
        feature = "schema",
        schema(
            example = "otpauth://totp/Porta:staff%40trier.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Porta"
        )
    )]
    pub uri: String,
}

/// A one-time password.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OneTimeCode {
    /// Six digits, or a recovery code.
    #[cfg_attr(feature = "schema", schema(example = "123456", max_length = 64))]
    pub code: String,
}

/// Recovery codes, shown this once.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Serialize, Deserialize)]
pub struct RecoveryCodes {
    /// Each is good for one login.
    #[cfg_attr(feature = "schema", schema(example = json!(["k3f9a-7mwqe-xb2cd-9yz3h"])))]
    pub codes: Vec<String>,
}

/// Whether staff of a city need a second factor.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactorRule {
    /// True when they may do nothing without one.
    pub required: bool,
}
