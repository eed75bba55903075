//! Clients in the database.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;
use secrecy::SecretString;

use super::{Client, ClientError, ClientId, ClientSecret, NewClient, SECRET_LIFE, Scopes};
use crate::access::secret::{self, Hashed};
use crate::spine::db::schema::{client_secrets, clients};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::{CityId, Id};
use crate::spine::randomness::Randomness;

crate::id! {
    /// Id of a client's secret.
    SecretId
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = clients)]
struct Row {
    id: ClientId,
    name: String,
    scopes: String,
    city_id: Option<CityId>,
    provider_id: Option<String>,
    per_minute: Option<i32>,
    created_at: NaiveDateTime,
    last_used_at: Option<NaiveDateTime>,
    revoked_at: Option<NaiveDateTime>,
}

impl Row {
    fn with(self, secrets: Vec<ClientSecret>) -> Client {
        Client {
            id: self.id,
            name: self.name,
            // A scope that this version does not know gives no right.
            scopes: Scopes::parse(&self.scopes).unwrap_or_default(),
            city: self.city_id,
            provider: self.provider_id,
            per_minute: self.per_minute.and_then(|limit| u32::try_from(limit).ok()),
            created_at: self.created_at.and_utc(),
            last_used_at: self.last_used_at.map(|at| at.and_utc()),
            revoked_at: self.revoked_at.map(|at| at.and_utc()),
            secrets,
        }
    }
}

/// Makes a client and its first secret, which is shown this once.
pub fn create(
    tx: &mut Tx<'_>,
    randomness: &Randomness,
    new: &NewClient<'_>,
    now: DateTime<Utc>,
) -> Result<(ClientId, SecretString), ClientError> {
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        return Err(ClientError::NameNeeded);
    }
    if new.scopes.write() && new.provider.is_none() {
        return Err(ClientError::ProviderNeeded);
    }
    if new.provider.is_some() && new.city.is_none() {
        return Err(ClientError::CityNeeded);
    }
    let id = ClientId::fresh();
    let row = (
        clients::id.eq(&id),
        clients::name.eq(name),
        clients::scopes.eq(new.scopes.to_string()),
        clients::city_id.eq(new.city),
        clients::provider_id.eq(new.provider),
        clients::per_minute.eq(new.per_minute.and_then(|limit| i32::try_from(limit).ok())),
        clients::created_at.eq(now.naive_utc()),
    );
    diesel::insert_into(clients::table)
        .values(row)
        .execute(tx.conn)
        .map_err(DbError::from)?;
    let secret = add_secret(tx, randomness, &id, now)?;
    Ok((id, secret))
}

fn add_secret(
    tx: &mut Tx<'_>,
    randomness: &Randomness,
    client: &ClientId,
    now: DateTime<Utc>,
) -> Result<SecretString, DbError> {
    let (secret, hash) = secret::fresh("pcs", randomness);
    let row = (
        client_secrets::id.eq(SecretId::fresh()),
        client_secrets::client_id.eq(client),
        client_secrets::secret_hash.eq(hash.as_str()),
        client_secrets::created_at.eq(now.naive_utc()),
        client_secrets::expires_at.eq((now + SECRET_LIFE).naive_utc()),
    );
    diesel::insert_into(client_secrets::table)
        .values(row)
        .execute(tx.conn)?;
    Ok(secret)
}

/// Gives a client another secret; those it has hold for `overlap` more, and not a moment longer than before.
pub fn rotate(
    tx: &mut Tx<'_>,
    randomness: &Randomness,
    (id, overlap): (&ClientId, TimeDelta),
    now: DateTime<Utc>,
) -> Result<SecretString, ClientError> {
    let known = by_id(tx.conn, id, now)?.filter(|client| client.revoked_at.is_none());
    if known.is_none() {
        return Err(ClientError::Unknown);
    }
    let until = (now + overlap).naive_utc();
    let longer = client_secrets::table
        .filter(client_secrets::client_id.eq(id))
        .filter(client_secrets::expires_at.gt(until));
    diesel::update(longer)
        .set(client_secrets::expires_at.eq(until))
        .execute(tx.conn)
        .map_err(DbError::from)?;
    Ok(add_secret(tx, randomness, id, now)?)
}

/// Shuts a client out for good: its secrets and tokens are void at once.
pub fn revoke(tx: &mut Tx<'_>, id: &ClientId, now: DateTime<Utc>) -> Result<(), ClientError> {
    let alive = clients::table.find(id).filter(clients::revoked_at.is_null());
    let revoked = diesel::update(alive)
        .set(clients::revoked_at.eq(now.naive_utc()))
        .execute(tx.conn)
        .map_err(DbError::from)?;
    if revoked == 0 {
        Err(ClientError::Unknown)
    } else {
        Ok(())
    }
}

/// The client that an id and a secret belong to, and notes that it was seen.
pub fn identify(
    tx: &mut Tx<'_>,
    id: &ClientId,
    sent: &SecretString,
    now: DateTime<Utc>,
) -> Result<Option<Client>, DbError> {
    let hash = Hashed::of(sent);
    let known: Vec<(SecretId, String)> = client_secrets::table
        .filter(client_secrets::client_id.eq(id))
        .filter(client_secrets::expires_at.gt(now.naive_utc()))
        .select((client_secrets::id, client_secrets::secret_hash))
        .load(tx.conn)?;
    let Some((secret, _)) = known.into_iter().find(|(_, stored)| hash.is(stored)) else {
        return Ok(None);
    };
    let Some(client) = by_id(tx.conn, id, now)?.filter(|client| client.revoked_at.is_none()) else {
        return Ok(None);
    };
    diesel::update(client_secrets::table.find(&secret))
        .set(client_secrets::last_used_at.eq(now.naive_utc()))
        .execute(tx.conn)?;
    diesel::update(clients::table.find(id))
        .set(clients::last_used_at.eq(now.naive_utc()))
        .execute(tx.conn)?;
    Ok(Some(client))
}

/// The client of an id.
pub fn by_id(conn: &mut AnyConnection, id: &ClientId, now: DateTime<Utc>) -> Result<Option<Client>, DbError> {
    let row: Option<Row> = clients::table
        .find(id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    let Some(row) = row else { return Ok(None) };
    let mut secrets = secrets(conn, Some(id), now)?;
    let own = secrets.remove(id).unwrap_or_default();
    Ok(Some(row.with(own)))
}

/// Every client, the oldest first; revoked ones too.
pub fn list(conn: &mut AnyConnection, now: DateTime<Utc>) -> Result<Vec<Client>, DbError> {
    let rows: Vec<Row> = clients::table.order(clients::id).select(Row::as_select()).load(conn)?;
    let mut secrets = secrets(conn, None, now)?;
    let with = |row: Row| {
        let own = secrets.remove(&row.id).unwrap_or_default();
        row.with(own)
    };
    Ok(rows.into_iter().map(with).collect())
}

fn secrets(
    conn: &mut AnyConnection,
    client: Option<&ClientId>,
    now: DateTime<Utc>,
) -> Result<BTreeMap<ClientId, Vec<ClientSecret>>, DbError> {
    type Secret = (ClientId, NaiveDateTime, NaiveDateTime, Option<NaiveDateTime>);
    let mut query = client_secrets::table
        .filter(client_secrets::expires_at.gt(now.naive_utc()))
        .order(client_secrets::id.desc())
        .select((
            client_secrets::client_id,
            client_secrets::created_at,
            client_secrets::expires_at,
            client_secrets::last_used_at,
        ))
        .into_boxed();
    if let Some(client) = client {
        query = query.filter(client_secrets::client_id.eq(client.clone()));
    }
    let mut all: BTreeMap<ClientId, Vec<ClientSecret>> = BTreeMap::new();
    for (client, created_at, expires_at, last_used_at) in query.load::<Secret>(conn)? {
        all.entry(client).or_default().push(ClientSecret {
            created_at: created_at.and_utc(),
            expires_at: expires_at.and_utc(),
            last_used_at: last_used_at.map(|at| at.and_utc()),
        });
    }
    Ok(all)
}

/// Binds the clients of a provider to another one, which has taken over its entries; gives their number.
pub fn move_to_provider(tx: &mut Tx<'_>, from: &str, to: &str) -> Result<usize, DbError> {
    let bound = clients::table.filter(clients::provider_id.eq(from));
    Ok(diesel::update(bound)
        .set(clients::provider_id.eq(to))
        .execute(tx.conn)?)
}
