//! `porta-api check`: whether something is well, for health checks and for people. Ends with 0 when it is.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

use clap::Subcommand;

use super::campaign::Settings;
use super::mail::{self, MailCheck};
use super::schema::check_schema;
use super::tell::tell;
use super::worker;
use crate::config::DataArgs;
use crate::spine::clock::Clock;
use crate::spine::jobs;

/// How long the server may take to say that it is ready.
const PATIENCE: Duration = Duration::from_secs(4);

/// What can be looked at.
#[derive(Debug, Subcommand)]
pub enum CheckCommand {
    /// Whether the server on this machine is ready to answer.
    Health {
        /// Address it listens at.
        #[arg(long, env = "PORTA_API_ADDRESS", default_value = "127.0.0.1:8080")]
        address: String,
    },
    /// Whether the worker with this data folder is at work.
    Worker,
    /// Whether the database can be reached and its schema is up to date; and how many jobs wait.
    Database,
    /// Whether mails will arrive: what DNS says of the sender's domain, the key they are signed with, the mail server. Sends nothing.
    Mail(MailCheck),
}

/// Looks.
pub fn check(settings: Settings<'_>, command: &CheckCommand) -> Result<ExitCode, String> {
    let data = settings.0;
    match command {
        CheckCommand::Health { address } => health(address),
        CheckCommand::Worker => worker::check(data),
        CheckCommand::Database => database(data),
        CheckCommand::Mail(args) => mail::check(settings, args),
    }
}

fn health(address: &str) -> Result<ExitCode, String> {
    let url = format!("http://{}/health/ready", reachable(address));
    let answer = actix_web::rt::System::new().block_on(async {
        let client = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build()?;
        client.get(&url).send().await
    });
    match answer {
        Ok(answer) if answer.status().is_success() => {
            tell("The server is ready.");
            Ok(ExitCode::SUCCESS)
        }
        Ok(answer) => Err(format!("{url} answered {}", answer.status())),
        Err(error) => Err(format!("{url} cannot be reached: {}", error.without_url())),
    }
}

/// The address as a client on this machine writes it: who listens everywhere is on loopback too.
fn reachable(address: &str) -> String {
    match address.parse::<SocketAddr>() {
        Ok(everywhere) if everywhere.ip().is_unspecified() => {
            SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), everywhere.port()).to_string()
        }
        _ => address.to_owned(),
    }
}

fn database(data: &DataArgs) -> Result<ExitCode, String> {
    let database = data.database()?;
    check_schema(&database)?;
    let now = Clock::machine().now();
    let counts = database
        .read(|conn| jobs::counts(conn, now))
        .map_err(|error| error.to_string())?;
    tell(&format!(
        "The database is there and its schema is up to date. Jobs: {} wait, {} are at work, {} were given up.",
        counts.waiting, counts.running, counts.failed
    ));
    if let Some(due) = counts.oldest_due {
        tell(&format!(
            "The oldest has been due for {} seconds.",
            (now - due).num_seconds()
        ));
    }
    Ok(ExitCode::SUCCESS)
}
