//! The seam between access and mail.
//!
//! Access never sends a mail. Where one is due, [`send`] writes a job of kind [`KIND`] in the transaction of the write that it
//! follows. Its payload is a [`Notice`]: the id of the account, the name of a template, and the link's token, sealed, so that
//! neither the queue nor a backup of it holds an address or a token that works.
//!
//! Whoever sends mails handles that kind: reads the payload, calls [`open`] with the connection and the [`Seal`], and gets a
//! [`Letter`] with the address and the token, or nothing when there is nothing to send any more. The link itself, its page and
//! its language are the mail's business.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::account;
use super::link::{self, NewLink, Purpose};
use super::seal::Seal;
use super::secret::Hashed;
use crate::spine::db::schema::jobs;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::{AccountId, Id};
use crate::spine::jobs::{NewJob, enqueue};

/// Kind of the job that sends a mail.
pub const KIND: &str = "mail";
/// How often sending is tried.
const ATTEMPTS: i32 = 10;

/// Payload of a job of kind [`KIND`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Id of the account it is about.
    pub account: String,
    /// Name of the template: `invitation`, `reset` or `address`.
    pub template: String,
    /// The link's token, sealed.
    pub link: String,
}

/// What is to be sent.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The address: the account's, or the one that is to become it.
    pub to: String,
    /// Name of the template.
    pub template: String,
    /// Token of the link; in plain text nowhere but here and in the mail.
    pub token: SecretString,
}

fn purpose(account: &str) -> String {
    format!("notice/{account}")
}

/// Makes a link and enqueues the mail that carries it.
pub fn send(tx: &mut Tx<'_>, seal: &Seal, new: &NewLink<'_>, now: DateTime<Utc>) -> Result<(), DbError> {
    write(tx, seal, new, now).map(drop)
}

/// Does all the work of [`send`] for an account that does not exist, and leaves nothing behind: time tells nothing.
pub(super) fn pretend(tx: &mut Tx<'_>, seal: &Seal, at: Purpose, now: DateTime<Utc>) -> Result<(), DbError> {
    let nobody = AccountId::fresh();
    let new = NewLink {
        account: &nobody,
        purpose: at,
        new_email: None,
    };
    let key = write(tx, seal, &new, now)?;
    diesel::delete(jobs::table.filter(jobs::unique_key.eq(key))).execute(tx.conn)?;
    link::forget_all(tx, &nobody)
}

fn write(tx: &mut Tx<'_>, seal: &Seal, new: &NewLink<'_>, now: DateTime<Utc>) -> Result<String, DbError> {
    let token = link::create(tx, seal.randomness(), new, now)?;
    let account = new.account.as_str();
    let sealed = seal
        .seal(&purpose(account), &token)
        .map_err(|error| DbError::Other(error.to_string()))?;
    let notice = Notice {
        account: account.to_owned(),
        template: new.purpose.as_str().to_owned(),
        link: sealed,
    };
    let key = format!("access/{}/{}", notice.template, Hashed::of(&token).as_str());
    let job = NewJob {
        kind: KIND,
        unique_key: &key,
        payload: &notice,
        run_at: now,
        max_attempts: ATTEMPTS,
    };
    enqueue(tx, now, &job)?;
    Ok(key)
}

/// Opens a notice: the letter to send, or none when its link was used, replaced or is too old, or its account is gone or disabled.
pub fn open(
    conn: &mut AnyConnection,
    seal: &Seal,
    notice: &Notice,
    now: DateTime<Utc>,
) -> Result<Option<Letter>, DbError> {
    let token = seal
        .open(&purpose(&notice.account), &notice.link)
        .map_err(|error| DbError::Other(error.to_string()))?;
    let Some(link) = link::purpose_of(conn, &token, now)? else {
        return Ok(None);
    };
    let account = account::by_id(conn, &link.account)?.filter(|account| account.disabled_at.is_none());
    Ok(account.map(|account| Letter {
        to: link.new_email.unwrap_or(account.email),
        template: notice.template.clone(),
        token,
    }))
}
