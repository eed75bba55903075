//! Access tokens: JWT (RFC 7519) signed with Ed25519, by the rules of RFC 8725: one algorithm, issuer, audience, type and key id
//! checked, a short life.

mod claims;
mod exchange;
mod file;
mod ring;
pub mod routes;
mod tokens;

pub use claims::Claims;
pub(in crate::access) use ring::seeds;
pub use ring::{KeyError, KeyRing};
pub use tokens::{AUDIENCE, Holder, LIFETIME, Tokens};
