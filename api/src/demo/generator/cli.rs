//! `porta-api generate`: its arguments, and what it does on a terminal.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Args;

use super::{GenerateError, Size, generate};
use crate::imports::Terminal;
use crate::spine::clock::Clock;
use crate::spine::db::Database;

/// Make a fictional city of any size, for load tests.
#[derive(Args, Clone, Debug)]
pub struct GenerateArgs {
    /// Number of offers.
    #[arg(long, default_value_t = 10_000)]
    pub offers: usize,
    /// Number of languages of the texts.
    #[arg(long, default_value_t = 9, value_parser = clap::value_parser!(u8).range(1..=9))]
    pub languages: u8,
    /// Slug of the city; there must be none of that name.
    #[arg(long, default_value = "lindenstadt")]
    pub city: String,
    /// The same seed and size make the same city.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// Why the subcommand could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The city could not be made.
    #[error(transparent)]
    Generate(#[from] GenerateError),
    /// Standard output cannot be written.
    #[error("standard output cannot be written: {0}")]
    Unwritable(#[from] io::Error),
}

/// Makes the city, with progress on standard error and a line on `out`.
pub fn run(args: &GenerateArgs, db: &Database, clock: &Clock, out: &mut impl Write) -> Result<ExitCode, CliError> {
    let size = Size {
        city: args.city.clone(),
        offers: args.offers,
        languages: usize::from(args.languages),
        seed: args.seed,
    };
    let made = generate(db, clock, &size, &Terminal::default())?;
    let (providers, offers, events) = (made.providers, made.offers, made.events);
    writeln!(
        out,
        "City {}: {offers} offers of {providers} providers, {events} events.",
        size.city
    )?;
    Ok(ExitCode::SUCCESS)
}
