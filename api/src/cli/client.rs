//! `porta-api client`: applications of partners, and our own frontends.

use std::process::ExitCode;

use chrono::{DateTime, TimeDelta, Utc};
use clap::{Args, Subcommand};
use secrecy::{ExposeSecret, SecretString};

use super::account::{city_of, provider_of};
use super::schema::check_schema;
use super::tell::tell;
use crate::access::client::{self, Client, ClientError, ClientId, NewClient, Scope, Scopes};
use crate::config::DataArgs;
use crate::spine::audit::{NewEntry, note};
use crate::spine::change_log::Actor;
use crate::spine::clock::Clock;
use crate::spine::db::{Database, DbError, Tx};
use crate::spine::ids::Id;
use crate::spine::randomness::Randomness;

/// What is to be done with clients.
#[derive(Debug, Subcommand)]
pub enum ClientCommand {
    /// Make a client. Its secret is printed once, and good for a year.
    Create(CreateArgs),
    /// List all clients.
    List,
    /// Give a client another secret; the old one holds for a while more.
    Rotate(RotateArgs),
    /// Shut a client out for good: its secrets and tokens are void at once.
    Revoke(RevokeArgs),
}

/// A client to be made.
#[derive(Debug, Args)]
pub struct CreateArgs {
    /// What people call it.
    name: String,
    /// What it may do; give it several times for several.
    #[arg(long = "scope", value_parser = scope)]
    scopes: Vec<Scope>,
    /// Slug of the city it is bound to.
    #[arg(long)]
    city: Option<String>,
    /// Slug of the provider it is bound to; needed where it writes.
    #[arg(long, requires = "city")]
    provider: Option<String>,
    /// Requests a minute, for a limit of its own; our own frontends need a high one.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    per_minute: Option<u32>,
}

/// A client that gets another secret.
#[derive(Debug, Args)]
pub struct RotateArgs {
    /// Its id.
    id: String,
    /// Days for which the old secret holds more.
    #[arg(long, default_value_t = 14, value_parser = clap::value_parser!(i64).range(0..=365))]
    overlap_days: i64,
}

/// A client that is shut out.
#[derive(Debug, Args)]
pub struct RevokeArgs {
    /// Its id.
    id: String,
}

fn scope(text: &str) -> Result<Scope, String> {
    let names = Scope::ALL.map(Scope::as_str).join(", ");
    Scope::parse(text).ok_or_else(|| format!("there are the scopes {names}"))
}

/// Does it.
pub fn client(data: &DataArgs, command: &ClientCommand) -> Result<ExitCode, String> {
    let database = data.database()?;
    check_schema(&database)?;
    match command {
        ClientCommand::Create(args) => create(&database, args),
        ClientCommand::List => list(&database),
        ClientCommand::Rotate(args) => rotate(&database, args),
        ClientCommand::Revoke(args) => revoke(&database, args),
    }?;
    Ok(ExitCode::SUCCESS)
}

fn create(database: &Database, args: &CreateArgs) -> Result<(), String> {
    let city = args.city.as_deref().map(|slug| city_of(database, slug)).transpose()?;
    let provider = match (&city, &args.provider) {
        (Some(city), Some(slug)) => Some(provider_of(database, city, slug)?),
        _ => None,
    };
    let scopes: Scopes = args.scopes.iter().copied().collect();
    let new = NewClient {
        name: &args.name,
        scopes: &scopes,
        city: city.as_ref(),
        provider: provider.as_deref(),
        per_minute: args.per_minute,
    };
    let now = Clock::machine().now();
    let made = database.write(|tx| {
        let made = client::create(tx, &Randomness::machine(), &new, now)?;
        noted(tx, ("client_made", &made.0), now)?;
        Ok::<_, ClientError>(made)
    });
    let (id, secret) = made.map_err(|error| error.to_string())?;
    tell(&format!("client_id: {id}"));
    tell_secret(&secret);
    Ok(())
}

/// Writes down what was done to a client here.
fn noted(tx: &mut Tx<'_>, (action, client): (&'static str, &ClientId), now: DateTime<Utc>) -> Result<(), DbError> {
    note(
        tx,
        &Actor::System,
        now,
        &NewEntry::new(action, "client", Some(client.as_str())),
    )
}

fn tell_secret(secret: &SecretString) {
    tell(&format!("client_secret, shown this once: {}", secret.expose_secret()));
}

fn list(database: &Database) -> Result<(), String> {
    let now = Clock::machine().now();
    let all = database
        .read(|conn| client::list(conn, now))
        .map_err(|error| error.to_string())?;
    if all.is_empty() {
        tell("There is no client yet; `porta-api client create` makes one.");
    }
    for one in all {
        tell(&line(&one));
    }
    Ok(())
}

fn line(client: &Client) -> String {
    let day = |at: DateTime<Utc>| at.format("%Y-%m-%d").to_string();
    let seen = client.last_used_at.map_or_else(|| "never".to_owned(), day);
    let until = client
        .secrets
        .first()
        .map_or_else(|| "no secret".to_owned(), |secret| day(secret.expires_at));
    let revoked = if client.revoked_at.is_some() { "  revoked" } else { "" };
    format!(
        "{}  {:<30}  {}  last seen: {seen}  secret until: {until}{revoked}",
        client.id.as_str(),
        client.name,
        client.scopes
    )
}

fn rotate(database: &Database, args: &RotateArgs) -> Result<(), String> {
    let (id, now) = (ClientId::from(args.id.as_str()), Clock::machine().now());
    let what = (&id, TimeDelta::days(args.overlap_days));
    let made = database.write(|tx| {
        noted(tx, ("client_rotated", &id), now)?;
        client::rotate(tx, &Randomness::machine(), what, now)
    });
    tell_secret(&made.map_err(|error| format!("{id}: {error}"))?);
    tell(&format!("The old secret holds for {} days more.", args.overlap_days));
    Ok(())
}

fn revoke(database: &Database, args: &RevokeArgs) -> Result<(), String> {
    let (id, now) = (ClientId::from(args.id.as_str()), Clock::machine().now());
    database
        .write(|tx| {
            noted(tx, ("client_revoked", &id), now)?;
            client::revoke(tx, &id, now)
        })
        .map_err(|error| format!("{id}: {error}"))?;
    tell(&format!("{id} is shut out."));
    Ok(())
}
