//! What a client is.

use chrono::{DateTime, Utc};

use super::{ClientId, Scopes};
use crate::spine::db::DbError;
use crate::spine::ids::CityId;

/// A client, without its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Its id, which it sends as `client_id`.
    pub id: ClientId,
    /// What people call it.
    pub name: String,
    /// What it may do.
    pub scopes: Scopes,
    /// The city it is bound to, if any.
    pub city: Option<CityId>,
    /// Id of the provider it is bound to; a client that writes always is.
    pub provider: Option<String>,
    /// Requests a minute, if it has a limit of its own.
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

/// What is known of a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientSecret {
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
    /// When it last got a token.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// A client to come.
#[derive(Clone, Debug)]
pub struct NewClient<'a> {
    /// What people call it.
    pub name: &'a str,
    /// What it may do.
    pub scopes: &'a Scopes,
    /// The city it is bound to, if any.
    pub city: Option<&'a CityId>,
    /// Id of the provider it is bound to, if any.
    pub provider: Option<&'a str>,
    /// Requests a minute, if it gets a limit of its own.
    pub per_minute: Option<u32>,
}

/// Why a client was not made or changed.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// A name that says nothing.
    #[error("a client needs a name of 1 to 100 characters")]
    NameNeeded,
    /// It may write, but for whom?
    #[error("a client that writes is bound to one provider")]
    ProviderNeeded,
    /// A provider without its city.
    #[error("a provider belongs to a city; give both")]
    CityNeeded,
    /// No client of that id that gets tokens.
    #[error("there is no such client")]
    Unknown,
    /// The database was of no help.
    #[error(transparent)]
    Database(#[from] DbError),
}
