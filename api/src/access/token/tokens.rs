//! Issuing tokens and reading them.

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, Header, Validation};

use super::{Claims, KeyRing};
use crate::access::AccessError;
use crate::access::client::{Client, Scopes};
use crate::access::session::SessionId;
use crate::spine::clock::Clock;
use crate::spine::ids::{AccountId, Id, fresh_uuid};

/// Whom tokens are for.
pub const AUDIENCE: &str = "porta-api";
/// How long a token is good for.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(15);
/// Type of the token (RFC 9068): no other JWT of this installation is taken for one.
const TYPE: &str = "at+jwt";
/// How far the clocks of two nodes may be apart.
const LEEWAY: TimeDelta = TimeDelta::seconds(5);

/// Whom a token is for.
#[derive(Clone, Copy, Debug)]
pub enum Holder<'a> {
    /// A person who has logged in.
    Session {
        /// Who.
        account: &'a AccountId,
        /// The login.
        session: &'a SessionId,
    },
    /// An application.
    Client {
        /// Which.
        client: &'a Client,
        /// What the token is for.
        scopes: &'a Scopes,
    },
}

/// Issues tokens and reads them.
#[derive(Debug)]
pub struct Tokens {
    keys: KeyRing,
    issuer: String,
    clock: Clock,
}

impl Tokens {
    /// For the keys and the name of this installation (claim `iss`).
    #[must_use]
    pub fn new(keys: KeyRing, issuer: &str, clock: Clock) -> Self {
        Self {
            keys,
            issuer: issuer.to_owned(),
            clock,
        }
    }

    /// Now, by the clock that tokens live by.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Public keys by id, for others to verify tokens with: the one that signs first, then those that still count.
    pub fn public_keys(&self) -> impl Iterator<Item = (&str, &[u8; 32])> {
        self.keys.public()
    }

    /// A token for a person's session or for a client, good for [`LIFETIME`] from now.
    pub fn issue(&self, holder: &Holder<'_>) -> Result<String, jsonwebtoken::errors::Error> {
        let now = self.now();
        let (sub, sid, client) = match holder {
            Holder::Session { account, session } => (account.as_str(), Some(session.to_string()), None),
            Holder::Client { client, scopes } => (client.id.as_str(), None, Some((client, scopes))),
        };
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: AUDIENCE.to_owned(),
            sub: sub.to_owned(),
            sid,
            client_id: client.map(|(client, _)| client.id.to_string()),
            scope: client.map(|(_, scopes)| scopes.to_string()),
            per_minute: client.and_then(|(client, _)| client.per_minute),
            jti: fresh_uuid(),
            iat: now.timestamp(),
            nbf: now.timestamp(),
            exp: (now + LIFETIME).timestamp(),
        };
        let (id, key) = self
            .keys
            .signing()
            .ok_or(jsonwebtoken::errors::ErrorKind::InvalidKeyFormat)?;
        let mut header = Header::new(Algorithm::EdDSA);
        header.kid = Some(id.to_owned());
        header.typ = Some(TYPE.to_owned());
        jsonwebtoken::encode(&header, &claims, key)
    }

    /// Reads a token: signature, type, issuer, audience and time. The account behind it is not looked at.
    pub fn read(&self, token: &str) -> Result<Claims, AccessError> {
        let invalid = |_| AccessError::Invalid;
        let header = jsonwebtoken::decode_header(token).map_err(invalid)?;
        if header.typ.as_deref() != Some(TYPE) {
            return Err(AccessError::Invalid);
        }
        let key = header
            .kid
            .as_deref()
            .and_then(|id| self.keys.verifying(id))
            .ok_or(AccessError::Invalid)?;
        let claims = jsonwebtoken::decode::<Claims>(token, key, &self.rules())
            .map_err(invalid)?
            .claims;
        let (now, leeway) = (self.now().timestamp(), LEEWAY.num_seconds());
        if now >= claims.exp {
            return Err(AccessError::Expired);
        }
        let too_long = claims.exp - claims.iat > LIFETIME.num_seconds();
        if claims.nbf > now + leeway || claims.iat > now + leeway || too_long {
            return Err(AccessError::Invalid);
        }
        Ok(claims)
    }

    /// Times are compared by our own clock, not by the library's.
    fn rules(&self) -> Validation {
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.set_issuer(&[&self.issuer]);
        rules.set_audience(&[AUDIENCE]);
        rules.set_required_spec_claims(&["iss", "aud", "sub", "exp", "nbf"]);
        rules.validate_exp = false;
        rules.validate_nbf = false;
        rules
    }
}
