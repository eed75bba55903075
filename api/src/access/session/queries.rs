//! Sessions in the database.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use secrecy::SecretString;

use super::{IDLE, LONGEST, Session, SessionId};
use crate::access::audit;
use crate::access::secret::{self, Hashed};
use crate::spine::db::schema::{refresh_tokens, sessions};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::{AccountId, Id};
use crate::spine::randomness::Randomness;

/// Most characters of a device's name that are kept.
const DEVICE: usize = 120;

/// What became of a refresh token.
#[derive(Debug)]
pub enum Refreshed {
    /// The session goes on, with another token.
    On {
        /// The session.
        session: SessionId,
        /// Whose it is.
        account: AccountId,
        /// The next token; shown this once.
        token: SecretString,
    },
    /// The token was used before: whoever holds it, the session has ended.
    Reused,
    /// Nobody knows it, or its time is over.
    Unknown,
}

/// Opens a session and gives its first refresh token.
pub fn open(
    tx: &mut Tx<'_>,
    randomness: &Randomness,
    (account, device): (&AccountId, &str),
    now: DateTime<Utc>,
) -> Result<(SessionId, SecretString), DbError> {
    let id = SessionId::fresh();
    let device: String = device.chars().filter(|c| !c.is_control()).take(DEVICE).collect();
    let row = (
        sessions::id.eq(&id),
        sessions::account_id.eq(account),
        sessions::device.eq(device),
        sessions::created_at.eq(now.naive_utc()),
        sessions::last_used_at.eq(now.naive_utc()),
        sessions::expires_at.eq((now + IDLE).naive_utc()),
    );
    diesel::insert_into(sessions::table).values(row).execute(tx.conn)?;
    let token = hand_out(tx, randomness, &id, (now + IDLE).naive_utc())?;
    Ok((id, token))
}

fn hand_out(
    tx: &mut Tx<'_>,
    randomness: &Randomness,
    session: &SessionId,
    until: NaiveDateTime,
) -> Result<SecretString, DbError> {
    let (token, hash) = secret::fresh("prt", randomness);
    let row = (
        refresh_tokens::token_hash.eq(hash.as_str()),
        refresh_tokens::session_id.eq(session),
        refresh_tokens::expires_at.eq(until),
    );
    diesel::insert_into(refresh_tokens::table)
        .values(row)
        .execute(tx.conn)?;
    Ok(token)
}

/// Exchanges a refresh token for the next one. One that was used before ends its session: commit, whatever it answers.
pub fn refresh(
    tx: &mut Tx<'_>,
    randomness: &Randomness,
    token: &SecretString,
    now: DateTime<Utc>,
) -> Result<Refreshed, DbError> {
    let hash = Hashed::of(token);
    type Known = (
        SessionId,
        AccountId,
        NaiveDateTime,
        NaiveDateTime,
        Option<NaiveDateTime>,
    );
    let known: Option<Known> = refresh_tokens::table
        .inner_join(sessions::table.on(sessions::id.eq(refresh_tokens::session_id)))
        .filter(refresh_tokens::token_hash.eq(hash.as_str()))
        .select((
            sessions::id,
            sessions::account_id,
            sessions::created_at,
            refresh_tokens::expires_at,
            sessions::ended_at,
        ))
        .first(tx.conn)
        .optional()?;
    let Some((session, account, created_at, expires_at, ended_at)) = known else {
        return Ok(Refreshed::Unknown);
    };
    // Of two that come together, one finds it unused.
    let unused = refresh_tokens::table
        .find(hash.as_str())
        .filter(refresh_tokens::used_at.is_null());
    let taken = diesel::update(unused)
        .set(refresh_tokens::used_at.eq(now.naive_utc()))
        .execute(tx.conn)?;
    if taken == 0 {
        if end(tx, &account, &session, now)? {
            audit::note_own(tx, now, &account, "token_reused")?;
        }
        return Ok(Refreshed::Reused);
    }
    if ended_at.is_some() || expires_at <= now.naive_utc() {
        return Ok(Refreshed::Unknown);
    }
    let until = (now + IDLE)
        .naive_utc()
        .min((created_at.and_utc() + LONGEST).naive_utc());
    diesel::update(sessions::table.find(&session))
        .set((
            sessions::last_used_at.eq(now.naive_utc()),
            sessions::expires_at.eq(until),
        ))
        .execute(tx.conn)?;
    let token = hand_out(tx, randomness, &session, until)?;
    Ok(Refreshed::On {
        session,
        account,
        token,
    })
}

/// True while a session of that account has not been ended.
pub fn is_alive(conn: &mut AnyConnection, account: &AccountId, session: &SessionId) -> Result<bool, DbError> {
    let alive = sessions::table
        .find(session)
        .filter(sessions::account_id.eq(account))
        .filter(sessions::ended_at.is_null());
    let count: i64 = alive.count().get_result(conn)?;
    Ok(count == 1)
}

/// The sessions of an account that go on, the last used first.
pub fn list(conn: &mut AnyConnection, account: &AccountId, now: DateTime<Utc>) -> Result<Vec<Session>, DbError> {
    type Row = (
        SessionId,
        AccountId,
        String,
        NaiveDateTime,
        NaiveDateTime,
        NaiveDateTime,
    );
    let rows: Vec<Row> = sessions::table
        .filter(sessions::account_id.eq(account))
        .filter(sessions::ended_at.is_null())
        .filter(sessions::expires_at.gt(now.naive_utc()))
        .order((sessions::last_used_at.desc(), sessions::id.desc()))
        .select((
            sessions::id,
            sessions::account_id,
            sessions::device,
            sessions::created_at,
            sessions::last_used_at,
            sessions::expires_at,
        ))
        .load(conn)?;
    let session = |(id, account, device, created_at, last_used_at, expires_at): Row| Session {
        id,
        account,
        device,
        created_at: created_at.and_utc(),
        last_used_at: last_used_at.and_utc(),
        expires_at: expires_at.and_utc(),
    };
    Ok(rows.into_iter().map(session).collect())
}

/// Ends a session of an account; its tokens are void at once. False when it has none of that id that goes on.
pub fn end(tx: &mut Tx<'_>, account: &AccountId, session: &SessionId, now: DateTime<Utc>) -> Result<bool, DbError> {
    let alive = sessions::table
        .find(session)
        .filter(sessions::account_id.eq(account))
        .filter(sessions::ended_at.is_null());
    let ended = diesel::update(alive)
        .set(sessions::ended_at.eq(now.naive_utc()))
        .execute(tx.conn)?;
    Ok(ended > 0)
}

/// Ends all sessions of an account; gives their number.
pub fn end_all(tx: &mut Tx<'_>, account: &AccountId, now: DateTime<Utc>) -> Result<usize, DbError> {
    let alive = sessions::table
        .filter(sessions::account_id.eq(account))
        .filter(sessions::ended_at.is_null());
    Ok(diesel::update(alive)
        .set(sessions::ended_at.eq(now.naive_utc()))
        .execute(tx.conn)?)
}

/// Deletes sessions that ended, or ran out, before an instant, and their tokens with them; gives their number.
pub fn forget(tx: &mut Tx<'_>, before: DateTime<Utc>) -> Result<usize, DbError> {
    let old = sessions::table.filter(
        sessions::ended_at
            .lt(before.naive_utc())
            .or(sessions::expires_at.lt(before.naive_utc()).nullable()),
    );
    Ok(diesel::delete(old).execute(tx.conn)?)
}
