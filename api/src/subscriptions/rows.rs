//! Subscription rows in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::{Noun, Rhythm, SubscriptionState};

use super::SubscriptionId;
use super::wishes::Wishes;
use crate::access::seal::Seal;
use crate::access::secret::Hashed;
use crate::catalog::ids::CityId;
use crate::catalog::stored;
use crate::spine::change_log::Position;
use crate::spine::db::schema::{subscription_addresses, subscriptions};
use crate::spine::db::{AnyConnection, DbError};
use secrecy::SecretString;

/// A row of the table.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = subscriptions)]
pub(super) struct Row {
    pub id: SubscriptionId,
    pub city_id: CityId,
    pub state: String,
    pub lang: String,
    pub nouns: String,
    pub categories: String,
    pub districts: String,
    pub languages: String,
    pub rhythm: String,
    pub tx: i64,
    pub seq: i64,
    pub confirmed_at: Option<NaiveDateTime>,
    pub next_at: Option<NaiveDateTime>,
}

impl Row {
    pub fn is_confirmed(&self) -> bool {
        self.state == SubscriptionState::Confirmed.as_str()
    }

    /// The place in the log up to which news have been told.
    pub const fn position(&self) -> Position {
        Position {
            tx: self.tx,
            seq: self.seq,
        }
    }

    pub fn wishes(&self) -> Result<Wishes, DbError> {
        let nouns: Vec<String> = stored::read("subscriptions.nouns", &self.nouns)?;
        Ok(Wishes {
            lang: self.lang.clone(),
            nouns: nouns.iter().filter_map(|noun| Noun::parse(noun)).collect(),
            categories: stored::read("subscriptions.categories", &self.categories)?,
            districts: stored::read("subscriptions.districts", &self.districts)?,
            languages: stored::read("subscriptions.languages", &self.languages)?,
            rhythm: stored::word("subscriptions.rhythm", &self.rhythm, Rhythm::parse)?,
        })
    }
}

/// The subscription of an id.
pub(super) fn by_id(conn: &mut AnyConnection, id: &SubscriptionId) -> Result<Option<Row>, DbError> {
    let found = subscriptions::table.find(id).select(Row::as_select());
    Ok(found.first(conn).optional()?)
}

/// The subscription of a secret.
pub(super) fn by_token(conn: &mut AnyConnection, token: &str) -> Result<Option<Row>, DbError> {
    let hash = Hashed::of(&SecretString::from(token));
    let found = subscriptions::table
        .filter(subscriptions::token_hash.eq(hash.as_str()))
        .select(Row::as_select());
    Ok(found.first(conn).optional()?)
}

/// The subscription of an address in a city.
pub(super) fn by_address(conn: &mut AnyConnection, city: &CityId, email: &str) -> Result<Option<Row>, DbError> {
    let found = subscriptions::table
        .inner_join(subscription_addresses::table.on(subscription_addresses::subscription_id.eq(subscriptions::id)))
        .filter(subscription_addresses::city_id.eq(city))
        .filter(subscription_addresses::email.eq(email))
        .select(Row::as_select());
    Ok(found.first(conn).optional()?)
}

/// What the secret of a subscription is sealed for.
pub(super) fn purpose(id: &SubscriptionId) -> String {
    format!("subscription/{id}")
}

/// Address of a subscription.
pub(super) fn address(conn: &mut AnyConnection, id: &SubscriptionId) -> Result<Option<String>, DbError> {
    let found = subscription_addresses::table
        .find(id)
        .select(subscription_addresses::email);
    Ok(found.first(conn).optional()?)
}

/// The secret of a subscription, opened.
pub(super) fn token(
    conn: &mut AnyConnection,
    seal: &Seal,
    id: &SubscriptionId,
) -> Result<Option<SecretString>, DbError> {
    let sealed: Option<String> = subscription_addresses::table
        .find(id)
        .select(subscription_addresses::token)
        .first(conn)
        .optional()?;
    let opened = sealed.map(|sealed| seal.open(&purpose(id), &sealed)).transpose();
    opened.map_err(|error| DbError::Other(error.to_string()))
}
