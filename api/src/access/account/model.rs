//! What an account is.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{EmailAddress, PasswordHash};
use crate::access::grant::{Grant, GrantError};
use crate::spine::db::DbError;
use crate::spine::db::schema::accounts;
use crate::spine::ids::AccountId;

/// An account, without its password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Its address, as stored.
    pub email: String,
    /// What it may do, in the order in which it was allowed to.
    pub grants: Vec<Grant>,
    /// Since when it may not log in, if so.
    pub disabled_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last logged in.
    pub last_login_at: Option<DateTime<Utc>>,
    /// True once a password was set.
    pub has_password: bool,
    /// Language of its mails.
    pub lang: String,
    /// When it was warned of being closed, unless it was used since.
    pub warned_at: Option<DateTime<Utc>>,
    /// When it was closed because nobody used it.
    pub closed_at: Option<DateTime<Utc>>,
    pub(in crate::access) tokens_after: Option<DateTime<Utc>>,
}

/// An account to come.
#[derive(Clone, Debug)]
pub struct NewAccount<'a> {
    /// Its address.
    pub email: &'a EmailAddress,
    /// Its hashed password; none for somebody who is invited and sets one by a link.
    pub password: Option<&'a PasswordHash>,
    /// What it may do.
    pub grant: &'a Grant,
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
    /// Without it, nobody could look after the installation any more.
    #[error("the last administrator cannot be erased; make another one first")]
    LastAdministrator,
    /// The role does not fit its place.
    #[error(transparent)]
    Grant(#[from] GrantError),
    /// The database was of no help.
    #[error(transparent)]
    Database(#[from] DbError),
}

/// The row.
#[derive(Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub(super) struct Row {
    pub id: AccountId,
    email: String,
    pub password_hash: String,
    tokens_after: Option<NaiveDateTime>,
    disabled_at: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
    last_login_at: Option<NaiveDateTime>,
    lang: String,
    warned_at: Option<NaiveDateTime>,
    closed_at: Option<NaiveDateTime>,
}

impl Row {
    pub fn with(self, grants: Vec<Grant>) -> Account {
        let row = self;
        let utc = |at: NaiveDateTime| at.and_utc();
        Account {
            id: row.id,
            email: row.email,
            grants,
            disabled_at: row.disabled_at.map(utc),
            created_at: utc(row.created_at),
            last_login_at: row.last_login_at.map(utc),
            has_password: !row.password_hash.is_empty(),
            lang: row.lang,
            warned_at: row.warned_at.map(utc),
            closed_at: row.closed_at.map(utc),
            tokens_after: row.tokens_after.map(utc),
        }
    }
}
