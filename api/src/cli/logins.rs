//! The logins of the demo cities: made once, kept in a file that only its owner can read.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use chrono::{DateTime, Utc};
use porta_contract::Role;
use secrecy::{ExposeSecret, SecretString};

use super::account::{address, city_of, hashed};
use crate::access::account::{self, AccountError, EmailAddress, NewAccount, PasswordHash};
use crate::access::grant::Grant;
use crate::spine::db::{Database, DbError};
use crate::spine::ids::CityId;
use crate::spine::randomness::Randomness;

/// Who gets a login, and for which city.
const LOGINS: [(&str, Role, Option<&str>); 3] = [
    ("admin@trier.example", Role::Administrator, None),
    ("staff@trier.example", Role::Editor, Some("trier")),
    ("equipe@luxembourg.example", Role::Editor, Some("luxembourg")),
];
/// Where the logins are kept, in the data folder.
const FILE: &str = "demo-logins.txt";

/// A login to be made.
struct Login {
    email: EmailAddress,
    role: Role,
    city: Option<CityId>,
    text: SecretString,
    password: PasswordHash,
}

/// Why logins could not be made.
#[derive(Debug, thiserror::Error)]
enum LoginError {
    #[error(transparent)]
    Account(#[from] AccountError),
    #[error(transparent)]
    Database(#[from] DbError),
    #[error("the demo logins cannot be kept: {0}")]
    File(#[from] std::io::Error),
}

/// Makes the logins that do not exist yet; says where they are kept, and shows the new ones.
pub fn ensure(
    database: &Database,
    at: DateTime<Utc>,
    given: Option<&SecretString>,
    data_dir: &Path,
) -> Result<String, String> {
    let file = data_dir.join(FILE);
    let missing = missing(database, given)?;
    if missing.is_empty() {
        let place = if file.exists() {
            format!("are kept in {}", file.display())
        } else {
            "exist already; `porta-api account reset` gives one another password".to_owned()
        };
        return Ok(format!("The demo logins {place}."));
    }
    let lines: String = missing.iter().map(line).collect();
    let alone = missing.len() == LOGINS.len();
    // The file is written before the commit: no account whose password nobody knows.
    let made = database.write(|tx| {
        for login in &missing {
            let new = NewAccount {
                email: &login.email,
                password: Some(&login.password),
                grant: &Grant::new(login.role, login.city.clone()),
            };
            account::create(tx, &new, at)?;
        }
        Ok::<_, LoginError>(keep(&file, &lines, alone)?)
    });
    made.map_err(|error| error.to_string())?;
    Ok(format!("Demo logins, kept in {}:\n{lines}", file.display()))
}

fn missing(database: &Database, given: Option<&SecretString>) -> Result<Vec<Login>, String> {
    let mut missing = Vec::new();
    for (email, role, city) in LOGINS {
        let email = address(email)?;
        let known = database.read(|conn| account::by_email(conn, &email));
        if known.map_err(|error| error.to_string())?.is_none() {
            let text = given.map_or_else(|| account::generated(&Randomness::machine()), Clone::clone);
            let password = hashed(&text).map_err(|error| format!("PORTA_DEMO_PASSWORD: {error}"))?;
            missing.push(Login {
                email,
                role,
                city: city.map(|slug| city_of(database, slug)).transpose()?,
                text,
                password,
            });
        }
    }
    Ok(missing)
}

fn line(login: &Login) -> String {
    format!("{}  {}  ({})\n", login.email, login.text.expose_secret(), login.role)
}

/// Writes the file, or what is new at its end if some logins were there before.
fn keep(file: &Path, lines: &str, alone: bool) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    if alone && file.exists() {
        // Logins of a database that is gone; a new file has the rights that are set below.
        fs::remove_file(file)?;
    }
    let mut options = OpenOptions::new();
    let mut written = private(options.append(true).create(true)).open(file)?;
    written.write_all(lines.as_bytes())?;
    written.sync_all()
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}
