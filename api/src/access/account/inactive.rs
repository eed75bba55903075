//! Accounts that nobody uses: warned, closed, and erased in the end. The periods are in [`periods`].

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;

use super::erase::{erase, is_last_administrator};
use super::{Account, AccountError, list};
use crate::access::notice::{self, About};
use crate::access::seal::Seal;
use crate::access::{audit, session};
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{accounts, sessions};
use crate::spine::db::{AnyConnection, Database, DbError, Tx};
use crate::spine::ids::AccountId;
use crate::spine::periods;

/// What was done to accounts that nobody uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tended {
    /// Warned by mail.
    pub warned: usize,
    /// Closed.
    pub closed: usize,
    /// Erased.
    pub erased: usize,
}

/// What is due for an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Due {
    Warning,
    Closing,
    Erasure,
}

/// Does what is due for every account; the last administrator is left alone. Blocking; run it daily.
///
/// # Errors
/// [`AccountError::Database`]; what was done before stays done.
pub fn tend(db: &Database, seal: &Seal, now: DateTime<Utc>) -> Result<Tended, AccountError> {
    let (all, used) = db.read_snapshot(|conn| Ok::<_, DbError>((list(conn)?, last_uses(conn)?)))?;
    let mut tended = Tended::default();
    for account in all {
        let used = last_use(&account, used.get(&account.id).copied());
        match due(&account, used, now) {
            None => {}
            Some(_) if db.write(|tx| is_last_administrator(tx.conn, &account.id))? => {}
            Some(Due::Warning) => {
                db.write(|tx| warn(tx, seal, &account.id, now))?;
                tended.warned += 1;
            }
            Some(Due::Closing) => {
                db.write(|tx| close(tx, &account.id, now))?;
                tended.closed += 1;
            }
            Some(Due::Erasure) => {
                erase(db, &account.id, &Actor::System, now)?;
                tended.erased += 1;
            }
        }
    }
    Ok(tended)
}

/// When accounts last got a token.
fn last_uses(conn: &mut AnyConnection) -> Result<HashMap<AccountId, DateTime<Utc>>, DbError> {
    let rows: Vec<(AccountId, Option<NaiveDateTime>)> = sessions::table
        .group_by(sessions::account_id)
        .select((sessions::account_id, max(sessions::last_used_at)))
        .load(conn)?;
    let used = rows.into_iter().filter_map(|(id, at)| Some((id, at?.and_utc())));
    Ok(used.collect())
}

/// The last sign of life: a login, a token, a new password, the invitation.
fn last_use(account: &Account, token: Option<DateTime<Utc>>) -> DateTime<Utc> {
    let signs = [account.last_login_at, account.tokens_after, token];
    signs.into_iter().flatten().fold(account.created_at, DateTime::max)
}

fn due(account: &Account, used: DateTime<Utc>, now: DateTime<Utc>) -> Option<Due> {
    if let Some(closed) = account.closed_at {
        return (closed + periods::CLOSED.time() <= now).then_some(Due::Erasure);
    }
    if account.disabled_at.is_some() {
        return None;
    }
    // Whoever never set a password has never agreed to an account.
    if used == account.created_at && !account.has_password {
        return (used + periods::INVITED.time() <= now).then_some(Due::Erasure);
    }
    let end = used + periods::INACTIVE.time();
    match account.warned_at.filter(|warned| *warned >= used) {
        None => (end - periods::WARNING.time() <= now).then_some(Due::Warning),
        Some(warned) => (end <= now && warned + periods::WARNING.time() <= now).then_some(Due::Closing),
    }
}

fn warn(tx: &mut Tx<'_>, seal: &Seal, id: &AccountId, now: DateTime<Utc>) -> Result<(), DbError> {
    diesel::update(accounts::table.find(id))
        .set(accounts::warned_at.eq(now.naive_utc()))
        .execute(tx.conn)?;
    audit::note_account(tx, &Actor::System, now, (id, "warned"))?;
    notice::tell(tx, seal, (id, About::Closing, None), now)
}

fn close(tx: &mut Tx<'_>, id: &AccountId, now: DateTime<Utc>) -> Result<(), DbError> {
    diesel::update(accounts::table.find(id))
        .set((
            accounts::disabled_at.eq(now.naive_utc()),
            accounts::closed_at.eq(now.naive_utc()),
        ))
        .execute(tx.conn)?;
    session::end_all(tx, id, now)?;
    audit::note_account(tx, &Actor::System, now, (id, "closed"))
}

/// Lets a closed account in again; one that was shut out by somebody stays so.
pub(super) fn reopen(tx: &mut Tx<'_>, account: &Account) -> Result<bool, DbError> {
    if account.closed_at.is_none() {
        return Ok(false);
    }
    diesel::update(accounts::table.find(&account.id))
        .set((
            accounts::disabled_at.eq(None::<NaiveDateTime>),
            accounts::closed_at.eq(None::<NaiveDateTime>),
            accounts::warned_at.eq(None::<NaiveDateTime>),
        ))
        .execute(tx.conn)?;
    Ok(true)
}
