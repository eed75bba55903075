//! `porta-api import`: its arguments, and what it does on a terminal.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use porta_contract::Noun;

use super::{Checks, ImportError, Order, Report, Terminal, import, open, render_report, save_report};
use crate::spine::clock::Clock;
use crate::spine::db::Database;

/// Import a file, or a folder of files, in Porta's own JSON or CSV format (api/src/imports/FORMAT.md).
///
/// Ends with 0 when every row is taken, with 1 when something is wrong and nothing was written, with 3 when bad rows were
/// skipped and the others written.
#[derive(Args, Clone, Debug)]
pub struct ImportArgs {
    /// A .json or .csv file, or a folder of them.
    pub path: PathBuf,
    /// Slug of the city; it may be left out when a file holds a `city` object.
    #[arg(long)]
    pub city: Option<String>,
    /// Only report what would be done; write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Write the good rows although others are bad (otherwise one bad row stops everything).
    #[arg(long)]
    pub skip_bad_rows: bool,
    /// What a single CSV file holds, if its name does not say so.
    #[arg(long, value_name = "NOUN", value_parser = noun)]
    pub noun: Option<Noun>,
    /// Name of the source, for the history of the records; the name of the file or folder, if left out.
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Save the report on every row: as NDJSON, or as CSV if the name ends in .csv.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

fn noun(text: &str) -> Result<Noun, String> {
    let nouns = [
        Noun::District,
        Noun::Category,
        Noun::Topic,
        Noun::Provider,
        Noun::Location,
        Noun::Offer,
        Noun::Event,
        Noun::Page,
        Noun::Fact,
        Noun::Article,
        Noun::Need,
        Noun::Responsibility,
    ];
    let known = nouns.map(Noun::as_str).join(", ");
    Noun::parse(text)
        .filter(|noun| nouns.contains(noun))
        .ok_or(format!("it must be one of {known}"))
}

/// Why the subcommand could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The import itself.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The report, or standard output, cannot be written.
    #[error("{path} cannot be written: {reason}")]
    Unwritable {
        /// Which one.
        path: String,
        /// What the operating system says.
        reason: std::io::Error,
    },
}

fn unwritable(path: String) -> impl FnOnce(std::io::Error) -> CliError {
    move |reason| CliError::Unwritable { path, reason }
}

/// Imports as the arguments say, with progress on standard error and the report on `out`.
pub fn run(
    args: &ImportArgs,
    db: &Database,
    clock: &Clock,
    checks: Checks,
    out: &mut impl Write,
) -> Result<ExitCode, CliError> {
    let files = open(&args.path)?;
    let name = args.path.file_name().map(|name| name.to_string_lossy().into_owned());
    let order = Order {
        source: args.source.clone().or(name).unwrap_or_else(|| "import".to_owned()),
        city: args.city.clone(),
        noun: args.noun,
        dry_run: args.dry_run,
        skip_bad_rows: args.skip_bad_rows,
    };
    let report = import(db, clock, checks, &files, &order, &Terminal::default())?;
    let saved = args.report.as_deref();
    if let Some(path) = saved {
        save_report(&report, path).map_err(unwritable(path.display().to_string()))?;
    }
    out.write_all(render_report(&report, saved).as_bytes())
        .map_err(unwritable("standard output".to_owned()))?;
    Ok(exit_code(&report))
}

fn exit_code(report: &Report) -> ExitCode {
    match (report.has_errors(), report.written) {
        (false, _) => ExitCode::SUCCESS,
        (true, true) => ExitCode::from(3),
        (true, false) => ExitCode::FAILURE,
    }
}
