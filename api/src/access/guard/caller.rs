//! Who sent a request, as the database knows them now.

use diesel::prelude::*;

use crate::access::AccessError;
use crate::access::account;
use crate::access::client::{self, ClientId, Scope, Scopes};
use crate::access::grant::Grant;
use crate::access::session::{self, SessionId};
use crate::access::token::Claims;
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{factor_rules, second_factors};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::{AccountId, CityId, Id};

/// Somebody who has logged in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// The account.
    pub account: AccountId,
    /// The login it came by.
    pub session: SessionId,
    /// What it may do.
    pub grants: Vec<Grant>,
    /// What it may do once it has a second factor.
    pub waiting: Vec<Grant>,
}

/// An application with a token of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientPrincipal {
    /// The client.
    pub client: ClientId,
    /// What the token is for, and the client still may.
    pub scopes: Scopes,
    /// The city it is bound to, if any.
    pub city: Option<CityId>,
    /// Id of the provider it is bound to, if any.
    pub provider: Option<String>,
}

/// A person or an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    /// A person.
    Person(Principal),
    /// An application.
    Client(ClientPrincipal),
}

impl Principal {
    /// Lets the person in if one of the grants does.
    pub fn may(&self, lets_in: impl Fn(&Grant) -> bool) -> Result<(), AccessError> {
        if self.grants.iter().any(&lets_in) {
            Ok(())
        } else if self.waiting.iter().any(&lets_in) {
            Err(AccessError::FactorNeeded)
        } else {
            Err(AccessError::Forbidden)
        }
    }
}

impl ClientPrincipal {
    /// Lets the application in if its token has the scope, and it is bound to nothing else.
    pub fn may(&self, scope: Scope, city: &CityId, provider: &str) -> Result<(), AccessError> {
        let here = self.city.as_ref().is_none_or(|own| own == city);
        let own = self.provider.as_deref().is_none_or(|own| own == provider);
        if !self.scopes.has(scope) {
            Err(AccessError::ScopeNeeded(scope.as_str()))
        } else if here && own {
            Ok(())
        } else {
            Err(AccessError::Forbidden)
        }
    }
}

impl Caller {
    /// The person, where no application may come in.
    pub fn person(self) -> Result<Principal, AccessError> {
        match self {
            Self::Person(principal) => Ok(principal),
            Self::Client(_) => Err(AccessError::Forbidden),
        }
    }

    /// Who it is in the change log.
    #[must_use]
    pub fn actor(&self) -> Actor {
        match self {
            Self::Person(principal) => Actor::Account(principal.account.clone()),
            Self::Client(client) => Actor::Client(client.client.to_string()),
        }
    }
}

/// Looks up whom a token belongs to: an account must exist, not be disabled, have got no other password since, and its session
/// must go on; a client must not be revoked. What they may do is the database's word, not the token's.
pub fn admit(conn: &mut AnyConnection, claims: &Claims) -> Result<Caller, AccessError> {
    match (&claims.client_id, &claims.sid) {
        (Some(id), None) => client(conn, claims, &ClientId::from(id.as_str())).map(Caller::Client),
        (None, Some(sid)) => person(conn, claims, SessionId::from(sid.as_str())).map(Caller::Person),
        _ => Err(AccessError::Invalid),
    }
}

fn client(conn: &mut AnyConnection, claims: &Claims, id: &ClientId) -> Result<ClientPrincipal, AccessError> {
    let now = chrono::DateTime::from_timestamp(claims.iat, 0).unwrap_or_default();
    let client = client::by_id(conn, id, now)?.ok_or(AccessError::Invalid)?;
    if client.revoked_at.is_some() || claims.sub != id.as_str() {
        return Err(AccessError::Invalid);
    }
    let asked = Scopes::parse(claims.scope.as_deref().unwrap_or_default()).map_err(|_| AccessError::Invalid)?;
    let scopes = Scope::ALL
        .into_iter()
        .filter(|one| asked.has(*one) && client.scopes.has(*one));
    Ok(ClientPrincipal {
        client: client.id,
        scopes: scopes.collect(),
        city: client.city,
        provider: client.provider,
    })
}

fn person(conn: &mut AnyConnection, claims: &Claims, session: SessionId) -> Result<Principal, AccessError> {
    let account = account::by_id(conn, &AccountId::from(claims.sub.as_str()))?.ok_or(AccessError::Invalid)?;
    let void = account
        .tokens_after
        .is_some_and(|after| claims.iat <= after.timestamp());
    if void || account.disabled_at.is_some() || !session::is_alive(conn, &account.id, &session)? {
        return Err(AccessError::Invalid);
    }
    let (grants, waiting) = divide(conn, &account.id, account.grants)?;
    Ok(Principal {
        account: account.id,
        session,
        grants,
        waiting,
    })
}

/// Name of the installation among the places with a rule.
pub(in crate::access) const INSTALLATION: &str = "installation";

/// Divides grants into those that hold, and those that wait for a second factor because their place asks for one.
fn divide(
    conn: &mut AnyConnection,
    account: &AccountId,
    grants: Vec<Grant>,
) -> Result<(Vec<Grant>, Vec<Grant>), DbError> {
    let place = |grant: &Grant| match (&grant.city, &grant.provider) {
        (_, Some(_)) => None,
        (Some(city), None) => Some(city.as_str().to_owned()),
        (None, None) => Some(INSTALLATION.to_owned()),
    };
    let places: Vec<String> = grants.iter().filter_map(place).collect();
    if places.is_empty() {
        return Ok((grants, Vec::new()));
    }
    let strict: Vec<String> = factor_rules::table
        .filter(factor_rules::place.eq_any(places))
        .select(factor_rules::place)
        .load(conn)?;
    if strict.is_empty() {
        return Ok((grants, Vec::new()));
    }
    let factors: i64 = second_factors::table
        .find(account)
        .filter(second_factors::confirmed_at.is_not_null())
        .count()
        .get_result(conn)?;
    if factors > 0 {
        return Ok((grants, Vec::new()));
    }
    let holds = |grant: &Grant| place(grant).is_none_or(|place| !strict.contains(&place));
    Ok(grants.into_iter().partition(holds))
}

/// True when some of an account's grants wait for a second factor.
pub(in crate::access) fn needs_factor(
    conn: &mut AnyConnection,
    account: &AccountId,
    grants: Vec<Grant>,
) -> Result<bool, DbError> {
    Ok(!divide(conn, account, grants)?.1.is_empty())
}
