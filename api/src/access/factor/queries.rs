//! Second factors in the database.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use secrecy::{ExposeSecret, SecretString};
use totp_rs::{Builder, Secret, Totp};

use crate::access::account::generated;
use crate::access::seal::Seal;
use crate::access::secret::Hashed;
use crate::spine::db::schema::{recovery_codes, second_factors};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::{AccountId, Id};

/// How many recovery codes there are; each is good for one login.
const CODES: usize = 10;
/// What secrets are sealed for.
const PURPOSE: &str = "second-factor";

/// Why a second factor was not set up, confirmed or taken away.
#[derive(Debug, thiserror::Error)]
pub enum FactorError {
    /// There is one already.
    #[error("The account has a second factor; take it away before setting up another.")]
    Active,
    /// There is none.
    #[error("The account has no second factor; begin with setting one up.")]
    None,
    /// The one-time password is wrong, too old, or was used before.
    #[error("The one-time password is wrong, too old, or was used before.")]
    WrongCode,
    /// Its secret cannot be read with the keys at hand.
    #[error("the secret of the second factor cannot be read: {0}")]
    Unreadable(String),
    /// The database was of no help.
    #[error(transparent)]
    Database(#[from] DbError),
}

/// A second factor to be put into an authenticator.
#[derive(Clone, Debug)]
pub struct NewFactor {
    /// The secret in base32, to be typed in.
    pub secret: SecretString,
    /// The same as an `otpauth` address, to be shown as a QR code.
    pub uri: SecretString,
}

/// Begins to set a second factor up; it counts once it is confirmed. Beginning again replaces one that was not confirmed.
pub fn begin(
    tx: &mut Tx<'_>,
    seal: &Seal,
    (account, email): (&AccountId, &str),
    now: DateTime<Utc>,
) -> Result<NewFactor, FactorError> {
    if is_active(tx.conn, account)? {
        return Err(FactorError::Active);
    }
    let secret = Secret::from(seal.randomness().bytes::<20>()).to_base32();
    let sealed = seal
        .seal(&purpose(account), &SecretString::from(secret.clone()))
        .map_err(|error| FactorError::Unreadable(error.to_string()))?;
    diesel::delete(second_factors::table.find(account))
        .execute(tx.conn)
        .map_err(DbError::from)?;
    let row = (
        second_factors::account_id.eq(account),
        second_factors::sealed_secret.eq(sealed),
        second_factors::created_at.eq(now.naive_utc()),
        second_factors::last_step.eq(0),
    );
    diesel::insert_into(second_factors::table)
        .values(row)
        .execute(tx.conn)
        .map_err(DbError::from)?;
    let label: String = url::form_urlencoded::byte_serialize(email.as_bytes()).collect();
    let uri = format!("otpauth://totp/Porta:{label}?secret={secret}&issuer=Porta");
    Ok(NewFactor {
        secret: SecretString::from(secret),
        uri: SecretString::from(uri),
    })
}

fn purpose(account: &AccountId) -> String {
    format!("{PURPOSE}/{}", account.as_str())
}

/// Confirms a second factor with its first one-time password; gives the recovery codes, which are shown this once.
pub fn confirm(
    tx: &mut Tx<'_>,
    seal: &Seal,
    (account, code): (&AccountId, &SecretString),
    now: DateTime<Utc>,
) -> Result<Vec<SecretString>, FactorError> {
    if is_active(tx.conn, account)? {
        return Err(FactorError::Active);
    }
    if !step(tx, seal, account, code, now)? {
        return Err(FactorError::WrongCode);
    }
    diesel::update(second_factors::table.find(account))
        .set(second_factors::confirmed_at.eq(now.naive_utc()))
        .execute(tx.conn)
        .map_err(DbError::from)?;
    let codes: Vec<SecretString> = (0..CODES).map(|_| generated(seal.randomness())).collect();
    for code in &codes {
        let row = (
            recovery_codes::code_hash.eq(recovery(account, code).as_str().to_owned()),
            recovery_codes::account_id.eq(account),
            recovery_codes::created_at.eq(now.naive_utc()),
        );
        diesel::insert_into(recovery_codes::table)
            .values(row)
            .execute(tx.conn)
            .map_err(DbError::from)?;
    }
    Ok(codes)
}

/// The hash of a recovery code, however its groups were typed.
fn recovery(account: &AccountId, code: &SecretString) -> Hashed {
    let plain: String = code
        .expose_secret()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    Hashed::of(&SecretString::from(format!("{}/{plain}", account.as_str())))
}

/// True when a one-time password or a recovery code fits; neither fits twice.
pub fn verify(
    tx: &mut Tx<'_>,
    seal: &Seal,
    (account, code): (&AccountId, &SecretString),
    now: DateTime<Utc>,
) -> Result<bool, FactorError> {
    if step(tx, seal, account, code, now)? {
        return Ok(true);
    }
    let hash = recovery(account, code);
    let used = recovery_codes::table
        .find(hash.as_str())
        .filter(recovery_codes::account_id.eq(account));
    let used = diesel::delete(used).execute(tx.conn).map_err(DbError::from)?;
    Ok(used == 1)
}

/// Checks a one-time password of this moment, the one before or the one after, and notes that it was used.
fn step(
    tx: &mut Tx<'_>,
    seal: &Seal,
    account: &AccountId,
    code: &SecretString,
    now: DateTime<Utc>,
) -> Result<bool, FactorError> {
    let sealed: Option<String> = second_factors::table
        .find(account)
        .select(second_factors::sealed_secret)
        .first(tx.conn)
        .optional()
        .map_err(DbError::from)?;
    let totp = totp(seal, account, &sealed.ok_or(FactorError::None)?)?;
    let typed: String = code.expose_secret().chars().filter(|c| !c.is_whitespace()).collect();
    let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
    let fits = typed.len() == 6 && typed.bytes().all(|byte| byte.is_ascii_digit());
    let counter = if fits { totp.check(&typed, seconds) } else { None };
    let Some(counter) = counter.and_then(|counter| i64::try_from(counter).ok()) else {
        return Ok(false);
    };
    let fresh = second_factors::table
        .find(account)
        .filter(second_factors::last_step.lt(counter));
    let taken = diesel::update(fresh)
        .set(second_factors::last_step.eq(counter))
        .execute(tx.conn)
        .map_err(DbError::from)?;
    Ok(taken == 1)
}

fn totp(seal: &Seal, account: &AccountId, sealed: &str) -> Result<Totp, FactorError> {
    let unreadable = |text: String| FactorError::Unreadable(text);
    let secret = seal
        .open(&purpose(account), sealed)
        .map_err(|error| unreadable(error.to_string()))?;
    let secret = Secret::try_from_base32(secret.expose_secret()).map_err(|error| unreadable(error.to_string()))?;
    Builder::new()
        .with_secret(secret)
        .build()
        .map_err(|error| unreadable(error.to_string()))
}

/// True when the account logs in with a second factor.
pub fn is_active(conn: &mut AnyConnection, account: &AccountId) -> Result<bool, DbError> {
    let confirmed = second_factors::table
        .find(account)
        .filter(second_factors::confirmed_at.is_not_null());
    let count: i64 = confirmed.count().get_result(conn)?;
    Ok(count == 1)
}

/// How many recovery codes are left.
pub fn left(conn: &mut AnyConnection, account: &AccountId) -> Result<i64, DbError> {
    let own = recovery_codes::table.filter(recovery_codes::account_id.eq(account));
    Ok(own.count().get_result(conn)?)
}

/// Takes the second factor away, and its recovery codes.
pub fn remove(tx: &mut Tx<'_>, account: &AccountId) -> Result<(), DbError> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::account_id.eq(account))).execute(tx.conn)?;
    diesel::delete(second_factors::table.find(account)).execute(tx.conn)?;
    Ok(())
}
