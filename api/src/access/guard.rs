//! Guards: argument types of handlers that say who may call them.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{FromRequest, HttpRequest, web};
use diesel::prelude::*;
use porta_contract::Role;

use super::AccessError;
use super::account::by_id;
use super::token::{Claims, Tokens};
use crate::spine::db::schema::cities;
use crate::spine::db::{AnyConnection, Database};
use crate::spine::http::{Failure, blocking};
use crate::spine::ids::{AccountId, CityId};

/// Somebody who has logged in, as the database knows them now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// The account.
    pub account: AccountId,
    /// What it may do.
    pub role: Role,
    /// Where; none for the installation.
    pub city: Option<CityId>,
}

/// Reads and verifies the token of a request (RFC 6750, section 2.1). The database is not asked.
pub fn authenticate(headers: &HeaderMap, tokens: &Tokens) -> Result<Claims, AccessError> {
    let mut values = headers.get_all(header::AUTHORIZATION);
    let value = values.next().ok_or(AccessError::Missing)?;
    if values.next().is_some() {
        return Err(AccessError::Invalid);
    }
    let (scheme, token) = value
        .to_str()
        .ok()
        .and_then(|text| text.split_once(' '))
        .ok_or(AccessError::Missing)?;
    if !scheme.eq_ignore_ascii_case("Bearer") {
        return Err(AccessError::Missing);
    }
    tokens.read(token.trim())
}

/// Looks the account of a token up: it must exist, not be disabled, and not have got another password since. Role and city are
/// the database's, not the token's.
pub fn admit(conn: &mut AnyConnection, claims: &Claims) -> Result<Principal, AccessError> {
    let account = by_id(conn, &AccountId::from(claims.sub.as_str()))?.ok_or(AccessError::Invalid)?;
    let void = account
        .tokens_after
        .is_some_and(|after| claims.iat <= after.timestamp());
    if void || account.disabled_at.is_some() {
        return Err(AccessError::Invalid);
    }
    Ok(Principal {
        account: account.id,
        role: account.role,
        city: account.city,
    })
}

/// Lets administrators into every city, city administrators and editors into their own.
pub fn authorise_editor(principal: &Principal, city: &CityId) -> Result<(), AccessError> {
    let may = match principal.role {
        Role::Administrator => true,
        Role::CityAdministrator | Role::Editor => principal.city.as_ref() == Some(city),
        Role::ProviderMember | Role::Unrecognised => false,
    };
    if may { Ok(()) } else { Err(AccessError::Forbidden) }
}

/// The city that a path names by slug or id.
fn city_of(conn: &mut AnyConnection, name: &str) -> Result<Option<CityId>, AccessError> {
    let named = cities::table.filter(cities::slug.eq(name).or(cities::id.eq(name)));
    let found = named.select(cities::id).first(conn).optional();
    found.map_err(|error| AccessError::Database(error.into()))
}

/// Any account that has logged in.
#[derive(Clone, Debug)]
pub struct Staff(pub Principal);

/// Somebody who may write in the city that the path names as `{city}`: an administrator, or the city's own administrator or
/// editor.
#[derive(Clone, Debug)]
pub struct Editor {
    /// Who.
    pub principal: Principal,
    /// The city of the path.
    pub city: CityId,
}

type Guarding<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

/// What guards need of the application: its tokens and its database.
fn parts(request: &HttpRequest) -> Result<(Claims, Database), Failure> {
    let lacking = || Failure::Internal("the application lacks tokens or database".to_owned());
    let tokens = request.app_data::<web::Data<Tokens>>().ok_or_else(lacking)?;
    let db = request.app_data::<web::Data<Database>>().ok_or_else(lacking)?;
    Ok((authenticate(request.headers(), tokens)?, db.get_ref().clone()))
}

impl FromRequest for Staff {
    type Error = Failure;
    type Future = Guarding<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let parts = parts(request);
        Box::pin(async move {
            let (claims, db) = parts?;
            blocking(move || Ok(Self(db.read(|conn| admit(conn, &claims))?))).await
        })
    }
}

impl FromRequest for Editor {
    type Error = Failure;
    type Future = Guarding<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let parts = parts(request);
        let name = request.match_info().get("city").unwrap_or_default().to_owned();
        Box::pin(async move {
            let (claims, db) = parts?;
            let editor = move || {
                db.read(|conn| {
                    let principal = admit(conn, &claims)?;
                    let city = city_of(conn, &name)?.ok_or(AccessError::NoSuchCity)?;
                    authorise_editor(&principal, &city)?;
                    Ok::<_, AccessError>(Self { principal, city })
                })
            };
            blocking(move || Ok(editor()?)).await
        })
    }
}
