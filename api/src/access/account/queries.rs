//! Accounts in the database.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::model::Row;
use super::{Account, AccountError, EmailAddress, NewAccount, PasswordHash, lang};
use crate::access::{grant, session};
use crate::spine::db::schema::accounts;
use crate::spine::db::{AnyConnection, Both, DbError, Tx};
use crate::spine::ids::{AccountId, Id};

/// Makes an account. One without a password cannot log in before it has set one.
pub fn create(tx: &mut Tx<'_>, new: &NewAccount<'_>, at: DateTime<Utc>) -> Result<AccountId, AccountError> {
    new.grant.check()?;
    let id = AccountId::fresh();
    let lang = lang::of_city(tx.conn, new.grant.city.as_ref())?;
    let row = (
        accounts::id.eq(&id),
        accounts::email.eq(new.email.as_str()),
        accounts::password_hash.eq(new.password.map_or("", PasswordHash::as_str)),
        accounts::created_at.eq(at.naive_utc()),
        accounts::lang.eq(lang),
    );
    let insert = diesel::insert_into(accounts::table)
        .values(row)
        .on_conflict(accounts::email)
        .do_nothing();
    let made = Both(insert).execute(tx.conn).map_err(DbError::from)?;
    if made == 0 {
        return Err(AccountError::Taken);
    }
    grant::grant(tx, &id, new.grant, at)?;
    Ok(id)
}

/// Every account, by address.
pub fn list(conn: &mut AnyConnection) -> Result<Vec<Account>, DbError> {
    let rows: Vec<Row> = accounts::table
        .order(accounts::email)
        .select(Row::as_select())
        .load(conn)?;
    let mut grants = grant::of_accounts(conn, None)?;
    let with = |row: Row| {
        let held = grants.remove(&row.id).unwrap_or_default();
        row.with(held)
    };
    Ok(rows.into_iter().map(with).collect())
}

/// The account of an id.
pub fn by_id(conn: &mut AnyConnection, id: &AccountId) -> Result<Option<Account>, DbError> {
    let row: Option<Row> = accounts::table
        .find(id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| with_grants(conn, row)).transpose()
}

/// The account of an address.
pub fn by_email(conn: &mut AnyConnection, email: &EmailAddress) -> Result<Option<Account>, DbError> {
    Ok(credentials(conn, email)?.map(|(account, _)| account))
}

/// An account, and its password's hash; none while it has no password.
pub(super) type Credentials = (Account, Option<String>);

/// The account of an address with its password's hash.
pub(super) fn credentials(conn: &mut AnyConnection, email: &EmailAddress) -> Result<Option<Credentials>, DbError> {
    let of_address = accounts::table.filter(accounts::email.eq(email.as_str()));
    let row: Option<Row> = of_address.select(Row::as_select()).first(conn).optional()?;
    let Some(row) = row else { return Ok(None) };
    let hash = row.password_hash.clone();
    let account = with_grants(conn, row)?;
    Ok(Some((account, Some(hash).filter(|hash| !hash.is_empty()))))
}

/// The stored hash of an account's password, if it has one.
pub(super) fn password_of(conn: &mut AnyConnection, id: &AccountId) -> Result<Option<String>, DbError> {
    let found: Option<String> = accounts::table
        .find(id)
        .select(accounts::password_hash)
        .first(conn)
        .optional()?;
    Ok(found.filter(|hash| !hash.is_empty()))
}

fn with_grants(conn: &mut AnyConnection, row: Row) -> Result<Account, DbError> {
    let mut grants = grant::of_accounts(conn, Some(std::slice::from_ref(&row.id)))?;
    let held = grants.remove(&row.id).unwrap_or_default();
    Ok(row.with(held))
}

/// Sets another password. Every session ends, and tokens issued so far, this second included, are void from now on.
pub fn set_password(
    tx: &mut Tx<'_>,
    id: &AccountId,
    password: &PasswordHash,
    at: DateTime<Utc>,
) -> Result<(), AccountError> {
    let set = (
        accounts::password_hash.eq(password.as_str()),
        accounts::tokens_after.eq(at.naive_utc()),
        // Whoever sets a password wants to keep the account.
        accounts::warned_at.eq(None::<NaiveDateTime>),
    );
    changed(diesel::update(accounts::table.find(id)).set(set).execute(tx.conn))?;
    session::end_all(tx, id, at)?;
    Ok(())
}

/// Stores the same password hashed anew; sessions go on.
pub(super) fn rehash(tx: &mut Tx<'_>, id: &AccountId, password: &PasswordHash) -> Result<(), AccountError> {
    let set = accounts::password_hash.eq(password.as_str());
    changed(diesel::update(accounts::table.find(id)).set(set).execute(tx.conn))
}

/// Sets another address.
pub fn set_email(tx: &mut Tx<'_>, id: &AccountId, email: &EmailAddress) -> Result<(), AccountError> {
    let others = accounts::table
        .filter(accounts::email.eq(email.as_str()))
        .filter(accounts::id.ne(id));
    let taken: i64 = others.count().get_result(tx.conn).map_err(DbError::from)?;
    if taken > 0 {
        return Err(AccountError::Taken);
    }
    let set = accounts::email.eq(email.as_str());
    changed(diesel::update(accounts::table.find(id)).set(set).execute(tx.conn))
}

/// Shuts an account out, or lets it in again. Tokens of a disabled account are void while it is.
pub fn set_disabled(tx: &mut Tx<'_>, id: &AccountId, disabled: bool, at: DateTime<Utc>) -> Result<(), AccountError> {
    let set = accounts::disabled_at.eq(disabled.then(|| at.naive_utc()));
    changed(diesel::update(accounts::table.find(id)).set(set).execute(tx.conn))
}

/// Notes a successful login.
pub(super) fn note_login(tx: &mut Tx<'_>, id: &AccountId, at: DateTime<Utc>) -> Result<(), AccountError> {
    changed(
        diesel::update(accounts::table.find(id))
            .set((
                accounts::last_login_at.eq(at.naive_utc()),
                accounts::warned_at.eq(None::<NaiveDateTime>),
            ))
            .execute(tx.conn),
    )
}

/// Sets the language of an account.
///
/// # Errors
/// [`AccountError::Unknown`] for an account that does not exist.
pub fn set_lang(tx: &mut Tx<'_>, id: &AccountId, lang: &'static str) -> Result<(), AccountError> {
    let set = accounts::lang.eq(lang);
    changed(diesel::update(accounts::table.find(id)).set(set).execute(tx.conn))
}

pub(super) fn changed(rows: QueryResult<usize>) -> Result<(), AccountError> {
    if rows.map_err(DbError::from)? == 1 {
        Ok(())
    } else {
        Err(AccountError::Unknown)
    }
}
