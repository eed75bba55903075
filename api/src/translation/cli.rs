//! `porta-api translations`: files for translators, and how far they are, on the command line.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use porta_contract::{ImportedText, TranslationFormat, TranslationReport, TranslationState};

use super::files::{ExportParams, LONGEST, Order, bring, export};
use super::one::Who;
use super::{ProgressParams, Tools, progress};
use crate::access::Reach;
use crate::catalog::city;
use crate::catalog::ids::CityId;
use crate::spine::http::{Failure, List, One, Tag, Value};

/// What is done with translations.
#[derive(Clone, Debug, Subcommand)]
pub enum TranslationsCommand {
    /// Write a file for translators: XLIFF 2.1 or a table.
    Export(ExportArgs),
    /// Take a file from translators in: all of it, or nothing.
    Import(ImportArgs),
    /// Say how far each language is.
    Progress(CityArgs),
}

/// A city.
#[derive(Args, Clone, Debug)]
pub struct CityArgs {
    /// Slug or id of the city.
    #[arg(long)]
    pub city: String,
}

/// What is exported.
#[derive(Args, Clone, Debug)]
pub struct ExportArgs {
    /// Slug or id of the city.
    #[arg(long)]
    pub city: String,
    /// Language to translate into (BCP 47).
    #[arg(long)]
    pub lang: String,
    /// `xliff` or `csv`.
    #[arg(long)]
    pub format: String,
    /// Where the translations stand: `missing`, `outdated`, `machine`, `draft`, `current`.
    #[arg(long, value_delimiter = ',', default_value = "missing,outdated")]
    pub state: Vec<String>,
    /// Only texts that are made from this language.
    #[arg(long)]
    pub source: Option<String>,
    /// File to write; standard output, if left out.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What is imported.
#[derive(Args, Clone, Debug)]
pub struct ImportArgs {
    /// The file.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Slug or id of the city.
    #[arg(long)]
    pub city: String,
    /// Language that the file has to be in (BCP 47).
    #[arg(long)]
    pub lang: Option<String>,
    /// Say what would be done, and do nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Runs a command; what it says goes to `out`.
///
/// # Errors
/// A sentence for whoever gave the command.
pub fn run(tools: &Tools, command: &TranslationsCommand, out: &mut impl Write) -> Result<ExitCode, String> {
    match command {
        TranslationsCommand::Export(args) => run_export(tools, args, out),
        TranslationsCommand::Import(args) => run_import(tools, args, out),
        TranslationsCommand::Progress(args) => run_progress(tools, args, out),
    }
}

fn city_id(tools: &Tools, name: &str) -> Result<CityId, String> {
    let found = tools.database.read(|conn| city::named(conn, name));
    let found = found.map_err(|error| error.to_string())?;
    found
        .map(|city| city.id)
        .ok_or_else(|| format!("there is no city `{name}`"))
}

fn run_export(tools: &Tools, args: &ExportArgs, out: &mut impl Write) -> Result<ExitCode, String> {
    let city = city_id(tools, &args.city)?;
    let tag = |name: &str, text: &str| Tag::read(text).ok_or_else(|| format!("--{name} takes {}", Tag::wanted()));
    let word = |text: &String| {
        let known = TranslationState::parse(text);
        known.ok_or_else(|| format!("--state takes {}", TranslationState::WORDS.join(", ")))
    };
    let format = TranslationFormat::parse(&args.format);
    let format = format.ok_or_else(|| format!("--format takes {}", TranslationFormat::WORDS.join(", ")))?;
    let params = ExportParams {
        lang: Some(One(tag("lang", &args.lang)?)),
        format: Some(One(format)),
        state: List(args.state.iter().map(word).collect::<Result<_, _>>()?),
        source: args
            .source
            .as_deref()
            .map(|text| tag("source", text))
            .transpose()?
            .map(One),
        ..ExportParams::default()
    };
    let file = export(tools, (&city, &Reach::City), &params).map_err(|failure| said(&failure))?;
    let written = match &args.output {
        Some(path) => fs::write(path, &file.bytes).map_err(|error| format!("{}: {error}", path.display())),
        None => out.write_all(&file.bytes).map_err(|error| error.to_string()),
    };
    written.map(|()| ExitCode::SUCCESS)
}

fn run_import(tools: &Tools, args: &ImportArgs, out: &mut impl Write) -> Result<ExitCode, String> {
    let city = city_id(tools, &args.city)?;
    let unreadable = |error: std::io::Error| format!("{} cannot be read: {error}", args.file.display());
    let size = fs::metadata(&args.file).map_err(unreadable)?.len();
    if size > u64::try_from(LONGEST).unwrap_or(u64::MAX) {
        return Err(format!(
            "{} is too large; at most {} bytes",
            args.file.display(),
            LONGEST
        ));
    }
    let bytes = fs::read(&args.file).map_err(unreadable)?;
    let order = Order {
        lang: args.lang.clone(),
        dry_run: args.dry_run,
    };
    let who = Who {
        account: None,
        reach: Reach::City,
    };
    match bring(tools, (&city, &who), &order, &bytes) {
        Ok(report) => {
            tell(&report, out).map_err(|error| error.to_string())?;
            let sound = report.rows.iter().all(|row| row.done != ImportedText::Refused);
            Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Err(Failure::Invalid(errors)) => {
            for error in errors {
                writeln!(out, "{} ({})", error.detail, error.code).map_err(|error| error.to_string())?;
            }
            Ok(ExitCode::FAILURE)
        }
        Err(failure) => Err(said(&failure)),
    }
}

fn tell(report: &TranslationReport, out: &mut impl Write) -> std::io::Result<()> {
    for row in &report.rows {
        let what = row
            .detail
            .as_deref()
            .map(|detail| format!(": {detail}"))
            .unwrap_or_default();
        writeln!(out, "{} {} {}{what}", row.place, row.unit, row.done)?;
    }
    let verb = if report.written { "have" } else { "would have" };
    writeln!(
        out,
        "{} texts; {} records {verb} another translation into {}.",
        report.rows.len(),
        report.changed,
        report.lang
    )
}

fn run_progress(tools: &Tools, args: &CityArgs, out: &mut impl Write) -> Result<ExitCode, String> {
    let city = city_id(tools, &args.city)?;
    let progress = progress(tools, (&city, &Reach::City), &ProgressParams::default());
    let progress = progress.map_err(|failure| said(&failure))?;
    let head = "language    total  current  outdated  missing  machine    draft  reviewed";
    writeln!(out, "{head}").map_err(|error| error.to_string())?;
    for one in &progress.languages {
        writeln!(
            out,
            "{:<10} {:>6} {:>8} {:>9} {:>8} {:>8} {:>8} {:>9}",
            one.lang, one.total, one.current, one.outdated, one.missing, one.machine, one.draft, one.reviewed
        )
        .map_err(|error| error.to_string())?;
    }
    Ok(ExitCode::SUCCESS)
}

fn said(failure: &Failure) -> String {
    let problem = failure.problem(None);
    problem.detail.unwrap_or(problem.title)
}
