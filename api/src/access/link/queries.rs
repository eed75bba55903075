//! Links in the database.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use secrecy::SecretString;

use super::{NewLink, Purpose};
use crate::access::secret::{self, Hashed};
use crate::spine::db::schema::links;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::AccountId;
use crate::spine::randomness::Randomness;

/// A link that was good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// Whose it is.
    pub account: AccountId,
    /// What it is for.
    pub purpose: Purpose,
    /// The address that is to become the account's.
    pub new_email: Option<String>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

/// Makes a link and gives its token; older ones of the same account and purpose are void.
pub fn create(
    tx: &mut Tx<'_>,
    randomness: &Randomness,
    new: &NewLink<'_>,
    now: DateTime<Utc>,
) -> Result<SecretString, DbError> {
    let older = links::table
        .filter(links::account_id.eq(new.account))
        .filter(links::purpose.eq(new.purpose.as_str()));
    diesel::delete(older).execute(tx.conn)?;
    let (token, hash) = secret::fresh("pml", randomness);
    let row = (
        links::token_hash.eq(hash.as_str()),
        links::account_id.eq(new.account),
        links::purpose.eq(new.purpose.as_str()),
        links::new_email.eq(new.new_email),
        links::created_at.eq(now.naive_utc()),
        links::expires_at.eq((now + new.purpose.life()).naive_utc()),
    );
    diesel::insert_into(links::table).values(row).execute(tx.conn)?;
    Ok(token)
}

type Row = (AccountId, String, Option<String>, NaiveDateTime);

fn good(conn: &mut AnyConnection, hash: &Hashed, now: DateTime<Utc>) -> Result<Option<Used>, DbError> {
    let row: Option<Row> = links::table
        .find(hash.as_str())
        .filter(links::used_at.is_null())
        .select((links::account_id, links::purpose, links::new_email, links::expires_at))
        .first(conn)
        .optional()?;
    let in_time = row.filter(|(_, _, _, until)| *until > now.naive_utc());
    Ok(in_time.and_then(|(account, purpose, new_email, until)| {
        let purpose = Purpose::parse(&purpose)?;
        Some(Used {
            account,
            purpose,
            new_email,
            expires_at: until.and_utc(),
        })
    }))
}

/// What a token is for, without using it up; none when it is not good (any more).
pub fn purpose_of(conn: &mut AnyConnection, token: &SecretString, now: DateTime<Utc>) -> Result<Option<Used>, DbError> {
    good(conn, &Hashed::of(token), now)
}

/// Uses a token up for one of these purposes; none when it is not good (any more).
pub fn use_up(
    tx: &mut Tx<'_>,
    token: &SecretString,
    purposes: &[Purpose],
    now: DateTime<Utc>,
) -> Result<Option<Used>, DbError> {
    let hash = Hashed::of(token);
    let Some(link) = good(tx.conn, &hash, now)?.filter(|link| purposes.contains(&link.purpose)) else {
        return Ok(None);
    };
    // Of two that come together, one finds it unused.
    let unused = links::table.find(hash.as_str()).filter(links::used_at.is_null());
    let taken = diesel::update(unused)
        .set(links::used_at.eq(now.naive_utc()))
        .execute(tx.conn)?;
    Ok(Some(link).filter(|_| taken == 1))
}

/// Deletes links whose time was over before an instant; gives their number.
pub fn forget(tx: &mut Tx<'_>, before: DateTime<Utc>) -> Result<usize, DbError> {
    let old = links::table.filter(links::expires_at.lt(before.naive_utc()));
    Ok(diesel::delete(old).execute(tx.conn)?)
}

/// Deletes all links of an account.
pub fn forget_all(tx: &mut Tx<'_>, account: &AccountId) -> Result<(), DbError> {
    diesel::delete(links::table.filter(links::account_id.eq(account))).execute(tx.conn)?;
    Ok(())
}
