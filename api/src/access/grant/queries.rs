//! Grants in the database.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::Role;

use super::Grant;
use crate::access::secret_places;
use crate::spine::db::schema::grants;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::{AccountId, CityId, Id};

crate::id! {
    /// Id of a grant.
    GrantId
}

/// The grants of accounts, each account's in the order in which it got them; of all accounts, if none are named.
pub fn of_accounts(
    conn: &mut AnyConnection,
    accounts: Option<&[AccountId]>,
) -> Result<BTreeMap<AccountId, Vec<Grant>>, DbError> {
    type Row = (AccountId, String, Option<CityId>, Option<String>);
    let columns = (grants::account_id, grants::role, grants::city_id, grants::provider_id);
    let mut query = grants::table
        .order((grants::created_at, grants::id))
        .select(columns)
        .into_boxed();
    if let Some(accounts) = accounts {
        query = query.filter(grants::account_id.eq_any(accounts.iter().map(Id::as_str)));
    }
    let mut all: BTreeMap<AccountId, Vec<Grant>> = BTreeMap::new();
    for (account, role, city, provider) in query.load::<Row>(conn)? {
        let role = Role::parse(&role).unwrap_or(Role::Unrecognised);
        all.entry(account).or_default().push(Grant { role, city, provider });
    }
    Ok(all)
}

/// Gives an account a grant. False when it holds the same already: then nothing changes.
pub fn grant(tx: &mut Tx<'_>, account: &AccountId, new: &Grant, at: DateTime<Utc>) -> Result<bool, DbError> {
    let held = of_accounts(tx.conn, Some(std::slice::from_ref(account)))?;
    if held.values().flatten().any(|one| one == new) {
        return Ok(false);
    }
    let row = (
        grants::id.eq(GrantId::fresh()),
        grants::account_id.eq(account),
        grants::role.eq(new.role.as_str()),
        grants::city_id.eq(&new.city),
        grants::provider_id.eq(&new.provider),
        grants::created_at.eq(at.naive_utc()),
    );
    diesel::insert_into(grants::table).values(row).execute(tx.conn)?;
    Ok(true)
}

/// Takes all grants of a city away from an account, and with them the right to see its secret places; gives their number. It holds at
/// the account's next request.
pub fn withdraw(tx: &mut Tx<'_>, account: &AccountId, city: &CityId) -> Result<usize, DbError> {
    let held = grants::table
        .filter(grants::account_id.eq(account))
        .filter(grants::city_id.eq(city));
    let taken = diesel::delete(held).execute(tx.conn)?;
    secret_places::withdraw(tx, account, city)?;
    Ok(taken)
}

/// Makes the members of a provider members of another one; who is that already stays so. Gives their number.
pub fn move_members(tx: &mut Tx<'_>, from: &str, to: &str) -> Result<usize, DbError> {
    let members = |provider: &str| {
        grants::table
            .filter(grants::provider_id.eq(provider.to_owned()))
            .select(grants::account_id)
    };
    let there: Vec<AccountId> = members(to).load(tx.conn)?;
    let doubled = grants::table
        .filter(grants::provider_id.eq(from))
        .filter(grants::account_id.eq_any(there.iter().map(Id::as_str)));
    diesel::delete(doubled).execute(tx.conn)?;
    let moved = diesel::update(grants::table.filter(grants::provider_id.eq(from)));
    Ok(moved.set(grants::provider_id.eq(to)).execute(tx.conn)?)
}
