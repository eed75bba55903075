//! `porta-api generate`: a fictional city of any size, for measuring.

use std::process::ExitCode;

use clap::Args;

use super::tell::tell;
use crate::config::DataArgs;
use crate::demo::generator::{self, MOST_LANGUAGES, Plan};
use crate::spine::clock::Clock;

/// What city is to be made.
#[derive(Args, Clone, Debug)]
pub struct GenerateArgs {
    /// Slug of the new city, such as `bigtown`.
    #[arg(long)]
    city: String,
    /// How many offers it has, 1 to 1000000.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    offers: u32,
    /// The same seed gives the same city.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// In how many languages its texts are, 1 to 9.
    #[arg(long, default_value_t = MOST_LANGUAGES as u8, value_parser = clap::value_parser!(u8).range(1..=MOST_LANGUAGES as i64))]
    languages: u8,
}

/// Brings the schema up to date and makes the city.
pub fn generate(data: &DataArgs, args: &GenerateArgs) -> Result<ExitCode, String> {
    super::migrate(data)?;
    let plan = Plan {
        city: args.city.clone(),
        offers: usize::try_from(args.offers).map_err(|error| error.to_string())?,
        seed: args.seed,
        languages: usize::from(args.languages),
    };
    let made = generator::generate(&data.database()?, &Clock::machine(), &plan).map_err(|error| error.to_string())?;
    tell(&format!(
        "Made the city {}: {} offers of {} providers at {} places, in {} languages.",
        plan.city, made.offers, made.providers, made.locations, plan.languages
    ));
    Ok(ExitCode::SUCCESS)
}
