//! Logging in: the same work and the same answer whether the address is unknown, the password wrong or the account disabled.

use chrono::{DateTime, Utc};
use secrecy::SecretString;

use super::queries::{credentials, note_login};
use super::{Account, AccountError, EmailAddress, Passwords, lockout};
use crate::access::AccessError;
use crate::spine::db::Database;

/// Logs in by address and password; blocking, some 30 ms of a core.
pub fn log_in(
    db: &Database,
    passwords: &Passwords,
    address: &str,
    password: &SecretString,
    now: DateTime<Utc>,
) -> Result<Account, AccessError> {
    let email = EmailAddress::parse(address).ok();
    let key = lockout::key(email.as_ref().map_or(address, EmailAddress::as_str));
    db.write(|tx| lockout::count(tx, &key, now))?;
    let found = db.read(|conn| match &email {
        Some(email) => credentials(conn, email),
        None => Ok(None),
    })?;
    let fits = passwords.verify(password, found.as_ref().map(|(_, hash)| hash.as_str()));
    let account = found
        .map(|(account, _)| account)
        .filter(|account| fits && account.disabled_at.is_none());
    let account = account.ok_or(AccessError::WrongLogin)?;
    let noted = db.write(|tx| {
        lockout::clear(tx, &key)?;
        note_login(tx, &account.id, now)
    });
    match noted {
        Ok(()) => Ok(account),
        Err(AccountError::Database(error)) => Err(error.into()),
        Err(_) => Err(AccessError::WrongLogin),
    }
}
