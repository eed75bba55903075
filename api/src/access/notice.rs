//! The seam between access and mail.
//!
//! Access never sends a mail. Where one is due, [`send`] or [`tell`] writes a job of kind [`KIND`] in the transaction of the write
//! that it follows. Its payload is a [`Notice`]: the id of the account, the name of a template, and the link's token, sealed, so
//! that neither the queue nor a backup of it holds an address or a token that works.
//!
//! Whoever sends mails handles that kind: reads the payload, calls [`open`] with the connection and the [`Seal`], and gets a
//! [`Letter`] with the address and the token, or nothing when there is nothing to send any more. The link itself, its page and
//! its words are the mail's business.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::account::{self, Account};
use super::link::{self, NewLink, Purpose};
use super::seal::Seal;
use super::secret::Hashed;
use crate::spine::db::schema::jobs;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::{AccountId, CityId, Id};
use crate::spine::jobs::{NewJob, enqueue};
use crate::spine::periods;

/// Kind of the job that sends a mail.
pub const KIND: &str = "letter";
/// How often sending is tried.
const ATTEMPTS: i32 = 10;

/// What a mail about an account is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Somebody was invited and sets a first password.
    Invitation,
    /// Somebody has forgotten the password.
    Reset,
    /// Somebody shows that another address is theirs.
    Address,
    /// To the address so far: the account has another one now.
    AddressChanged,
    /// The password was changed.
    PasswordChanged,
    /// The account has not been used for long and is to be closed.
    Closing,
}

impl About {
    /// Its name; also that of its words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
            Self::Address => "address",
            Self::AddressChanged => "address_changed",
            Self::PasswordChanged => "password_changed",
            Self::Closing => "closing",
        }
    }

    const fn of(purpose: Purpose) -> Self {
        match purpose {
            Purpose::Invitation => Self::Invitation,
            Purpose::Reset => Self::Reset,
            Purpose::Address => Self::Address,
        }
    }
}

/// Payload of a job of kind [`KIND`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Id of the account it is about.
    pub account: String,
    /// What it is about.
    pub about: About,
    /// The link's token, sealed; for mails with one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Where it goes, sealed; the account's address if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// What is to be sent.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The address: the account's, or the one that it had or is to have.
    pub to: String,
    /// What it is about.
    pub about: About,
    /// Language of the account.
    pub lang: String,
    /// A city that the account works in; none for the installation.
    pub city: Option<CityId>,
    /// Token of the link, for mails with one; in plain text nowhere but here and in the mail.
    pub token: Option<SecretString>,
    /// When the link ends, or the account is closed.
    pub until: Option<DateTime<Utc>>,
}

fn purpose(account: &str) -> String {
    format!("notice/{account}")
}

/// Makes a link and enqueues the mail that carries it.
pub fn send(tx: &mut Tx<'_>, seal: &Seal, new: &NewLink<'_>, now: DateTime<Utc>) -> Result<(), DbError> {
    write(tx, seal, new, now).map(drop)
}

/// Enqueues a mail without a link; to the account's address, or to another one that it had.
pub fn tell(
    tx: &mut Tx<'_>,
    seal: &Seal,
    (account, about, to): (&AccountId, About, Option<&str>),
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let to = to
        .map(|to| sealed(seal, account, &SecretString::from(to)))
        .transpose()?;
    let notice = Notice {
        account: account.to_string(),
        about,
        link: None,
        to,
    };
    let key = format!("access/{}/{account}/{}", about.as_str(), now.timestamp_micros());
    queue(tx, &key, &notice, now)
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

fn sealed(seal: &Seal, account: &AccountId, text: &SecretString) -> Result<String, DbError> {
    seal.seal(&purpose(account.as_str()), text)
        .map_err(|error| DbError::Other(error.to_string()))
}

fn write(tx: &mut Tx<'_>, seal: &Seal, new: &NewLink<'_>, now: DateTime<Utc>) -> Result<String, DbError> {
    let token = link::create(tx, seal.randomness(), new, now)?;
    let notice = Notice {
        account: new.account.to_string(),
        about: About::of(new.purpose),
        link: Some(sealed(seal, new.account, &token)?),
        to: None,
    };
    let key = format!("access/{}/{}", notice.about.as_str(), Hashed::of(&token).as_str());
    queue(tx, &key, &notice, now)?;
    Ok(key)
}

fn queue(tx: &mut Tx<'_>, key: &str, notice: &Notice, now: DateTime<Utc>) -> Result<(), DbError> {
    let job = NewJob {
        kind: KIND,
        unique_key: key,
        payload: notice,
        run_at: now,
        max_attempts: ATTEMPTS,
    };
    enqueue(tx, now, &job).map(drop)
}

/// Opens a notice: the letter to send, or none when its link was used, replaced or is too old, or its account is gone or disabled.
pub fn open(
    conn: &mut AnyConnection,
    seal: &Seal,
    notice: &Notice,
    now: DateTime<Utc>,
) -> Result<Option<Letter>, DbError> {
    let unsealed = |text: &String| {
        seal.open(&purpose(&notice.account), text)
            .map_err(|error| DbError::Other(error.to_string()))
    };
    let token = notice.link.as_ref().map(unsealed).transpose()?;
    let link = match &token {
        None => None,
        Some(token) => match link::purpose_of(conn, token, now)? {
            None => return Ok(None),
            found => found,
        },
    };
    let id = AccountId::from(notice.account.as_str());
    let Some(account) = account::by_id(conn, &id)?.filter(|account| account.disabled_at.is_none()) else {
        return Ok(None);
    };
    let closing = notice.about == About::Closing;
    if closing && account.warned_at.is_none() {
        // Used again meanwhile.
        return Ok(None);
    }
    let to = notice.to.as_ref().map(unsealed).transpose()?;
    let until = link.as_ref().map(|link| link.expires_at);
    Ok(Some(Letter {
        to: to
            .map(|to| to.expose_secret().to_owned())
            .or(link.and_then(|link| link.new_email))
            .unwrap_or_else(|| account.email.clone()),
        about: notice.about,
        city: city_of(&account),
        until: until.or(account
            .warned_at
            .filter(|_| closing)
            .map(|at| at + periods::WARNING.time())),
        lang: account.lang,
        token,
    }))
}

/// The first city that the account works in.
fn city_of(account: &Account) -> Option<CityId> {
    account.grants.iter().find_map(|grant| grant.city.clone())
}
