//! `porta-api account`: accounts of people who may write.

use std::io::BufRead;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use porta_contract::Role;
use secrecy::{ExposeSecret, SecretString};

use super::schema::check_schema;
use super::tell::tell;
use crate::access::account::{
    self, Account, AccountError, EmailAddress, NewAccount, Password, PasswordHash, Passwords,
};
use crate::access::grant::Grant;
use crate::access::provider_named;
use crate::catalog::city;
use crate::config::DataArgs;
use crate::spine::audit::{NewEntry, note};
use crate::spine::change_log::Actor;
use crate::spine::clock::Clock;
use crate::spine::db::Database;
use crate::spine::ids::{CityId, Id};
use crate::spine::randomness::Randomness;

/// What is to be done with accounts.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Make an account. Its password is made up and printed once, unless one is given.
    Create(CreateArgs),
    /// List all accounts.
    List,
    /// Give an account another password; it is logged out everywhere at once.
    Reset(ResetArgs),
    /// Erase an account and every trace of its address; what it did stays under a pseudonym.
    Erase(EraseArgs),
}

/// An account that is to be erased.
#[derive(Debug, Args)]
pub struct EraseArgs {
    /// Its e-mail address.
    email: String,
    /// Say it: there is no way back.
    #[arg(long, required = true)]
    for_good: bool,
}

/// An account to be made.
#[derive(Debug, Args)]
pub struct CreateArgs {
    /// Its e-mail address.
    email: String,
    /// What it may do: administrator, city_administrator, editor or provider_member.
    #[arg(long, value_parser = role)]
    role: Role,
    /// Slug of its city; an administrator has none.
    #[arg(long)]
    city: Option<String>,
    /// Slug of its provider, for a provider_member.
    #[arg(long, requires = "city")]
    provider: Option<String>,
    #[command(flatten)]
    password: PasswordArgs,
}

/// An account that gets another password.
#[derive(Debug, Args)]
pub struct ResetArgs {
    /// Its e-mail address.
    email: String,
    #[command(flatten)]
    password: PasswordArgs,
}

/// Where a password comes from.
#[derive(Clone, Copy, Debug, Args)]
pub struct PasswordArgs {
    /// Read the password from the first line of the standard input, instead of making one up.
    #[arg(long)]
    password_stdin: bool,
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| format!("there are the roles {}", Role::WORDS.join(", ")))
}

/// Does it.
pub fn account(data: &DataArgs, command: &AccountCommand) -> Result<ExitCode, String> {
    let database = data.database()?;
    check_schema(&database)?;
    match command {
        AccountCommand::Create(args) => create(&database, args),
        AccountCommand::List => list(&database),
        AccountCommand::Reset(args) => reset(&database, args),
        AccountCommand::Erase(args) => erase(&database, args),
    }?;
    Ok(ExitCode::SUCCESS)
}

fn create(database: &Database, args: &CreateArgs) -> Result<(), String> {
    let email = address(&args.email)?;
    let city = args.city.as_deref().map(|slug| city_of(database, slug)).transpose()?;
    let provider = match (&city, &args.provider) {
        (Some(city), Some(name)) => Some(provider_of(database, city, name)?),
        _ => None,
    };
    let (text, password) = password(args.password)?;
    let new = NewAccount {
        email: &email,
        password: Some(&password),
        grant: &Grant {
            role: args.role,
            city,
            provider,
        },
    };
    let now = Clock::machine().now();
    database
        .write(|tx| {
            let id = account::create(tx, &new, now)?;
            let entry = NewEntry::new("account_made", "account", Some(id.as_str()));
            note(tx, &Actor::System, now, &entry.in_city(new.grant.city.as_ref()))?;
            Ok::<_, AccountError>(id)
        })
        .map_err(|error| format!("{email}: {error}"))?;
    tell(&format!("{email} may log in now as {}.", args.role));
    tell_password(args.password, &text);
    Ok(())
}

fn reset(database: &Database, args: &ResetArgs) -> Result<(), String> {
    let email = address(&args.email)?;
    let found = database.read(|conn| account::by_email(conn, &email));
    let found = found.map_err(|error| error.to_string())?;
    let Some(Account { id, .. }) = found else {
        return Err(format!("{email} has no account; `porta-api account list` shows all"));
    };
    let (text, password) = password(args.password)?;
    let now = Clock::machine().now();
    database
        .write(|tx| {
            account::set_password(tx, &id, &password, now)?;
            note(
                tx,
                &Actor::System,
                now,
                &NewEntry::new("password_set", "account", Some(id.as_str())),
            )?;
            Ok::<_, AccountError>(())
        })
        .map_err(|error| format!("{email}: {error}"))?;
    tell(&format!(
        "{email} has another password now and is logged out everywhere."
    ));
    tell_password(args.password, &text);
    Ok(())
}

fn erase(database: &Database, args: &EraseArgs) -> Result<(), String> {
    let email = address(&args.email)?;
    let found = database.read(|conn| account::by_email(conn, &email));
    let Some(Account { id, .. }) = found.map_err(|error| error.to_string())? else {
        return Err(format!("{email} has no account; `porta-api account list` shows all"));
    };
    let erasure = account::erase(database, &id, &Actor::System, Clock::machine().now());
    let erasure = erasure.map_err(|error| error.to_string())?;
    tell("The account is erased. Backups that were made before hold it until they expire.");
    for entry in erasure.published {
        tell(&format!(
            "The {} {} publishes the same address; change it there.",
            entry.noun, entry.id
        ));
    }
    Ok(())
}

fn list(database: &Database) -> Result<(), String> {
    let read =
        database.read_snapshot(|conn| Ok::<_, crate::spine::db::DbError>((account::list(conn)?, city::all(conn)?)));
    let (accounts, cities) = read.map_err(|error| error.to_string())?;
    if accounts.is_empty() {
        tell("There is no account yet; `porta-api account create` makes one.");
    }
    for one in accounts {
        let login = one
            .last_login_at
            .map_or_else(|| "never".to_owned(), |at| at.format("%Y-%m-%d %H:%M UTC").to_string());
        let disabled = if one.disabled_at.is_some() { "  disabled" } else { "" };
        tell(&format!("{:<40}  last login: {login}{disabled}", one.email));
        for grant in &one.grants {
            let city = cities.iter().find(|city| Some(&city.id) == grant.city.as_ref());
            let city = city.map_or("-", |city| city.slug.as_str());
            let provider = grant.provider.as_deref().unwrap_or_default();
            tell(&format!("    {:<18}  {city:<20}  {provider}", grant.role.as_str()));
        }
    }
    Ok(())
}

pub(super) fn address(text: &str) -> Result<EmailAddress, String> {
    EmailAddress::parse(text).map_err(|error| error.to_string())
}

pub(super) fn city_of(database: &Database, slug: &str) -> Result<CityId, String> {
    let city = database.read(|conn| city::named(conn, slug));
    let city = city.map_err(|error| error.to_string())?;
    city.map(|city| city.id)
        .ok_or_else(|| format!("there is no city `{slug}` here"))
}

/// Id of a provider of a city.
pub(super) fn provider_of(database: &Database, city: &CityId, slug: &str) -> Result<String, String> {
    let id = database.read(|conn| provider_named(conn, city, slug));
    let id = id.map_err(|error| error.to_string())?;
    id.ok_or_else(|| format!("the city has no provider `{slug}`"))
}

/// Hashes a password that may be set.
pub(super) fn hashed(text: &SecretString) -> Result<PasswordHash, String> {
    let password = Password::parse(text).map_err(|error| error.to_string())?;
    let passwords = Passwords::new(Randomness::machine(), 1).map_err(|error| error.to_string())?;
    passwords.hash(&password).map_err(|error| error.to_string())
}

fn password(args: PasswordArgs) -> Result<(SecretString, PasswordHash), String> {
    let text = if args.password_stdin {
        let mut line = String::new();
        let read = std::io::stdin().lock().read_line(&mut line);
        read.map_err(|error| format!("no password could be read: {error}"))?;
        SecretString::from(line.trim_end_matches(['\r', '\n']))
    } else {
        account::generated(&Randomness::machine())
    };
    let hash = hashed(&text)?;
    Ok((text, hash))
}

fn tell_password(args: PasswordArgs, text: &SecretString) {
    if !args.password_stdin {
        tell(&format!("Password, shown this once: {}", text.expose_secret()));
    }
}
