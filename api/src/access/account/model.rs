//! What an account is.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use porta_contract::Role;

use super::{EmailAddress, PasswordHash};
use crate::spine::db::DbError;
use crate::spine::db::schema::accounts;
use crate::spine::ids::{AccountId, CityId};

/// An account, without its password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Its address, as stored.
    pub email: String,
    /// What it may do.
    pub role: Role,
    /// Where; none for the installation.
    pub city: Option<CityId>,
    /// Since when it may not log in, if so.
    pub disabled_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last logged in.
    pub last_login_at: Option<DateTime<Utc>>,
    pub(in crate::access) tokens_after: Option<DateTime<Utc>>,
}

/// An account to come.
#[derive(Clone, Debug)]
pub struct NewAccount<'a> {
    /// Its address.
    pub email: &'a EmailAddress,
    /// Its hashed password.
    pub password: &'a PasswordHash,
    /// What it may do.
    pub role: Role,
    /// Where: a city for every role but administrator.
    pub city: Option<&'a CityId>,
}

/// Why an account was not made or changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// The address has one already.
    #[error("this address has an account already")]
    Taken,
    /// No account of that id or address.
    #[error("there is no such account")]
    Unknown,
    /// A role of one city without a city.
    #[error("this role needs a city; only an administrator has none")]
    CityNeeded,
    /// An administrator with a city.
    #[error("an administrator belongs to no city; a city administrator does")]
    NoCityWanted,
    /// A role that does not exist.
    #[error("there is no such role")]
    NoSuchRole,
    /// The database was of no help.
    #[error(transparent)]
    Database(#[from] DbError),
}

/// The row.
#[derive(Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub(super) struct Row {
    id: AccountId,
    email: String,
    pub password_hash: String,
    role: String,
    city_id: Option<CityId>,
    tokens_after: Option<NaiveDateTime>,
    disabled_at: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
    last_login_at: Option<NaiveDateTime>,
}

impl From<Row> for Account {
    fn from(row: Row) -> Self {
        let utc = |at: NaiveDateTime| at.and_utc();
        Self {
            id: row.id,
            email: row.email,
            role: Role::parse(&row.role).unwrap_or(Role::Unrecognised),
            city: row.city_id,
            disabled_at: row.disabled_at.map(utc),
            created_at: utc(row.created_at),
            last_login_at: row.last_login_at.map(utc),
            tokens_after: row.tokens_after.map(utc),
        }
    }
}
