//! Logging in: the same work and the same answer whether the address is unknown, the password wrong or the account disabled.

use chrono::{DateTime, Utc};
use secrecy::SecretString;

use super::queries::{by_email, credentials, note_login, rehash};
use super::{Account, AccountError, EmailAddress, Passwords, lockout};
use crate::access::audit;
use crate::access::factor::{self, FactorError};
use crate::access::seal::Seal;
use crate::access::{AccessError, account::PasswordHash};
use crate::spine::db::{Database, DbError, Tx};

/// What somebody tries to log in with.
#[derive(Debug)]
pub struct LoginTry<'a> {
    /// E-mail address, as it was typed.
    pub address: &'a str,
    /// Password.
    pub password: &'a SecretString,
    /// One-time password or recovery code, once it was asked for.
    pub code: Option<&'a SecretString>,
}

/// Logs in by address, password and, where the account has one, second factor; blocking, some 30 ms of a core.
pub fn log_in(
    db: &Database,
    passwords: &Passwords,
    seal: &Seal,
    login: &LoginTry<'_>,
    now: DateTime<Utc>,
) -> Result<Account, AccessError> {
    let email = EmailAddress::parse(login.address).ok();
    let key = lockout::key(email.as_ref().map_or(login.address, EmailAddress::as_str));
    let whose = |tx: &mut Tx<'_>| {
        let known = email.as_ref().map(|email| by_email(tx.conn, email)).transpose()?;
        Ok(known.flatten().map(|account| account.id))
    };
    db.write(|tx| lockout::count_noted(tx, &key, whose, now))?;
    let found = db.read(|conn| {
        let found = email
            .as_ref()
            .map(|email| credentials(conn, email))
            .transpose()?
            .flatten();
        let with_factor =
            |(account, hash): (Account, _)| factor::is_active(conn, &account.id).map(|active| (account, hash, active));
        found.map(with_factor).transpose()
    })?;
    let stored = found.as_ref().and_then(|(_, hash, _)| hash.as_deref());
    let fits = passwords.verify(login.password, stored);
    let outdated = fits.then(|| passwords.rehash(login.password, stored)).flatten();
    let known = found.filter(|(account, _, _)| fits && account.disabled_at.is_none());
    let (account, _, with_factor) = known.ok_or(AccessError::WrongLogin)?;
    if with_factor && login.code.is_none() {
        return Err(AccessError::CodeNeeded);
    }
    let code = login.code.filter(|_| with_factor);
    let done = db.write(|tx| {
        if let Some(code) = code
            && !factor::verify(tx, seal, (&account.id, code), now)?
        {
            return Ok(false);
        }
        finish(tx, &account, (&key, outdated.as_ref()), now)?;
        Ok::<_, LoginError>(true)
    });
    match done {
        Ok(true) => Ok(account),
        Ok(false) => Err(AccessError::WrongCode),
        Err(LoginError::Database(error)) => Err(error.into()),
        Err(LoginError::Gone) => Err(AccessError::WrongLogin),
        Err(LoginError::Factor(error)) => Err(AccessError::Database(DbError::Other(error.to_string()))),
    }
}

fn finish(
    tx: &mut Tx<'_>,
    account: &Account,
    (key, outdated): (&str, Option<&PasswordHash>),
    now: DateTime<Utc>,
) -> Result<(), LoginError> {
    lockout::clear(tx, key)?;
    note_login(tx, &account.id, now)?;
    audit::note_own(tx, now, &account.id, "logged_in")?;
    if let Some(hash) = outdated {
        rehash(tx, &account.id, hash)?;
    }
    Ok(())
}

#[derive(Debug)]
enum LoginError {
    Database(DbError),
    Gone,
    Factor(FactorError),
}

impl From<DbError> for LoginError {
    fn from(error: DbError) -> Self {
        Self::Database(error)
    }
}

impl From<AccountError> for LoginError {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Database(error) => Self::Database(error),
            _ => Self::Gone,
        }
    }
}

impl From<FactorError> for LoginError {
    fn from(error: FactorError) -> Self {
        match error {
            FactorError::Database(error) => Self::Database(error),
            other => Self::Factor(other),
        }
    }
}
