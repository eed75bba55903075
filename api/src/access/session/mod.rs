//! Sessions: a login on a device, prolonged by refresh tokens that are good for one use each (RFC 9700, section 4.14.2).

mod queries;
pub mod routes;

use chrono::{DateTime, TimeDelta, Utc};

pub use queries::{Refreshed, end, end_all, forget, is_alive, list, open, refresh};
pub(in crate::access) use routes::wire_of;

use crate::spine::ids::AccountId;

/// How long a refresh token is good for: a session that is not used for so long ends by itself.
pub const IDLE: TimeDelta = TimeDelta::days(14);
/// After this long every session ends, however much it is used.
pub const LONGEST: TimeDelta = TimeDelta::days(90);

crate::id! {
    /// Id of a session.
    SessionId
}

/// A session that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub account: AccountId,
    /// What the device called itself at the login.
    pub device: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it last got a token.
    pub last_used_at: DateTime<Utc>,
    /// When it ends by itself, unless it is used.
    pub expires_at: DateTime<Utc>,
}
