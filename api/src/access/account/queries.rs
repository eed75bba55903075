//! Accounts in the database.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::Role;

use super::model::Row;
use super::{Account, AccountError, EmailAddress, NewAccount, PasswordHash};
use crate::spine::db::schema::accounts;
use crate::spine::db::{AnyConnection, Both, DbError, Tx};
use crate::spine::ids::{AccountId, Id};

/// Makes an account.
pub fn create(tx: &mut Tx<'_>, new: &NewAccount<'_>, at: DateTime<Utc>) -> Result<AccountId, AccountError> {
    match (new.role, new.city) {
        (Role::Unrecognised, _) => return Err(AccountError::NoSuchRole),
        (Role::Administrator, Some(_)) => return Err(AccountError::NoCityWanted),
        (Role::Administrator, None) => {}
        (_, None) => return Err(AccountError::CityNeeded),
        (_, Some(_)) => {}
    }
    let id = AccountId::fresh();
    let row = (
        accounts::id.eq(&id),
        accounts::email.eq(new.email.as_str()),
        accounts::password_hash.eq(new.password.as_str()),
        accounts::role.eq(new.role.as_str()),
        accounts::city_id.eq(new.city),
        accounts::created_at.eq(at.naive_utc()),
    );
    let insert = diesel::insert_into(accounts::table)
        .values(row)
        .on_conflict(accounts::email)
        .do_nothing();
    let made = Both(insert).execute(tx.conn).map_err(DbError::from)?;
    if made == 1 { Ok(id) } else { Err(AccountError::Taken) }
}

/// Every account, by address.
pub fn list(conn: &mut AnyConnection) -> Result<Vec<Account>, DbError> {
    let rows: Vec<Row> = accounts::table
        .order(accounts::email)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Account::from).collect())
}

/// The account of an id.
pub fn by_id(conn: &mut AnyConnection, id: &AccountId) -> Result<Option<Account>, DbError> {
    let row: Option<Row> = accounts::table
        .find(id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Account::from))
}

/// The account of an address.
pub fn by_email(conn: &mut AnyConnection, email: &EmailAddress) -> Result<Option<Account>, DbError> {
    Ok(credentials(conn, email)?.map(|(account, _)| account))
}

/// The account of an address, and its password's hash.
pub(super) fn credentials(
    conn: &mut AnyConnection,
    email: &EmailAddress,
) -> Result<Option<(Account, String)>, DbError> {
    let of_address = accounts::table.filter(accounts::email.eq(email.as_str()));
    let row: Option<Row> = of_address.select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(|mut row| {
        let hash = std::mem::take(&mut row.password_hash);
        (Account::from(row), hash)
    }))
}

/// Sets another password. Tokens issued so far, this second included, are void from now on.
pub fn set_password(
    tx: &mut Tx<'_>,
    id: &AccountId,
    password: &PasswordHash,
    at: DateTime<Utc>,
) -> Result<(), AccountError> {
    let set = (
        accounts::password_hash.eq(password.as_str()),
        accounts::tokens_after.eq(at.naive_utc()),
    );
    changed(diesel::update(accounts::table.find(id)).set(set).execute(tx.conn))
}

/// Shuts an account out, or lets it in again. Tokens of a disabled account are void at once.
pub fn set_disabled(tx: &mut Tx<'_>, id: &AccountId, disabled: bool, at: DateTime<Utc>) -> Result<(), AccountError> {
    let set = accounts::disabled_at.eq(disabled.then(|| at.naive_utc()));
    changed(diesel::update(accounts::table.find(id)).set(set).execute(tx.conn))
}

/// Notes a successful login.
pub(super) fn note_login(tx: &mut Tx<'_>, id: &AccountId, at: DateTime<Utc>) -> Result<(), AccountError> {
    changed(
        diesel::update(accounts::table.find(id))
            .set(accounts::last_login_at.eq(at.naive_utc()))
            .execute(tx.conn),
    )
}

fn changed(rows: QueryResult<usize>) -> Result<(), AccountError> {
    if rows.map_err(DbError::from)? == 1 {
        Ok(())
    } else {
        Err(AccountError::Unknown)
    }
}
