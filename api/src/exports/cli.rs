//! `porta-api export`: its arguments, and what it does.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{Export, Scope, export};
use crate::spine::db::{Database, DbError};

/// Export a city in the JSON format that `import` reads.
#[derive(Args, Clone, Debug)]
pub struct ExportArgs {
    /// Slug of the city.
    #[arg(long)]
    pub city: String,
    /// With drafts, external ids, topics and where facts come from (for staff).
    #[arg(long)]
    pub all: bool,
    /// With secret places and review contacts too. Keep the file as you would keep the addresses themselves.
    #[arg(long, requires = "all")]
    pub with_secrets: bool,
    /// File to write; standard output, if left out.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Why the subcommand could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The database refused.
    #[error(transparent)]
    Database(#[from] DbError),
    /// No such city.
    #[error("there is no city `{0}`")]
    NoCity(String),
    /// The output cannot be written.
    #[error("{path} cannot be written: {reason}")]
    Unwritable {
        /// Which one.
        path: String,
        /// What the operating system says.
        reason: io::Error,
    },
}

/// Exports as the arguments say, to the file, else to `out`.
pub fn run(args: &ExportArgs, db: &Database, out: &mut impl Write) -> Result<ExitCode, CliError> {
    let scope = match (args.all, args.with_secrets) {
        (false, _) => Scope::Public,
        (true, false) => Scope::Drafts,
        (true, true) => Scope::Secrets,
    };
    let export = export(db, &args.city, scope)?.ok_or_else(|| CliError::NoCity(args.city.clone()))?;
    let (path, written) = match &args.output {
        Some(path) => (
            path.display().to_string(),
            File::create(path).and_then(|file| write(&export, BufWriter::new(file))),
        ),
        None => ("standard output".to_owned(), write(&export, out)),
    };
    written.map_err(|reason| CliError::Unwritable { path, reason })?;
    Ok(ExitCode::SUCCESS)
}

fn write(export: &Export, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, export)?;
    writeln!(out)?;
    out.flush()
}
