//! Clients: applications of partners, and our own frontends. They get tokens for their own sake, not for a person's.

mod model;
mod queries;
pub mod routes;
mod scope;

pub use model::{Client, ClientError, ClientSecret, NewClient};
pub use queries::{by_id, create, identify, list, move_to_provider, revoke, rotate};
pub use scope::{Scope, Scopes};

use chrono::TimeDelta;

crate::id! {
    /// Id of a client.
    ClientId
}

/// How long a secret is good for.
pub const SECRET_LIFE: TimeDelta = TimeDelta::days(365);
/// How long the old secret holds beside the new one.
pub const OVERLAP: TimeDelta = TimeDelta::days(14);
