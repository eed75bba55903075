//! Clients over HTTP, for administrators.

use actix_web::http::StatusCode;
use actix_web::{Error, HttpResponse, delete, get, post, web};
use chrono::{DateTime, Utc};
use porta_contract as wire;
use secrecy::{ExposeSecret, SecretString};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{Client, ClientError, ClientId, NewClient, OVERLAP, Scopes};
use crate::access::tools::{Tools, answer, done, wrong};
use crate::access::{AccessError, Administrator, city_named, provider_named};
use crate::spine::audit::{NewEntry, note};
use crate::spine::change_log::Actor;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::{Body, Failure, blocking};
use crate::spine::ids::{CityId, Id};

/// Registers the routes.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_clients)
        .service(create_client)
        .service(rotate_client)
        .service(revoke_client);
}

impl From<Client> for wire::ClientRecord {
    fn from(client: Client) -> Self {
        let secret = |secret: super::ClientSecret| wire::ClientSecret {
            created_at: secret.created_at,
            expires_at: secret.expires_at,
            last_used_at: secret.last_used_at,
        };
        Self {
            id: client.id.as_str().to_owned(),
            name: client.name,
            scopes: client.scopes.names().map(str::to_owned).collect(),
            city: client.city.map(String::from),
            provider: client.provider,
            per_minute: client.per_minute,
            created_at: client.created_at,
            last_used_at: client.last_used_at,
            revoked_at: client.revoked_at,
            secrets: client.secrets.into_iter().map(secret).collect(),
        }
    }
}

/// List clients
///
/// Applications of partners and our own frontends; their secrets are not shown.
#[utoipa::path(
    tag = "access",
    responses((status = 200, description = "The clients", body = wire::ClientList)),
    security(("bearer" = []))
)]
#[get("/v1/staff/clients")]
async fn list_clients(_: Administrator, tools: Tools) -> Result<HttpResponse, Failure> {
    let now = tools.now();
    let all = blocking(move || Ok(tools.db.read(|conn| super::list(conn, now))?)).await?;
    let items = all.into_iter().map(Into::into).collect();
    Ok(answer(StatusCode::OK, &wire::ClientList { items }))
}

/// Create a client
///
/// Its secret is shown this once, and good for a year. A client that writes is bound to one provider.
#[utoipa::path(
    tag = "access",
    request_body = wire::NewClient,
    responses((status = 201, description = "The client and its secret", body = wire::ClientWithSecret)),
    security(("bearer" = []))
)]
#[post("/v1/staff/clients")]
async fn create_client(who: Administrator, tools: Tools, body: Body<wire::NewClient>) -> Result<HttpResponse, Error> {
    let new = body.read().await?;
    let made = blocking(move || {
        let unknown = |name: String| wrong("scopes", "unknown", &format!("There is no scope `{name}`."));
        let scopes = Scopes::parse(&new.scopes.join(" ")).map_err(unknown)?;
        if new.per_minute.is_some_and(|limit| !(1..=1_000_000).contains(&limit)) {
            return Err(wrong(
                "per_minute",
                "out_of_range",
                "A limit is between 1 and 1000000 requests a minute.",
            ));
        }
        let (city, provider) = tools.db.read(|conn| bound_to(conn, &new))?;
        let order = NewClient {
            name: &new.name,
            scopes: &scopes,
            city: city.as_ref(),
            provider: provider.as_deref(),
            per_minute: new.per_minute,
        };
        let (now, randomness) = (tools.now(), tools.seal.randomness());
        let (id, secret) = tools.db.write(|tx| {
            let made = super::create(tx, randomness, &order, now)?;
            noted(tx, &who, ("client_made", &made.0), now)?;
            Ok::<_, ClientError>(made)
        })?;
        shown(&tools, &id, &secret)
    })
    .await?;
    Ok(answer(StatusCode::CREATED, &made))
}

/// Writes down what an administrator did to a client.
fn noted(
    tx: &mut Tx<'_>,
    who: &Administrator,
    (action, client): (&'static str, &ClientId),
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let actor = Actor::Account(who.0.account.clone());
    note(tx, &actor, now, &NewEntry::new(action, "client", Some(client.as_str())))
}

/// City and provider of a new client.
fn bound_to(conn: &mut AnyConnection, new: &wire::NewClient) -> Result<(Option<CityId>, Option<String>), Bound> {
    let Some(city) = new.city.as_deref() else {
        return Ok((None, new.provider.clone()));
    };
    let city = match city_named(conn, city) {
        Err(AccessError::NoSuchCity) => return Err(Bound(wrong("city", "unknown", "There is no such city."))),
        found => found.map_err(|error| Bound(error.into()))?,
    };
    let Some(name) = new.provider.as_deref() else {
        return Ok((Some(city), None));
    };
    let why = || Bound(wrong("provider", "unknown", "There is no such provider in this city."));
    let provider = provider_named(conn, &city, name)?.ok_or_else(why)?;
    Ok((Some(city), Some(provider)))
}

/// A failure on the way out of a read.
struct Bound(Failure);

impl From<DbError> for Bound {
    fn from(error: DbError) -> Self {
        Self(error.into())
    }
}

impl From<Bound> for Failure {
    fn from(bound: Bound) -> Self {
        bound.0
    }
}

fn shown(tools: &Tools, id: &ClientId, secret: &SecretString) -> Result<wire::ClientWithSecret, Failure> {
    let now = tools.now();
    let client = tools
        .db
        .read(|conn| super::by_id(conn, id, now))?
        .ok_or(ClientError::Unknown)?;
    Ok(wire::ClientWithSecret {
        client: client.into(),
        secret: secret.expose_secret().to_owned(),
    })
}

/// Give a client another secret
///
/// It is shown this once. The old one holds for 14 days more, so that nothing stops while it is replaced.
#[utoipa::path(
    tag = "access",
    params(("client" = String, Path, description = "Id of the client", example = "0197c000-0000-7000-8000-000000000002")),
    responses((status = 201, description = "The client and its new secret", body = wire::ClientWithSecret)),
    security(("bearer" = []))
)]
#[post("/v1/staff/clients/{client}/rotate")]
async fn rotate_client(who: Administrator, path: web::Path<String>, tools: Tools) -> Result<HttpResponse, Failure> {
    let made = blocking(move || {
        let (id, now) = (ClientId::from(path.into_inner()), tools.now());
        let randomness = tools.seal.randomness();
        let secret = tools.db.write(|tx| {
            noted(tx, &who, ("client_rotated", &id), now)?;
            super::rotate(tx, randomness, (&id, OVERLAP), now)
        })?;
        shown(&tools, &id, &secret)
    })
    .await?;
    Ok(answer(StatusCode::CREATED, &made))
}

/// Revoke a client
///
/// Its secrets and tokens are void at once, and for good.
#[utoipa::path(
    tag = "access",
    params(("client" = String, Path, description = "Id of the client", example = "0197c000-0000-7000-8000-000000000002")),
    responses((status = 204, description = "Revoked")),
    security(("bearer" = []))
)]
#[delete("/v1/staff/clients/{client}")]
async fn revoke_client(who: Administrator, path: web::Path<String>, tools: Tools) -> Result<HttpResponse, Failure> {
    blocking(move || {
        let (id, now) = (ClientId::from(path.into_inner()), tools.now());
        Ok(tools.db.write(|tx| {
            noted(tx, &who, ("client_revoked", &id), now)?;
            super::revoke(tx, &id, now)
        })?)
    })
    .await?;
    Ok(done())
}
