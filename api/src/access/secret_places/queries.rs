//! The right to see secret places, in the database.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::spine::db::schema::secret_keepers;
use crate::spine::db::{AnyConnection, Both, DbError, Tx};
use crate::spine::ids::{AccountId, CityId, Id};

/// True when an account sees the secret places of a city.
pub fn sees(conn: &mut AnyConnection, account: &AccountId, city: &CityId) -> Result<bool, DbError> {
    let row = secret_keepers::table
        .find((account, city))
        .select(secret_keepers::account_id);
    Ok(row.first::<String>(conn).optional()?.is_some())
}

/// The accounts that see the secret places of a city.
pub fn of_city(conn: &mut AnyConnection, city: &CityId) -> Result<HashSet<AccountId>, DbError> {
    let rows = secret_keepers::table
        .filter(secret_keepers::city_id.eq(city))
        .select(secret_keepers::account_id);
    Ok(rows.load::<AccountId>(conn)?.into_iter().collect())
}

/// Lets an account see them. False when it does already: then nothing changes.
pub fn allow(
    tx: &mut Tx<'_>,
    (account, city): (&AccountId, &CityId),
    by: &AccountId,
    at: DateTime<Utc>,
) -> Result<bool, DbError> {
    let row = (
        secret_keepers::account_id.eq(account),
        secret_keepers::city_id.eq(city),
        secret_keepers::granted_by.eq(by.as_str()),
        secret_keepers::granted_at.eq(at.naive_utc()),
    );
    let insert = diesel::insert_into(secret_keepers::table)
        .values(row)
        .on_conflict((secret_keepers::account_id, secret_keepers::city_id))
        .do_nothing();
    Ok(Both(insert).execute(tx.conn)? > 0)
}

/// Takes the right away; holds at the account's next request. False when it had none.
pub fn withdraw(tx: &mut Tx<'_>, account: &AccountId, city: &CityId) -> Result<bool, DbError> {
    let row = secret_keepers::table.find((account, city));
    Ok(diesel::delete(row).execute(tx.conn)? > 0)
}
