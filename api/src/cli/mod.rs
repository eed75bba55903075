//! The subcommands.

mod account;
mod backup;
mod campaign;
mod check;
mod city;
mod client;
mod demo;
mod generate;
mod logins;
mod mail;
mod schema;
mod serve;
mod tell;
mod translations;
mod worker;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{DataArgs, LogArgs, ServeArgs, TokenArgs};
use crate::demo::generator::cli::GenerateArgs;
use crate::exports::cli::ExportArgs;
use crate::imports::cli::ImportArgs;
use crate::mail::MailArgs;
use crate::review::campaign::cli::CampaignCommand;
use crate::rules;
use crate::spine::clock::Clock;
use crate::spine::telemetry;
use crate::translation::cli::TranslationsCommand;
use crate::translation::machine::TranslateArgs;
use crate::websites::WebsiteArgs;
use schema::check_schema;

/// Porta's API: a city's directory of help that stays true.
#[derive(Debug, Parser)]
#[command(name = "porta-api", version, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    logs: LogArgs,
    #[command(flatten)]
    tokens: TokenArgs,
    #[command(flatten)]
    mail: MailArgs,
    #[command(flatten)]
    translate: TranslateArgs,
    #[command(flatten)]
    websites: WebsiteArgs,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer requests.
    Serve(ServeArgs),
    /// Do the jobs that follow writes and clocks; any number of workers may run.
    Worker(worker::WorkerArgs),
    /// Bring the database's schema up to date.
    Migrate,
    /// Bring the schema up to date, import the demo cities (Trier, and a small made-up Luxembourg) and make their logins, if they are not there yet.
    Demo(demo::DemoArgs),
    Import(ImportArgs),
    Export(ExportArgs),
    /// Save the whole database into a folder, while reads and writes go on.
    Backup(backup::BackupArgs),
    /// Fill an empty database from a backup.
    Restore(backup::RestoreArgs),
    /// Cities: setting up a new one.
    #[command(subcommand)]
    City(city::CityCommand),
    /// Accounts of people who may write.
    #[command(subcommand)]
    Account(account::AccountCommand),
    /// Applications of partners, and our own frontends.
    #[command(subcommand)]
    Client(client::ClientCommand),
    /// Campaigns: the twice-yearly check of all entries.
    #[command(subcommand)]
    Campaign(CampaignCommand),
    /// Translations: files for translators, and how far each language is.
    #[command(subcommand)]
    Translations(TranslationsCommand),
    /// Look whether something is well; for health checks too.
    #[command(subcommand)]
    Check(check::CheckCommand),
    /// Make a fictional city of any size, for measuring.
    Generate(GenerateArgs),
    /// Print the OpenAPI document.
    Openapi,
}

/// Runs a subcommand: 0 when it did what it was told, 1 when it could not, 2 when it was told something impossible.
#[must_use]
pub fn run(cli: &Cli) -> ExitCode {
    if let Err(error) = telemetry::start_logs(cli.logs.log_format, &cli.logs.log) {
        return tell::refuse(&error);
    }
    let wings = (&cli.translate, cli.websites);
    let done = match &cli.command {
        Command::Serve(args) => serve::serve((&cli.data, &cli.tokens, &cli.mail), wings, args),
        Command::Worker(args) => worker::worker((&cli.data, &cli.tokens, &cli.mail), wings, args),
        Command::Migrate => schema::migrate(&cli.data),
        Command::Demo(args) => demo::demo(&cli.data, args),
        Command::Import(args) => import(&cli.data, args),
        Command::Export(args) => export(&cli.data, args),
        Command::Backup(args) => backup::backup(&cli.data, args),
        Command::Restore(args) => backup::restore(&cli.data, args),
        Command::Check(command) => check::check((&cli.data, &cli.tokens, &cli.mail), command),
        Command::City(command) => city::city(&cli.data, command),
        Command::Account(command) => account::account(&cli.data, command),
        Command::Client(command) => client::client(&cli.data, command),
        Command::Campaign(command) => campaign::campaign((&cli.data, &cli.tokens, &cli.mail), command),
        Command::Translations(command) => translations::translations((&cli.data, &cli.translate), command),
        Command::Generate(args) => generate::generate(&cli.data, args),
        Command::Openapi => openapi(),
    };
    match done {
        Ok(code) => code,
        Err(error) => tell::refuse(&error),
    }
}

fn import(data: &DataArgs, args: &ImportArgs) -> Result<ExitCode, String> {
    let database = data.database()?;
    check_schema(&database)?;
    let mut out = tell::output();
    crate::imports::cli::run(args, &database, &Clock::machine(), rules::CHECKS, &mut out)
        .map_err(|error| error.to_string())
}

fn export(data: &DataArgs, args: &ExportArgs) -> Result<ExitCode, String> {
    let database = data.database()?;
    check_schema(&database)?;
    crate::exports::cli::run(args, &database, &mut tell::output()).map_err(|error| error.to_string())
}

fn openapi() -> Result<ExitCode, String> {
    let text = crate::app::openapi()
        .to_pretty_json()
        .map_err(|error| error.to_string())?;
    writeln!(tell::output(), "{text}").map_err(|error| error.to_string())?;
    Ok(ExitCode::SUCCESS)
}
